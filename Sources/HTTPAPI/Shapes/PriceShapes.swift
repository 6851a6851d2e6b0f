import Catalog
import Kernel
import WebRuntime

/// A line of a variant's price history.
enum PriceChangeShape {
    static let schema = Schema.object([
        "version": .integer.described("The variant's version with this price."),
        "old_price": .component("Money").nullable().described("Null for the first price."), "price": .money,
        "list_price": .money, "at": .timestamp, "by": .string.described("A person's id, or a part of the program."),
        "source": .enumeration(PriceSource.self), "reason": .string.described("Empty where nobody gave one."),
    ]).example(
        JSON(
            finished: """
                {"version":2,"old_price":{"amount":2999,"currency":"CNY"},"price":{"amount":1999,"currency":"CNY"},\
                "list_price":{"amount":2999,"currency":"CNY"},"at":"2026-11-20T06:05:00.000Z",\
                "by":"usr_1M5V8KZ3QX0G7","source":"edit","reason":"双十一"}
                """))

    static func write(_ json: inout JSONObject, _ change: PriceChange) {
        json.set("version", change.version)
        json.set("old_price", change.oldPrice)
        json.set("price", change.newPrice)
        json.set("list_price", change.listPrice)
        json.set("at", change.at)
        json.set("by", change.by)
        json.set("source", change.source.rawValue)
        json.set("reason", change.givenReason)
    }
}

/// A page of a variant's price history, with what its present price may be held against.
enum PriceHistoryShape {
    static let schema = Schema.list(of: .component("PriceChange")).adding([
        "lowest_price": Schema.money.described(
            "The lowest price that held at some moment of the last \(LowestPrices.windowDays) days."),
        "lowest_price_before": Schema.component("Money").nullable().described(
            """
            The lowest price in the \(LowestPrices.windowDays) days before the present one began: what a reduction is \
            measured from. Null while the first price holds.
            """),
    ])

    static func json(_ page: Page<PriceChange>, _ lowest: LowestPrices, _ currency: Currency) -> JSON {
        .object { json in
            json.array("items", page.items, PriceChangeShape.write)
            json.set("next_cursor", page.next?.text)
            json.set("lowest_price", Money(lowest.recentMinor, currency))
            json.set("lowest_price_before", lowest.beforePresentMinor.map { Money($0, currency) })
        }
    }
}
