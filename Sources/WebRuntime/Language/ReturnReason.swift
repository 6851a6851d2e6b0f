/// What most people send something back for; who pays for it depends on that. The names stand in forms.
public enum ReturnReason: String, CaseIterable, Sendable {
    case unwanted, size, faulty, wrong, different, other

    /// As the buyer reads it, and as it is kept.
    public func text(_ words: Strings) -> String { words("return.why.\(rawValue)") }
}

extension PageFrame {
    /// A reason as it was kept, in the reader's language where it was one of the list; a buyer's own words as they are.
    public func returnReason(_ kept: String) -> String {
        let reason = ReturnReason.allCases.first { reason in
            let phrase = Catalogue.shared.phrases["return.why.\(reason.rawValue)"]
            return phrase?.chinese == kept || phrase?.english == kept
        }
        return reason?.text(words) ?? kept
    }
}
