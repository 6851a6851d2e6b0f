import AfterSales
import Catalog
import Database
import Delivery
import Identity
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// Warehouses that are made, changed, closed and opened again.
@Suite struct WarehouseTests {
    private static func levels(_ fixture: ShopFixture, _ sku: SKUID) async throws -> [[Int]] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.inventory.items(of: sku, in: $0).map { [$0.onHand, $0.reserved] }
        }
    }

    private static func close(
        _ fixture: ShopFixture, _ warehouse: Int = 0, isConfirmed: Bool = true
    ) async throws -> WarehouseHoldings {
        try await fixture.database.write {
            [inventory = fixture.shop.inventory, id = fixture.warehouses[warehouse].id] in
            try inventory.closeWarehouse(id, isConfirmed: isConfirmed, by: ShopFixture.staff, in: $0)
        }
    }

    private static func open(_ fixture: ShopFixture, _ warehouse: Int = 0) async throws {
        try await fixture.database.write {
            [inventory = fixture.shop.inventory, id = fixture.warehouses[warehouse].id] in
            try inventory.openWarehouse(id, by: ShopFixture.staff, in: $0)
        }
    }

    /// What a command was refused for; nil where it was not.
    private static func refusal(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let error as any ExpectedError {
            return "\(error.code) \(error.field ?? "")"
        }
    }

    @Test(arguments: TestEngine.all)
    func `a closed warehouse takes no new reservation, and what it holds is shipped from it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (sku, shop) = (try await fixture.goods(1, stock: 10)[0], fixture.shop)
            try await fixture.receive(3, of: sku, in: 1)
            let first = try await fixture.paidOrder([(sku, 4)])
            let late = try await fixture.request(try await fixture.cart([(sku, 4)]))
            #expect(try await Self.levels(fixture, sku) == [[10, 4], [3, 0]])
            #expect(try await fixture.available(sku) == 9)
            #expect(
                try await Self.close(fixture) == WarehouseHoldings(skus: 1, onHand: 10, reserved: 4, orders: 1))
            #expect(try await fixture.available(sku) == 3)
            let answer = try await shop.placeOrder(late)
            #expect(answer.body == "out_of_stock", "\(answer)")
            #expect(try await Self.levels(fixture, sku) == [[10, 4], [3, 0]])
            let second = try await fixture.paidOrder([(sku, 2)])
            #expect(try await Self.levels(fixture, sku) == [[10, 4], [3, 2]])
            try await fixture.ship(first)
            try await fixture.ship(second)
            #expect(try await Self.levels(fixture, sku) == [[6, 0], [1, 0]])
            #expect(try await fixture.available(sku) == 1)
            try await Self.open(fixture)
            #expect(try await fixture.available(sku) == 7)
            _ = try await fixture.place([(sku, 5)])
            #expect(try await Self.levels(fixture, sku) == [[6, 5], [1, 0]])
            let log = try await fixture.database.read { [id = fixture.warehouses[0].id] in
                try $0.auditLog(.subject(id.description)).items.map { "\($0.action) \($0.details)" }
            }
            #expect(
                log == [
                    "warehouse_opened SH", "warehouse_closed SH: 10 on hand, 4 reserved", "warehouse_created SH",
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `nothing comes into a closed warehouse, but it is counted and carried out of`(engine: TestEngine) async throws
    {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (skus, inventory) = (try await fixture.goods(2, stock: 10), fixture.shop.inventory)
            let (near, far) = (fixture.warehouses[0].id, fixture.warehouses[1].id)
            try await fixture.receive(3, of: skus[0], in: 1)
            _ = try await Self.close(fixture)
            func adjust(_ delta: Int, _ reason: MovementReason) async throws -> String? {
                let one = StockAdjustment(
                    skuID: skus[0], warehouseID: near, delta: delta, reason: reason, note: "", by: ShopFixture.staff)
                return try await Self.refusal {
                    _ = try await fixture.database.write { try inventory.adjust(one, in: $0) }
                }
            }
            func carry(_ quantity: Int, from: WarehouseID, to: WarehouseID) async throws -> String? {
                let one = StockTransfer(
                    skuID: skus[0], from: from, to: to, quantity: quantity, note: "", by: ShopFixture.staff)
                return try await Self.refusal {
                    try await fixture.database.write { try inventory.transfer(one, in: $0) }
                }
            }
            let before = try await fixture.base.everything()
            #expect(try await adjust(5, .receipt) == "warehouse_closed warehouse_id")
            #expect(try await adjust(5, .other) == "warehouse_closed warehouse_id")
            #expect(try await carry(1, from: far, to: near) == "warehouse_closed to_warehouse_id")
            let receipts = [
                Receipt(skuID: skus[0], warehouseID: far, quantity: 1),
                Receipt(skuID: skus[1], warehouseID: near, quantity: 1),
            ]
            let received = try await Self.refusal {
                try await fixture.database.write {
                    try inventory.receive(receipts, note: "", by: ShopFixture.staff, in: $0)
                }
            }
            #expect(received == "warehouse_closed warehouse_id")
            #expect(try await fixture.base.everything() == before)
            // What is found there was there all along, and what nobody holds may go.
            #expect(try await adjust(2, .count) == nil)
            #expect(try await adjust(-1, .damage) == nil)
            #expect(try await carry(8, from: near, to: far) == nil)
            #expect(try await Self.levels(fixture, skus[0]) == [[3, 0], [11, 0]])
            let counted = try await fixture.database.write {
                try inventory.count(
                    [StockCount(skuID: skus[1], expected: 10, counted: 12)], in: near, note: "",
                    by: ShopFixture.staff, in: $0)
            }
            #expect(counted == 1)
            // A level that is made there is closed as well.
            let new = try await fixture.goods(1, stock: 0)[0]
            let found = StockAdjustment(
                skuID: new, warehouseID: near, delta: 2, reason: .count, note: "", by: ShopFixture.staff)
            _ = try await fixture.database.write { try inventory.adjust(found, in: $0) }
            #expect(try await fixture.available(new) == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who closes a warehouse with something in it is told how much, and an empty one closes at once`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let skus = try await fixture.goods(3, stock: 10)
            _ = try await fixture.place([(skus[0], 2), (skus[1], 1)])
            _ = try await fixture.place([(skus[0], 3)])
            let before = try await fixture.base.everything()
            let told = WarehouseHoldings(skus: 3, onHand: 30, reserved: 6, orders: 2)
            await #expect(throws: InventoryError.warehouseNotEmpty(told)) {
                _ = try await Self.close(fixture, isConfirmed: false)
            }
            #expect(InventoryError.warehouseNotEmpty(told).parameters["reserved"] == "6")
            #expect(try await Self.refusal { try await Self.open(fixture) } == "warehouse_open ")
            #expect(try await fixture.base.everything() == before)
            let none = WarehouseHoldings(skus: 0, onHand: 0, reserved: 0, orders: 0)
            #expect(try await Self.close(fixture, 1, isConfirmed: false) == none)
            let again = try await Self.refusal { _ = try await Self.close(fixture, 1) }
            #expect(again == "warehouse_closed ")
            await #expect(throws: NotFound.self) {
                try await fixture.database.write { [inventory = fixture.shop.inventory] in
                    try inventory.closeWarehouse(WarehouseID(1), isConfirmed: true, by: ShopFixture.staff, in: $0)
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was decided before a warehouse was closed is refused by the statement that would write it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (sku, inventory) = (try await fixture.goods(1, stock: 10)[0], fixture.shop.inventory)
            _ = try await fixture.place([(sku, 2)])
            var decided = try await fixture.database.write { try inventory.ledger(of: [], alsoSKUs: [sku], in: $0) }
            let isHeld = decided.reserve(
                1, of: sku, for: OrderLineID(5), in: OrderID(6), by: ShopFixture.staff.actor)
            #expect(isHeld && decided.available(sku) == 7)
            _ = try await Self.close(fixture)
            let before = try await fixture.base.everything(DatabaseFixture.goods)
            await #expect(throws: DatabaseError.self) {
                try await fixture.database.write { [decided] in try inventory.write(decided, in: $0) }
            }
            #expect(try await fixture.base.everything(DatabaseFixture.goods) == before)
        }
    }

    /// The numbers that it closed with are those that stay: no order comes in behind them.
    @Test(arguments: TestEngine.all)
    func `orders that are placed while a warehouse is closed are in its numbers, or lie elsewhere`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(3, stock: 200)
            for sku in skus { try await fixture.receive(200, of: sku, in: 1) }
            for sku in skus { try await fixture.history(of: sku) }
            for round in 0..<4 {
                var requests: [PlaceOrderRequest] = []
                for number in 0..<16 {
                    let lines = [(skus[number % 3], 1), (skus[(number + 1) % 3], 2)]
                    let buyer = Buyer.user(UserID(Int64(1_000 + round * 100 + number)))
                    requests.append(try await fixture.request(try await fixture.cart(lines, buyer: buyer)))
                }
                let (shop, wanted) = (fixture.shop, requests)
                async let closed = Self.close(fixture)
                let placed = try await withThrowingTaskGroup(of: Int.self) { group in
                    for request in wanted { group.addTask { try await shop.placeOrder(request).status } }
                    return try await group.reduce(into: [Int]()) { $0.append($1) }
                }
                let told = try await closed
                #expect(placed == Array(repeating: 201, count: 16))
                let left = try await fixture.database.read { [id = fixture.warehouses[0].id] session in
                    try shop.inventory.warehouseWithHoldings(id, in: session).1
                }
                #expect(left == told)
                #expect(try await fixture.violations().isEmpty)
                try await Self.open(fixture)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `of several who close a warehouse at once, while goods come in, one does, and nothing comes after it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(1, stock: 10)[0]
            let news = try await fixture.goods(8, stock: 0)
            async let receipts = withTaskGroup(of: Bool.self) { group in
                for new in news { group.addTask { (try? await fixture.receive(1, of: new)) != nil } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            let closed = await withTaskGroup(of: WarehouseHoldings?.self) { group in
                for _ in 0..<4 { group.addTask { try? await Self.close(fixture) } }
                return await group.reduce(into: [WarehouseHoldings]()) { if let one = $1 { $0.append(one) } }
            }
            let taken = await receipts
            #expect(closed.count == 1 && closed.first?.onHand == 10 + taken)
            #expect(try await fixture.available(sku) == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a warehouse is changed as it was read, and a change that cannot be changes nothing`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (inventory, id) = (fixture.shop.inventory, fixture.warehouses[1].id)
            func change(_ changes: WarehouseChanges, version: Int) async throws -> Warehouse {
                try await fixture.database.write {
                    try inventory.changeWarehouse(id, version: version, changes, by: ShopFixture.staff, in: $0)
                }
            }
            let before = try await fixture.base.everything()
            for (changes, version, told) in [
                (WarehouseChanges(name: "  "), 1, "missing name"),
                (WarehouseChanges(priority: -1), 1, "invalid priority"),
                (WarehouseChanges(name: String(repeating: "仓", count: 101)), 1, "invalid name"),
                (WarehouseChanges(nameEnglish: String(repeating: "w", count: 101)), 1, "invalid name_en"),
                (WarehouseChanges(name: "云仓"), 2, "stale_version "),
            ] {
                #expect(try await Self.refusal { _ = try await change(changes, version: version) } == told)
            }
            // What is so already leaves no line.
            #expect(try await change(WarehouseChanges(name: "广州仓", nameEnglish: " "), version: 1).version == 1)
            #expect(try await fixture.base.everything() == before)
            let new = try await change(WarehouseChanges(name: "广州云仓", kind: .cloud, priority: 0), version: 1)
            #expect(new.name == "广州云仓" && new.kind == .cloud && new.priority == 0 && new.version == 2)
            #expect(new.code == "GZ" && !new.isClosed)
            let all = try await fixture.database.read { try inventory.warehouses(in: $0) }
            #expect(all.map(\.code) == ["GZ", "SH"] && all.map(\.kind) == [.cloud, .regional])
            // The next order is taken from where it stands now.
            let sku = try await fixture.goods(1, stock: 5)[0]
            try await fixture.receive(5, of: sku, in: 1)
            _ = try await fixture.place([(sku, 2)])
            #expect(try await Self.levels(fixture, sku) == [[5, 2], [5, 0]])
            let log = try await fixture.database.read { try $0.auditLog(.subject(id.description)).items.first }
            #expect(log?.details == "GZ: name 广州仓 → 广州云仓; kind regional → cloud; priority 2 → 0")
            let named = try await change(WarehouseChanges(nameEnglish: " Guangzhou "), version: 2)
            #expect(named.nameEnglish == "Guangzhou" && named.name == "广州云仓" && named.version == 3)
            #expect(try await change(WarehouseChanges(kind: .store), version: 3).nameEnglish == "Guangzhou")
            // Read beside a level and beside a line of an order.
            let items = try await fixture.database.read { try inventory.items(of: sku, in: $0) }
            #expect(items.map(\.warehouse.nameEnglish) == ["Guangzhou", nil] && items.map(\.onHand) == [5, 5])
            let unnamed = try await change(WarehouseChanges(nameEnglish: ""), version: 4)
            #expect(unnamed.nameEnglish == nil && unnamed.version == 5)
            let last = try await fixture.database.read { try $0.auditLog(.subject(id.description)).items.first }
            #expect(last?.details == "GZ: name_en Guangzhou → ")
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods that come back lie in an open warehouse, and are refused where there is none`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(1, stock: 10)[0]
            let orders = [
                try await fixture.deliveredOrder([(sku, 1)]), try await fixture.deliveredOrder([(sku, 1)]),
            ]
            _ = try await Self.close(fixture)
            try await fixture.returnOne(of: orders[0])
            #expect(try await Self.levels(fixture, sku) == [[8, 0], [1, 0]])
            _ = try await Self.close(fixture, 1)
            let refused = try await Self.refusal { try await fixture.returnOne(of: orders[1]) }
            #expect(refused == "warehouse_closed ")
            #expect(try await Self.levels(fixture, sku) == [[8, 0], [1, 0]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a line that lies in two warehouses is shipped from the one that is named, and the order tells of both`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (sku, shop) = (try await fixture.goods(1, stock: 3)[0], fixture.shop)
            try await fixture.receive(4, of: sku, in: 1)
            let order = try await fixture.paidOrder([(sku, 6)])
            let line = order.lines[0].id
            func sources() async throws -> [[Int]] {
                try await fixture.database.read { session in
                    let parcels = try shop.delivery.parcels(of: order.id, in: session)
                    return (try shop.sources(of: order, parcels, in: session)[line] ?? []).map {
                        [$0.warehouse.priority, $0.waiting, $0.shipped]
                    }
                }
            }
            func ship(_ parts: [(Int, Int?)]) async throws {
                let lines = parts.map { quantity, warehouse in
                    LineQuantity(
                        lineID: line, quantity: quantity, warehouseID: warehouse.map { fixture.warehouses[$0].id })
                }
                _ = try await fixture.database.write {
                    try shop.shipLines(
                        lines, of: order.id, carrier: "SF", trackingNumber: "SF1001", by: ShopFixture.staff, in: $0)
                }
            }
            #expect(try await sources() == [[1, 3, 0], [2, 3, 0]])
            let before = try await fixture.base.everything()
            await #expect(throws: OrderError.tooManyPieces(line, available: 3)) { try await ship([(4, 1)]) }
            // Named with and without a warehouse, a line left the same shelf twice in one parcel: a fault of the store.
            let twice = InputError.invalid(
                field: "lines", reason: "each line once, or once for each warehouse, all of them named.")
            for parts in [
                [(1, 1), (1, 1)], [(1, nil), (1, 0)], [(1, 0), (1, nil)], [(1, nil), (1, nil)],
                [(1, 0), (1, 1), (1, nil)],
            ] as [[(Int, Int?)]] {
                await #expect(throws: twice, "\(parts)") { try await ship(parts) }
            }
            #expect(try await fixture.base.everything() == before)
            try await ship([(2, 1)])
            #expect(try await Self.levels(fixture, sku) == [[3, 3], [2, 1]])
            #expect(try await sources() == [[1, 3, 0], [2, 1, 2]])
            try await ship([(3, 0), (1, 1)])
            #expect(try await fixture.order(order.id).state == .shipped)
            #expect(try await sources() == [[1, 0, 3], [2, 0, 3]])
            #expect(try await Self.levels(fixture, sku) == [[0, 0], [1, 0]])
            let parcels = try await fixture.database.read { try shop.delivery.parcels(of: order.id, in: $0) }
            #expect(parcels.map { $0.lines.map(\.quantity) } == [[2], [4]])
        }
    }
}
