import HTTPTypes
import Kernel
import WebRuntime
import Workflows

extension Storefront {
    var helpPages: [PageRoute] {
        [
            PageRoute(.get, .help, .public) { .page(help.html($0.frame)) },
            PageRoute(.get, .helpTopic, .public) { call in
                guard let topic = HelpTopic(rawValue: try call.path.text("topic")) else { throw NotFound("page") }
                return .page(HelpTopicModel(help: help, topic: topic).html(call.frame))
            },
        ]
    }

    private var help: HelpModel {
        HelpModel(
            rules: shop.configuration.orders, contact: shownContact, pickup: PickupPlace(shop.settings), site: site)
    }

    /// How the shop is reached: what staff say comes before what the server was started with.
    var shownContact: String? { shop.settings.contact.isEmpty ? contact : shop.settings.contact }
}
