import Identity
import Kernel
import Orders
import WebRuntime

/// What was typed at a checkout, as it is kept until the buyer is back: after a look elsewhere, or signed in.
enum CheckoutDraft {
    /// Whatever people type or choose there; nothing of what the page itself says.
    private static let fields: Set<String> = [
        "contact", "delivery", "note", "invoice.kind", "invoice.title", "invoice.tax_number", "invoice.email",
        CheckoutForm.savedField, CheckoutForm.keepField,
    ]
    private static let prefix = "address."
    private static let typedPlace = prefix + PlaceForm.typedField

    /// The form as it is kept.
    static func text(of form: FormFields) -> String {
        var kept = form.all.filter { fields.contains($0.name) || $0.name.hasPrefix(prefix) }
        // The button that was pressed says how the place is given from now on.
        if let step = form.raw("step").flatMap(PlaceForm.Step.init), step != .region {
            kept.removeAll { $0.name == typedPlace }
            if step == .free { kept.append((typedPlace, "true")) }
        }
        return kept.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    /// How the form begins.
    ///
    /// - Parameters:
    ///   - kept: what was typed before; nil for nothing.
    ///   - address: the one of the book that is offered.
    ///   - name: who is signed in; empty where that is not known.
    static func state(_ kept: String?, address: SavedAddress?, name: String) -> FormState {
        let saved = address.map { [(name: CheckoutForm.savedField, value: $0.id.description)] } ?? []
        let named = address == nil && !name.isEmpty ? [(name: prefix + "name", value: name)] : []
        guard let kept, let typed = try? FormFields(urlEncoded: kept.utf8) else {
            return .fresh(Dictionary(uniqueKeysWithValues: (saved + named).map { ($0.name, $0.value) }))
        }
        // Who has typed no address yet is offered what is known.
        let hasAddress = typed.prefixed(prefix).contains { name, value in
            name != PlaceForm.typedField && !value.trimmingBlanks.isEmpty
        }
        let hasChosen = typed.raw(CheckoutForm.savedField) != nil
        return .typed(typed.filled(with: (hasAddress || hasChosen ? [] : saved) + named))
    }
}
