import Database
import Kernel
import Payments

extension SandboxBook {
    /// Takes over what was paid and given back before this gateway was there, with its statement lines; what it knows
    /// already stays as it is.
    ///
    /// - Throws: `SandboxError.paymentNotPaid` for a refund without its payment, `.refundExceedsPayment`.
    func remember(_ past: WirePast.Past) async throws {
        let (ids, configuration) = (database.ids, configuration)
        try await database.write { transaction in
            for payment in past.payments {
                guard let at = payment.settledAt, try transaction.insertPast(payment, at: at) else { continue }
                try transaction.insertMovement(
                    id: ids.nextRaw(), kind: .payment, subject: payment.id.rawValue, payment: payment.id,
                    amount: payment.amount, feeMinor: configuration.feeMinor(of: payment.amount),
                    reference: payment.reference, at: at, effect: past.lines[payment.id])
            }
            for refund in past.refunds {
                guard let at = refund.settledAt, try transaction.session.refund(refund.id) == nil else { continue }
                guard try transaction.session.payment(refund.paymentID) != nil else {
                    throw SandboxError.paymentNotPaid
                }
                guard try transaction.promiseBack(refund.amount, from: refund.paymentID) else {
                    throw SandboxError.refundExceedsPayment
                }
                try transaction.insertPast(refund, at: at)
                try transaction.insertMovement(
                    id: ids.nextRaw(), kind: .refund, subject: refund.id.rawValue, payment: refund.paymentID,
                    amount: refund.amount, feeMinor: 0, reference: refund.reference, at: at, effect: nil)
            }
        }
    }
}
