import Database
import Delivery
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// What details of the log name by an id: looked up once for all lines of a page.
struct AuditThings: Sendable {
    static let none = AuditThings()

    fileprivate var parcels: [ParcelID: Parcel] = [:]
    fileprivate var refunds: [RefundID: Refund] = [:]

    private init() {}

    init(of entries: [AuditEntry], _ shop: Shop, in session: Session) throws {
        // Lines from before say nothing of a parcel but its id.
        let sent = entries.filter { $0.action.hasPrefix("parcel_") && ParcelID($0.details) != nil }
        let ordersSent = Set(sent.compactMap { OrderID($0.subject) }).sorted()
        for parcel in try shop.delivery.parcels(of: ordersSent, in: session) { parcels[parcel.id] = parcel }
        let refunded = Set(
            entries.filter { $0.action == "refund_created" }.compactMap { OrderID($0.subject) })
        guard !refunded.isEmpty else { return }
        let found: [Refund] = try session.run(Payments.refunds(of: refunded))
        for refund in found { refunds[refund.id] = refund }
    }
}

extension PageFrame {
    /// With whom a parcel went and under which number; after a correction both of before and after.
    func parcelDetails(_ entry: AuditEntry, _ things: AuditThings) -> String? {
        let parts = entry.details.split(separator: " ", maxSplits: 1)
        guard let id = parts.first.flatMap({ ParcelID($0) }) else { return nil }
        guard parts.count > 1 else { return things.parcels[id].map { parcelName($0) } }
        let told = String(parts[1])
        return entry.action == "parcel_corrected" ? told.replacing(" to ", with: " → ") : told
    }

    /// What went back, and why.
    func refundDetails(_ entry: AuditEntry, _ things: AuditThings) -> String? {
        let parts = entry.details.split(separator: " ", maxSplits: 1)
        guard parts.count > 1, let id = parts.first.flatMap({ RefundID($0) }) else { return nil }
        return [amounts(in: String(parts[1])), things.refunds[id].map { refundReason($0) }]
            .compactMap(\.self).joined(separator: " · ")
    }

    /// `CUP: 19.99 CNY from 2026-11-28T16:00:00.000Z until …` in the shop's time.
    func planDetails(_ entry: AuditEntry) -> String? {
        guard let found = entry.details.wholeMatch(of: /(.+) from (\S+Z)(?: until (\S+Z))?/)?.output,
            let from = Timestamp(rfc3339: found.2)
        else { return nil }
        let until = found.3.flatMap { Timestamp(rfc3339: $0) }
        let values = ["price": amounts(in: String(found.1)), "from": time(from)]
        return until.map { words("console.audit.planned_until", values.merging(["until": time($0)]) { $1 }) }
            ?? words("console.audit.planned", values)
    }

    /// Amounts as people read them: `19.99 CNY`.
    func amounts(in text: String) -> String {
        text.replacing(/(\d+(?:\.\d+)?) ([A-Z]{3})/) { match in
            let amount = Currency(String(match.output.2)).flatMap { Money(decimal: String(match.output.1), $0) }
            return amount.map { money($0) } ?? String(match.output.0)
        }
    }
}
