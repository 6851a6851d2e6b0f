import Catalog
import Database
import Delivery
import Kernel
import Orders
import WebRuntime
import Workflows

/// Orders as lines of a spreadsheet, one for each line of an order, with what the list keeps behind masks. What an
/// order is worth as a whole stands in its first line alone, so that sums can be made. Filled in, the last two columns
/// are taken back by the page that ships many. Who may not read recipients has the same lines with the list's masks.
struct OrderLines: ListLines {
    /// A file of ten thousand orders ends here at the latest.
    static let lineLimit = 100_000

    static let columns = [
        "order.number", "order.placed_at", "order.state", "line.title", "console.goods.code", "line.quantity",
        "console.orders.waiting", "totals.total", "console.order.refunded", "console.orders.currency",
        "order.delivery", "console.orders.recipient", "field.phone", "order.address", "order.note", "parcel.carrier",
        "parcel.tracking",
    ]

    let page: Page<OrderListing>
    let orders: [OrderID: Order]
    let parcels: [OrderID: [Parcel]]
    let goods: [SKUID: SKUName]
    /// Whether recipients and what buyers wrote stand behind masks.
    let isMasked: Bool

    var next: Cursor? { page.next }

    init(
        _ page: Page<OrderListing>, isMasked: Bool, _ shop: Shop, in language: Language, _ session: Session
    ) throws {
        (self.page, self.isMasked) = (page, isMasked)
        let ids = page.items.map(\.summary.id)
        orders = ids.isEmpty ? [:] : try shop.orders(ids, in: language, session)
        parcels = Dictionary(grouping: try shop.delivery.parcels(of: ids, in: session), by: \.orderID)
        goods = try shop.names(of: Set(orders.values.flatMap { $0.lines.map(\.skuID) }), in: language, session)
    }

    func lines(_ frame: PageFrame) -> [[String]] {
        page.items.flatMap { listing in
            (orders[listing.summary.id]?.lines ?? []).enumerated().map { index, line in
                cells(listing, line, isFirst: index == 0, frame)
            }
        }
    }

    private func cells(_ listing: OrderListing, _ line: OrderLine, isFirst: Bool, _ frame: PageFrame) -> [String] {
        let summary = listing.summary
        // Of what left in several parcels the last one; what still waits has none.
        let parcel =
            line.unshippedQuantity > 0
            ? nil
            : parcels[summary.id]?.last { parcel in parcel.lines.contains { $0.orderLineID == line.id } }
        let sums = [
            summary.total.decimal, Money(listing.refundedMinor, summary.total.currency).decimal,
            summary.total.currency.code,
        ]
        return [
            summary.number, frame.format.sortableTime(summary.placedAt), frame.orderStateName(summary), line.title,
            goods[line.skuID]?.code ?? "", String(line.quantity), String(line.unshippedQuantity),
        ] + (isFirst ? sums : ["", "", ""]) + [frame.words("delivery.\(listing.delivery.rawValue)")]
            + people(listing, frame) + [parcel?.carrier ?? "", parcel?.trackingNumber ?? ""]
    }

    /// To whom it goes, and what the buyer wrote; behind masks that there is something, as in the list.
    private func people(_ listing: OrderListing, _ frame: PageFrame) -> [String] {
        guard let recipient = listing.recipient else { return ["", "", "", note(listing, frame)] }
        let phone = Self.dialled(recipient.phone)
        guard isMasked else { return [recipient.name, phone, recipient.place, note(listing, frame)] }
        return [
            Mask.name(recipient.name), phone.isEmpty ? "" : Mask.phone(phone), recipient.masked.place,
            note(listing, frame),
        ]
    }

    private func note(_ listing: OrderListing, _ frame: PageFrame) -> String {
        isMasked && !listing.note.isEmpty ? frame.words("console.orders.noted") : listing.note
    }

    /// A phone in figures alone, which no spreadsheet takes for a formula: at home without the code of the country,
    /// abroad with `00` for the plus.
    static func dialled(_ phone: String) -> String {
        let figures = phone.filter { $0.isASCII && $0.isWholeNumber }
        guard phone.hasPrefix("+"), phone.dropFirst().allSatisfy({ $0.isASCII && ($0.isWholeNumber || $0 == " ") })
        else { return phone }
        return figures.count == 13 && figures.hasPrefix("86") ? String(figures.dropFirst(2)) : "00\(figures)"
    }
}
