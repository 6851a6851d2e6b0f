import Kernel
import Orders
import WebRuntime
import Workflows

/// A part of a line's price beside quantity × unit price.
enum AllocationShape {
    static let schema = Schema.object([
        "kind": .enumeration(AllocationKind.self), "label": .string,
        "amount": .money.described("Signed: a discount is negative."),
        "included": .boolean.described("Shown, but inside the price already."),
    ]).example(
        JSON(
            finished: """
                {"kind":"freight","label":"standard","amount":{"amount":800,"currency":"CNY"},"included":false}
                """))

    static func write(_ json: inout JSONObject, _ allocation: LineAllocation, _ currency: Currency) {
        json.set("kind", allocation.kind.rawValue)
        json.set("label", allocation.label)
        json.set("amount", Money(allocation.amountMinor, currency))
        json.set("included", allocation.isIncluded)
    }
}

/// Sums over the lines.
enum TotalsShape {
    static let schema = Schema.object([
        "goods": .money, "discount": .money, "freight": .money, "tax": .money.described("Included in the total."),
        "points": .money, "total": .money.described("goods + discount + freight + points."),
    ]).example(
        JSON(
            finished: """
                {"goods":{"amount":1999,"currency":"CNY"},"discount":{"amount":0,"currency":"CNY"},\
                "freight":{"amount":800,"currency":"CNY"},"tax":{"amount":322,"currency":"CNY"},\
                "points":{"amount":0,"currency":"CNY"},"total":{"amount":2799,"currency":"CNY"}}
                """))

    static func write(_ json: inout JSONObject, _ totals: Totals, _ currency: Currency) {
        json.set("goods", Money(totals.goods, currency))
        json.set("discount", Money(totals.discount, currency))
        json.set("freight", Money(totals.freight, currency))
        json.set("tax", Money(totals.tax, currency))
        json.set("points", Money(totals.points, currency))
        json.set("total", Money(totals.total, currency))
    }
}

/// A cart, priced as an order would be.
enum CartShape {
    static let schema = Schema.object([
        "id": .id(CartTag.self), "version": .integer, "state": .enumeration(CartState.self).optional(),
        "lines": .array(.component("CartLine")), "totals": .component("Totals"),
        "messages": .array(
            .object([
                "code": .string, "text": .string, "sku_id": .id(SKUTag.self).optional(),
                "available": .integer.optional(),
            ])
        ).described("What stands in the way of ordering."),
        "refused": .array(.object(["promotion_id": .string, "code": .string, "text": .string])),
        "guest_token": .string.optional().described("Told once, to who made the cart without a token."),
    ]).example(
        JSON(
            finished: """
                {"id":"crt_1M5V8KZ3QX0G7","version":1,"state":"open","lines":[],"totals":\
                {"goods":{"amount":0,"currency":"CNY"},"discount":{"amount":0,"currency":"CNY"},\
                "freight":{"amount":0,"currency":"CNY"},"tax":{"amount":0,"currency":"CNY"},\
                "points":{"amount":0,"currency":"CNY"},"total":{"amount":0,"currency":"CNY"}},\
                "messages":[],"refused":[]}
                """))

    static let lineSchema = Schema.object([
        "sku_id": .id(SKUTag.self), "title": .string, "quantity": .integer,
        "unit_price": .money.described("What is charged for a piece: the lowest price that the caller has."),
        "ordinary_unit_price": .money.described("What one piece costs anybody."),
        "price_kind": .enumeration(PriceKind.self).described(
            "Why the two differ: from so many pieces on, or for a group that the caller is in."),
        "allocations": .array(.component("Allocation")), "total": .money, "available": .integer,
    ])

    static func write(_ json: inout JSONObject, _ priced: PricedCart) {
        json.set("id", priced.cart.id)
        json.set("version", priced.cart.version)
        json.set("state", priced.cart.state.rawValue)
        write(&json, priced.quote) { priced.available[$0.item.skuID, default: 0] }
        json.array("messages", priced.messages, write)
        json.set("refused", [JSON]())
    }

    /// The quote of a total that changed, in the shape of a cart.
    static func changed(_ quote: Quote, of cart: CartID, version: Int) -> JSON {
        .object { json in
            json.set("id", cart)
            json.set("version", version)
            write(&json, quote) { $0.available ?? 0 }
            json.set("messages", [JSON]())
            json.set("refused", [JSON]())
        }
    }

    private static func write(_ json: inout JSONObject, _ quote: Quote, available: (QuoteLine) -> Int) {
        json.array("lines", quote.lines) { json, line in
            json.set("sku_id", line.item.skuID)
            json.set("title", line.item.title)
            json.set("quantity", line.item.quantity)
            json.set("unit_price", Money(line.item.unitPriceMinor, quote.currency))
            json.set("ordinary_unit_price", Money(line.item.ordinaryPriceMinor, quote.currency))
            json.set("price_kind", line.item.priceKind.rawValue)
            json.array("allocations", line.allocations) { AllocationShape.write(&$0, $1, quote.currency) }
            json.set("total", Money(line.totalMinor, quote.currency))
            json.set("available", available(line))
        }
        json.object("totals") { TotalsShape.write(&$0, quote.totals, quote.currency) }
    }

    private static func write(_ json: inout JSONObject, _ message: PricedCart.Message) {
        switch message {
        case .notForSale(let sku):
            let error = OrderError.notForSale(sku)
            json.set("code", error.code)
            json.set("text", error.detail)
            json.set("sku_id", sku)
        case .outOfStock(let sku, let available):
            let error = OrderError.outOfStock(sku, available: available)
            json.set("code", error.code)
            json.set("text", error.detail)
            json.set("sku_id", sku)
            json.set("available", available)
        }
    }
}
