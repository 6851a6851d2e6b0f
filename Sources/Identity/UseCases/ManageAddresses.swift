import Database
public import Kernel

extension Identity {
    /// A person's address book, oldest first; at most `addressLimit`.
    public func addresses(of user: UserID) async throws -> [SavedAddress] {
        try await database.read { try AddressStore.all(of: user, limit: Self.addressLimit, in: $0) }
    }

    /// - Throws: `NotFound` for one that is not there or somebody else's.
    public func address(_ id: AddressID, of user: UserID) async throws -> SavedAddress {
        let found = try await database.read { try AddressStore.find(id, of: user, in: $0) }
        guard let found else { throw NotFound("address") }
        return found
    }

    /// Adds an address. The first one is the default whatever is asked for.
    ///
    /// - Throws: `IdentityError.tooManyAddresses`, exactly, however many come at once; `NotFound` for no such person.
    public func addAddress(
        _ address: PostalAddress, isDefault: Bool = false, of user: UserID
    ) async throws -> SavedAddress {
        try AddressPhone.check(address.phone, in: address.country)
        try AddressPostalCode.check(address.postalCode, in: address.country)
        let (id, now): (AddressID, Timestamp) = (database.ids.next(), now)
        return try await database.write { transaction in
            // The owner's row stands for the whole book: one change at a time.
            guard try UserStore.locked(.id(user), in: transaction) != nil else { throw NotFound("person") }
            let count = try AddressStore.count(of: user, in: transaction.session)
            guard count < Self.addressLimit else { throw IdentityError.tooManyAddresses }
            let isDefault = isDefault || count == 0
            if isDefault { try AddressStore.clearDefault(of: user, except: id, in: transaction) }
            try AddressStore.insert(address, id: id, of: user, isDefault: isDefault, at: now, in: transaction)
            return SavedAddress(id: id, address: address, isDefault: isDefault, version: 1)
        }
    }

    /// Changes an address as it was at `expectedVersion`. The default stays one until another is made it.
    ///
    /// - Parameters:
    ///   - isDefault: nil leaves it as it is.
    ///   - change: what becomes of the address; it may run more than once.
    /// - Throws: `NotFound` for one that is not there or somebody else's; `IdentityError.staleVersion` where it has
    ///   another version by now; what `change` throws.
    public func updateAddress(
        _ id: AddressID, of user: UserID, expectedVersion: Int, isDefault: Bool?,
        _ change: @escaping @Sendable (PostalAddress) throws -> PostalAddress
    ) async throws -> SavedAddress {
        try await database.write { transaction in
            guard try UserStore.locked(.id(user), in: transaction) != nil,
                let old = try AddressStore.find(id, of: user, in: transaction.session)
            else { throw NotFound("address") }
            // Before the version is looked at: what is wrong in itself is told as that.
            let (address, isDefault) = (try change(old.address), isDefault ?? false || old.isDefault)
            // What is from before its rule stays as it is until somebody changes it.
            let isMoved = address.country != old.address.country
            if isMoved || address.phone != old.address.phone {
                try AddressPhone.check(address.phone, in: address.country)
            }
            if isMoved || address.postalCode != old.address.postalCode {
                try AddressPostalCode.check(address.postalCode, in: address.country)
            }
            if isDefault { try AddressStore.clearDefault(of: user, except: id, in: transaction) }
            let isChanged = try AddressStore.update(
                id, of: user, at: expectedVersion, to: address, isDefault: isDefault, in: transaction)
            guard isChanged else { throw IdentityError.staleVersion }
            return SavedAddress(id: id, address: address, isDefault: isDefault, version: expectedVersion + 1)
        }
    }

    /// Deletes an address; where it was the default, the oldest that is left becomes it.
    ///
    /// - Throws: `NotFound` for one that is not there or somebody else's.
    public func deleteAddress(_ id: AddressID, of user: UserID) async throws {
        try await database.write { transaction in
            guard try UserStore.locked(.id(user), in: transaction) != nil,
                try AddressStore.delete(id, of: user, in: transaction)
            else { throw NotFound("address") }
            try AddressStore.appointDefault(of: user, in: transaction)
        }
    }
}
