import WebRuntime
import Workflows

/// Where and when goods are picked up, as far as the shop has said so.
struct PickupPlace: Sendable {
    private let address: String
    private let hours: String

    init(_ settings: ShopSettings, in language: Language) {
        let isEnglish = language == .english
        address = settings.text(.pickupAddress, .pickupAddressInEnglish, inEnglish: isEnglish)
        hours = settings.text(.openingHours, .openingHoursInEnglish, inEnglish: isEnglish)
    }

    private var isKnown: Bool { !address.isEmpty || !hours.isEmpty }

    /// Below the choice at the checkout.
    func small(_ frame: PageFrame) -> HTML {
        let sentences = [
            address.isEmpty ? nil : frame.words("pickup.at", ["place": address]),
            hours.isEmpty ? nil : frame.words("pickup.open", ["hours": hours]),
        ].compactMap(\.self)
        return "\(each: sentences, { "<small class=\"muted\">\($0)</small>" })"
    }

    /// Among the facts of an order.
    func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let place: HTML = address.isEmpty ? "" : "<dt>\(words("pickup.address"))</dt><dd>\(address)</dd>"
        let open: HTML = hours.isEmpty ? "" : "<dt>\(words("pickup.hours"))</dt><dd>\(hours)</dd>"
        return "\(place)\(open)"
    }

    /// On the help page about delivery; nothing where the shop has said nothing.
    func card(_ frame: PageFrame) -> HTML? {
        guard isKnown else { return nil }
        return """
            <section class="card"><h2>\(frame.words("delivery.pickup"))</h2>\
            <dl class="facts">\(facts(frame))</dl></section>
            """
    }
}
