import Delivery
import Kernel
import Orders
import WebRuntime

/// The rules of the shop as far as a shopper asks for them.
struct HelpModel: Sendable {
    /// What the shop goes by, so that no page promises anything else.
    let rules: Orders.Configuration
    /// Nil where the shop has not said how it is reached.
    let contact: String?
    let pickup: PickupPlace
    /// Where the shop delivers; none where nobody has said so, and on pages that do not tell.
    let divisions: Divisions
    /// Scheme and host of the shop.
    let site: String

    /// What the texts say in figures, by the names in their braces.
    func values(_ frame: PageFrame) -> [String: String] {
        func money(_ minor: Int64) -> String { frame.money(Money(minor, rules.currency)) }
        func days(_ range: ClosedRange<Int>) -> String {
            range.lowerBound == range.upperBound
                ? frame.format.number(range.lowerBound)
                : "\(frame.format.number(range.lowerBound))–\(frame.format.number(range.upperBound))"
        }
        let (pricing, promise) = (rules.pricing, rules.promise)
        return [
            "minutes": frame.format.number(rules.paymentTimeout.whole(.minutes(1))),
            "completion": frame.format.number(rules.completionDelay.whole(.days(1))),
            "days": frame.format.number(rules.returnWindowDays), "freight": money(pricing.standardFreightMinor),
            "from": money(pricing.freeFreightFromMinor), "express_freight": money(pricing.expressFreightMinor),
            "tax": frame.format.percent(basisPoints: pricing.taxBasisPoints), "hour": "\(promise.cutOffHour):00",
            "standard_days": days(promise.standardDays), "express_days": days(promise.expressDays),
            "standard": frame.words("delivery.standard"), "express": frame.words("delivery.express"),
            "pickup": frame.words("delivery.pickup"), "limit": frame.format.number(Cart.quantityLimit),
            "site": site,
        ]
    }
}

/// One page of the help centre.
struct HelpTopicModel: Sendable {
    let help: HelpModel
    let topic: HelpTopic
}

extension HelpTopic {
    /// The parts of the page, in their order: `help.<topic>.<part>` is a heading, the same with `.text` what stands
    /// below it, a paragraph a line.
    var parts: [String] {
        switch self {
        case .buying: ["find", "cart", "checkout", "guests", "orders"]
        case .payment: ["how", "time", "late", "escrow"]
        case .delivery: ["ways", "time", "parcels", "receipt"]
        case .returns: ["cancel", "window", "how", "cost", "money"]
        case .invoices: ["ask", "company", "tax"]
        case .privacy: ["who", "what", "cookies", "others", "rights", "safety"]
        case .terms: ["shop", "contract", "prices", "account", "duties", "law"]
        }
    }
}

extension Duration {
    /// How many whole times the other one is in it.
    fileprivate func whole(_ unit: Duration) -> Int { Int(milliseconds / unit.milliseconds) }
}
