import WebRuntime

extension Catalogue {
    /// The words about customers, personal data behind masks, and notes.
    static let customers: Catalogue = [
        "console.customers.text": .init("姓名或邮箱开头、手机号", "Beginning of name or e-mail, phone"),
        "console.customers.none": .init("没有符合条件的顾客。", "No customer fits."),
        "console.customers.cut": .init(
            "只显示前 {most} 位，请输入更多。", "Only the first {most} are shown: please type more."),
        "console.customers.contact": .init("联系方式", "Contact"),
        "console.customers.since": .init("注册时间", "Registered"),
        "console.customers.orders": .init("成交订单", "Paid orders"),
        "console.customers.spent": .init("累计消费", "Spent"),
        "console.customers.last": .init("最近成交", "Last bought"),
        "console.customers.spent.definition": .init(
            "累计消费 = 已收款订单的金额合计（含运费）减去已退款，不含已取消的订单。",
            "Spent: the totals of orders whose money came in and that were not cancelled, delivery included, less what "
                + "was refunded."),
        "console.customer.guest_orders": .init("游客订单（{count}）", "Orders as a guest ({count})"),
        "console.customer.guest_orders_hint": .init(
            "未登录时用同一手机号或邮箱下的订单，不计入上面的消费。",
            "Placed with the same phone or e-mail without signing in; not counted above."),
        "console.customer.guest_orders_cut": .init(
            "只列出最近 {most} 笔。", "Only the newest {most} are listed."),
        "console.customer.title": .init("顾客 {name}", "Customer {name}"),
        "console.customer.about": .init("资料", "About"),
        "console.customer.figures": .init("消费", "Purchases"),
        "console.customer.nothing_bought": .init("还没有成交订单。", "Nothing bought yet."),
        "console.customer.orders": .init("订单", "Orders"),
        "console.customer.no_orders": .init("还没有订单。", "No orders yet."),
        "console.customer.addresses": .init("收货地址", "Addresses"),
        "console.customer.no_addresses": .init("地址簿是空的。", "The address book is empty."),
        "console.customer.default": .init("默认", "Default"),
        "console.customer.second_warning": .init(
            "重置后，仅凭密码即可登录这个账户。请先确认对方就是本人。本次操作会记入操作日志，顾客会在所有设备上退出登录。",
            "After a reset the password alone signs in. Make sure first that you talk to the owner. The audit log "
                + "keeps that you did it, and the customer is signed out everywhere."),
        "console.yes": .init("是", "Yes"),
        "console.personal.show": .init("显示完整信息", "Show in full"),
        "console.personal.hint": .init(
            "只在这一页显示，查看会记入操作日志。", "Shown on this page only; the audit log records the look."),
        "console.personal.shown": .init(
            "正在显示完整信息，这次查看已记入操作日志。", "Shown in full; the audit log keeps that you looked."),
        "console.notes": .init("备注（顾客看不到）", "Notes (buyers never see them)"),
        "console.notes.text": .init("新备注", "New note"),
        "console.notes.add": .init("添加备注", "Add the note"),
        "audit.note_added": .init("添加备注", "Added a note"),
        "audit.personal_data_shown": .init("查看完整个人信息", "Looked at personal data"),
    ]
}
