import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var pickListPages: [PageRoute] {
        [
            PageRoute(.get, .consolePickList, .permission(.ordersRead), handler: pickList),
            PageRoute(.get, .consoleDeliveryNote, .permission(.ordersRead)) { call in
                .page(try await deliveryNote(call, call.path.id("order")))
            },
            PageRoute(.post, .consoleDeliveryNote, .permission(.recipientsRead), handler: addressedNote),
        ]
    }

    /// What the chosen orders hold, or those of a filter that wait to be shipped.
    private func pickList(_ call: PageCall) async throws -> PageAnswer {
        let chosen = try PickListModel.chosen(call.query)
        let filter = try OrderListFilter(call.query)
        // Who ticked nothing does not want all of them off the shelves.
        let scope = try call.query.optionalChoice(PickListModel.scopeField, of: PickListScope.self)
        if chosen.isEmpty, scope == .chosen { return .page(filter.noneChosen(call.frame), status: 422) }
        let model = try await database.read { [shop] session in
            let (orders, isCut) =
                try chosen.isEmpty
                ? Self.waiting(filter.resolved(shop, in: session), shop, session)
                : (shop.orders.orders(chosen, in: session).filter(\.isShippable), false)
            let held = try session.run(Inventory.held(by: orders.map(\.id))).filter { $0.quantity > 0 }
            let skus = Set(held.map(\.skuID))
            return PickListModel(
                orders: orders, isCut: isCut, held: held,
                levels: skus.isEmpty ? [:] : try shop.inventory.items(of: Array(skus), in: session),
                goods: try shop.names(of: skus, in: call.frame.language, session),
                warehouses: try shop.inventory.warehouses(in: session))
        }
        return .page(model.html(call.frame))
    }

    /// The oldest orders of a filter that wait to be shipped, as many as one list takes.
    private static func waiting(
        _ filter: OrderFilter, _ shop: Shop, _ session: Session
    ) throws -> (orders: [Order], isCut: Bool) {
        var filter = filter
        (filter.state, filter.sort) = (.allocated, .oldest)
        let page = try shop.orders.listings(filter, after: nil, limit: PickListModel.orderLimit, in: session)
        return (try shop.orders.orders(page.items.map(\.summary.id), in: session), page.next != nil)
    }

    private func deliveryNote(_ call: PageCall, _ id: OrderID, isShown: Bool = false) async throws -> HTML {
        let settings = shop.settings
        let model = try await database.read { [shop] session in
            guard let order = try shop.orders.order(id, .everybody, in: session) else { throw NotFound("order") }
            return DeliveryNoteModel(
                order: try shop.order(order, in: call.frame.language, session),
                goods: try session.run(shop.catalog.names(Set(order.lines.map(\.skuID)))), contact: settings.contact,
                pickupPlace: settings.pickupPlace(call.frame.language), isShown: isShown)
        }
        return model.html(call.frame)
    }

    /// The note with the whole address, this once, and keeps who printed it.
    private func addressedNote(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        try await witness { [shop] transaction in
            try shop.showPersonalData(of: id, by: call.caller, in: transaction)
        }
        return .page(try await deliveryNote(call, id, isShown: true))
    }
}

extension ShopSettings {
    func pickupPlace(_ language: Language) -> String {
        text(.pickupAddress, .pickupAddressInEnglish, inEnglish: language == .english)
    }
}

/// Which orders a pick list is asked for.
enum PickListScope: String, CaseIterable, Sendable {
    /// Those that were ticked, and no others.
    case chosen
}

/// What is to be taken off which shelf, and for which orders. Nobody's personal data stands on it.
struct PickListModel: Sendable {
    /// A list for more is not carried around.
    static let orderLimit = PageLimit(clamping: 100)
    /// The field that says which orders are meant; without it, those of the filter.
    static let scopeField = "scope"

    struct Pick: Sendable {
        let skuID: SKUID
        /// Where it lies; empty where nobody said.
        var bin = ""
        var quantity = 0
        var orders: [(number: String, quantity: Int)] = []
    }

    let orders: [Order]
    /// Whether more orders wait than stand on the list.
    let isCut: Bool
    let held: [Reservation]
    /// Of what is held: where it lies.
    let levels: [SKUID: [InventoryItem]]
    let goods: [SKUID: SKUName]
    let warehouses: [Warehouse]

    /// - Throws: `InputError` for what is no order, and for more than fit on a list.
    static func chosen(_ query: FormFields) throws(InputError) -> [OrderID] {
        let texts = query.all("order")
        guard texts.count <= orderLimit.count else {
            throw .invalid(field: "order", reason: .tooManyRows(orderLimit.count))
        }
        var ids: [OrderID] = []
        for text in texts {
            guard let id = OrderID(text) else { throw .unknownReference(field: "order") }
            ids.append(id)
        }
        return ids
    }

    /// From bin to bin, in each by code, what lies in none at the end; each with its orders in the order in which they
    /// came.
    func picks(in warehouse: WarehouseID) -> [Pick] {
        let numbers = Dictionary(orders.map { ($0.id, $0.number) }) { $1 }
        var picks: [SKUID: Pick] = [:]
        for part in held where part.warehouseID == warehouse {
            picks[part.skuID, default: Pick(skuID: part.skuID)].quantity += part.quantity
            picks[part.skuID]?.orders.append((numbers[part.orderID] ?? "", part.quantity))
        }
        return picks.values.map { pick in
            var pick = pick
            pick.bin = levels[pick.skuID]?.first { $0.warehouse.id == warehouse }?.bin ?? ""
            return pick
        }.sorted { one, other in
            guard one.bin == other.bin else {
                return other.bin.isEmpty || (!one.bin.isEmpty && NaturalOrder.precedes(one.bin, other.bin))
            }
            return (code(one.skuID), one.skuID) < (code(other.skuID), other.skuID)
        }
    }

    func code(_ sku: SKUID) -> String { goods[sku]?.code ?? sku.description }
}

/// What lies in an order's parcel.
struct DeliveryNoteModel: Sendable {
    let order: Order
    let goods: [SKUID: SKUName]
    /// How the buyer reaches the shop; empty where nothing is said.
    let contact: String
    /// Where orders are picked up that are not brought; empty where nothing is said.
    let pickupPlace: String
    /// Whether the address stands here without masks.
    let isShown: Bool
}
