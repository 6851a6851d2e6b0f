public import AfterSales
public import Database
import Inventory
public import Kernel
public import Orders
import Payments

/// What somebody wants to send back of one line.
public struct ReturnRequestLine: Sendable, Hashable {
    public let lineID: OrderLineID
    public let quantity: Int
    public let reason: String

    public init(lineID: OrderLineID, quantity: Int, reason: String) {
        self.lineID = lineID
        self.quantity = quantity
        self.reason = reason
    }
}

/// How pieces of a returned line were found: so many of them are of this grade.
public struct GradedLine: Sendable, Hashable {
    public let lineID: OrderLineID
    public let quantity: Int
    public let grade: ReturnGrade

    public init(lineID: OrderLineID, quantity: Int, grade: ReturnGrade) {
        self.lineID = lineID
        self.quantity = quantity
        self.grade = grade
    }
}

extension Shop {
    /// Asks to send goods back: only what was delivered, within the window, and not twice.
    ///
    /// - Throws: `OrderError.orderNotFound`, `.unknownLine`; `ReturnError.notDelivered`, `.windowOver`, `.tooMany`.
    public func requestReturn(
        of orderID: OrderID, _ scope: OrderScope, lines wanted: [ReturnRequestLine], evidence: String,
        in transaction: Transaction
    ) throws -> Return {
        let evidence = try Self.checked(reason: evidence, field: "evidence")
        guard !wanted.isEmpty else { throw InputError.missing(field: "lines") }
        var order = try orders.lockedOrder(orderID, scope, in: transaction)
        let now = database.clock.now()
        if let refusal = order.returnRefusal(at: now, configuration.calendar) { throw refusal }
        guard let buyer = order.buyer else { throw ReturnError.notDelivered }
        var lines: [ReturnLine] = []
        for part in wanted {
            let reason = try Self.checked(reason: part.reason)
            guard let index = order.lines.firstIndex(where: { $0.id == part.lineID }) else {
                throw OrderError.unknownLine
            }
            guard !lines.contains(where: { $0.orderLineID == part.lineID }) else {
                throw InputError.invalid(field: "lines", reason: "each line once.")
            }
            let left = order.lines[index].returnableQuantity
            guard part.quantity > 0, part.quantity <= left else {
                throw ReturnError.tooMany(part.lineID, available: left)
            }
            order.lines[index].returnedQuantity += part.quantity
            lines.append(
                ReturnLine(
                    id: database.ids.next(), orderLineID: part.lineID, quantity: part.quantity, reason: reason))
        }
        let new = Return(
            id: database.ids.next(), orderID: orderID, lines: lines, evidence: evidence, createdAt: now)
        try orders.writeProgress(of: order, in: transaction)
        try afterSales.insert(new, buyer: buyer, in: transaction)
        try transaction.emit(kind: "return.requested", aggregate: orderID.description, payload: "{}", at: now)
        return new
    }

    /// Staff say yes: the goods may come, until the end of a last day that stays as it is when the setting changes.
    public func approveReturn(_ id: ReturnID, by caller: Caller, in transaction: Transaction) throws -> Return {
        let (found, order) = try parts.lockedReturn(id, in: transaction)
        var current = found
        let expected = try order.expectedRefund(of: current.pieces).amount
        let calendar = configuration.calendar
        current.sendBy = calendar.start(of: calendar.day(of: database.clock.now()) + settings.returnDays + 1)
        let approved = try afterSales.step(
            current, to: .approved, by: caller.actor, reason: "approved", in: transaction)
        try parts.audit("return_approved", of: id.description, "\(expected) due", by: caller, in: transaction)
        return approved
    }

    /// Staff say no: the pieces can be asked for again.
    public func rejectReturn(
        _ id: ReturnID, reason: String, by caller: Caller, in transaction: Transaction
    ) throws -> Return {
        let reason = try Self.checked(reason: reason)
        let (current, order) = try parts.lockedReturn(id, in: transaction)
        // What was approved is waited for: it is closed, not refused.
        guard current.state != .approved else { throw ReturnError.notAllowed(from: .approved, to: .rejected) }
        let rejected = try afterSales.step(current, to: .rejected, by: caller.actor, reason: reason, in: transaction)
        try parts.giveUp(current, of: order, in: transaction)
        try parts.audit("return_rejected", of: id.description, by: caller, in: transaction)
        return rejected
    }

