public import Database
public import Delivery
import Inventory
public import Kernel
public import Orders

extension Shop {
    /// Sends some lines of an allocated order in a parcel; with the last piece that waits the order is shipped. What
    /// its buyer picks up is laid ready: without carrier and number, both empty. A line whose pieces lie in several
    /// warehouses may be named once for each of them, and then never without one.
    ///
    /// - Throws: `OrderError.orderNotFound`, `.pickedUp` with a carrier for what is picked up, `.notAllowed`,
    ///   `.unknownLine`, `.tooMany`; `InputError`.
    public func shipLines(
        _ lines: [LineQuantity], of orderID: OrderID, carrier: String, trackingNumber: String, by caller: Caller,
        in transaction: Transaction
    ) throws -> Parcel {
        let isBare = carrier.trimmingBlanks.isEmpty && trackingNumber.trimmingBlanks.isEmpty
        var order = try orders.lockedOrder(orderID, in: transaction)
        let isLaidReady = isBare && order.delivery == .pickup
        // A carrier would take away what its buyer comes for.
        guard isLaidReady || order.delivery != .pickup else { throw OrderError.pickedUp }
        let carrier = isLaidReady ? "" : try Parcel.carrierRule.checked(carrier)
        let trackingNumber = isLaidReady ? "" : try TrackingNumber.checked(trackingNumber)
        guard order.isShippable else { throw OrderError.notAllowed(from: order.state, to: .shipped) }
        guard !lines.isEmpty else { throw InputError.missing(field: "lines") }
        // From whichever warehouse holds them would be from one that is named beside it, too.
        let isTwice = Dictionary(grouping: lines, by: \.lineID).values.contains { parts in
            parts.count > 1 && Set(parts.compactMap(\.warehouseID)).count < parts.count
        }
        guard !isTwice else {
            throw InputError.invalid(
                field: "lines", reason: "each line once, or once for each warehouse, all of them named.")
        }
        let now = database.clock.now()
        var stock = try inventory.ledger(of: [orderID], in: transaction)
        let parcelLines = try take(lines, of: &order, from: &stock, by: caller.actor)
        let parcel = Parcel(
            id: database.ids.next(), orderID: orderID, carrier: carrier, trackingNumber: trackingNumber,
            state: .shipped, shippedAt: now, deliveredAt: nil, lines: parcelLines)
        try orders.writeProgress(of: order, in: transaction)
        if !order.isWaiting {
            let step = try order.step(to: .shipped, by: caller.actor, reason: "the last line has left", at: now)
            try orders.write([step], in: transaction)
        }
        try inventory.write(stock, in: transaction)
        try delivery.insert(parcel, in: transaction)
        try transaction.emit(kind: "parcel.shipped", aggregate: orderID.description, payload: "{}", at: now)
        try parts.audit("parcel_shipped", of: orderID.description, parcel.told, by: caller, in: transaction)
        return parcel
    }

    /// Takes pieces off the shelves and out of what an order waits for: one line of the parcel for each of the order's,
    /// from however many warehouses its pieces come.
    private func take(
        _ parts: [LineQuantity], of order: inout Order, from stock: inout StockLedger, by actor: Actor
    ) throws -> [ParcelLine] {
        var lines: [ParcelLine] = []
        for part in parts {
            guard let index = order.lines.firstIndex(where: { $0.id == part.lineID }) else {
                throw OrderError.unknownLine
            }
            let left = order.lines[index].unshippedQuantity
            let held = stock.reservations(of: order.id).filter {
                $0.orderLineID == part.lineID && (part.warehouseID == nil || $0.warehouseID == part.warehouseID)
            }
            let place = lines.firstIndex { $0.orderLineID == part.lineID }
            let id = place.map { lines[$0].id } ?? database.ids.next()
            guard part.quantity > 0, part.quantity <= left,
                stock.ship(
                    part.quantity, of: part.lineID, in: order.id, as: id, from: part.warehouseID, by: actor)
            else {
                throw OrderError.tooManyPieces(
                    part.lineID, available: min(left, held.reduce(0) { $0 + $1.quantity }))
            }
            order.lines[index].shippedQuantity += part.quantity
            let before = place.map { lines.remove(at: $0).quantity } ?? 0
            lines.append(ParcelLine(id: id, orderLineID: part.lineID, quantity: before + part.quantity))
        }
        return lines
    }

    /// A parcel arrived; with the last one the order is delivered and its completion timer starts.
    ///
    /// - Throws: `DeliveryError.parcelNotFound`, `.alreadyDelivered`.
    public func deliverParcel(_ id: ParcelID, by caller: Caller, in transaction: Transaction) throws -> Parcel {
        guard let found = try delivery.parcel(id, in: transaction.session) else { throw DeliveryError.parcelNotFound }
        var order = try orders.lockedOrder(found.orderID, in: transaction)
        let now = database.clock.now()
        try delivery.markDelivered(id, at: now, in: transaction)
        let parcels = try delivery.parcels(of: order.id, in: transaction.session)
        if order.state == .shipped, parcels.allSatisfy({ $0.state == .delivered }) {
            let step = try parts.deliver(&order, by: caller.actor, reason: "all parcels arrived", at: now)
            try orders.write([step], in: transaction)
        }
        try transaction.emit(kind: "parcel.delivered", aggregate: order.id.description, payload: "{}", at: now)
        try parts.audit("parcel_delivered", of: order.id.description, found.told, by: caller, in: transaction)
        guard let parcel = parcels.first(where: { $0.id == id }) else { throw DeliveryError.parcelNotFound }
        return parcel
    }

    /// The buyer has the goods: what is still under way counts as delivered, the order completes and is settled. For
    /// staff, who may confirm everybody's, it leaves a line in the audit log.
    ///
    /// - Throws: `OrderError.orderNotFound`, `.notAllowed` before everything has left.
    public func confirmReceipt(
        of id: OrderID, _ scope: OrderScope, by caller: Caller, in transaction: Transaction
    ) throws -> Order {
        var order = try orders.lockedOrder(id, scope, in: transaction)
        let now = database.clock.now()
        if order.state == .shipped {
            for parcel in try delivery.parcels(of: id, in: transaction.session) where parcel.state == .shipped {
                try delivery.markDelivered(parcel.id, at: now, in: transaction)
            }
            let step = try parts.deliver(&order, by: caller.actor, reason: "receipt confirmed", at: now)
            try orders.write([step], in: transaction)
        }
        try parts.complete(&order, by: caller.actor, reason: "receipt confirmed", in: transaction)
        if scope == .everybody {
            try parts.audit("receipt_confirmed", of: id.description, by: caller, in: transaction)
        }
        return order
    }
}

extension Parcel {
    /// What the audit log says of it.
    var told: String { isPickup ? id.description : "\(id) \(carrier) \(trackingNumber)" }
}

extension ShopParts {
    func deliver(_ order: inout Order, by actor: Actor, reason: String, at now: Timestamp) throws -> OrderStep {
        try order.step(
            to: .delivered, by: actor, reason: reason, at: now, dueAt: now + orders.configuration.completionDelay,
            deliveredAt: now)
    }
}
