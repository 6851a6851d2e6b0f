import Kernel
import WebRuntime

/// What the audit log is asked for, as its address says it.
struct AuditListFilter: Sendable, Hashable {
    private static let prefix = "audit."

    /// Every action that the log has a name for, as the log keeps it.
    static let actions: [String] = Catalogue.console.phrases.keys.filter { $0.hasPrefix(prefix) }
        .map { String($0.dropFirst(prefix.count)) }.sorted()

    /// What was done something to, and who did it, as people type them.
    let subject: String?
    let actor: String?
    /// One of `actions`.
    let action: String?
    let from: CivilDay?
    let to: CivilDay?

    static let everything = AuditListFilter()

    private init() {
        (subject, actor, action, from, to) = (nil, nil, nil, nil, nil)
    }

    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        subject = try fields.optional("subject")
        actor = try fields.optional("actor")
        action = try fields.optional("action")
        from = try fields.optionalDay("from")
        to = try fields.optionalDay("to")
        if let action, !Self.actions.contains(action) {
            throw .invalid(field: "action", reason: "must be an action of the log")
        }
        if let from, let to, to < from { throw .invalid(field: "to", reason: .lastDayFirst) }
    }

    /// The query of the list's address: what was not asked for is left out.
    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("subject", subject), ("actor", actor), ("action", action), ("from", from?.description),
            ("to", to?.description),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }
}
