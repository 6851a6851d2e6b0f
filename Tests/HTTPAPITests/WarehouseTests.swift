import Database
import HTTPTypes
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct WarehouseTests {
    @Test(arguments: TestEngine.all)
    func `a warehouse is made, changed, closed once it is confirmed, and opened again`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            _ = try await api.placedOrder(as: api.shopper)
            let made = try await api.call(
                .post, "warehouses", as: api.clerk,
                #"{"code":"HZ2","name":"杭州云仓","name_en":"Hangzhou","kind":"cloud","priority":3}"#)
            #expect(made.string("name_en") == "Hangzhou")
            #expect(made.status == 201 && made.string("kind") == "cloud", "\(made.text)")
            #expect(made.int("holdings.on_hand") == 0 && made.int("version") == 1)
            for (body, status, field) in [
                (#"{"code":"HZ2","name":"x","kind":"cloud","priority":3}"#, 409, nil),
                (#"{"code":"HZ3","name":"x","priority":3}"#, 422, "kind"),
                (#"{"code":"HZ3","name":"x","kind":"barn","priority":3}"#, 422, "kind"),
            ] as [(String, Int, String?)] {
                let answer = try await api.call(.post, "warehouses", as: api.clerk, body)
                #expect(answer.status == status && answer.string("field") == field, "\(answer.text)")
            }
            let path = "warehouses/\(api.warehouse)"
            let stale = try await api.call(.patch, path, as: api.clerk, ifMatch: 9, #"{"name":"二仓"}"#)
            #expect(stale.status == 412 && stale.code == "stale_version", "\(stale.text)")
            let changed = try await api.call(
                .patch, path, as: api.clerk, ifMatch: 1, #"{"name":"二仓","kind":"store","priority":4}"#)
            #expect(changed.status == 200 && changed.string("name") == "二仓", "\(changed.text)")
            #expect(changed.string("kind") == "store" && changed.int("priority") == 4 && changed.int("version") == 2)
            #expect(changed.string("name_en") == nil, "\(changed.text)")

            let full = try await api.call(.post, "\(path)/close", as: api.clerk, key: "a", "{}")
            #expect(full.status == 409 && full.code == "warehouse_not_empty", "\(full.text)")
            for _ in 1...2 {
                let closed = try await api.call(
                    .post, "\(path)/close", as: api.clerk, key: "b", #"{"confirmed":true}"#)
                #expect(closed.status == 200 && closed.string("closed_at") != nil, "\(closed.text)")
                #expect(closed.int("holdings.orders") == 1)
            }
            let again = try await api.call(.post, "\(path)/close", as: api.clerk, key: "c", #"{"confirmed":true}"#)
            #expect(again.status == 409 && again.code == "warehouse_closed")
            let receipt = try await api.call(
                .post, "inventory/adjustments", as: api.clerk, key: "d",
                """
                {"sku_id":"\(api.skus[0])","warehouse_id":"\(api.warehouse)","delta":5,"reason":"receipt"}
                """)
            #expect(receipt.status == 409 && receipt.string("field") == "warehouse_id", "\(receipt.text)")
            let levels = try await api.call(.get, "inventory/\(api.skus[0])", as: api.clerk)
            #expect(levels.string("items.0.warehouse_kind") == "store", "\(levels.text)")
            #expect(levels["items.0.warehouse_closed"] as? Bool == true)
            // What lies there, and that none of it is sold.
            #expect(levels.int("items.0.on_hand") == 10 && levels.int("items.0.available") == 0)
            let listed = try await api.call(.get, "inventory?warehouse_id=\(api.warehouse)", as: api.clerk)
            #expect(listed.int("items.0.on_hand") == 10 && listed.int("items.0.available") == 0, "\(listed.text)")
            let opened = try await api.call(.post, "\(path)/open", as: api.clerk, key: "e")
            #expect(opened.status == 200 && opened.string("closed_at") == nil, "\(opened.text)")
            #expect(try await api.call(.post, "\(path)/open", as: api.clerk, key: "f").code == "warehouse_open")
            #expect(try await api.call(.get, "warehouses/\(WarehouseID(1))", as: api.clerk).status == 404)
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff read from which warehouses an order's pieces come, its buyer does not`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            let path = "orders/\(order)"
            let own = try await api.call(.get, path, as: api.shopper)
            #expect(own.status == 200 && own["lines.0.sources"] == nil, "\(own.text)")
            let seen = try await api.call(.get, path, as: api.clerk)
            let pieces = try #require(seen.int("lines.0.quantity"))
            #expect(seen.count("lines.0.sources") == 1, "\(seen.text)")
            #expect(seen.string("lines.0.sources.0.warehouse_id") == api.warehouse.description)
            #expect(seen.string("lines.0.sources.0.warehouse_kind") == "regional")
            #expect(seen.int("lines.0.sources.0.waiting_quantity") == pieces)
            let line = try #require(seen.string("lines.0.id"))
            func ship(_ warehouse: WarehouseID, key: String) async throws -> Answer {
                try await api.call(
                    .post, "parcels", as: api.clerk, key: key,
                    """
                    {"order_id":"\(order)","carrier":"SF","tracking_number":"SF1001",\
                    "lines":[{"line_id":"\(line)","quantity":1,"warehouse_id":"\(warehouse)"}]}
                    """)
            }
            #expect(try await ship(WarehouseID(1), key: "a").status == 422)
            let parts = [
                "{\"line_id\":\"\(line)\",\"quantity\":1}",
                "{\"line_id\":\"\(line)\",\"quantity\":1,\"warehouse_id\":\"\(api.warehouse)\"}",
            ]
            let before = try await api.everything()
            for (key, both) in [("c", parts), ("d", parts.reversed())] {
                let twice = try await api.call(
                    .post, "parcels", as: api.clerk, key: key,
                    """
                    {"order_id":"\(order)","carrier":"SF","tracking_number":"SF1001",\
                    "lines":[\(both.joined(separator: ","))]}
                    """)
                #expect(twice.status == 422 && twice.code == "invalid", "\(twice.text)")
                #expect(twice.string("field") == "lines", "\(twice.text)")
            }
            #expect(try await api.everything() == before)
            let shipped = try await ship(api.warehouse, key: "b")
            #expect(shipped.status == 201, "\(shipped.text)")
            let after = try await api.call(.get, path, as: api.clerk)
            #expect(after.int("lines.0.sources.0.shipped_quantity") == 1, "\(after.text)")
            #expect(after.int("lines.0.sources.0.waiting_quantity") == pieces - 1)
        }
    }
}

extension APIFixture {
    /// An empty warehouse of a test's own.
    func house(isClosed: Bool = false) async throws -> WarehouseID {
        let code = "H\(base.database.ids.nextRaw())"
        return try await base.database.write { [inventory = shop.inventory] transaction in
            let id = try inventory.createWarehouse(
                code: code, name: "一仓", priority: 9, by: .system("test"), in: transaction
            ).id
            if isClosed {
                try inventory.closeWarehouse(id, isConfirmed: false, by: .system("test"), in: transaction)
            }
            return id
        }
    }
}
