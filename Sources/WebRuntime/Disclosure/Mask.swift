/// Personal data as it is shown where it is not needed: enough to tell people apart, too little to write to them.
public enum Mask {
    /// What stands for what is not shown at all.
    public static let hidden = "****"

    /// `王*`, `A*`.
    public static func name(_ name: String) -> String {
        name.first.map { "\($0)*" } ?? ""
    }

    /// `138****0000`.
    public static func phone(_ phone: String) -> String {
        guard phone.count >= 8 else { return hidden }
        return "\(phone.dropLast(8))\(hidden)\(phone.suffix(4))"
    }

    /// `a***@example.com`.
    public static func email(_ email: String) -> String {
        let parts = email.split(separator: "@", maxSplits: 1)
        guard parts.count == 2, let first = parts[0].first else { return hidden }
        return "\(first)***@\(parts[1])"
    }

    /// What is shown of a payload, in characters.
    public static let payloadLimit = 1_000

    /// The beginning of a payload of a job or an event, as much as tells what it is about: addresses, phones and what
    /// stands under the names of personal data are masked.
    public static func payload(_ text: String) -> String {
        // What is cut afterwards is masked already.
        let start = String(text.prefix(payloadLimit * 4))
        let named =
            /"(\w*(?:name|phone|email|contact|line1|line2|postal_code|reason|note))"\s*:\s*"(?:[^"\\]|\\.)*(?:"|$)/
        let masked = start.replacing(named) { "\"\($0.output.1)\":\"\(hidden)\"" }
            .replacing(/[^\s"@:,]+@[^\s"@,]+/) { email(String($0.output)) }
            .replacing(/"\+?[0-9]{8,15}(?:"|$)/) { "\"\(phone($0.output.filter { $0 != "\"" }))\"" }
        let shown = masked.prefix(payloadLimit)
        return shown.count < masked.count || start.count < text.count ? "\(shown)…" : masked
    }

    /// How to reach a guest: an address or a phone.
    public static func contact(_ contact: String) -> String {
        contact.contains("@") ? email(contact) : phone(contact)
    }
}
