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
    /// Why orders were cancelled.
    fileprivate var reasons: [OrderID: String] = [:]
    /// Those that are open: the log keeps nobody's address.
    fileprivate var invitations: [InvitationID: StaffInvitation] = [:]
    fileprivate var currency: Currency?
    /// Of brands, categories, groups of customers and warehouses, by id.
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
        currency = shop.orders.configuration.currency
        let cancelled = Set(entries.filter { $0.action == "order_cancelled" }.compactMap { OrderID($0.subject) })
        if !cancelled.isEmpty { reasons = try session.run(Orders.cancellationReasons(of: cancelled.sorted())) }
        let invited = ids.compactMap { InvitationID($0) }
        if !invited.isEmpty {
            let open: [StaffInvitation] = try session.run(Identity.invitations(invited))
            for invitation in open { invitations[invitation.id] = invitation }
        }
        if ids.contains(where: { CategoryID($0) != nil }) {
            for category in try shop.catalog.categories(in: session) {
                let english = language == .english ? category.nameEnglish : nil
                names[category.id.description] = english ?? category.name
            }
        }
        if ids.contains(where: { BrandID($0) != nil }) {
            for brand in try shop.catalog.brandList(includingHidden: true, in: session) {
                let english = language == .english ? brand.nameEnglish : nil
                names[brand.id.description] = english ?? brand.name
            }
        }
        if ids.contains(where: { CustomerGroupID($0) != nil }) {
            let groups: [CustomerGroup] = try session.run(Identity.customerGroups)
            for group in groups { names[group.id.description] = group.name }
        }
        if ids.contains(where: { WarehouseID($0) != nil }) {
            for warehouse in try shop.inventory.warehouses(in: session) {
                let english = language == .english ? warehouse.nameEnglish : nil
                names[warehouse.id.description] = english ?? warehouse.name
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

    /// What went back, of which pieces, and why.
    func refundDetails(_ entry: AuditEntry, _ things: AuditThings, _ goods: [String: String]) -> String? {
        guard let found = entry.details.wholeMatch(of: /(rfd_\w+) ([^:]+)(?:: .*)?/)?.output,
            let id = RefundID(found.1)
        else { return nil }
        let pieces = RefundedPieces.all(in: entry.details).map { part in
            refunded(part, as: goods[part.skuID.description] ?? part.skuID.description)
        }
        return ([amounts(in: String(found.2))] + pieces + [things.refunds[id].map { refundReason($0) } ?? ""])
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// So many pieces of some goods, and how many of them are not sent any more.
    func refunded(_ part: RefundedPieces, as goods: String) -> String {
        let count = format.number(part.quantity)
        guard part.unsent > 0 else { return "\(goods) × \(count)" }
        return words(
            "console.event.refunded_unsent",
            ["goods": goods, "count": count, "unsent": format.number(part.unsent)])
    }

    /// What went back with the order, and why it was cancelled; lines from before say no sum.
    func cancellationDetails(_ entry: AuditEntry, _ things: AuditThings) -> String {
        [amounts(in: entry.details), OrderID(entry.subject).flatMap { things.reasons[$0] } ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// How many pieces of a return were what, as they were graded.
    func gradeDetails(_ entry: AuditEntry, _ things: AuditThings) -> String? {
        guard let item = ReturnID(entry.subject).flatMap({ things.returns[$0] }) else { return nil }
        let grades = ReturnGrade.allCases.compactMap { grade -> String? in
            let pieces = item.lines.reduce(0) { $0 + ($1.grade == grade ? $1.quantity : 0) }
            return pieces > 0 ? "\(words("return.grade.\(grade.rawValue)")) × \(format.number(pieces))" : nil
        }
        return grades.isEmpty ? nil : grades.joined(separator: words("console.audit.separator"))
    }

    /// The address that an invitation went to, whole for those who read it on the page of the staff; its id once it is
    /// over.
    func invited(_ id: String, _ things: AuditThings) -> String {
        guard let email = InvitationID(id).flatMap({ things.invitations[$0]?.email }) else { return id }
        return may(.staffManage) ? email : Mask.email(email)
    }

    /// `contact, standard_freight 800 to 950`; lines from before have names alone.
    func settingDetails(_ entry: AuditEntry, _ things: AuditThings) -> String {
        let told = entry.details.split(separator: ", ").map { part in
            let parts = part.wholeMatch(of: /(\w+)(?: (\d+) to (\d+))?/)?.output
            let name = parts.map { String($0.1) } ?? String(part)
            let label = settingLabel(name) ?? name
            guard let parts, let before = parts.2, let after = parts.3, let currency = things.currency else {
                return label
            }
            let values = [before, after].map { settingValue(String($0), name, currency) }
            return "\(label) \(values.joined(separator: " → "))"
        }
        return told.joined(separator: words("console.audit.separator"))
    }

    /// `27: state=shipped, from=2026-11-01, text`; without a filter the number alone.
    func exportDetails(_ entry: AuditEntry) -> String {
        let parts = entry.details.split(separator: ": ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return words("console.audit.exported", ["count": entry.details]) }
        let told = parts[1].split(separator: ", ").map { part -> String in
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { return words("console.audit.by_text") }
            switch pair[0] {
            case "state": return words.find("order.state.\(pair[1])") ?? pair[1]
            case "paid": return words(pair[1] == "true" ? "console.orders.paid" : "console.orders.unpaid")
            case "delivery": return words.find("delivery.\(pair[1])") ?? pair[1]
            default: return "\(words.find("console.orders.\(pair[0])") ?? pair[0]) \(pair[1])"
            }
        }
        return words(
            "console.audit.filtered",
            ["count": parts[0], "filter": told.joined(separator: words("console.audit.separator"))])
    }

    /// `1374 bytes, 4 rows, 3 to change, 1 refused: goods.csv`; lines from before tell the bytes alone.
    func goodsFileDetails(_ entry: AuditEntry) -> String? {
        let form = /(\d+) bytes, (\d+) rows, (\d+) to change, (\d+) refused(?:: (.+))?/
        guard let found = entry.details.wholeMatch(of: form)?.output else { return sizeDetails(entry) }
        let numbers = [found.1, found.2, found.3, found.4].map { text in
            Int(text).map { format.number($0) } ?? String(text)
        }
        let told = words(
            "console.audit.goods_file",
            ["bytes": numbers[0], "rows": numbers[1], "changes": numbers[2], "refused": numbers[3]])
        return [found.5.map(String.init), told].compactMap(\.self).joined(separator: " · ")
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
            guard let parts = step.wholeMatch(of: /(name|name_en|kind|priority) (.*) → (.*)/)?.output else {
                return String(step)
            }
            switch parts.1 {
            case "name": return "\(words("console.stock.warehouse_name")) \(parts.2) → \(parts.3)"
            case "name_en":
                return "\(words("console.content.name_en")) \(parts.2) → \(parts.3)"
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
        if entry.subject == "settings" { return words("console.nav.settings") }
        if entry.subject == "divisions" { return words("console.audit.divisions") }
        if DifferenceID(entry.subject) != nil { return words("console.audit.difference") }
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
