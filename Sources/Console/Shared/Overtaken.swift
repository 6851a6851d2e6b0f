import Database
import Kernel
import WebRuntime

/// That somebody was quicker, with who it was, when, and what they did.
struct Overtaken: ExpectedError {
    let refusal: any ExpectedError
    let by: String
    let at: String
    let action: String

    var kind: ErrorKind { refusal.kind }
    var field: String? { refusal.field }
    var code: String {
        refusal.code
    }
    var phrase: String { "overtaken" }
    var detail: String { refusal.detail }
    var parameters: [String: String] {
        refusal.parameters.merging(["by": by, "at": at, "action": action]) { $1 }
    }
}

extension Console {
    /// The refusal of what was changed meanwhile with the latest line of the audit log about it; any other refusal as
    /// it is. Only on this way one line is looked up, and whose it is.
    ///
    /// - Parameter subjects: the ids of what was to be changed, as the log keeps them.
    func told(
        _ error: any ExpectedError, about subjects: [String], _ frame: PageFrame
    ) async throws -> any ExpectedError {
        guard error.kind == .stale, !subjects.isEmpty else { return error }
        return try await database.read { session in
            let filter = AuditFilter(subjects: subjects)
            guard let line = try session.auditLog(filter, limit: PageLimit(clamping: 1)).items.first else {
                return error
            }
            let names = try Names(of: [line.actor], in: session)
            return Overtaken(
                refusal: error, by: frame.actor(line.actor, names), at: frame.time(line.at),
                action: frame.words.find("audit.\(line.action)") ?? line.action)
        }
    }
}
