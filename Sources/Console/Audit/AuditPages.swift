import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    var auditPages: [PageRoute] {
        [PageRoute(.get, .consoleAudit, .permission(.auditRead), handler: audit)]
    }

    private func audit(_ call: PageCall) async throws -> PageAnswer {
        let (cursor, subject) = (try call.query.cursor(), try call.query.optional("subject"))
        let actor = try call.query.optional("actor")
        let filter = AuditFilter(subject: subject, actor: actor)
        let page = try await database.read { try $0.auditLog(filter, after: cursor) }
        return .page(AuditModel(entries: page, subject: subject, actor: actor).html(call.frame))
    }
}

/// The audit log, newest first.
struct AuditModel: Sendable {
    let entries: Page<AuditEntry>
    let subject: String?
    let actor: String?
}

extension AuditModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let query = (subject.map { [("subject", $0)] } ?? []) + (actor.map { [("actor", $0)] } ?? [])
        return frame.console(
            title: words("console.nav.audit"), .consoleAudit,
            """
            \(frame.filter(.consoleAudit, """
                \(frame.input(
                    "subject", label: words("console.audit.subject"), value: subject ?? "", isRequired: false))
                \(frame.input("actor", label: words("console.by"), value: actor ?? "", isRequired: false))
                """))
            \(frame.table(
                ["console.at", "console.by", "console.audit.action", "console.audit.subject", "console.audit.details"],
                entries.items) { entry in
                """
                <td>\(frame.time(entry.at))</td><td>\(entry.actor)</td><td>\(entry.action)</td><td>\(entry.subject)\
                </td>\
                <td>\(entry.details)</td>
                """
            })
            \(frame.nextPageLink(entries.next.map { frame.paths.nextPage(of: .consoleAudit, query: query, $0) }))
            """)
    }
}
