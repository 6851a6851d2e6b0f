public import Kernel

/// Locked stock levels and reservations of one transaction, and what is to change in them. A pure value: workflows
/// decide on it, `Inventory.write` turns the changes into statements.
public struct StockLedger: Sendable {
    struct LevelKey: Hashable, Comparable {
        let skuID: SKUID
        let warehouseID: WarehouseID

        static func < (left: Self, right: Self) -> Bool {
            (left.skuID, left.warehouseID) < (right.skuID, right.warehouseID)
        }
    }

    struct LevelChange {
        var onHand = 0
        var reserved = 0
        /// Whether something is reserved or taken in, which a closed warehouse refuses.
        var takesIn = false
    }

    struct ReservationKey: Hashable {
        let lineID: OrderLineID
        let warehouseID: WarehouseID
    }

    private var levels: [SKUID: [StockLevel]]
    /// What orders held when they were loaded; what is reserved here meanwhile is not among it.
    private(set) var held: [OrderID: [Reservation]]
    private(set) var levelChanges: [LevelKey: LevelChange] = [:]
    private(set) var movements: [StockMovement] = []
    private(set) var newReservations: [Reservation] = []
    private(set) var heldChanges: [ReservationKey: Reservation] = [:]

    private let now: Timestamp
    private let ids: IDGenerator

    /// - Parameters:
    ///   - levels: in picking order within each SKU.
    ///   - held: the reservations of the orders that the workflow works on.
    public init(levels: [StockLevel], held: [Reservation] = [], now: Timestamp, ids: IDGenerator) {
        self.levels = Dictionary(grouping: levels, by: \.skuID)
        self.held = Dictionary(grouping: held, by: \.orderID)
        self.now = now
        self.ids = ids
    }

    /// What can be reserved, over all open warehouses.
    public func available(_ skuID: SKUID) -> Int {
        levels[skuID, default: []].reduce(0) { $0 + $1.sellable }
    }

    public func reservations(of orderID: OrderID) -> [Reservation] {
        held[orderID, default: []].filter { $0.quantity > 0 }
    }

    /// Holds `quantity` for an order line: in the first open warehouse that has all of it, else spread in picking
    /// order over the open ones.
    ///
    /// - Returns: false, with nothing changed, where there is not enough in all open warehouses together.
    public mutating func reserve(
        _ quantity: Int, of skuID: SKUID, for lineID: OrderLineID, in orderID: OrderID, by actor: Actor
    ) -> Bool {
        let shelf = levels[skuID, default: []]
        guard available(skuID) >= quantity else { return false }
        let whole = shelf.firstIndex { $0.sellable >= quantity }
        var missing = quantity
        for index in whole.map({ [$0] }) ?? Array(shelf.indices) where missing > 0 {
            let part = min(missing, shelf[index].sellable)
            guard part > 0 else { continue }
            missing -= part
            move(
                skuID, shelf[index].warehouseID, .reserve, lineID.rawValue, onHand: 0, reserved: part, by: actor,
                takesIn: true)
            newReservations.append(
                Reservation(
                    orderID: orderID, orderLineID: lineID, skuID: skuID, warehouseID: shelf[index].warehouseID,
                    quantity: part))
        }
        return true
    }

    /// Gives back all that an order still holds: it was cancelled or closed.
    public mutating func release(_ orderID: OrderID, by actor: Actor) {
        for reservation in reservations(of: orderID) {
            move(
                reservation.skuID, reservation.warehouseID, .release, reservation.orderLineID.rawValue, onHand: 0,
                reserved: -reservation.quantity, by: actor)
            setHeld(reservation, quantity: 0)
        }
    }

    /// Gives back `quantity` of what an order line holds: those pieces are not sent any more. It happens once for a
    /// refund, and a line may have several.
    ///
    /// - Returns: false, with nothing changed, where the line does not hold that much.
    public mutating func release(
        _ quantity: Int, of lineID: OrderLineID, in orderID: OrderID, for refundID: RefundID, by actor: Actor
    ) -> Bool {
        let parts = reservations(of: orderID).filter { $0.orderLineID == lineID }
        guard parts.reduce(0, { $0 + $1.quantity }) >= quantity else { return false }
        var missing = quantity
        for part in parts.reversed() where missing > 0 {
            let given = min(missing, part.quantity)
            missing -= given
            move(
                part.skuID, part.warehouseID, .release, refundID.rawValue, onHand: 0, reserved: -given, by: actor)
            setHeld(part, quantity: part.quantity - given)
        }
        return true
    }

