import Database
import Kernel

/// Columns ↔ model.
enum OrderRow {
    static func order(from row: Row) throws -> Order {
        let user: UserID? = try row[4]
        let guest: String? = try row[5]
        return Order(
            id: try row[0], number: try row[1], version: try row[2], state: try row[3],
            buyer: user.map(Buyer.user) ?? guest.map { .guest(tokenHash: $0) }, cartID: try row[6],
            currency: try row[7], placedAt: try row[8], dueAt: try row[9], deliveredAt: try row[10],
            totals: Totals(
                goods: try row[11], discount: try row[12], freight: try row[13], tax: try row[14],
                points: try row[15], total: try row[16]),
            refundedMinor: try row[17], address: try address(from: row), delivery: try row[18], contact: try row[20],
            invoice: try invoice(from: row), note: try row[19], returnWindowDays: try row[35], lines: [])
    }

    private static func address(from row: Row) throws -> Address? {
        guard let name: String = try row[21] else { return nil }
        return Address(
            name: name, phone: try row[22] ?? "", country: try row[23] ?? "", province: try row[24] ?? "",
            city: try row[25] ?? "", district: try row[26] ?? "", regionCode: try row[27], line1: try row[28] ?? "",
            line2: try row[29], postalCode: try row[30])
    }

    private static func invoice(from row: Row) throws -> Invoice? {
        guard let kind: Invoice.Kind = try row[31] else { return nil }
        return Invoice(kind: kind, title: try row[32] ?? "", taxNumber: try row[33], email: try row[34])
    }

    static func line(from row: Row) throws -> OrderLine {
        OrderLine(
            id: try row[1], skuID: try row[2], title: try row[3], quantity: try row[4], unitPriceMinor: try row[5],
            totalMinor: try row[6], allocations: [], shippedQuantity: try row[7], cancelledQuantity: try row[11],
            refundedQuantity: try row[9], refundedMinor: try row[10], returnedQuantity: try row[8])
    }

    static let columns: [RowColumn] = [
        .integer("id"), .text("number"), .integer("version"), .text("state"), .text("source"), .integer("user_id"),
        .text("guest_token_hash"), .integer("cart_id"), .text("currency"), .integer("placed_at"), .integer("due_at"),
        .integer("delivered_at"), .integer("goods"), .integer("discount"), .integer("freight"), .integer("tax"),
        .integer("points"), .integer("total"), .integer("refunded"), .text("delivery_option"), .text("note"),
        .text("contact"), .text("address_name"), .text("address_phone"), .text("address_country"),
        .text("address_province"), .text("address_city"), .text("address_district"), .text("address_region_code"),
        .text("address_line1"), .text("address_line2"), .text("address_postal_code"), .text("invoice_kind"),
        .text("invoice_title"), .text("invoice_tax_number"), .text("invoice_email"), .integer("return_window_days"),
    ]

    static func values(of new: NewOrder) -> [SQLValue] {
        let order = new.order
        let owner: (user: UserID?, guest: String?) =
            switch order.buyer {
            case .user(let id): (id, nil)
            case .guest(let hash): (nil, hash)
            case nil: (nil, nil)
            }
        let totals = order.totals
        let address = order.address
        return [
            order.id.sqlValue, .text(order.number), order.version.sqlValue, order.state.sqlValue, .text(new.source),
            owner.user.sqlValue, owner.guest.sqlValue, order.cartID.sqlValue, order.currency.sqlValue,
            order.placedAt.sqlValue, order.dueAt.sqlValue, order.deliveredAt.sqlValue, totals.goods.sqlValue,
            totals.discount.sqlValue, totals.freight.sqlValue, totals.tax.sqlValue, totals.points.sqlValue,
            totals.total.sqlValue, order.refundedMinor.sqlValue, order.delivery.sqlValue, .text(order.note),
            order.contact.sqlValue, (address?.name).sqlValue, (address?.phone).sqlValue, (address?.country).sqlValue,
            (address?.province).sqlValue, (address?.city).sqlValue, (address?.district).sqlValue,
            (address?.regionCode).sqlValue, (address?.line1).sqlValue, (address?.line2).sqlValue,
            (address?.postalCode).sqlValue, (order.invoice?.kind).sqlValue, (order.invoice?.title).sqlValue,
            (order.invoice?.taxNumber).sqlValue, (order.invoice?.email).sqlValue, order.returnWindowDays.sqlValue,
        ]
    }

    static let lineColumns: [RowColumn] = [
        .integer("id"), .integer("order_id"), .integer("position"), .integer("sku_id"), .text("title"),
        .integer("quantity"), .integer("unit_price"), .integer("total"), .integer("shipped_quantity"),
        .integer("returned_quantity"), .integer("refunded_quantity"), .integer("refunded"),
        .integer("cancelled_quantity"),
    ]

    static func lineValues(of order: Order, from first: Int = 0) -> [[SQLValue]] {
        order.lines.enumerated().map { position, line in
            [
                line.id.sqlValue, order.id.sqlValue, (first + position).sqlValue, line.skuID.sqlValue,
                .text(line.title),
                line.quantity.sqlValue, line.unitPriceMinor.sqlValue, line.totalMinor.sqlValue,
                line.shippedQuantity.sqlValue, line.returnedQuantity.sqlValue, line.refundedQuantity.sqlValue,
                line.refundedMinor.sqlValue, line.cancelledQuantity.sqlValue,
            ]
        }
    }

    static let allocationColumns: [RowColumn] = [
        .integer("order_line_id"), .integer("position"), .integer("order_id"), .text("kind"), .text("label"),
        .integer("amount"), .boolean("included"),
    ]

    static func allocationValues(of order: Order) -> [[SQLValue]] {
        order.lines.flatMap { line in
            line.allocations.enumerated().map { position, allocation in
                [
                    line.id.sqlValue, position.sqlValue, order.id.sqlValue, allocation.kind.sqlValue,
                    .text(allocation.label), allocation.amountMinor.sqlValue, allocation.isIncluded.sqlValue,
                ]
            }
        }
    }

    static let historyColumns: [RowColumn] = [
        .integer("order_id"), .integer("version"), .integer("at"), .text("from_state"), .text("to_state"),
        .text("by"), .text("reason"),
    ]
}
