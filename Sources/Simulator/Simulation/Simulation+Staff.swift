import AfterSales
import Catalog
import Database
import Delivery
import Inventory
import Kernel
import Orders
import Payments
import Workflows

// What operators do, and how the shop opens.
extension Simulation {
    /// Warehouses, goods on sale in both of them, and the people.
    mutating func open() async throws {
        world.users = (0..<Self.shopperCount).map { _ in UserID(shop.database.ids.nextRaw()) }
        let tag = String(report.seed, radix: 16)
        world.warehouses = try await shop.database.write { [shop] transaction in
            try ["N", "S"].enumerated().map { place, letter in
                try shop.inventory.createWarehouse(
                    code: "\(letter)\(tag)", name: letter, priority: 10 + place, by: Self.staff, in: transaction
                ).id
            }
        }
        let category = try await shop.catalog.createCategory(
            NewCategory(slug: "sim-\(tag)", name: "Simulation \(tag)"), by: Self.staff)
        for number in 0..<Self.productCount {
            let skus = (0...number % 2).map { variant in
                NewSKU(
                    code: "SIM-\(tag)-\(number)-\(variant)",
                    priceMinor: Int64.random(in: 1...20_000, using: &random))
            }
            let product = try await shop.catalog.createProduct(
                NewProduct(
                    slug: "sim-\(tag)-\(number)", title: "Goods \(number)", categoryID: category.id, skus: skus),
                by: Self.staff)
            for state in [ProductState.review, .onSale] {
                _ = try await shop.catalog.transition(product.product.id, to: state, by: Self.staff)
            }
            world.skus += product.product.skus.map(\.id)
        }
        for sku in world.skus {
            for warehouse in world.warehouses {
                try await adjust(sku, warehouse, by: Self.startingStock, .receipt)
            }
        }
    }

    mutating func ship() async throws {
        guard let order = try await pick([.allocated]) else { return }
        let isWhole = random.chance(60)
        var parts: [LineQuantity] = []
        for line in order.lines {
            let left = line.unshippedQuantity
            guard left > 0, isWhole || parts.isEmpty || random.chance(40) else { continue }
            let most = left + (random.chance(3) ? 1 : 0)
            parts.append(
                LineQuantity(lineID: line.id, quantity: isWhole ? left : Int.random(in: 1...most, using: &random)))
        }
        let lines = parts
        let isPickup = order.delivery == .pickup
        _ = try await shop.database.write { [shop] in
            try shop.shipLines(
                lines, of: order.id, carrier: isPickup ? "" : "SF", trackingNumber: isPickup ? "" : "SF1234",
                by: Self.staff, in: $0)
        }
    }

    mutating func deliverParcel() async throws {
        guard let order = try await pick([.allocated, .shipped]) else { return }
        let parcels = try await shop.database.read { [shop] in try shop.delivery.parcels(of: order.id, in: $0) }
        let isRepeated = random.chance(5)
        guard let parcel = parcels.first(where: { $0.state == .shipped || isRepeated }) else { return }
        _ = try await shop.database.write { [shop] in try shop.deliverParcel(parcel.id, by: Self.staff, in: $0) }
    }

    mutating func judgeReturn() async throws {
        guard let id = world.returns.suffix(Self.candidates).randomElement(using: &random) else { return }
        let isApproved = random.chance(75)
        try await shop.database.write { [shop] transaction in
            if isApproved {
                _ = try shop.approveReturn(id, by: Self.staff, in: transaction)
            } else {
                _ = try shop.rejectReturn(id, reason: "worn", by: Self.staff, in: transaction)
            }
        }
    }

    mutating func receiveReturn() async throws {
        guard let id = world.returns.suffix(Self.candidates).randomElement(using: &random) else { return }
        let found = try await shop.database.read { [shop] in try shop.afterSales.find(id, in: $0) }
        guard let found else { return violate("the return \(id) is gone") }
        var graded = found.lines.map { line in
            GradedLine(
                lineID: line.orderLineID, quantity: line.quantity,
                grade: ReturnGrade.allCases.randomElement(using: &random) ?? .scrap)
        }
        if random.chance(5) { graded.removeLast() }
        let lines = graded
        _ = try await shop.database.write { [shop] in
            try shop.receiveReturn(id, lines: lines, by: Self.staff, in: $0)
        }
    }

    mutating func refund() async throws {
        let states: Set<OrderState> = [.allocated, .shipped, .delivered, .completed]
        guard let order = try await pick(states) else { return }
        let leftMinor = order.totals.total - order.refundedMinor
        let scope: RefundScope
        if random.chance(40), let line = order.lines.randomElement(using: &random) {
            let left = max(1, line.refundableQuantity)
            scope = .lines([LineQuantity(lineID: line.id, quantity: Int.random(in: 1...left, using: &random))])
        } else if random.chance(15) {
            scope = .amount(Money(max(1, leftMinor), order.currency))
        } else {
            // A little at most, so that more can follow; sometimes more than there is.
            let most = random.chance(5) ? leftMinor + 1 : max(1, leftMinor / 3)
            scope = .amount(Money(Int64.random(in: 1...max(1, most), using: &random), order.currency))
        }
        _ = try await shop.database.write { [shop] in
            try shop.refund(order.id, scope, reason: "goodwill", by: Self.staff, in: $0)
        }
    }

    mutating func adjustStock() async throws {
        guard let sku = world.skus.randomElement(using: &random),
            let warehouse = world.warehouses.randomElement(using: &random)
        else { return }
        // More comes than goes: the shop sells.
        let delta = random.chance(25) ? -Int.random(in: 1...30, using: &random) : Int.random(in: 1...40, using: &random)
        try await adjust(sku, warehouse, by: delta, delta > 0 ? .receipt : .damage)
    }

    private func adjust(
        _ sku: SKUID, _ warehouse: WarehouseID, by delta: Int, _ reason: MovementReason
    ) async throws {
        let adjustment = StockAdjustment(
            skuID: sku, warehouseID: warehouse, delta: delta, reason: reason, note: "", by: Self.staff)
        _ = try await shop.database.write { [shop] in try shop.inventory.adjust(adjustment, in: $0) }
    }

    mutating func changePrice() async throws {
        guard let sku = world.skus.randomElement(using: &random) else { return }
        var changes = SKUChanges()
        changes.priceMinor = Int64.random(in: 1...20_000, using: &random)
        changes.listPriceMinor = changes.priceMinor
        let history = try await shop.catalog.priceHistory(of: sku)
        let version = history.first?.version ?? 1
        _ = try await shop.catalog.updateSKU(
            sku, version: random.chance(5) ? version + 1 : version, changes, by: Self.staff)
    }
}
