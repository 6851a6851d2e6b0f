import WebRuntime

extension Catalogue {
    /// What a product's prices were, are and will be.
    static let prices: Catalogue = [
        "console.prices.link": .init("价格", "Prices"),
        "console.prices.title": .init("{title} 的价格", "Prices of {title}"),
        "console.prices.lowest": .init("近 30 天最低价", "Lowest in 30 days"),
        "console.prices.lowest_before": .init("现价之前 30 天最低价", "Lowest in the 30 days before this price"),
        "console.prices.lowest_hint": .init(
            "标“降价”时，划线价不应高于现价之前 30 天的最低价。",
            "A reduction is honest when it is measured from the lowest price in the 30 days before it."),
        "console.prices.no_earlier": .init("首次定价", "First price"),
        "console.prices.record": .init("价格记录", "Price history"),
        "console.prices.record_of": .init("{code} 的价格记录", "Price history of {code}"),
        "console.prices.from": .init("原来", "From"),
        "console.prices.to": .init("改为", "To"),
        "console.prices.why": .init("来源与原因", "Source and reason"),
        "console.prices.source.first": .init("首次定价", "First price"),
        "console.prices.source.edit": .init("改价", "Change"),
        "console.prices.source.plan": .init("计划改价开始", "Planned price began"),
        "console.prices.source.plan_end": .init("计划改价结束", "Planned price ended"),
        "console.prices.source_why": .init("{source}：{reason}", "{source}: {reason}"),
        // Reasons that the shop itself writes into histories.
        "console.goods.reason.import": .init("文件导入", "From a file"),
        "console.prices.plans": .init("改价计划", "Planned prices"),
        "console.prices.plans.none": .init("还没有改价计划。", "No prices are planned."),
        "console.prices.plan.new": .init("计划改价", "Plan a price"),
        "console.prices.plan.hint": .init(
            "时间按店铺时区。不填结束时间，新价格一直有效；填了，结束时恢复之前的售价——期间有人另改了价格的，保留所改的价格。",
            "Times are those of the shop. Without an end the new price stays; at an end the former price comes back, "
                + "unless somebody has changed the price meanwhile: then that one stays."),
        "console.prices.plan.sku": .init("规格", "Variant"),
        "console.prices.plan.list_price": .init("划线价（可留空）", "List price (may stay empty)"),
        "console.prices.plan.starts": .init("开始", "From"),
        "console.prices.plan.ends": .init("结束", "Until"),
        "console.prices.plan.ends_optional": .init("结束（可不填）", "Until (may stay empty)"),
        "console.prices.plan.for_good": .init("一直有效", "for good"),
        "console.prices.plan.reason": .init("原因（可不填）", "Reason (may stay empty)"),
        "console.prices.plan.save": .init("加入计划", "Plan it"),
        "console.prices.plan.cancel": .init("取消计划", "Cancel"),
        "console.prices.plan.cancel_sure": .init("确认取消", "Cancel it"),
        "console.prices.plan.cancel_hint": .init(
            "取消后，{time} 不会改价。取消的计划不能恢复，需要时请重新安排。",
            "The price will not change at {time}. A cancelled plan does not come back: plan it again if it is needed."),
        "console.prices.plan.state.planned": .init("未开始", "Planned"),
        "console.prices.plan.state.applied": .init("已生效", "In force"),
        "console.prices.plan.state.ended": .init("已结束", "Ended"),
        "console.prices.plan.state.cancelled": .init("已取消", "Cancelled"),
        "console.prices.plan.outcome.kept": .init("期间改过价，保留现价", "the price was changed meanwhile and stays"),
        "console.prices.plan.outcome.archived": .init("商品已归档", "the product was archived"),
        "console.rules.link": .init("批量价与客户组价", "Quantity and group prices"),
        "console.rules.title": .init("{code} 的批量价与客户组价", "Quantity and group prices of {code}"),
        "console.rules.hint": .init(
            "购物车里这个规格达到数量，或顾客属于客户组，就按售价和各项价格中最低的收费。",
            "The lowest of the price and of all that match is charged: by the pieces of the variant in the cart, and "
                + "by the groups that the customer is in."),
        "console.rules.none": .init("还没有批量价或客户组价。", "There are no quantity or group prices yet."),
        "console.rules.for": .init("适用", "For"),
        "console.rules.everybody": .init("所有人", "Everybody"),
        "console.rules.group_gone": .init("已删除的客户组", "A group that is gone"),
        "console.rules.from": .init("起订数量", "From (pieces)"),
        "console.rules.holds": .init("有效", "Holds"),
        "console.rules.never": .init("不低于售价，不会生效", "Not below the price: never charged"),
        "console.rules.remove": .init("删除", "Remove"),
        "console.rules.remove_one": .init("删除：{for}，满 {count} 件", "Remove: {for}, from {count}"),
        "console.rules.remove_hint": .init(
            "删除后下的订单不再有这个价格，已下的订单不变；要恢复只能重新添加。",
            "Orders placed from now on do not get this price; placed ones keep theirs. Only adding it brings it back."),
        "console.rules.new": .init("添加价格", "Add a price"),
        "console.rules.save": .init("添加", "Add"),
        "console.prices.plan.outcome.missed": .init("到时未能执行", "its time passed before it was carried out"),
    ]
}
