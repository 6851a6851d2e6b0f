import WebRuntime

extension Catalogue {
    /// The words of the list of orders and of what is done with many at once.
    static let orderList: Catalogue = [
        "console.orders.none": .init(
            "没有符合条件的订单：订单号和手机号可以只写后 4 位，收件人可以只写姓，运单号要写全；也可以清空其他条件。",
            "No order fits. The last 4 signs of a number or phone do, and the beginning of a name; tracking numbers "
                + "are written in full. Or empty the other fields."),
        "console.orders.text": .init("单号、手机尾号、收件人、商品", "Number, phone end, recipient, goods"),
        "console.orders.money": .init("收款", "Payment"),
        "console.orders.paid": .init("已收款", "Paid"),
        "console.orders.unpaid": .init("未收款", "Not paid"),
        "console.orders.from": .init("下单日期从", "Placed from"),
        "console.orders.to": .init("到", "to"),
        "console.orders.sort": .init("排序", "Sort by"),
        "console.orders.sort.newest": .init("最新在前", "Newest first"),
        "console.orders.sort.oldest": .init("最早在前", "Oldest first"),
        "console.orders.recipient": .init("收件人", "Recipient"),
        "console.orders.currency": .init("币种", "Currency"),
        "console.orders.masked_hint": .init(
            "导出筛选到的全部订单，每种商品一行；姓名和电话打码，不含街道门牌和留言内容。",
            "All orders of this filter, a line for each of their goods; names and phones are masked, and streets and "
                + "what buyers wrote are left out."),
        "console.orders.export": .init("导出含收件人的 CSV", "Export CSV with recipients"),
        "console.orders.export_hint": .init(
            "导出筛选到的全部订单，每种商品一行，含收件人姓名、电话和地址；填好承运商和运单号可交回批量发货，没填的行留待以后发。导出会记入操作日志。",
            "All orders of this filter, a line for each of their goods, with names, phones and addresses. With "
                + "carrier and tracking number filled in, bulk ship takes it back; lines without a number stay to be "
                + "shipped. The audit log keeps who took it."),
        "console.orders.waiting": .init("待发件数", "Still to leave"),
        // Parted by bars: a name may have a comma.
        "console.carriers": .init(
            "顺丰|中通|圆通|申通|韵达|极兔|京东快递|邮政 EMS|德邦",
            "SF Express|ZTO|YTO|STO|Yunda|J&T Express|JD Logistics|EMS|Deppon"),
        "console.parcel.title": .init("更正运单 {number}", "Correct the parcel of {number}"),
        "console.parcel.correct": .init("更正运单", "Correct carrier or number"),
        "console.parcel.hint": .init(
            "送达之前可以更正；顾客会看到新的运单号，操作日志记下改前和改后。",
            "Possible until it has arrived. The buyer sees the new number; the audit log keeps both."),
        "console.parcel.closed": .init(
            "这个包裹已送达或由顾客自提，承运商和运单号不再更正。",
            "It has arrived, or is picked up: carrier and number stay as they are."),
        "console.parcel.back": .init("返回订单", "Back to the order"),
        "flash.console_parcel_corrected": .init("运单已更正。", "The parcel is corrected."),
        "audit.parcel_corrected": .init("更正运单", "Corrected a parcel"),
        "console.ship_file.chosen": .init("批量发货：所选订单", "Bulk ship: chosen orders"),
        "console.ship_file.left_out": .init(
            "{count} 个所选订单没有列出：不在待发货状态，或由顾客到店自取。",
            "Left out: {count}, which do not wait to be shipped or are picked up."),
        "console.orders.noted": .init("有留言", "Buyer's note"),
        "console.ship_file.title": .init("批量发货", "Bulk ship"),
        "console.ship_file.hint": .init(
            "每行一个包裹：订单号、承运商、运单号，用逗号分开，共三格；也可以从表格里直接粘贴，后面的列不读。订单中还没发的全部发出。先检查，再发货；同一份文件再交一次不会重复发货。",
            "A parcel on each line: order number, carrier, tracking number, three cells with commas between, or cells "
                + "as they are pasted, of which further columns are not read. All that the order still waits for is "
                + "shipped with it. It is checked first; the same file sent again ships nothing twice."),
        "console.ship_file.hint_goods": .init(
            "订单列表导出的文件每种商品一行：只发填了运单号的行，没填的留待以后发；同一订单可填不同的运单号，分成几个包裹，运单号相同的行是一个包裹。少发几件，就改“待发件数”。",
            "The file that the list of orders exports has a line for each of their goods: only lines with a tracking "
                + "number are shipped, the others stay. Different numbers of one order are parcels of their own, "
                + "lines with the same number are one parcel. To ship fewer pieces, change the column Still to leave."),
        "console.ship_file.sample": .init(
            "订单号,承运商,运单号\nZG…,顺丰,SF1234567890", "order_number,carrier,tracking_number\nZG…,SF Express,SF1234567890"),
        "console.ship_file.rows": .init("包裹清单（CSV）", "Parcels (CSV)"),
        "console.ship_file.file": .init("或选择 CSV 文件", "Or a CSV file"),
        "console.ship_file.check_file": .init("检查文件", "Check the file"),
        "console.ship_file.shared": .init("运单号已用于 {number}", "{number} has this tracking number"),
        "console.ship_file.shared_line": .init(
            "运单号与第 {line} 行相同", "The same tracking number as on line {line}"),
        "console.ship_file.check": .init("检查", "Check"),
        "console.ship_file.run": .init("发出 {count} 个包裹", "Ship {count} parcels"),
        "console.ship_file.run.one": .init("发出 {count} 个包裹", "Ship {count} parcel"),
        "console.ship_file.run_hint": .init(
            "发出后扣减库存，顾客会看到运单号。发货不能撤销；承运商和运单号填错了，送达之前可在订单里更正。",
            "Stock goes down and buyers see the tracking number. Shipping cannot be undone; a wrong carrier or "
                + "tracking number can be corrected at the order until the parcel has arrived."),
        "console.ship_file.would": .init(
            "检查结果：{count} 个可以发出，{done} 个此前已发出，{odd} 个有问题。还没有改动任何东西。",
            "Checked. Parcels to ship: {count}. Shipped before: {done}. Lines with a problem: {odd}. Nothing was "
                + "changed yet."),
        "console.ship_file.did": .init(
            "已发出 {count} 个，{done} 个此前已发出，{odd} 个有问题。",
            "Parcels shipped: {count}. Shipped before: {done}. Lines with a problem: {odd}."),
        "console.ship_file.partly": .init(
            "其中 {orders} 个订单只发一部分，{lines} 种商品留待以后发。",
            "Orders shipped in part: {orders}. Their lines that stay to be shipped: {lines}."),
        "console.ship_file.line": .init("行", "Line"),
        "console.ship_file.outcome": .init("结果", "Result"),
        "console.ship_file.ships": .init("将发出 {pieces} 件", "{pieces} pieces to ship"),
        "console.ship_file.ships.one": .init("将发出 {pieces} 件", "{pieces} piece to ship"),
        "console.ship_file.shipped": .init("已发出 {pieces} 件", "{pieces} pieces shipped"),
        "console.ship_file.shipped.one": .init("已发出 {pieces} 件", "{pieces} piece shipped"),
        "console.ship_file.rest": .init(
            "还有 {lines} 种商品共 {pieces} 件待发", "{lines} lines stay to be shipped, quantity {pieces}"),
        "console.ship_file.rest.one": .init(
            "还有 {lines} 种商品共 {pieces} 件待发", "{lines} line stays to be shipped, quantity {pieces}"),
        "console.ship_file.whole": .init("订单已全部发出", "Order shipped in full"),
        "console.ship_file.done": .init("此前已用这个运单号发出", "Shipped under this number before"),
        "console.ship_file.number_in_use": .init(
            "这个运单号此前已发出 {count} 件，与本行不符，本行没有发：其余的请用新的运单号",
            "{count} pieces left under this number before, other than this line says: nothing of it is shipped. Use "
                + "another number for the rest"),
        "console.ship_file.not_ready": .init("现在不能发货：{state}", "Cannot be shipped now: {state}"),
        "console.ship_file.picked_up": .init(
            "到店自提，不用快递：请打开订单备货待取", "It is picked up: open the order and lay it ready"),
        "console.ship_file.unknown": .init("没有这个订单号", "No order has this number"),
        "console.ship_file.unknown_goods": .init("订单里没有这个编码的商品", "The order has no goods with this code"),
        "console.ship_file.too_many": .init("这种商品待发的只有 {count} 件", "Of these goods only {count} stay to be shipped"),
        "console.ship_file.nothing_left": .init("这种商品没有待发的了", "None of these goods stay to be shipped"),
        "console.ship_file.other_pieces": .init(
            "“待发件数”合计不是订单待发的 {count} 件，又没有编码，分不清发哪些商品：请保留导出文件的“编码”列",
            "{count} pieces of the order stay to be shipped, its lines say otherwise, and no code tells which goods "
                + "leave: keep the column Code of the exported file"),
        "console.ship_file.repeated": .init("与第 {line} 行是同一个订单", "The same order as on line {line}"),
        "console.ship_file.repeated_goods": .init(
            "第 {line} 行已把这种商品全部发出", "Line {line} ships all of these goods"),
        "console.ship_file.field.order_number": .init("订单号：", "Order number:"),
        "console.ship_file.field.goods": .init("编码：", "Code:"),
        "console.ship_file.field.pieces": .init("待发件数：", "Still to leave:"),
        "console.ship_file.field.carrier": .init("承运商：", "Carrier:"),
        "console.ship_file.field.tracking_number": .init("运单号：", "Tracking number:"),
        "console.pick.title": .init("拣货单", "Pick list"),
        "console.pick.count": .init("{orders} 个订单，共 {pieces} 件", "{orders} orders, {pieces} pieces"),
        "console.pick.cut": .init(
            "还有更多待发货订单；这里是最早的 {most} 个。", "More orders wait to be shipped; these are the oldest {most}."),
        "console.pick.none": .init(
            "没有待拣的商品：所选订单都不在待发货状态。", "Nothing to pick: none of these orders waits to be shipped."),
        "console.pick.none_chosen": .init(
            "没有选择订单：请返回列表，勾选要拣货的订单。", "No order is chosen: please go back to the list and tick some."),
        "console.pick.back": .init("返回订单列表", "Back to the orders"),
        "console.pick.done": .init("已拣", "Done"),
        "console.pick.orders": .init("订单", "Orders"),
        "console.pick.chosen": .init("拣货单：所选订单", "Pick list: chosen orders"),
        "console.pick.filtered": .init("拣货单：筛选到的待发货订单", "Pick list: all waiting orders found"),
        "console.pick.choose": .init("选择", "Tick"),
        "console.pick.choose_order": .init("选择订单 {number}", "Choose order {number}"),
        "console.note.chosen": .init("发货单：所选订单", "Delivery notes: chosen orders"),
        "console.notes.of_chosen": .init("所选订单的发货单", "Delivery notes of chosen orders"),
        "console.notes.count": .init("共 {count} 张，每单一页。", "Notes: {count}, each on its own sheet."),
        "console.notes.left_out": .init(
            "{count} 个订单未付款、已取消或已关闭，没有发货单。", "Left out: {count}, not paid, cancelled or closed."),
        "console.order.cancel_sure": .init("取消订单并退款 {amount}", "Cancel the order and refund {amount}"),
        "console.order.refund_cancelled": .init(
            "取消订单，{amount} 按整单退回，不分到各件。", "Cancelled: {amount} goes back for the order, not by item."),
        "console.order.refund_parts": .init("商品 {goods} + 运费 {freight}", "Goods {goods} + delivery {freight}"),
        "console.event.refunded_unsent": .init(
            "{goods} × {count}（其中 {unsent} 件不再发货）", "{goods} × {count} ({unsent} of them not sent)"),
        "console.order.refund_by_amount": .init(
            "其中 {amount} 按金额退款，不分到各件。", "{amount} was refunded by amount, not by item."),
        "console.orders.partly_shipped": .init("其中部分发货", "Of these partly shipped"),
        "console.note.pickup": .init("自提地点", "Where it is picked up"),
        "console.notes.show_hint": .init("操作日志会为每个订单记下这次查看。", "The audit log keeps a line for each order."),
        "console.note.title": .init("发货单", "Delivery note"),
        "console.note.from": .init("发货方", "From"),
        "console.note.show": .init("显示完整地址，准备打印", "Show the whole address for printing"),
        "console.note.show_hint": .init("操作日志会记下这次查看。", "The audit log keeps that you looked."),
        "console.note.place": .init("地区", "Area"),
        "console.note.apart": .init(
            "这个包裹里是还没有发出的商品，其余已另行发出。", "This parcel has what had not left yet; the rest was sent before."),
        "console.note.thanks": .init("感谢惠顾，请当面清点。", "Thank you. Please check that all is there."),
        "console.print_hint": .init("用浏览器打印（Ctrl+P），纸张 A4。", "Print it from the browser (Ctrl+P) on A4."),
        "console.filters.keep": .init("保存这个筛选", "Keep this filter"),
        "console.filters.name": .init("名称", "Name"),
        "console.filters.save": .init("保存筛选", "Save the filter"),
        "console.filters.remove_hint": .init(
            "只删除您保存的这个筛选，不能恢复；订单不变。", "This filter of yours goes for good; orders stay as they are."),
        "console.filters.rename_one": .init("重命名「{name}」", "Rename “{name}”"),
        "console.filters.new_name": .init("新名称", "New name"),
        "console.filters.rename": .init("保存名称", "Save the name"),
        "console.filters.remove": .init("删除筛选「{name}」", "Delete the filter “{name}”"),
        "flash.console_filter_removed": .init("筛选已删除。", "The filter is gone."),
        "audit.filter_saved": .init("保存筛选", "Saved a filter"),
        "audit.filter_renamed": .init("重命名筛选", "Renamed a filter"),
        "audit.filter_removed": .init("删除筛选", "Deleted a filter"),
        "audit.orders_exported": .init("导出订单", "Exported orders"),
        "console.audit.orders": .init("订单列表", "The list of orders"),
        "console.audit.filtered": .init("{count} 个订单（筛选：{filter}）", "{count} orders (filter: {filter})"),
        "console.audit.by_text": .init("按文字查找", "a text"),
        "console.audit.exported": .init("{count} 个订单", "{count} orders"),
    ]
}
