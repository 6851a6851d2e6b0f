import Database
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct GoodsFileNameTests {
    /// A NUL in the name ended in a failure of PostgreSQL, a line's end hid the rest of the line.
    @Test(arguments: TestEngine.all)
    func `a file of goods is named in the audit log without what no name has`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let file = Array("slug,title,code,price\njar,罐,J-1,1\n".utf8)
            let look = try await ProductImport(
                shop: fixture.shop, options: .init(isDryRun: true), by: ShopFixture.staff
            ).run(content: file, rowLimit: 10)
            let name = "a\u{0}b\n" + String(repeating: "长", count: 200)
            _ = try await fixture.shop.keepGoodsFile(file, named: name, look, by: ShopFixture.staff)
            let line = try #require(
                try await fixture.database.read {
                    try $0.auditLog(AuditFilter(action: "goods_file_uploaded")).items.first
                })
            #expect(line.details.hasSuffix(": ab" + String(repeating: "长", count: 98)), "\(line.details)")
        }
    }

    /// Prices that a file had written looked as if somebody had typed each of them.
    @Test(arguments: TestEngine.all)
    func `a file that was taken leaves one line with its name and what it changed, and none the second time`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let file = Array("slug,title,code,price\njar,罐,J-1,1\npan,锅,P-1,x\n".utf8)
            let look = try await ProductImport(
                shop: fixture.shop, options: .init(isDryRun: true), by: ShopFixture.staff
            ).run(content: file, rowLimit: 10)
            let hash = try await fixture.shop.keepGoodsFile(file, named: "a: b.csv", look, by: ShopFixture.staff)
            for created in [1, 0] {
                let taken = try await fixture.shop.takeGoodsFile(hash, by: ShopFixture.staff)
                #expect(taken.created == created && taken.changed == 0)
            }
            let lines = try await fixture.database.read {
                try $0.auditLog(AuditFilter(action: "goods_file_taken")).items
            }
            #expect(lines.map(\.details) == ["2 rows, 1 created, 0 changed, 1 refused: a: b.csv"])
            #expect(lines.map(\.subject) == [hash.description])
        }
    }
}
