public import Database
public import Delivery
public import Inventory
public import Kernel
public import Orders

extension Shop {
    /// From which warehouses the pieces of each of an order's lines come: those that wait from where they are held,
    /// those that have left from where the journal says. Lines of which nothing is held nor has left are missing; so is
    /// what was ordered in another shop before.
    ///
    /// Two statements in one trip, however many lines there are; one where nothing has left.
    public func sources(
        of order: Order, _ parcels: [Parcel], in session: Session
    ) throws -> [OrderLineID: [LineSource]] {
        let skus = Dictionary(order.lines.map { ($0.id, $0.skuID) }) { first, _ in first }
        var lines: [ParcelLineID: (orderLineID: OrderLineID, skuID: SKUID)] = [:]
        for line in parcels.flatMap(\.lines) {
            if let sku = skus[line.orderLineID] { lines[line.id] = (line.orderLineID, sku) }
        }
        let waiting = Inventory.waitingSources(of: order.id)
        guard !lines.isEmpty else { return Self.summed(try session.run(waiting)) }
        let (held, left) = try session.run(waiting, Inventory.shippedSources(of: lines))
        return Self.summed(held + left)
    }

    /// One for each warehouse of a line, in picking order.
    private static func summed(_ sources: [LineSource]) -> [OrderLineID: [LineSource]] {
        var found: [OrderLineID: [LineSource]] = [:]
        for source in sources {
            let here = found[source.orderLineID, default: []].firstIndex { $0.warehouse.id == source.warehouse.id }
            if let here {
                found[source.orderLineID]?[here].waiting += source.waiting
                found[source.orderLineID]?[here].shipped += source.shipped
            } else {
                found[source.orderLineID, default: []].append(source)
            }
        }
        return found.mapValues {
            $0.sorted { ($0.warehouse.priority, $0.warehouse.id) < ($1.warehouse.priority, $1.warehouse.id) }
        }
    }
}
