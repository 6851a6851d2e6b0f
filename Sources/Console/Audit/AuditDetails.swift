import AfterSales
import Catalog
import Database
import Delivery
import Identity
import Inventory
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
    private(set) var returns: [ReturnID: Return] = [:]
    /// Of categories, groups of customers and warehouses, by id.
    private(set) var names: [String: String] = [:]

    private init() {}

    /// What the lines are about, and what they name by the way.
    static func ids(in entries: [AuditEntry]) -> [String] {
        var found = Set(entries.map(\.subject))
        for entry in entries {
            for match in entry.details.matches(of: /[a-z]{3}_[0-9A-Z]+/) { found.insert(String(match.output)) }
        }
        return found.sorted()
    }

    init(of entries: [AuditEntry], _ shop: Shop, in language: Language, _ session: Session) throws {
        let ids = Self.ids(in: entries)
        if ids.contains(where: { CategoryID($0) != nil }) {
            for category in try shop.catalog.categories(in: session) {
                let english = language == .english ? category.nameEnglish : nil
                names[category.id.description] = english ?? category.name
            }
        }
        if ids.contains(where: { CustomerGroupID($0) != nil }) {
            let groups: [CustomerGroup] = try session.run(Identity.customerGroups)
            for group in groups { names[group.id.description] = group.name }
        }
        if ids.contains(where: { WarehouseID($0) != nil }) {
            for warehouse in try shop.inventory.warehouses(in: session) {
                names[warehouse.id.description] = warehouse.name
            }
        }
        let sentBack = ids.compactMap { ReturnID($0) }
        if !sentBack.isEmpty {
            for item in try shop.afterSales.returns(sentBack, in: session) { returns[item.id] = item }
        }
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

    /// `3 counted, 1 differ: sku_… 20 to 19`, where lines from before name nothing; of one variant `SH1: 20 to 19`.
    func countDetails(_ entry: AuditEntry) -> String? {
        guard SKUID(entry.subject) == nil else { return entry.details.replacing(" to ", with: " → ") }
        guard let found = entry.details.wholeMatch(of: /(\d+) counted, (\d+) differ(?:: (.+))?/)?.output else {
            return nil
        }
        let told = words("console.audit.counted", ["counted": "\(found.1)", "differ": "\(found.2)"])
        let named = found.3.map { String($0).replacing(" to ", with: " → ") }
        return [told, named].compactMap(\.self).joined(separator: " · ")
    }

    /// `CUP: 3+ 160.00 CNY to none`
    func ruleDetails(_ entry: AuditEntry) -> String {
        let nothing = words("console.audit.nothing")
        return amounts(in: entry.details)
            .replacing(#/(\d+)\+ /#) { words("console.audit.pieces_from", ["count": "\($0.output.1)"]) + " " }
            .replacing(" to ", with: " → ").replacing(": none →", with: ": \(nothing) →")
            .replacing(#/→ none$/#, with: "→ \(nothing)")
    }

    /// `1374 bytes`, `3 pictures`
    func sizeDetails(_ entry: AuditEntry) -> String {
        entry.details.replacing(/(\d+) (bytes|pictures)/) { match in
            let key = match.output.2 == "bytes" ? "console.audit.bytes" : "console.audit.pictures"
            return words(key, ["count": Int(match.output.1).map { format.number($0) } ?? "\(match.output.1)"])
        }
    }

    /// What a line is about, where it is neither an order nor goods nor somebody.
    func auditSubject(_ entry: AuditEntry, _ things: AuditThings) -> String? {
        if let item = ReturnID(entry.subject).flatMap({ things.returns[$0] }) {
            return words("console.return.title", ["number": Order.number(of: item.orderID)])
        }
        if SynonymID(entry.subject) != nil { return words("console.audit.synonym") }
        if entry.subject.wholeMatch(of: /[0-9a-f]{64}/) != nil {
            return words("console.audit.file", ["hash": String(entry.subject.prefix(8))])
        }
        return things.names[entry.subject]
    }

    /// A text with the names of what it names by ids, as far as they are known.
    func naming(_ text: String, _ things: AuditThings, _ goods: [String: String]) -> String {
        text.replacing(/( \()?([a-z]{3}_[0-9A-Z]+)(\))?/) { match in
            let id = String(match.output.2)
            let name = things.names[id] ?? goods[id]
            // 批发 (grp_…) has said its name.
            if let name, match.output.1 != nil, match.output.3 != nil, text.hasPrefix("\(name) ") { return "" }
            return "\(match.output.1 ?? "")\(name ?? id)\(match.output.3 ?? "")"
        }
    }

    /// Amounts as people read them: `19.99 CNY`.
    func amounts(in text: String) -> String {
        text.replacing(/(\d+(?:\.\d+)?) ([A-Z]{3})/) { match in
            let amount = Currency(String(match.output.2)).flatMap { Money(decimal: String(match.output.1), $0) }
            return amount.map { money($0) } ?? String(match.output.0)
        }
    }
}
