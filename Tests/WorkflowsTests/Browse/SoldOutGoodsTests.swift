import Catalog
import Database
import Inventory
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct SoldOutGoodsTests {
    @Test(arguments: TestEngine.all)
    func `goods of which one variant is sold out are told apart from those of which nothing is left`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            func product(_ stock: Int) async throws -> ProductID {
                let sku = try await fixture.goods(1, stock: stock)[0]
                let item = try await fixture.database.read { [shop = fixture.shop] in
                    try shop.catalog.saleItems([sku], in: $0)[sku]
                }
                return try #require(item).productID
            }
            let (full, half, empty) = (try await product(3), try await product(3), try await product(0))
            _ = try await fixture.shop.catalog.addSKU(
                NewSKU(code: "HALF", attributes: ["尺寸": "大"], priceMinor: 100), to: half, by: .system("test"))
            func found(_ stock: GoodsStock?) async throws -> Set<ProductID> {
                try await fixture.database.read { [shop = fixture.shop] session in
                    Set(
                        try shop.goods(GoodsFilter(stock: stock), after: nil, limit: .standard, in: session).items
                            .map(\.id))
                }
            }
            #expect(try await found(nil) == [full, half, empty])
            #expect(try await found(.partlySoldOut) == [half, empty])
            #expect(try await found(.soldOut) == [empty])
        }
    }

    /// The file counted what lies in closed warehouses as left.
    @Test(arguments: TestEngine.all)
    func `what lies in a closed warehouse is sold out in the list and in the file of it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (here, closed) = (try await fixture.goods(1, stock: 3)[0], try await fixture.goods(1, stock: 0)[0])
            try await fixture.receive(2, of: closed, in: 1)
            try await fixture.database.write { [shop = fixture.shop, id = fixture.warehouses[1].id] transaction in
                _ = try shop.inventory.closeWarehouse(id, isConfirmed: true, by: ShopFixture.staff, in: transaction)
            }
            let items = try await fixture.database.read { [shop = fixture.shop] in
                try shop.catalog.saleItems([here, closed], in: $0)
            }
            let codes = try (#require(items[here]).code, #require(items[closed]).code)
            for stock in [GoodsStock.soldOut, .partlySoldOut] {
                let filter = GoodsFilter(stock: stock)
                let listed = try await fixture.database.read { [shop = fixture.shop] session in
                    try shop.goods(filter, after: nil, limit: .standard, in: session).items.flatMap {
                        $0.skus.map(\.id)
                    }
                }
                #expect(listed == [closed])
                var file = ""
                #expect(try await ProductExport(shop: fixture.shop, filter: filter).run { file += $0 } == 1)
                #expect(file.contains(codes.1) && !file.contains(codes.0) && file.contains("GZ=2"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods of which nothing is left are listed page by page, and exported`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            var empty: [ProductID] = []
            for number in 0..<7 {
                let sku = try await fixture.goods(1, stock: number.isMultiple(of: 2) ? 0 : 3)[0]
                let item = try await fixture.database.read { [shop = fixture.shop] in
                    try shop.catalog.saleItems([sku], in: $0)[sku]
                }
                if number.isMultiple(of: 2) { empty.insert(try #require(item).productID, at: 0) }
            }
            let filter = GoodsFilter(stock: .soldOut)
            let limit = try #require(PageLimit(3))
            let (pages, found) = try await fixture.database.read { [shop = fixture.shop] session in
                let first = try shop.goods(filter, after: nil, limit: limit, in: session)
                let second = try shop.goods(filter, after: first.next, limit: limit, in: session)
                return ([first.items.count, second.items.count], (first.items + second.items).map(\.id))
            }
            #expect(pages == [3, 1] && found == empty)
            var text = ""
            let count = try await ProductExport(shop: fixture.shop, filter: filter).run { text += $0 }
            var all = ""
            let countOfAll = try await ProductExport(shop: fixture.shop).run { all += $0 }
            #expect(count == 4 && countOfAll == 7)
            #expect(all.hasPrefix(String(text.prefix(20))) && text.count < all.count)
        }
    }
}
