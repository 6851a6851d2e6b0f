import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime

extension APICall {
    /// Whose orders the caller may see or act on: all of them with this right, otherwise the caller's own.
    ///
    /// - Throws: `AccessError` for callers who are neither.
    func scope(all permission: Permission) throws(AccessError) -> OrderScope {
        may(permission) ? .everybody : .of(try buyer())
    }

    /// Whether the caller may know to whom an order of this scope goes: buyers their own, staff by a right.
    func showsRecipient(_ scope: OrderScope) -> Bool {
        if case .of = scope { true } else { may(.recipientsRead) }
    }

    /// Where the call came from, for throttles and the list of sessions.
    var origin: Origin {
        Origin(address: context.clientAddress, device: headers[.userAgent] ?? "")
    }

    /// The version in `If-Match` where there is one.
    func optionalIfMatch() throws -> Int? {
        headers[.ifMatch] == nil ? nil : try ifMatchVersion()
    }

    func pageLimit() throws(InputError) -> PageLimit { try query.pageLimit() }
}

extension Endpoint.Query {
    static func state<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Endpoint.Query
    where Value.RawValue == String {
        Endpoint.Query("state", .enumeration(type), "Only those in this state.")
    }
}

extension APICall {
    /// The session behind the token; nil for guests and strangers.
    var sessionID: SessionID? {
        if case .user(_, _, let session, _) = principal { session } else { nil }
    }
}
