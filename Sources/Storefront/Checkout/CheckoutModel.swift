import Delivery
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// The checkout: what is bought, what it costs with the chosen delivery, and what has been typed.
struct CheckoutModel: Sendable {
    let priced: PricedCart
    /// What the goods are called in the visitor's language, where that is not as they are sold.
    let titles: [SKUID: String]
    let delivery: DeliveryOption
    /// What the goods cost with each way of delivery.
    let offers: [(option: DeliveryOption, totals: Totals)]
    /// The days on which each way of delivery arrives that is paid now.
    let arrivals: [DeliveryOption: ClosedRange<CivilDay>]
    let addresses: [SavedAddress]
    let isGuest: Bool
    let divisions: Divisions
    let pickup: PickupPlace
    /// How the shop is reached; nil where it has said nothing.
    let contact: String?
    /// What of it the account's cart held before the buyer signed in here; nil where nothing was merged.
    let merged: ToldLines?
    let state: FormState
    let key: String

    /// Of the addresses that can be chosen, the new one last: whether the shop has to be asked if it delivers there.
    private var outsides: [Bool] { addresses.map { isOutside($0.address) } + [isTypedOutside] }

    /// Whether some address that can be chosen is one about which the shop has to be asked.
    var hasOutside: Bool { outsides.contains(true) }

    /// Whether any choice of an address is one of those.
    var isAllOutside: Bool { !outsides.contains(false) }

    func isOutside(_ address: PostalAddress) -> Bool {
        !divisions.reach(country: address.country, province: address.province)
    }

    /// Whether the new address is one of those: also before anything is typed, by who finds the place in no list.
    var isTypedOutside: Bool {
        guard PlaceForm(divisions: divisions, state: state, prefix: "address.").isTyped else { return false }
        return !divisions.reach(country: state["address.country"], province: state["address.province"])
    }

    /// In the query of the checkout's address: the cart of what is bought at once.
    static let cartField = "cart"
    /// What the button says that leads away to sign in, with what is typed kept.
    static let signInStep = "sign_in"

    static func arrivals(
        _ configuration: Orders.Configuration, at now: Timestamp, _ calendar: BusinessCalendar
    ) -> [DeliveryOption: ClosedRange<CivilDay>] {
        Dictionary(
            uniqueKeysWithValues: DeliveryOption.allCases.map { option in
                (option, configuration.promise.arrival(of: option, paidAt: now, calendar))
            })
    }

    static func offers(
        _ priced: PricedCart, _ configuration: Orders.Configuration
    ) -> [(option: DeliveryOption, totals: Totals)] {
        let items = priced.quote.lines.map(\.item)
        return DeliveryOption.allCases.map { option in
            (option, configuration.pricing.quote(items, delivery: option, currency: priced.quote.currency).totals)
        }
    }
}

extension Paths {
    /// Where a cart is ordered: the one that a buyer keeps is the checkout's own.
    func checkout(of cart: Cart) -> String {
        cart.isDirect ? self(.checkout, query: [(CheckoutModel.cartField, cart.id.description)]) : checkout
    }
}