    /// Takes `quantity` of an order line off the shelves where it is held; also off those of closed warehouses.
    ///
    /// - Parameter warehouseID: where from; nil for wherever it is held.
    /// - Returns: false, with nothing changed, where the line does not hold that much.
    public mutating func ship(
        _ quantity: Int, of lineID: OrderLineID, in orderID: OrderID, as parcelLineID: ParcelLineID,
        from warehouseID: WarehouseID? = nil, by actor: Actor
    ) -> Bool {
        let parts = reservations(of: orderID).filter {
            $0.orderLineID == lineID && (warehouseID == nil || $0.warehouseID == warehouseID)
        }
        guard parts.reduce(0, { $0 + $1.quantity }) >= quantity else { return false }
        var missing = quantity
        for part in parts where missing > 0 {
            let taken = min(missing, part.quantity)
            missing -= taken
            move(
                part.skuID, part.warehouseID, .ship, parcelLineID.rawValue, onHand: -taken, reserved: -taken, by: actor)
            setHeld(part, quantity: part.quantity - taken)
        }
        return true
    }

    /// Puts returned goods that can be sold again on a shelf.
    public mutating func takeBack(
        _ quantity: Int, of skuID: SKUID, in warehouseID: WarehouseID, as returnLineID: ReturnLineID, by actor: Actor
    ) {
        move(
            skuID, warehouseID, .return, returnLineID.rawValue, onHand: quantity, reserved: 0, by: actor,
            takesIn: true)
    }

    /// The shelf that returned goods go to: the SKU's first in picking order in an open warehouse.
    public func returnShelf(of skuID: SKUID) -> WarehouseID? {
        levels[skuID]?.first { !$0.isClosed }?.warehouseID
    }

    /// Whether there are levels, and all of them in closed warehouses.
    func isOnlyInClosed(_ skuID: SKUID) -> Bool {
        levels[skuID].map { !$0.isEmpty && $0.allSatisfy(\.isClosed) } ?? false
    }

    /// Corrects a level by hand. More pieces than before are taken in, unless they were counted: those were there.
    public mutating func adjust(
        _ skuID: SKUID, in warehouseID: WarehouseID, by delta: Int, reason: MovementReason, reference: AdjustmentID,
        note: String, actor: Actor
    ) {
        move(
            skuID, warehouseID, reason, reference.rawValue, onHand: delta, reserved: 0, by: actor, note: note,
            takesIn: reason.takesIn(delta))
    }

    /// Takes pieces off one shelf and puts them on another.
    public mutating func transfer(
        _ quantity: Int, of skuID: SKUID, from: WarehouseID, to: WarehouseID, reference: AdjustmentID, note: String,
        actor: Actor
    ) {
        let (taken, put) = (-quantity, quantity)
        move(skuID, from, .transfer, reference.rawValue, onHand: taken, reserved: 0, by: actor, note: note)
        move(skuID, to, .transfer, reference.rawValue, onHand: put, reserved: 0, by: actor, note: note, takesIn: true)
    }

    private mutating func setHeld(_ reservation: Reservation, quantity: Int) {
        var changed = reservation
        changed.quantity = quantity
        heldChanges[ReservationKey(lineID: reservation.orderLineID, warehouseID: reservation.warehouseID)] = changed
        held[reservation.orderID] = held[reservation.orderID, default: []].map {
            $0.orderLineID == changed.orderLineID && $0.warehouseID == changed.warehouseID ? changed : $0
        }
    }

    private mutating func move(
        _ skuID: SKUID, _ warehouseID: WarehouseID, _ reason: MovementReason, _ reference: Int64, onHand: Int,
        reserved: Int, by actor: Actor, note: String = "", takesIn: Bool = false
    ) {
        movements.append(
            StockMovement(
                id: ids.nextRaw(), skuID: skuID, warehouseID: warehouseID, reason: reason, reference: reference,
                onHandDelta: onHand, reservedDelta: reserved, at: now, by: actor.description, note: note))
        var change = levelChanges[LevelKey(skuID: skuID, warehouseID: warehouseID)] ?? LevelChange()
        change.onHand += onHand
        change.reserved += reserved
        change.takesIn = change.takesIn || takesIn
        levelChanges[LevelKey(skuID: skuID, warehouseID: warehouseID)] = change
        guard let index = levels[skuID]?.firstIndex(where: { $0.warehouseID == warehouseID }) else { return }
        levels[skuID]?[index].onHand += onHand
        levels[skuID]?[index].reserved += reserved
    }
}
