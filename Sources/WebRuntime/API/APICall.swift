public import Database
public import HTTPTypes
public import Identity
public import Kernel

/// What an endpoint's handler is given: a caller who may, and a body that is a JSON object where one is declared.
public struct APICall: Sendable {
    public let context: ShopRequestContext
    public let path: PathParameters
    public let query: FormFields
    /// Empty where the endpoint declares no JSON body.
    public let body: JSONInput
    /// The body as it came, for signatures.
    public let rawBody: [UInt8]
    public let headers: HTTPFields
    /// What makes a repeated request the same one; nil where the endpoint is not declared idempotent.
    let idempotency: IdempotencyKey?

    public var principal: Principal { context.principal }
    /// Who asks, for histories and the audit log.
    public var caller: Caller { context.caller }

    /// Whose cart and orders.
    ///
    /// - Throws: `AccessError.unauthenticated` for nobody; `.permissionMissing` for staff, who do not shop.
    public func buyer() throws(AccessError) -> Buyer {
        if let buyer = principal.buyer { return buyer }
        if case .anonymous = principal { throw .unauthenticated }
        throw .permissionMissing(Permission.shopBuy.rawValue)
    }

    /// The signed-in user.
    ///
    /// - Throws: `AccessError.unauthenticated` for guests and strangers.
    public func userID() throws(AccessError) -> UserID {
        guard case .user(let id, _, _, _) = principal else { throw .unauthenticated }
        return id
    }

    public func may(_ permission: Permission) -> Bool { principal.permissions.contains(permission) }

    /// The claim of an endpoint that is declared idempotent; asking for it elsewhere is a programmer's mistake.
    public var claim: IdempotencyKey {
        guard let idempotency else { preconditionFailure("the endpoint is not declared idempotent") }
        return idempotency
    }

    /// The version that an edit names in `If-Match`, quoted or bare.
    ///
    /// - Throws: `RequestError.ifMatchRequired`; `InputError.malformed` for what is no version.
    public func ifMatchVersion() throws -> Int {
        guard let text = headers[.ifMatch] else { throw RequestError.ifMatchRequired }
        let bare = text.trimmingBlanks.trimmingPrefix("W/").filter { $0 != "\"" }
        guard let version = Int(bare), version >= 0 else {
            throw InputError.malformed(reason: "If-Match must be the version of what is edited.")
        }
        return version
    }

    /// Does the work once under the request's key and answers with what it answered the first time. The body is one
    /// transaction, may run more than once and must not have effects outside the database.
    ///
    /// - Throws: `IdempotencyError.keyReused`; refusals that are not remembered; what the database throws.
    public func once(
        in database: Database, _ body: @escaping @Sendable (Transaction) throws -> APIAnswer
    ) async throws -> APIAnswer {
        let printed = refusalPrinter
        let answer = try await database.writeOnce(claim, refusal: printed) { transaction in
            try body(transaction).remembered
        }
        return APIAnswer(remembered: answer)
    }

    /// How a refusal is remembered: as its problem details. For workflows that write their claims themselves.
    public var refusalPrinter: @Sendable (any ExpectedError) -> RememberedAnswer {
        let requestID = context.requestID
        return { error in
            let problem = Problem(error)
            return RememberedAnswer(status: problem.status, body: problem.json(requestID: requestID).text)
        }
    }
}

/// What an endpoint's handler answers.
public struct APIAnswer: Sendable {
    public let status: Int
    public let body: JSON?
    public var headers: HTTPFields = [:]

    public init(status: Int, body: JSON?) {
        self.status = status
        self.body = body
    }

    /// An answer that was written down, replayed or not.
    public init(remembered answer: RememberedAnswer) {
        status = answer.status
        body = answer.body.isEmpty ? nil : JSON(finished: answer.body)
        if answer.isReplay { headers[.idempotencyReplayed] = "true" }
    }

    public static func ok(_ body: JSON) -> APIAnswer { APIAnswer(status: 200, body: body) }
    public static func created(_ body: JSON) -> APIAnswer { APIAnswer(status: 201, body: body) }
    public static let noContent = APIAnswer(status: 204, body: nil)

    /// With the version as an entity tag, for the `If-Match` of the next edit.
    public func tagged(version: Int) -> APIAnswer {
        var answer = self
        answer.headers[.eTag] = "\"\(version)\""
        return answer
    }

    /// As the idempotency table keeps it.
    public var remembered: RememberedAnswer {
        RememberedAnswer(status: status, body: body?.text ?? "")
    }
}
