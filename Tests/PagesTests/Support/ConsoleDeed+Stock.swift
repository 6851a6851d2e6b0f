import Database
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

// What stands on the shelves.
extension ConsoleDeed {
    /// A count that finds one piece more than there is, whoever has counted before.
    private static func oneMore(
        _ url: String, _ field: String, thanIn place: (Browser.Filled) throws -> String, _ browser: Browser
    ) throws -> Browser.Filled {
        let form = try browser.filled(url, [:])
        let known = try #require(form.value("expected.\(try place(form))").flatMap { Int($0) })
        return try browser.filled(url, [field: String(known + 1)])
    }

    static let stock = [
        ConsoleDeed(.consoleStockTransfers, "stock_transferred", wrong: ["quantity": "9000"]) { fixture, browser in
            let (inventory, code) = (fixture.shop.inventory, "T\(unique(fixture))")
            let far = try await fixture.base.database.write {
                try inventory.createWarehouse(code: code, name: "远仓", priority: 9, by: system, in: $0)
            }
            let url = "/console/stock/\(fixture.skus[0])"
            try await browser.get(url)
            return try browser.filled("\(url)/transfers", ["to_warehouse_id": far.id.description, "quantity": "1"])
        },
        ConsoleDeed(.consoleStockCount, "stock_counted", wrong: ["counted.": "-1"], lineCount: 2) { fixture, browser in
            try await browser.get("/console/stock/count?warehouse=\(fixture.warehouse)")
            let sku = fixture.skus[0].description
            return try oneMore("/console/stock/count", "counted.\(sku)", thanIn: { _ in sku }, browser)
        },
        ConsoleDeed(.consoleStockAdjustments, "stock_adjusted", wrong: ["delta": "-9000"]) { fixture, browser in
            try await browser.get("/console/stock/\(fixture.skus[0])")
            return try browser.filled(
                "/console/stock/\(fixture.skus[0])/adjustments", ["delta": "5", "reason": "receipt"])
        },
        ConsoleDeed(.consoleStockItemCount, "stock_counted", wrong: ["counted": "-1"], lineCount: 2) {
            fixture, browser in
            let url = "/console/stock/\(fixture.skus[0])"
            try await browser.get(url)
            return try oneMore(
                "\(url)/count", "counted", thanIn: { try #require($0.value("count_warehouse_id")) }, browser)
        },
        ConsoleDeed(.consoleStockBins, "bin_changed", wrong: ["bin": String(repeating: "A", count: 41)]) {
            fixture, browser in
            let url = "/console/stock/\(fixture.skus[0])"
            try await browser.get(url)
            return try browser.filled("\(url)/bins", ["bin": "B\(unique(fixture))"])
        },
        ConsoleDeed(.consoleWarehouses, "warehouse_created", wrong: ["code": "SH1"]) { fixture, browser in
            try await browser.get("/console/warehouses")
            return try browser.filled(
                "/console/warehouses", ["code": "W\(unique(fixture))", "name": "北京一仓", "priority": "3"])
        },
        ConsoleDeed(.consoleWarehouse, "warehouse_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = "/console/warehouses/\(try await house(fixture))"
            try await browser.get(url)
            return try browser.filled(url, ["name": "北京二仓", "kind": "cloud"])
        },
        ConsoleDeed(
            .consoleWarehouseClosing, "warehouse_closed", wrongURL: "/console/warehouses/\(WarehouseID(1))/closing"
        ) { fixture, browser in
            let url = "/console/warehouses/\(try await house(fixture))"
            try await browser.get(url)
            return try browser.filled("\(url)/closing")
        },
        ConsoleDeed(
            .consoleWarehouseOpening, "warehouse_opened", wrongURL: "/console/warehouses/\(WarehouseID(1))/opening"
        ) { fixture, browser in
            let (inventory, id) = (fixture.shop.inventory, try await house(fixture))
            try await fixture.base.database.write {
                _ = try inventory.closeWarehouse(id, isConfirmed: false, by: system, in: $0)
            }
            let url = "/console/warehouses/\(id)"
            try await browser.get(url)
            return try browser.filled("\(url)/opening")
        },
    ]

    /// An empty warehouse of its own.
    private static func house(_ fixture: PagesFixture) async throws -> WarehouseID {
        let (inventory, code) = (fixture.shop.inventory, "H\(unique(fixture))")
        return try await fixture.base.database.write {
            try inventory.createWarehouse(code: code, name: "北京一仓", priority: 9, by: system, in: $0).id
        }
    }
}
