import Delivery
import HTTPTypes
import Kernel
import WebRuntime
import Workflows

extension Storefront {
    var helpPages: [PageRoute] {
        [
            PageRoute(.get, .help, .public) { .page(help($0).html($0.frame)) },
            PageRoute(.get, .helpTopic, .public) { call in
                guard let topic = HelpTopic(rawValue: try call.path.text("topic")) else { throw NotFound("page") }
                let divisions = topic == .delivery ? try await shop.delivery.divisions() : .none
                return .page(HelpTopicModel(help: help(call, divisions), topic: topic).html(call.frame))
            },
        ]
    }

    private func help(_ call: PageCall, _ divisions: Divisions = .none) -> HelpModel {
        HelpModel(
            rules: shop.configuration.orders, contact: shownContact,
            pickup: PickupPlace(shop.settings, in: call.frame.language), divisions: divisions, site: site)
    }

    /// How the shop is reached: what staff say comes before what the server was started with.
    var shownContact: String? { shop.settings.contact.isEmpty ? contact : shop.settings.contact }
}
