import Cryptography
public import Database
import Foundation
import HTTPTypes
import Identity
public import Kernel

/// A refusal as it is remembered behind a form's key and told again.
public struct Refusal: ExpectedError, Codable {
    private let status: Int
    public let code: String
    public let field: String?
    public let phrase: String
    public let detail: String
    public let parameters: [String: String]

    /// Never a status of a page.
    private static let seeOther = 303

    public init(_ error: any ExpectedError) {
        status = error.kind.status.code
        code = error.code
        field = error.field
        phrase = error.phrase
        detail = error.detail
        parameters = error.parameters
    }

    /// Nil for the answer of something that was done.
    public init?(_ answer: RememberedAnswer) {
        guard answer.status != Self.seeOther else { return nil }
        guard let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(answer.body.utf8)) else { return nil }
        self = refusal
    }

    public var kind: ErrorKind {
        switch status {
        case 403: .forbidden
        case 404: .notFound
        case 412: .stale
        case 413: .tooLarge
        case 428: .preconditionRequired
        case 422: .invalid
        default: .conflict
        }
    }

    /// How it is remembered.
    public var answer: RememberedAnswer {
        let body = (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
        return RememberedAnswer(status: status, body: body ?? "{}")
    }

    /// How something that was done is remembered: with what its page needs to lead on.
    public static func done(_ result: String) -> RememberedAnswer {
        RememberedAnswer(status: seeOther, body: result)
    }
}

extension PageCall {
    /// The hidden field that tells a form which was sent twice from two forms.
    public static let keyField = "_key"
    private static let keyLimit = 64

    /// A key for the forms of a page that is shown now.
    public func newKey() -> String { Hexadecimal.encode(random.bytes(16)) }

    /// What makes a form that is sent again the same one: who, where, with which key and which content.
    ///
    /// - Throws: `InputError.malformed` where the page's key is missing or none that a page was given.
    public func claim(_ operation: String) throws(InputError) -> IdempotencyKey {
        guard let key = form.raw(Self.keyField), (1...Self.keyLimit).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { throw .malformed(reason: "The form has no key.") }
        let content = form.prefixed("").filter { $0.name != PageFrame.formTokenField }
        let text = content.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return IdempotencyKey(
            principal: context.principal.idempotencyOwner, operation: operation, key: "\(key) \(context.localPath)",
            requestHash: SHA256.hex(text))
    }

    /// Does what a form asks for, once; whoever sends it again is led to the same place.
    ///
    /// - Returns: what the body returned, or returned the first time.
    /// - Throws: `Refusal` for what a rule refused, now or the first time.
    public func once(
        _ operation: String, on database: Database, _ body: @escaping @Sendable (Transaction) throws -> String
    ) async throws -> String {
        let answer = try await database.writeOnce(try claim(operation), refusal: { Refusal($0).answer }) {
            transaction in
            Refusal.done(try body(transaction))
        }
        if let refusal = Refusal(answer) { throw refusal }
        return answer.body
    }
}
