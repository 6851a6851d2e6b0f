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

    /// `SH1: name 一仓 → 二仓; kind regional → cloud` in words.
    func warehouseDetails(_ entry: AuditEntry) -> String? {
        guard let found = entry.details.wholeMatch(of: /([^:]+): (.*)/)?.output else { return nil }
        let steps = found.2.split(separator: "; ").map { step -> String in
            guard let parts = step.wholeMatch(of: /(name|kind|priority) (.*) → (.*)/)?.output else {
                return String(step)
            }
            switch parts.1 {
            case "name": return "\(words("console.stock.warehouse_name")) \(parts.2) → \(parts.3)"
            case "priority": return "\(words("console.stock.priority")) \(parts.2) → \(parts.3)"
            default:
                let kinds = [parts.2, parts.3].map { words.find("warehouse.kind.\($0)") ?? String($0) }
                return "\(words("console.warehouse.kind")) \(kinds.joined(separator: " → "))"
            }
        }
        return "\(found.1): \(steps.joined(separator: "; "))"
    }

    /// `SH1: 12 on hand, 3 reserved` in words.
    func closingDetails(_ entry: AuditEntry) -> String? {
        guard let found = entry.details.wholeMatch(of: /([^:]+): (\d+) on hand, (\d+) reserved/)?.output else {
            return nil
        }
        let numbers = ["on_hand": String(found.2), "reserved": String(found.3)]
        return "\(found.1): \(words("console.audit.closed_with", numbers))"
    }

    /// Amounts as people read them: `19.99 CNY`.
    func amounts(in text: String) -> String {
        text.replacing(/(\d+(?:\.\d+)?) ([A-Z]{3})/) { match in
            let amount = Currency(String(match.output.2)).flatMap { Money(decimal: String(match.output.1), $0) }
            return amount.map { money($0) } ?? String(match.output.0)
        }
    }
}
