import Kernel
import WebRuntime
import Workflows

/// What the audit log is asked for, as its address says it.
struct AuditListFilter: Sendable, Hashable {
    private static let prefix = "audit."

    /// Every action that the log has a name for, as the log keeps it.
    static let actions: [String] = Catalogue.console.phrases.keys.filter { $0.hasPrefix(prefix) }
        .map { String($0.dropFirst(prefix.count)) }.sorted()

    /// Its action is one of `actions`.
    let question: AuditQuestion

    static let everything = AuditListFilter()

    private init() {
        question = AuditQuestion()
    }

    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        let action = try fields.optional("action")
        if let action, !Self.actions.contains(action) {
            throw .invalid(field: "action", reason: "must be an action of the log")
        }
        question = AuditQuestion(
            subject: try fields.optional("subject"), actor: try fields.optional("actor"), action: action,
            days: try DaySpan(from: try fields.optionalDay("from"), to: try fields.optionalDay("to")))
    }

    /// The query of the list's address: what was not asked for is left out.
    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("subject", question.subject), ("actor", question.actor), ("action", question.action),
            ("from", question.days.from?.description), ("to", question.days.to?.description),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }
}
