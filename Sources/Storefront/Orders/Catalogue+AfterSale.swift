import WebRuntime

extension Catalogue {
    /// What a buyer is told of where an order goes, and after it was placed: of its payment, its parcels, its returns
    /// and its money.
    static let afterSale: Catalogue = [
        "orders.group.returns": .init("退款/售后", "Returns"),
        "pay.under_way": .init("支付处理中", "Payment in progress"),
        "pay.open": .init(
            "{time} 开始的 {amount} 付款还没有结果。已经付了款的，请不要再付：支付机构一确认，订单就会更新；还没有付的，可以在 {until} 前继续付款。",
            "A payment of {amount} was begun at {time}, and its end is not known yet. If you have paid, do not pay "
                + "again: the order moves on as soon as the payment service confirms it. If you have not, go on paying "
                + "until {until}."),
        "pay.see": .init("查看付款结果", "Check the payment"),
        "pay.go_on": .init("继续付款", "Go on paying"),
        "pay.line.paid": .init("已付款 {amount}", "Paid {amount}"),
        "pay.line.nothing": .init("没有付成的 {amount}，没有扣款", "{amount} not paid, nothing was taken"),
        "pay.line.waiting": .init("等待 {amount} 的付款结果", "Waiting for the payment of {amount}"),
        "checkout.reach": .init(
            "配送范围（中国大陆）：{places}。其他地区请先联系我们确认能否送达，再自行填写地址。",
            "We deliver in mainland China: {places}. For any other place ask us first whether we can, then type the "
                + "address yourself."),
        "checkout.reach.more": .init("{places}，另有 {count} 个省份", "{places} and {count} more provinces"),
        "checkout.outside": .init(
            "这个地址不在配送范围内，送达日期无法预计。下单前请先联系我们，确认能否送达。",
            "This address is outside the area that we deliver to, so that we promise no date. Before you order, ask us "
                + "whether we can deliver there."),
        "order.outside": .init(
            "收货地址不在配送范围内，送达日期无法预计。还没有和我们确认能否送达的，请先联系我们；发货之前可以取消订单。",
            "The address is outside the area that we deliver to, so that we promise no date. If you have not asked us "
                + "yet whether we can deliver there, please do; until it leaves you can cancel the order."),
        "delivery.reach": .init("送到哪里", "Where we deliver"),
        "order.cancel.in_payment": .init(
            "有一笔付款还没有结果。取消之后，已经付的钱会自动原路退回；订单不能恢复。",
            "The end of a payment is not known yet. If you have paid, the money goes back by itself. A cancelled order "
                + "cannot be brought back."),
        "order.several_parcels": .init(
            "商品存放在 {count} 个仓库，会分开寄出，不止一个包裹。",
            "The goods lie in {count} warehouses and come in more than one parcel."),
        "order.left": .init("退款后实付", "Paid after refunds"),
        "order.return_of": .init("{time} 申请", "asked for on {time}"),
        "order.return_ended.cancelled": .init("退货已取消", "Return cancelled"),
        "order.return_ended.rejected": .init("退货没有通过", "Return not accepted"),
        "order.return_ended.closed": .init("没有收到退货，已关闭", "Return closed, nothing came"),
        "order.still_to_leave": .init("还没有发出", "Still to be sent"),
        "order.still_to_be_ready": .init("还没有备好", "Still to be made ready"),
        "order.completes_at": .init("{time} 自动确认收货。", "The receipt counts as confirmed on {time}."),
        "order.completes_after": .init(
            "全部签收 {days} 天后自动确认收货。", "The receipt counts as confirmed {days} days after everything has arrived."),
        "order.refuse": .init(
            "商品在路上。签收次日起 {days} 天内，可以在这里申请退货。不想要了可以拒收包裹，并告诉我们；包裹退回后我们退款。",
            "It is on its way. Once it has arrived you can return it here for {days} days from the next day. If you do "
                + "not want it any more, refuse the parcel and tell us: we refund when it is back."),
        "order.uncollected": .init(
            "商品已备好，等您来取。不想要了可以不来取，请告诉我们：我们把商品放回，并退还已付的钱。取走次日起 {days} 天内，可以在这里申请退货。",
            "It lies ready for you. If you do not want it any more you need not come, but tell us: we put it back and "
                + "refund what you paid. Once you have it you can return it here for {days} days from the next day."),
        "parcel.copy": .init("复制", "Copy"),
        "parcel.copied": .init("已复制", "Copied"),
        "return.see": .init("查看退货", "See the return"),
        "return.until": .init("最晚 {day}（含）可以申请退货。", "A return can be asked for until {day}."),
        "return.next.sent": .init(
            "您已寄回，等待商家收货；收到并检查后退款，不用再做什么。",
            "It is on its way back. We refund when it has arrived and was looked at; there is nothing else to do."),
        "refund.arrives": .init(
            "退款原路退回到付款的账户。我们提交后由支付机构处理，一般 1–3 个工作日到账，以银行或支付机构为准。",
            "Refunds go back the way you paid. Once sent they are with the payment service and usually arrive within 1 "
                + "to 3 working days; your bank decides."),
    ]
}
