import AfterSales
import HTTPTypes
import Kernel
import Orders
import WebRuntime
import Workflows

extension Storefront {
    var helpPages: [PageRoute] {
        [
            PageRoute(.get, .help, .public) {
                .page(HelpModel(shop.configuration.orders, contact: contact, site: site).html($0.frame))
            }
        ]
    }
}

extension HelpModel {
    /// What the shop goes by, so that the page promises nothing else.
    init(_ orders: Orders.Configuration, contact: String?, site: String) {
        let (pricing, currency) = (orders.pricing, orders.currency)
        self.init(
            paymentMinutes: orders.paymentTimeout.whole(.minutes(1)),
            completionDays: orders.completionDelay.whole(.days(1)), returnDays: Return.windowDays,
            freight: Money(pricing.standardFreightMinor, currency),
            freeFrom: Money(pricing.freeFreightFromMinor, currency),
            expressFreight: Money(pricing.expressFreightMinor, currency), contact: contact,
            site: site)
    }
}

extension Duration {
    /// How many whole times the other one is in it.
    fileprivate func whole(_ unit: Duration) -> Int { Int(milliseconds / unit.milliseconds) }
}
