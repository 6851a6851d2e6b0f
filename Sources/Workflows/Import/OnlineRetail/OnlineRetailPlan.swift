import AfterSales
import Database
import Kernel
import Orders
import Payments

/// What a chunk of rows becomes. Pure: it decides from what was loaded and writes nothing.
struct OnlineRetailPlan {
    /// What the database knows about the chunk's goods, customers and invoices.
    struct Known {
        var skus: [String: SKUID] = [:]
        var users: [String: UserID] = [:]
        var records: [String: ImportedRecord] = [:]
        var orderRemainders: [OrderID: Int64] = [:]
        var returnRemainders: [ReturnID: Int64] = [:]
    }

    /// Orders, new ones or more lines of others.
    struct Sales {
        var charges: [OrderCharge] = []
        var remainders: [OrderID: Int64] = [:]
    }

    let runID: Int64
    let currency: Currency
    let calendar: BusinessCalendar
    let ids: IDGenerator
    let known: Known

    private(set) var orders: [NewOrder] = []
    private(set) var ordersDetails = Sales()
    private(set) var moreOfOrders: [(order: Order, firstPosition: Int)] = []
    private(set) var moreDetails = Sales()
    private(set) var returns: [ImportedReturn] = []
    private(set) var moreOfReturns: [(part: ImportedReturn, firstPosition: Int)] = []
    private(set) var adjustments: [ImportedAdjustment] = []
    private(set) var transfers: [LedgerTransfer] = []
    private(set) var records: [ImportedRecord] = []
    private(set) var extended: [(name: String, rows: Int)] = []

    init(runID: Int64, currency: Currency, calendar: BusinessCalendar, ids: IDGenerator, known: Known) {
        self.runID = runID
        self.currency = currency
        self.calendar = calendar
        self.ids = ids
        self.known = known
    }

    private var unit: Int64 { ExactAmount.unit(of: currency) }

    mutating func take(_ parts: [InvoicePart]) {
        for part in parts where !part.rows.isEmpty {
            switch part.kind {
            case .sale: takeSale(part)
            case .back: takeReturn(part)
            case .adjustment: takeAdjustments(part)
            }
        }
    }

    private func moment(_ part: InvoicePart) -> Timestamp {
        calendar.moment(day: part.day, secondOfDay: part.secondOfDay)
    }

    /// - Returns: how many rows of the invoice came before, and which part of it this is.
    private mutating func note(_ part: InvoicePart, reference: Int64) -> (rowsBefore: Int, part: Int) {
        if let record = known.records[part.number] {
            extended.append((part.number, part.rows.count))
            return (record.rows, record.parts + 1)
        }
        records.append(
            ImportedRecord(
                name: part.number, importID: runID, reference: reference, party: part.customer, rows: part.rows.count))
        return (0, 1)
    }

    private mutating func takeSale(_ part: InvoicePart) {
        let before = known.records[part.number]
        let id: OrderID = before.map { OrderID($0.reference) } ?? ids.next()
        let at = moment(part)
        let rounded = ExactRounding.minor(
            of: part.rows.map(\.exactMillionths), carried: known.orderRemainders[id] ?? 0, unit: unit)
        var totals = Totals()
        var lines: [OrderLine] = []
        lines.reserveCapacity(part.rows.count)
        var details = Sales(charges: [], remainders: [id: rounded.carried])
        for (row, totalMinor) in zip(part.rows, rounded.lines) {
            let charge = ChargeCode.kind(of: row.code)
            let line = orderLine(row, totalMinor, isCharge: charge != nil)
            if let charge {
                details.charges.append(OrderCharge(orderID: id, lineID: line.id, kind: charge, code: row.code))
            }
            if charge == .postage { totals.freight += totalMinor } else { totals.goods += totalMinor }
            lines.append(line)
        }
        totals.total = rounded.total
        let order = Order(
            id: id, number: part.number, version: 1, state: .completed,
            buyer: known.users[part.customer].map(Buyer.user), cartID: nil, currency: currency, placedAt: at,
            dueAt: nil, deliveredAt: nil, totals: totals, refundedMinor: 0, address: nil, delivery: .standard,
            contact: nil, invoice: nil, note: part.country, lines: lines)
        let place = note(part, reference: id.rawValue)
        if before == nil {
            orders.append(
                NewOrder(
                    order: order, actor: .system("import"), reason: "imported", source: OnlineRetailImport.source))
            ordersDetails.add(details)
        } else {
            moreOfOrders.append((order, place.rowsBefore))
            moreDetails.add(details)
        }
        transfers += Posting.importedSale(
            id, source: OnlineRetailImport.source, amount: Money(rounded.total, currency), part: place.part, at: at)
    }

