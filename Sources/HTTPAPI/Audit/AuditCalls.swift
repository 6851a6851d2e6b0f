import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// Who did what.
extension HTTPAPI {
    var auditCalls: [Endpoint] { [listAuditLog] }

    private static let actionLimit = 64

    private var listAuditLog: Endpoint {
        Endpoint(
            .get, "\(Self.root)/audit-log", operation: "list_audit_log", access: .permission(.auditRead),
            summary: "What staff and the program did, the latest first.",
            query: [
                .init(
                    "subject", .string(minimum: 1, maximum: FormFields.textLimit),
                    """
                    What it was done to: an order's number, a variant's code, a product's slug or name, a person's \
                    name, e-mail address or phone, or any id.
                    """),
                .init(
                    "actor", .string(minimum: 1, maximum: FormFields.textLimit),
                    "Who did it: a name, an e-mail address, a phone, an id, or a part of the program."),
                .init(
                    "action", .string(pattern: "^[a-z_]{1,\(Self.actionLimit)}$"),
                    "What was done, as entries name it; what nobody ever did has no entries."),
                .init("from", .string(format: "date"), "On this day of the shop's calendar or later."),
                .init("to", .string(format: "date"), "On this day or before."),
            ] + Endpoint.Query.paging,
            successes: [.init(200, "A page of the log.", .list(of: .component("AuditEntry")))]
        ) { [shop] call in
            let question = AuditQuestion(
                subject: try call.query.optional("subject"), actor: try call.query.optional("actor"),
                action: try Self.action(call.query), days: try call.query.days())
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.auditLog(question, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, AuditEntryShape.write))
        }
    }

    private static func action(_ query: FormFields) throws(InputError) -> String? {
        guard let action = query.raw("action") else { return nil }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let isName = action.utf8.allSatisfy { letters.contains($0) || $0 == UInt8(ascii: "_") }
        guard isName, (1...actionLimit).contains(action.utf8.count) else {
            throw .invalid(field: "action", reason: "must be an action of the log")
        }
        return action
    }
}
