import WebRuntime

extension Catalogue {
    /// What a product's prices were, are and will be.
    static let prices: Catalogue = [
        "console.prices.link": .init("价格", "Prices"),
        "console.prices.title": .init("{title} 的价格", "Prices of {title}"),
        "console.prices.lowest": .init("近 30 天最低价", "Lowest in 30 days"),
        "console.prices.lowest_before": .init("现价之前 30 天最低价", "Lowest in the 30 days before this price"),
        "console.prices.lowest_hint": .init(
            "标“降价”时，原价不应高于现价之前 30 天的最低价。",
            "A reduction is honest when it is measured from the lowest price in the 30 days before it."),
        "console.prices.no_earlier": .init("首次定价", "First price"),
        "console.prices.record": .init("价格记录", "Price history"),
        "console.prices.record_of": .init("{code} 的价格记录", "Price history of {code}"),
        "console.prices.from": .init("原来", "From"),
        "console.prices.to": .init("改为", "To"),
        "console.prices.why": .init("来源与原因", "Source and reason"),
        "console.prices.source.first": .init("首次定价", "First price"),
        "console.prices.source.edit": .init("改价", "Change"),
    ]
}
