import Database
import Identity
import Kernel
import WebRuntime

/// What somebody of the staff did, as the audit log keeps it.
struct Deed: Sendable {
    /// The id of the thing.
    let subject: String
    /// Before and after in a few words; never secrets or personal data.
    let details: String
    /// What the page needs to lead on; the subject where nothing else is said.
    let result: String

    init(_ subject: String, _ details: String, result: String? = nil) {
        self.subject = subject
        self.details = details
        self.result = result ?? subject
    }
}

extension Console {
    /// Does something once per form, together with its line in the audit log.
    ///
    /// - Throws: `Refusal` for what a rule refused.
    func act(
        _ call: PageCall, _ action: String, _ body: @escaping @Sendable (Transaction) throws -> Deed
    ) async throws -> String {
        let record = recorder(call, action)
        return try await call.once("console.\(action)", on: database) { transaction in
            let deed = try body(transaction)
            try record(deed, transaction)
            return deed.result
        }
    }

    /// Writes lines of the audit log for one request.
    func recorder(_ call: PageCall, _ action: String) -> @Sendable (Deed, Transaction) throws -> Void {
        let (actor, requestID, now, ids) = (call.actor, call.context.requestID, call.frame.now, database.ids)
        return { deed, transaction in
            try transaction.audit(
                actor: actor, action: action, subject: deed.subject, details: deed.details, at: now, id: ids.nextRaw(),
                requestID: requestID)
        }
    }

    /// Shows the page of a form again with what was refused.
    func refused(
        _ call: PageCall, _ error: any ExpectedError, _ page: (FormState) async throws -> HTML
    ) async throws -> PageAnswer {
        let html = try await page(.refused(call.form, error, call.frame))
        return .page(html, status: error.pageStatus)
    }
}

extension PageCall {
    var actor: Actor { context.principal.actor }
}