    private func orderLine(_ row: OnlineRetailRow, _ totalMinor: Int64, isCharge: Bool) -> OrderLine {
        let price = ExactRounding.roundedHalfUp(row.priceMillionths, unit: unit)
        let difference = totalMinor - price * Int64(row.quantity)
        var allocations: [LineAllocation] = []
        if difference != 0 {
            allocations.append(
                LineAllocation(
                    kind: .rounding, label: "price finer than the currency", amountMinor: difference,
                    isIncluded: false))
        }
        return OrderLine(
            id: ids.next(), skuID: isCharge ? OrderLine.chargeSKU : sku(row.code),
            title: row.title.isEmpty ? row.code : row.title, quantity: row.quantity, unitPriceMinor: price,
            totalMinor: totalMinor, allocations: allocations, shippedQuantity: row.quantity)
    }

    private func sku(_ code: String) -> SKUID {
        guard let id = known.skus[code] else { preconditionFailure("no variant for the code \(code)") }
        return id
    }

    private mutating func takeReturn(_ part: InvoicePart) {
        let before = known.records[part.number]
        let id: ReturnID = before.map { ReturnID($0.reference) } ?? ids.next()
        let at = moment(part)
        let rounded = ExactRounding.minor(
            of: part.rows.map { -$0.exactMillionths }, carried: known.returnRemainders[id] ?? 0, unit: unit)
        let lines = zip(part.rows, rounded.lines).map { row, totalMinor in
            let isCharge = ChargeCode.kind(of: row.code) != nil
            return ImportedReturnLine(
                skuID: isCharge ? OrderLine.chargeSKU : sku(row.code), charge: isCharge ? row.code : nil,
                title: row.title.isEmpty ? row.code : row.title, quantity: -row.quantity,
                unitPriceMinor: ExactRounding.roundedHalfUp(row.priceMillionths, unit: unit), totalMinor: totalMinor)
        }
        let back = ImportedReturn(
            id: id, source: OnlineRetailImport.source, number: part.number, userID: known.users[part.customer],
            amount: Money(rounded.total, currency), remainderMillionths: rounded.carried, at: at, lines: lines)
        let place = note(part, reference: id.rawValue)
        if before == nil {
            returns.append(back)
        } else {
            moreOfReturns.append((back, place.rowsBefore))
        }
        transfers += Posting.importedReturn(
            id, source: OnlineRetailImport.source, amount: back.amount, part: place.part, at: at)
    }

    private mutating func takeAdjustments(_ part: InvoicePart) {
        let place = note(part, reference: 0)
        for (offset, row) in part.rows.enumerated() {
            let sign: Int64 = row.exactMillionths < 0 ? -1 : 1
            let magnitude = ExactRounding.roundedHalfUp(sign * row.exactMillionths, unit: unit)
            guard magnitude > 0 else { continue }
            adjustments.append(
                ImportedAdjustment(
                    id: ids.nextRaw(), source: OnlineRetailImport.source, number: part.number,
                    position: place.rowsBefore + offset, description: row.title.isEmpty ? row.code : row.title,
                    amount: Money(sign * magnitude, currency), at: moment(part)))
        }
    }
}

extension OnlineRetailPlan.Sales {
    fileprivate mutating func add(_ other: Self) {
        charges += other.charges
        remainders.merge(other.remainders) { _, new in new }
    }
}
