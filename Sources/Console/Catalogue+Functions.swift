import WebRuntime

extension Catalogue {
    /// What the pages of the staff say about functions and rights.
    static let functions: Catalogue = [
        "console.staff.functions": .init("职能", "Functions"),
        "console.staff.all_functions": .init("全部职能", "All functions"),
        "console.staff.functions_of": .init("{name} 的职能", "Functions of {name}"),
        "console.staff.change_functions": .init("更改职能", "Change functions"),
        "console.staff.back": .init("返回员工列表", "Back to the staff"),
        "console.staff.functions_hint": .init(
            "只有运营按职能分工；一项都不勾选等于全部职能。",
            "Operators only; with no box ticked an operator has all functions."),
        "console.staff.functions_change_hint": .init(
            "至少勾选一项。对方下一次点击起生效，已打开的页面也一样。",
            "Tick at least one. It holds from their next click on, on pages that are open as well."),
        "console.staff.functions_sure": .init("收回这些权限？", "Take these rights away?"),
        "console.staff.functions_lost": .init("对方将不能再：", "From then on they cannot:"),
        "console.staff.functions_take": .init("确认收回", "Take them away"),
        "console.staff.rights": .init("谁可以做什么", "Who may do what"),
        "console.staff.rights_hint": .init(
            "运营的权限是所选职能的总和；管理员和审计没有职能。",
            "An operator has what the chosen functions have together; administrators and auditors have none."),
        "console.staff.right": .init("权限", "Right"),
        "console.staff.has_right": .init("可以", "Yes"),
        "permission.orders.read": .init("查看订单、退货和成交数据", "See orders, returns and sales"),
        "permission.orders.manage": .init("取消订单、代确认收货、写订单备注", "Cancel orders, confirm receipts, write notes on orders"),
        "permission.parcels.manage": .init("发货，标记包裹送达", "Ship, and mark parcels as delivered"),
        "permission.returns.manage": .init("审核退货，收货并质检", "Decide about returns, receive and grade them"),
        "permission.refunds.manage": .init("给订单和收到的退货退款", "Refund orders and returns that came"),
        "permission.payments.read": .init("查看支付、退款、对账单和账簿", "See payments, refunds, statements and the ledger"),
        "permission.payments.manage": .init("处理支付差异", "Resolve payment differences"),
        "permission.catalog.read": .init("查看商品、分类和品牌", "See goods, categories and brands"),
        "permission.catalog.manage": .init("编辑商品、价格、图片、分类和品牌", "Edit goods, prices, pictures, categories and brands"),
        "permission.catalog.review": .init("审核商品并上架", "Review goods and put them on sale"),
        "permission.stock.read": .init("查看库存和仓库", "See stock and warehouses"),
        "permission.stock.adjust": .init("调整、盘点、调拨库存，管理仓库", "Adjust, count and transfer stock, manage warehouses"),
        "permission.recipients.read": .init(
            "查看和导出订单的完整收货信息", "See and export whole names, phones and addresses of orders"),
        "permission.customers.read": .init("查看顾客", "See customers"),
        "permission.customers.manage": .init(
            "查看顾客完整资料，写顾客和订单备注，重置顾客的两步验证",
            "See customers' whole data, write notes, reset their two-step sign-in"),
        "permission.audit.read": .init("查看操作日志", "See the audit log"),
        "permission.operations.read": .init("查看后台任务", "See background jobs"),
        "permission.operations.manage": .init("重试或放弃后台任务", "Retry or drop background jobs"),
        "permission.staff.manage": .init("管理员工", "Manage the staff"),
        "permission.settings.manage": .init("更改店铺设置", "Change the shop's settings"),
    ]
}