    /// The goods came: each piece is graded, resellable ones go to the shelf, and the money starts its way back: what
    /// is left of it where staff refunded pieces or an amount before, none where all of it is back already. Pieces that
    /// did not come bring nothing back, and can be asked for again.
    ///
    /// - Parameters:
    ///   - note: how they came, for staff alone.
    ///   - paysOut: whether whoever receives them may pay out; otherwise `refundReturn` is left to who may.
    /// - Throws: `ReturnError.notFound`, `.notAllowed`, `.gradesIncomplete`, `.nothingCame`;
    ///   `PaymentError.nothingCaptured`; `InputError` for a note that is too long.
    public func receiveReturn(
        _ id: ReturnID, lines graded: [GradedLine], note: String = "", paysOut: Bool = true, by caller: Caller,
        in transaction: Transaction
    ) throws -> Return {
        let note = try Self.checked(reason: note, field: "note")
        var (current, order) = try parts.lockedReturn(id, in: transaction)
        guard ReturnState.isAllowed(from: current.state, to: .received) else {
            throw ReturnError.notAllowed(from: current.state, to: .received)
        }
        try current.take(graded) { database.ids.next() }
        guard !current.linesBack.isEmpty else { throw ReturnError.nothingCame }
        current.receiptNote = note
        order.giveUp(current.lines.filter { $0.grade == .missing })
        var refunded = order
        let dueMinor = try refunded.takeReturn(of: current.pieces)
        current.refundDueMinor = dueMinor
        if dueMinor > 0, paysOut {
            current.refundID = try parts.payOut(dueMinor, for: current, of: &refunded, by: caller, in: transaction)
        } else if dueMinor == 0 || current.missingQuantity > 0 {
            // What is left to who may pay out is not refunded yet.
            try orders.writeProgress(of: dueMinor == 0 ? refunded : order, in: transaction)
        }
        try parts.shelve(current, of: order, by: caller.actor, in: transaction)
        let received = try afterSales.step(
            current, to: .received, by: caller.actor, reason: "received and graded", in: transaction)
        try parts.audit(
            "return_received", of: id.description, "\(Money(dueMinor, order.currency)) due", by: caller,
            in: transaction)
        guard dueMinor == 0 else { return received }
        return try afterSales.step(
            received, to: .refunded, by: caller.actor, reason: "the money went back before", in: transaction)
    }
}

extension Return {
    /// The pieces that bring money back: those that came, or may still come.
    public var pieces: [LineQuantity] {
        linesBack.map { LineQuantity(lineID: $0.orderLineID, quantity: $0.quantity) }
    }

    /// Gives every piece its grade; a line whose pieces differ becomes one for each grade.
    fileprivate mutating func take(_ graded: [GradedLine], newID: () -> ReturnLineID) throws(ReturnError) {
        guard graded.allSatisfy({ $0.quantity > 0 }),
            Set(graded.map(\.lineID)) == Set(lines.map(\.orderLineID)),
            Set(graded.map { [$0.lineID.description, $0.grade.rawValue] }).count == graded.count
        else { throw .gradesIncomplete }
        var parts: [ReturnLine] = []
        for line in lines {
            let found = graded.filter { $0.lineID == line.orderLineID }
            guard found.reduce(0, { $0 + $1.quantity }) == line.quantity else { throw .gradesIncomplete }
            for (index, part) in found.enumerated() {
                parts.append(
                    ReturnLine(
                        id: index == 0 ? line.id : newID(), orderLineID: line.orderLineID, quantity: part.quantity,
                        reason: line.reason, grade: part.grade))
            }
        }
        lines = parts
    }
}

extension Order {
    /// Pieces that do not come back after all can be asked for again.
    fileprivate mutating func giveUp(_ given: [ReturnLine]) {
        for line in given {
            guard let index = lines.firstIndex(where: { $0.id == line.orderLineID }) else { continue }
            lines[index].returnedQuantity -= line.quantity
        }
    }
}

extension ShopParts {
    /// The return with its order locked: whoever changes a return holds its order.
    func lockedReturn(_ id: ReturnID, in transaction: Transaction) throws -> (Return, Order) {
        guard let found = try afterSales.find(id, in: transaction.session) else { throw ReturnError.notFound }
        let order = try orders.lockedOrder(found.orderID, in: transaction)
        guard let current = try afterSales.find(id, in: transaction.session) else { throw ReturnError.notFound }
        return (current, order)
    }

    /// Promises the money that is due for goods that came.
    func payOut(
        _ dueMinor: Int64, for current: Return, of order: inout Order, by caller: Caller, in transaction: Transaction
    ) throws -> RefundID {
        try createRefund(
            RefundPlan(amountMinor: dueMinor, origin: .return, reason: "return \(current.id)", actor: caller.actor),
            of: &order, in: transaction
        ).id
    }

    func giveUp(_ current: Return, of order: Order, in transaction: Transaction) throws {
        var changed = order
        changed.giveUp(current.lines)
        try orders.writeProgress(of: changed, in: transaction)
    }

    /// Resellable goods go back where the SKU is picked first: into an open warehouse.
    func shelve(_ current: Return, of order: Order, by actor: Actor, in transaction: Transaction) throws {
        let resellable = current.lines.filter { $0.grade == .resellable }
        let skus = resellable.compactMap { order.line($0.orderLineID)?.skuID }
        var stock = try inventory.returnLedger(of: skus, in: transaction)
        for line in resellable {
            guard let sku = order.line(line.orderLineID)?.skuID, let shelf = stock.returnShelf(of: sku) else {
                throw InputError.unknownReference(field: "line_id")
            }
            stock.takeBack(line.quantity, of: sku, in: shelf, as: line.id, by: actor)
        }
        try inventory.write(stock, in: transaction)
    }
}
