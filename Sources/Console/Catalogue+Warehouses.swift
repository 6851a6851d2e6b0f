import WebRuntime

// Warehouses, and from which of them goods come.
extension Catalogue {
    static let warehouses: Catalogue = [
        "warehouse.kind.regional": .init("中心仓", "Regional warehouse"),
        "warehouse.kind.cloud": .init("云仓", "Cloud warehouse"),
        "warehouse.kind.store": .init("门店", "Store"),
        "warehouse.state.open": .init("启用", "Open"),
        "warehouse.state.closed": .init("停用", "Closed"),
        "warehouse.named": .init("{name}（{kind}）", "{name} ({kind})"),
        "warehouse.named_closed": .init("{name}（{kind}，已停用）", "{name} ({kind}, closed)"),
        "console.warehouse.kind": .init("类型", "Kind"),
        "console.warehouse.edit": .init("修改仓库", "Edit the warehouse"),
        "console.warehouse.back": .init("返回仓库列表", "Back to the warehouses"),
        "console.warehouse.stock": .init("查看这个仓库的库存", "See its stock"),
        "console.warehouse.skus": .init("有库存的规格", "Variants in stock"),
        "console.warehouse.orders": .init("占用库存的订单", "Orders that hold stock"),
        "console.warehouse.priority_hint": .init(
            "改了优先级，从下一个订单起生效；已占用的库存不动。",
            "Another place in the picking order holds from the next order on; what is reserved stays where it is."),
        "console.warehouse.close": .init("停用仓库", "Close the warehouse"),
        "console.warehouse.close_empty": .init(
            "停用后不再接新订单、不再入库；库存记录和流水保留，可以重新启用。",
            "It takes no new orders and receives nothing any more; its records stay, and it can be opened again."),
        "console.warehouse.close_full": .init(
            "这里有 {skus} 个规格共 {on_hand} 件，其中 {reserved} 件被 {orders} 个订单占用。停用后：已占用的照常从这里发货；"
                + "其余的不再出售，可以盘点或调出；不再接新订单、不再入库。可以重新启用。",
            "It has {on_hand} pieces of {skus} variants, of which orders hold {reserved} (orders: {orders}). Once "
                + "closed, what is held is still shipped from here; the rest is not sold, but can be counted and "
                + "carried away. It takes no new orders and receives nothing. It can be opened again."),
        "console.warehouse.open": .init("重新启用", "Open it again"),
        "console.warehouse.open_hint": .init(
            "启用后，这里没有被占用的库存立即可售。", "What lies here and is not held can be sold at once."),
        "flash.console_warehouse_closed": .init("仓库已停用。", "The warehouse is closed."),
        "flash.console_warehouse_opened": .init("仓库已启用。", "The warehouse is open."),
        "audit.warehouse_changed": .init("修改仓库", "Changed a warehouse"),
        "audit.warehouse_closed": .init("停用仓库", "Closed a warehouse"),
        "audit.warehouse_opened": .init("启用仓库", "Opened a warehouse again"),
        "console.audit.closed_with": .init(
            "在库 {on_hand} 件，占用 {reserved} 件", "{on_hand} on hand, {reserved} reserved"),
        "console.order.from": .init("出货仓库", "Ships from"),
        "console.order.ship_parts": .init(
            "这些商品在 {count} 个仓库，请按仓库分别发货：先发的填件数，其他仓库留 0，之后再发。",
            "These goods lie in {count} warehouses: ship from one after the other, with 0 for those that go later."),
        "console.order.ship_label": .init("{title}（{place}，最多 {most}）", "{title} ({place}, at most {most})"),
    ]
}
