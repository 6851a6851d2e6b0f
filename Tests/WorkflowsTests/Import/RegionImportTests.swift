import Database
import Delivery
import Foundation
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct RegionImportTests {
    private static let provinces = "code,name,name_en\n11,\"北京市\",Beijing\n44,广东省,Guangdong\n42,湖北省,\n50,重庆市,\n"
    private static let cities = """
        code,name,provinceCode
        1101,"市辖区",11
        4401,广州市,44
        4419,"东莞市",44
        4290,省直辖县级行政区划,42
        5001,市辖区,50
        5002,县,50

        """
    private static let areas = """
        code,name,cityCode,provinceCode
        110101,"东城区",1101,11
        440106,天河区,4401,44
        441900,东莞市,4419,44
        429004,仙桃市,4290,42
        500101,万州区,5001,50
        500229,城口县,5002,50
        44010,短,4401,44
        440199,,4401,44
        440106,另一个,4401,44
        990101,无处,9901,99

        """

    private static func files(_ fixture: ShopFixture, _ texts: [(String, String)]) throws -> [String] {
        try texts.map { name, text in
            let url = fixture.base.directory.appending(path: name)
            try Data(text.utf8).write(to: url)
            return url.path(percentEncoded: false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the national list goes in whichever way round its files come, and twice without harm`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let paths = try Self.files(
                fixture, [("areas.csv", Self.areas), ("cities.csv", Self.cities), ("provinces.csv", Self.provinces)])
            let importer = RegionImport(shop: fixture.shop)
            let dry = try await RegionImport(shop: fixture.shop, isDryRun: true).run(files: paths)
            #expect(dry.changes.added == 13)
            #expect(try await fixture.shop.delivery.divisions().isEmpty)
            let summary = try await importer.run(files: paths)
            #expect(summary.changes == DivisionChanges(added: 13, renamed: 0, unchanged: 0))
            #expect(summary.rows == 20 && summary.folded == 3)
            #expect(
                Set(summary.skipped.map { "\($0.place) \($0.reason)" }) == [
                    "areas.csv:8 badCode", "areas.csv:9 badName", "areas.csv:10 twice", "areas.csv:11 noParent",
                ])
            let tree = try await fixture.shop.delivery.divisions()
            #expect(tree.provinces.map(\.name) == ["北京市", "湖北省", "广东省", "重庆市"])
            let parts = { (code: String) in tree.parts(of: code).map(\.name) }
            #expect(parts("110000") == ["北京市"] && parts("110100") == ["东城区"])
            #expect(parts("440000") == ["广州市", "东莞市"] && parts("441900").isEmpty)
            #expect(parts("420000") == ["仙桃市"] && parts("429004").isEmpty)
            #expect(parts("500000") == ["重庆市"] && parts("500100") == ["万州区", "城口县"])
            #expect(tree.province(named: "北京市")?.nameEnglish == "Beijing")
            let again = try await importer.run(files: paths)
            #expect(again.changes == DivisionChanges(added: 0, renamed: 0, unchanged: 13))
            let renamed = try Self.files(fixture, [("new.csv", "code,name\n440106,天河新区\n")])
            #expect(try await importer.run(files: renamed).changes.renamed == 1)
            #expect(try await fixture.shop.delivery.divisions().parts(of: "440100").map(\.name) == ["天河新区"])
            #expect(try await fixture.shop.delivery.divisions().parts(of: "110100").map(\.name) == ["东城区"])
        }
    }

    @Test func `a file without its columns is refused as a whole`() async throws {
        try await withShop(.sqlite) { fixture in
            for (text, missing) in [("name\n北京\n", "code"), ("code\n11\n", "name"), ("", "code")] {
                let paths = try Self.files(fixture, [("wrong.csv", text)])
                await #expect(throws: ImportError.wrongHeader(missing: missing)) {
                    _ = try await RegionImport(shop: fixture.shop).run(files: paths)
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `another program knows of new divisions within a minute`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let other = try await fixture.another(node: 2)
            #expect(try await other.delivery.divisions().isEmpty)
            let paths = try Self.files(fixture, [("provinces.csv", Self.provinces)])
            _ = try await RegionImport(shop: fixture.shop).run(files: paths)
            #expect(try await other.delivery.divisions().isEmpty)
            fixture.clock.advance(by: .minutes(1))
            #expect(try await other.delivery.divisions().provinces.count == 4)
        }
    }

    private static let tree = Divisions([
        Division(code: "440000", parent: nil, name: "广东省", level: .province),
        Division(code: "440100", parent: "440000", name: "广州市", level: .city),
        Division(code: "440106", parent: "440100", name: "天河区", level: .district),
        Division(code: "441900", parent: "440000", name: "东莞市", level: .city),
    ])

    @Test(arguments: [
        ("广东省", "广州市", "天河区", "440106"), ("广东省", "广州市", "", "440100"), ("广东省", "东莞市", "", "441900"),
        ("广东省", "东莞市", "南城街道", "441900"), ("香港特别行政区", "香港", "中西区", nil),
    ])
    func `a place gets the code of its smallest part that is known`(
        province: String, city: String, district: String, code: String?
    ) throws {
        let found = try Self.tree.code(of: (province, city, district))
        #expect(found == code)
    }

    @Test func `a city of another province and a district of another city are refused at their field`() throws {
        #expect(throws: InputError.invalid(field: "address.city", reason: .notPartOf)) {
            try Self.tree.code(of: ("广东省", "杭州市", ""), prefix: "address.")
        }
        #expect(throws: InputError.invalid(field: "district", reason: .notPartOf)) {
            try Self.tree.code(of: ("广东省", "广州市", "西湖区"))
        }
        #expect(throws: InputError.missing(field: "district")) {
            try Self.tree.code(of: ("广东省", "广州市", ""), needsDistrict: true)
        }
    }

    @Test func `an address abroad is any text, whatever its province is called`() throws {
        let abroad = try PostalAddress(
            name: "Li", phone: "13800138000", country: "GB", province: "广东省", city: "London", line1: "1 High St")
        #expect(try abroad.located(in: Self.tree, needsDistrict: true) == abroad)
        var address = ShopFixture.address
        address.country = "GB"
        address.province = "广东省"
        let located = try address.located(in: Self.tree, for: .standard)
        #expect(located == address)
    }

    @Test(arguments: TestEngine.all)
    func `an order whose place does not fit together is refused and leaves nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let paths = try Self.files(
                fixture, [("areas.csv", Self.areas), ("cities.csv", Self.cities), ("provinces.csv", Self.provinces)])
            _ = try await RegionImport(shop: fixture.shop).run(files: paths)
            let sku = try await fixture.goods()[0]
            let request = try await fixture.request(try await fixture.cart([(sku, 1)]))
            func placing(_ province: String, _ city: String, _ district: String) -> PlaceOrderRequest {
                var address = ShopFixture.address
                (address.province, address.city, address.district) = (province, city, district)
                return PlaceOrderRequest(
                    cartID: request.cartID, cartVersion: request.cartVersion,
                    expectedTotalMinor: request.expectedTotalMinor, buyer: request.buyer, address: address,
                    delivery: request.delivery, contact: request.contact, invoice: nil, note: "",
                    claim: request.claim, render: request.render)
            }
            let wrong = placing("广东省", "广州市", "东城区")
            await #expect(throws: InputError.invalid(field: "address.district", reason: .notPartOf)) {
                _ = try await fixture.shop.placeOrder(wrong)
            }
            let none = try await fixture.database.read { session in
                try fixture.shop.orders.summaries(.everybody, after: nil, limit: .standard, in: session).items
            }
            #expect(none.isEmpty)
            _ = try await fixture.shop.placeOrder(placing("广东省", "广州市", "天河区"))
            let code = try await fixture.database.read { session in
                let id = try fixture.shop.orders.summaries(.everybody, after: nil, limit: .standard, in: session)
                    .items.first?.id
                return try id.flatMap {
                    try fixture.shop.orders.order($0, .everybody, in: session)?.address?.regionCode
                }
            }
            #expect(code == "440106")
        }
    }
}
