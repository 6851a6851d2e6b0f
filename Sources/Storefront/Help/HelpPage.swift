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
        // What staff say comes before what the server was started with.
        let settings = shop.settings
        return HelpModel(
            rules: shop.configuration.orders, contact: settings.contact.isEmpty ? contact : settings.contact,
            pickup: PickupPlace(settings), site: site)
    }
}
