import WebRuntime

extension Catalogue {
    /// What the pages of returns say beside the words that the shop has for them.
    static let returns: Catalogue = [
        "console.returns.none": .init(
            "没有符合条件的退货：订单号和手机号可以只写后 4 位，运单号要写全。",
            "No return fits. The last 4 signs of an order number or phone do; tracking numbers are written in full."),
        "console.returns.cut": .init(
            "符合的订单很多，只查了最新 {most} 个订单的退货，更早的可能没有列出：请输入更多。",
            "Many orders fit: the returns of the newest {most} alone were looked for, and older ones may be missing. "
                + "Please type more."),
        "console.returns.text": .init("单号、手机尾号、收件人", "Number, phone end, recipient"),
        "console.returns.from": .init("申请日期从", "Asked from"),
        "console.return.timeline": .init("经过", "What happened"),
        "console.event.return.requested": .init("顾客申请退货", "The buyer asked for a return"),
        "console.event.return.approved": .init("同意退货", "The return was approved"),
        "console.event.return.rejected": .init("拒绝退货", "The return was rejected"),
        "console.event.return.closed": .init("没有收到退货，关闭", "The return was closed: it never came"),
        "console.event.return.sent": .init("顾客寄回商品", "The buyer sent the goods back"),
        "console.event.return.received": .init("收到退货并验收", "The return came and was graded"),
        "console.event.return.refunded": .init("退货完结", "The return is over"),
        "console.event.return.cancelled": .init("退货取消", "The return was cancelled"),
        "console.return.noted": .init("更新寄回信息或退款", "Parcel or refund written"),
        "console.return.amount": .init("退款金额", "Refund"),
        "console.return.delivered_at": .init("送达时间", "Delivered"),
        "console.return.told": .init("补充说明", "What the buyer wrote"),
        "console.return.parts": .init("商品 {goods}，分摊运费 {freight}", "items {goods}, their share of delivery {freight}"),
        "console.return.approve_hint": .init(
            "同意后等待寄回，此时还不退款。", "The goods may come; no money goes back yet."),
        "console.return.reject_hint": .init(
            "拒绝后 {pieces} 件由顾客保留，{amount} 不退；顾客会看到原因，期限内可以再次申请。",
            "The buyer keeps {pieces} pieces and {amount} does not go back. The buyer reads the reason, and may ask "
                + "again in time."),
        "console.return.close": .init("未收到退货，关闭", "Close: it never came"),
        "console.return.close_hint": .init(
            "关闭后不再等待：{pieces} 件由顾客保留，{amount} 不退，库存不变，不能恢复；顾客会看到原因，期限内可以再次申请。",
            "It is waited for no longer: the buyer keeps {pieces} pieces, {amount} does not go back, stock stays as "
                + "it is, and it cannot be opened again. The buyer reads the reason, and may ask again in time."),
        "console.return.closed_note": .init("关闭备注", "Note on closing"),
        "flash.console_return_close": .init("退货已关闭。", "The return is closed."),
        "console.return.due": .init(
            "收货后 {amount} 立即原路退回，不论质检结果；没有收到的件不退款。",
            "Once they are received, {amount} goes back at once, whatever the grade; nothing for what did not come."),
        "console.return.due_left": .init(
            "收货后 {amount} 由有退款权限的同事（财务）退款。",
            "Once they are received, {amount} is left to a colleague who may refund (finance)."),
        "console.return.goes": .init(
            "{amount} 将原路退给 {buyer}，不能撤回。", "{amount} goes back to {buyer} the way it was paid, for good."),
        "console.return.note": .init("内部备注（选填，顾客看不到）", "Note for staff (optional; buyers do not see it)"),
        "console.return.came_as": .init("收货备注", "Note on receipt"),
        "console.return.receive_look": .init("核对收货", "Look it over"),
        "console.return.receive_sure": .init("收货并退款 {amount}", "Receive, and refund {amount}"),
        "console.return.refund_sure": .init("退款 {amount}", "Refund {amount}"),
        "console.return.sum_changed": .init(
            "应退金额现在是 {amount}：请核对后再确认。", "The sum is {amount} now: look at it and confirm once more."),
        "console.return.refund_end": .init("结束退货", "End the return"),
        "console.today.refunds_left": .init("待退款的退货", "Returns to refund"),
        "console.today.refunds_left.definition": .init(
            "货已收到、收货的同事没有退款权限，等待退款的退货。",
            "Goods that came, received by somebody who may not refund: their money waits."),
        "console.return.refund_left": .init("待退款", "Refund to be made"),
        "console.return.waits_for_refund": .init(
            "货已收到，{amount} 等待有退款权限的同事（财务）退款。",
            "The goods are here; {amount} waits for a colleague who may refund (finance)."),
        "console.return.not_sent": .init(
            "没有登记寄回包裹：顾客尚未填写运单号。请先确认实物已经收到。",
            "No parcel is on record: the buyer has given no tracking number. Make sure that the goods are here."),
        "console.choose": .init("请选择", "Please choose"),
        "console.return.nothing_due": .init(
            "款项此前已经退回，收货后不再退款。", "The money went back before: nothing more is refunded."),
        "console.return.grade.resellable": .init("放回货架，可售库存增加。", "Goes back to the shelf; stock goes up."),
        "console.return.grade.flawed": .init("不入库，库存不变。", "Stays off the shelf; stock stays as it is."),
        "console.return.grade.scrap": .init("报废，库存不变。", "Thrown away; stock stays as it is."),
        "console.return.grade.missing": .init(
            "没有收到：不入库、不退款，退货期限内顾客可以再次申请。",
            "Did not come: no stock, no money back; the buyer may ask again in time."),
    ]
}
