public import AfterSales
public import Database
import Delivery
public import Kernel
public import Orders

/// Where goods go back to, as far as the shop has said so.
public struct ReturnPlace: Sendable, Hashable {
    public let recipient: String
    public let phone: String
    public let address: String

    /// Nil where the shop has said neither where goods go back to nor where they are picked up.
    public init?(_ settings: ShopSettings, inEnglish: Bool) {
        let own = settings.text(.returnAddress, .returnAddressInEnglish, inEnglish: inEnglish)
        address =
            own.isEmpty ? settings.text(.pickupAddress, .pickupAddressInEnglish, inEnglish: inEnglish) : own
        recipient = settings[.returnRecipient]
        phone = settings[.returnPhone]
        if address.isEmpty { return nil }
    }
}

extension Shop {
    /// Returns that a timer reads at once, and how often at most it goes on because there were so many.
    private static let unsentLimit = 100
    private static let unsentRoundLimit = 100

    /// The buyer says how the goods come back, or corrects it, until they have come.
    ///
    /// - Throws: `ReturnError.notFound`, `.notSendable`; `InputError` where the carrier is missing or too long, or the
    ///   number can be none.
    public func sendReturn(
        _ id: ReturnID, carrier: String, trackingNumber: String, _ scope: OrderScope, by caller: Caller,
        in transaction: Transaction
    ) throws -> Return {
        var (current, order) = try parts.lockedReturn(id, in: transaction)
        if case .of(let buyer) = scope, order.buyer != buyer { throw ReturnError.notFound }
        guard current.isSendable else { throw ReturnError.notSendable }
        let parcel = ReturnParcel(
            carrier: try ReturnParcel.carrierRule.checked(carrier),
            trackingNumber: try Self.checked(trackingNumber, instead: current.parcel?.trackingNumber),
            sentAt: current.parcel?.sentAt ?? database.clock.now())
        current.parcel = parcel
        return try afterSales.writeParcel(of: current, by: caller.actor, in: transaction)
    }

    /// What a buyer types is held to what staff type when they send; one that was told before that was so may stay
    /// beside another carrier.
    private static func checked(_ number: String, instead old: String?) throws(InputError) -> String {
        number.trimmingBlanks == old ? number.trimmingBlanks : try TrackingNumber.checked(number)
    }

    /// Cancels approved returns whose time to be sent is over; those whose parcel is known stay.
    ///
    /// - Returns: how many were cancelled.
    /// - Throws: what the first one that could not be cancelled met, after all others had their turn.
    @discardableResult
    public func cancelUnsentReturns() async throws -> Int {
        let now = database.clock.now()
        var (done, last, failure) = (0, ReturnID?.none, (any Error)?.none)
        for _ in 0..<Self.unsentRoundLimit where !Task.isCancelled {
            let due = try await database.read { [afterSales, last] session in
                try afterSales.unsent(at: now, after: last, limit: Self.unsentLimit, in: session)
            }
            for id in due {
                do {
                    if try await cancelUnsent(id, at: now) { done += 1 }
                } catch {
                    failure = failure ?? error
                }
            }
            last = due.last
            if due.count < Self.unsentLimit { break }
        }
        if let failure { throw failure }
        return done
    }

    /// Guarded by state and time: the buyer may have sent it meanwhile, or taken it back.
    private func cancelUnsent(_ id: ReturnID, at now: Timestamp) async throws -> Bool {
        try await database.write { [parts] transaction in
            let (current, order) = try parts.lockedReturn(id, in: transaction)
            guard current.isSendable, current.parcel == nil, let sendBy = current.sendBy, sendBy <= now else {
                return false
            }
            _ = try parts.afterSales.step(
                current, to: .cancelled, by: .system("timer"), reason: "not sent in time", in: transaction)
            try parts.giveUp(current, of: order, in: transaction)
            return true
        }
    }
}
