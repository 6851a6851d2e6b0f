public import Database
public import Delivery
public import Kernel

extension Shop {
    /// Writes the carrier or the number of a parcel anew that was typed wrong, as long as it is under way; what is nil
    /// stays. The audit log keeps both.
    ///
    /// - Throws: `DeliveryError.parcelNotFound`, `.stale`, `.alreadyDelivered`, `.notSent`; `InputError`.
    public func correctParcel(
        _ id: ParcelID, version: Int, carrier: String?, trackingNumber: String?, by caller: Caller,
        in transaction: Transaction
    ) throws -> Parcel {
        guard let found = try delivery.parcel(id, in: transaction.session) else { throw DeliveryError.parcelNotFound }
        let (carrier, number) = (
            try carrier.map { try Parcel.carrierRule.checked($0) } ?? found.carrier,
            try trackingNumber.map { try Self.checked($0, instead: found.trackingNumber) } ?? found.trackingNumber
        )
        guard found.version == version else { throw DeliveryError.stale }
        guard found.state == .shipped else { throw DeliveryError.alreadyDelivered }
        guard !found.isPickup else { throw DeliveryError.notSent }
        // Nothing is changed by who sends the same again.
        guard (carrier, number) != (found.carrier, found.trackingNumber) else { return found }
        let corrected = try delivery.correct(found, carrier: carrier, trackingNumber: number, in: transaction)
        try parts.audit(
            "parcel_corrected", of: found.orderID.description,
            "\(id) \(found.carrier) \(found.trackingNumber) to \(carrier) \(number)", by: caller, in: transaction)
        return corrected
    }

    /// One that was written before numbers had a rule may stay beside another carrier.
    private static func checked(_ number: String, instead old: String) throws(InputError) -> String {
        number.trimmingBlanks == old ? old : try TrackingNumber.checked(number)
    }
}
