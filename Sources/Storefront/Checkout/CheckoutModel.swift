import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// The checkout: what is bought, what it costs with the chosen delivery, and what has been typed.
struct CheckoutModel: Sendable {
    let priced: PricedCart
    let delivery: DeliveryOption
    /// What each way of delivery costs.
    let freights: [(option: DeliveryOption, freight: Money)]
    let addresses: [SavedAddress]
    let isGuest: Bool
    let state: FormState
    let key: String

    static func freights(
        _ priced: PricedCart, _ configuration: Orders.Configuration
    ) -> [(option: DeliveryOption, freight: Money)] {
        let items = priced.quote.lines.map(\.item)
        return DeliveryOption.allCases.map { option in
            let quote = configuration.pricing.quote(items, delivery: option, currency: priced.quote.currency)
            return (option, Money(quote.totals.freight, quote.currency))
        }
    }
}
