import Database
import Kernel
import WebRuntime

extension Console {
    /// Does something once per form; the use case writes its line in the audit log.
    ///
    /// - Throws: `Refusal` for what a rule refused.
    func act(
        _ call: PageCall, _ operation: String, _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        _ = try await call.once("console.\(operation)", on: database) { transaction in
            try body(transaction)
            return ""
        }
    }

    /// Lets somebody see or take what is kept behind masks, and leaves the line in the audit log that says so: one each
    /// time. A form that is sent again shows it again, so nothing is remembered behind a key.
    ///
    /// - Throws: what a rule refuses.
    func witness(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        try await database.write(body)
    }

    /// Shows the page of a form again with what was refused.
    ///
    /// - Parameters:
    ///   - field: where an error stands that names no field.
    ///   - fields: what was sent, where that is not a posted form.
    ///   - prefix: in front of a line's id, the name of the field for its pieces.
    func refused(
        _ call: PageCall, _ error: any ExpectedError, at field: String? = nil, lines prefix: String? = nil,
        fields: FormFields? = nil, _ page: (FormState) async throws -> HTML
    ) async throws -> PageAnswer {
        let typed = fields ?? call.form
        let html = try await page(.refused(typed, error, call.frame, at: field, lines: prefix))
        return .page(html, status: error.pageStatus)
    }
}
