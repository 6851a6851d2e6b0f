import Database

// Looking an order up by its number and a contact is guarded like signing in: whoever guesses is slowed down.
extension Identity {
    /// Counts one attempt, for the order's number and for the network address, before anybody looks. A number that no
    /// order has is counted like any other.
    ///
    /// - Parameter number: in its one form.
    /// - Throws: `IdentityError.throttled`.
    public func countLookup(of number: String, from origin: Origin) async throws {
        let (attempt, rule, now) = (lookup(of: number, origin), configuration.accountRule, now)
        try await database.write { try attempt.count(accountRule: rule, at: now, in: $0) }
    }

    /// The order was found: its number starts afresh, and the address gets this attempt back.
    public func lookupSucceeded(of number: String, from origin: Origin) async throws {
        let attempt = lookup(of: number, origin)
        try await database.write { try attempt.succeed(in: $0) }
    }

    private func lookup(of number: String, _ origin: Origin) -> PasswordAttempt {
        PasswordAttempt(
            accountKey: ThrottleStore.key("order-lookup:\(number)"),
            address: addressThrottle("order-lookup", origin, rule: configuration.addressRule))
    }
}
