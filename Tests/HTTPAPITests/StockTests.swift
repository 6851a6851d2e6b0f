import Catalog
import Database
import Foundation
import HTTPTypes
import Identity
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct StockTests {
    @Test(arguments: TestEngine.all)
    func `levels are listed with their names, page by page, and narrowed as in the console`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let (far, auditor) = (try await api.secondWarehouse(), api.tokens["auditor"])
            try await api.shop.receive(3, of: api.skus[1], in: far)
            func codes(_ query: String) async throws -> [String] {
                let answer = try await api.call(.get, "inventory\(query)", as: auditor)
                #expect(answer.status == 200, "\(query): \(answer.text)")
                return (answer["items"] as? [[String: Any]] ?? []).map { item in
                    "\(item["code"] ?? "") \(item["warehouse"] ?? "") \(item["available"] ?? "")"
                }
            }
            let all = ["CUP-RED 上海一仓 10", "CUP-BLUE 上海一仓 10", "CUP-BLUE 北京仓 3"]
            #expect(try await codes("") == all)
            let first = try await api.call(.get, "inventory?limit=2", as: auditor)
            #expect(first.count("items") == 2)
            let next = try #require(first.string("next_cursor"))
            #expect(try await codes("?limit=2&cursor=\(next)") == [all[2]])
            #expect(try await codes("?q=CUP-B") == [all[1], all[2]])
            #expect(try await codes("?q=%E8%8C%B6%E6%9D%AF") == all)
            #expect(try await codes("?q=nothing") == [])
            #expect(try await codes("?warehouse_id=\(far)") == [all[2]])
            #expect(try await codes("?q=CUP-B&warehouse_id=\(api.warehouse)&low=false") == [all[1]])
            #expect(try await codes("?low=true") == [all[2]])

            let bins = "inventory/\(api.skus[0])/bins/\(api.warehouse)"
            #expect(try await api.call(.put, bins, as: api.clerk, #"{"bin":"A-01-2"}"#).status == 200)
            #expect(try await codes("?bin=a-01") == [all[0]])
            #expect(try await codes("?bin=A-02") == [])
            try await api.base.database.write { [inventory = api.shop.inventory] transaction in
                try inventory.setBin(
                    "A-01-1", of: api.skus[1], in: api.warehouse, by: .system("test"), in: transaction)
            }
            #expect(try await codes("?warehouse_id=\(api.warehouse)") == [all[0], all[1]])
            #expect(try await codes("?warehouse_id=\(api.warehouse)&bin=A-01-2") == [all[0]])

            let low = try await api.call(.get, "inventory?low=true", as: auditor)
            #expect(low.string("items.0.sku_id") == api.skus[1].description && low["items.0.low"] as? Bool == true)
            #expect(low.string("items.0.title") == "茶杯 蓝" && low["items.0.title_en"] is NSNull)
            #expect(low.string("items.0.warehouse_id") == far.description && low.int("items.0.on_hand") == 3)
            #expect(low.int("items.0.reserved") == 0 && low.string("items.0.bin") == "")
            #expect(low["truncated"] as? Bool == false && low["next_cursor"] is NSNull)
            for (wrong, field) in [
                ("q=\(String(repeating: "x", count: 101))", "q"), ("warehouse_id=SH1", "warehouse_id"),
                ("low=maybe", "low"), ("limit=0", "limit"), ("q=", "q"),
                ("bin=", "bin"), ("bin=\(String(repeating: "x", count: 41))", "bin"),
            ] {
                let answer = try await api.call(.get, "inventory?\(wrong)", as: auditor)
                #expect(answer.status == 422 && answer.string("field") == field, "\(wrong): \(answer.text)")
            }
            #expect(try await api.call(.get, "inventory?cursor=1", as: auditor).status == 400)
            #expect(try await api.call(.get, "inventory", as: api.shopper).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what no warehouse ever had stands beside the low levels, on their first page alone`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let new = try await api.sell("POT-1", title: "茶壶", english: "Teapot")
            let low = try await api.call(.get, "inventory?low=true", as: api.clerk)
            #expect(low.status == 200 && low.count("items") == 0 && low.count("unstocked") == 1, "\(low.text)")
            #expect(low.string("unstocked.0.sku_id") == new.description && low.string("unstocked.0.code") == "POT-1")
            #expect(low.string("unstocked.0.title") == "茶壶" && low.string("unstocked.0.title_en") == "Teapot")
            #expect(low["unstocked_truncated"] as? Bool == false)
            for query in ["", "?low=true&q=POT", "?low=true&warehouse_id=\(api.warehouse)"] {
                let answer = try await api.call(.get, "inventory\(query)", as: api.clerk)
                #expect(answer.count("unstocked") == 0, "\(query): \(answer.text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a level of a closed warehouse is not low, and what lies nowhere else stands among what is in no open one`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let (sku, house) = (try await api.sell("POT-1", title: "茶壶", english: "Teapot"), try await api.house())
            try await api.shop.receive(1, of: sku, in: house)
            #expect(try await api.shop.markStocked(limit: 1_000) > 0)
            let path = "inventory?q=POT-1"
            let open = try await api.call(.get, path, as: api.clerk)
            #expect(open.count("items") == 1 && open["items.0.low"] as? Bool == true, "\(open.text)")
            try await api.base.database.write { [inventory = api.shop.inventory] transaction in
                _ = try inventory.closeWarehouse(house, isConfirmed: true, by: .system("test"), in: transaction)
            }
            let closed = try await api.call(.get, path, as: api.clerk)
            #expect(closed.count("items") == 1 && closed["items.0.low"] as? Bool == false, "\(closed.text)")
            let low = try await api.call(.get, "inventory?low=true", as: api.clerk)
            #expect(low.count("items") == 0 && low.count("unstocked") == 1, "\(low.text)")
            #expect(low.string("unstocked.0.sku_id") == sku.description)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the journal tells what moved, by whom and for which order, the latest first`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            let path = "inventory/\(api.skus[0])/movements"
            let journal = try await api.call(.get, path, as: api.tokens["auditor"])
            #expect(journal.status == 200 && journal.count("items") == 2, "\(journal.text)")
            #expect(journal.string("items.0.reason") == "reserve" && journal.int("items.0.reserved_delta") == 2)
            #expect(journal.int("items.0.on_hand_delta") == 0 && journal.string("items.0.order_id") == order)
            let number = try await api.call(.get, "orders/\(order)", as: api.clerk).string("number")
            #expect(journal.string("items.0.order_number") == number && number != nil)
            #expect(journal.string("items.1.reason") == "receipt" && journal.int("items.1.on_hand_delta") == 10)
            #expect(journal.string("items.1.by") == "system:test" && journal["items.1.order_id"] is NSNull)
            #expect(journal.string("items.1.warehouse") == "上海一仓" && journal["items.1.order_number"] is NSNull)
            #expect(journal.string("items.1.id")?.hasPrefix("mov_") == true)
            let first = try await api.call(.get, "\(path)?limit=1", as: api.clerk)
            let next = try #require(first.string("next_cursor"))
            let second = try await api.call(.get, "\(path)?limit=1&cursor=\(next)", as: api.clerk)
            #expect(second.string("items.0.id") == journal.string("items.1.id") && second["next_cursor"] is NSNull)
            #expect(try await api.call(.get, "inventory/\(SKUID(1))/movements", as: api.clerk).status == 404)
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `pieces are carried once to another warehouse, and what cannot be carried stays`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let (far, sku) = (try await api.secondWarehouse(), api.skus[0])
            _ = try await api.placedOrder(as: api.shopper, quantity: 4)
            func body(_ change: (inout String) -> Void = { _ in }) -> String {
                var text = """
                    {"sku_id":"\(sku)","from_warehouse_id":"\(api.warehouse)","to_warehouse_id":"\(far)",\
                    "quantity":6,"note":"补货"}
                    """
                change(&text)
                return text
            }
            func carry(_ body: String, key: String = "t", as token: String? = nil) async throws -> Answer {
                try await api.call(.post, "inventory/transfers", as: token ?? api.clerk, key: key, body)
            }
            let before = try await api.everything()
            let (here, there) = ("\(api.warehouse)", "\(far)")
            let wrong: [(from: String, to: String, code: String, field: String?)] = [
                (":6,", ":0,", "invalid", "quantity"), (":6,", ":\"6\",", "invalid", "quantity"),
                ("\"quantity\":6,", "", "missing", "quantity"), (there, here, "invalid", "to_warehouse_id"),
                (there, "\(WarehouseID(1))", "unknown_reference", "to_warehouse_id"),
                (here, "\(WarehouseID(1))", "unknown_reference", "from_warehouse_id"),
                (here, "SH1", "unknown_reference", "from_warehouse_id"),
                ("\(sku)", "\(SKUID(1))", "unknown_reference", "sku_id"),
                ("补货", String(repeating: "货", count: StockAdjustment.noteLimit + 1), "invalid", "note"),
                ("补货", "a\\u0007b", "invalid", "note"),
            ]
            for (number, change) in wrong.enumerated() {
                let answer = try await carry(
                    body { $0 = $0.replacing(change.from, with: change.to) }, key: "w\(number)")
                let told = "\(answer.code ?? "") \(answer.string("field") ?? "")"
                #expect(answer.status == 422 && told == "\(change.code) \(change.field ?? "")", "\(answer.text)")
            }
            #expect(try await api.call(.post, "inventory/transfers", as: api.clerk, body()).status == 400)
            #expect(try await carry(body(), as: api.tokens["auditor"]).status == 403)
            #expect(try await api.everything() == before)

            let tooMany = try await carry(body { $0 = $0.replacing(":6,", with: ":7,") }, key: "many")
            #expect(tooMany.status == 409 && tooMany.code == "out_of_stock", "\(tooMany.text)")
            #expect(tooMany.int("available") == 6 && tooMany.string("sku_id") == sku.description)
            let done = try await carry(body())
            #expect(done.status == 201 && done.count("items") == 2, "\(done.text)")
            #expect(done.string("items.0.warehouse") == "上海一仓" && done.int("items.0.on_hand") == 4)
            #expect(done.int("items.0.reserved") == 4 && done.int("items.1.on_hand") == 6)
            let again = try await carry(body())
            #expect(again.status == 201 && again.headers[APIFixture.header("Idempotency-Replayed")] == "true")
            let other = try await carry(body { $0 = $0.replacing(":6,", with: ":1,") })
            #expect(other.status == 422 && other.code == "idempotency_key_reused")
            let journal = try await api.call(.get, "inventory/\(sku)/movements?limit=2", as: api.clerk)
            let deltas = [journal.int("items.0.on_hand_delta"), journal.int("items.1.on_hand_delta")]
            #expect(Set(deltas) == [6, -6] && journal.string("items.0.reason") == "transfer", "\(journal.text)")
            #expect(journal.string("items.0.note") == "补货" && journal.string("items.1.note") == "补货")
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who carry at once only as many succeed as there are pieces`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let (far, sku) = (try await api.secondWarehouse(), api.skus[0])
            let body = """
                {"sku_id":"\(sku)","from_warehouse_id":"\(api.warehouse)","to_warehouse_id":"\(far)","quantity":3}
                """
            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<5 {
                    group.addTask {
                        try await api.call(.post, "inventory/transfers", as: api.clerk, key: "c\(number)", body).status
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(codes.sorted() == [201, 201, 201, 409, 409])
            let levels = try await api.call(.get, "inventory/\(sku)", as: api.clerk)
            #expect(levels.int("items.0.on_hand") == 1 && levels.int("items.1.on_hand") == 9, "\(levels.text)")
        }
    }
}

extension APIFixture {
    /// Beside the one that everything stands in.
    func secondWarehouse() async throws -> WarehouseID {
        try await base.database.write { [inventory = shop.inventory] transaction in
            try inventory.createWarehouse(
                code: "BJ1", name: "北京仓", priority: 2, by: .system("test"), in: transaction
            ).id
        }
    }

    /// Something on sale with one variant, of which nothing is there.
    func sell(_ code: String, title: String, english: String) async throws -> SKUID {
        let (catalog, actor) = (shop.catalog, Caller.system("test"))
        let draft = try await catalog.createProduct(
            NewProduct(
                slug: code.lowercased(), title: title, titleEnglish: english, categoryID: product.categoryID,
                skus: [NewSKU(code: code, attributes: [:], priceMinor: 12_800)]), by: actor)
        _ = try await catalog.transition(draft.product.id, to: .review, by: actor)
        _ = try await catalog.transition(draft.product.id, to: .onSale, by: actor)
        return draft.product.skus[0].id
    }
}
