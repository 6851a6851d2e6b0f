import Database
import Delivery
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// From the list of orders to the parcels, and back with the file that was filled in.
@Suite struct ShipChosenTests {
    private static let ship = "/console/orders/ship"

    @Test(arguments: TestEngine.all)
    func `chosen orders stand on the page that ships many, what is not ready is told`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let (first, second) = (try await guest.buy(fixture, quantity: 1), try await guest.buy(fixture, quantity: 2))
            try await fixture.base.database.write {
                _ = try $0.execute("UPDATE orders SET delivery_option = 'pickup' WHERE id = \(second)")
            }
            try await clerk.get("/console/orders?state=allocated")
            #expect(clerk.page.contains("formaction=\"\(Self.ship)\"") && clerk.page.contains("data-choose-all"))
            #expect(clerk.page.contains(">到店自取</td>") && clerk.page.contains(">标准配送</td>"))
            // As they stand in the list, the newest first.
            let third = try await guest.buy(fixture, quantity: 1)
            try await clerk.get("\(Self.ship)?scope=chosen&order=\(third)&order=\(first)")
            #expect(
                clerk.page.contains("\(Order.number(of: third)),,\n\(Order.number(of: first)),,"), "\(clerk.page.text)")
            try await fixture.base.database.write {
                _ = try $0.execute("UPDATE orders SET delivery_option = 'express' WHERE id = \(third)")
            }
            try await clerk.get("\(Self.ship)?scope=chosen&order=\(first)&order=\(second)")
            #expect(clerk.page.contains("\(Order.number(of: first)),,") && clerk.page.contains("1 个所选订单没有列出"))
            #expect(!clerk.page.contains(Order.number(of: second)))
            for (delivery, order, other) in [("pickup", second, first), ("standard", first, second)] {
                try await clerk.get("/console/orders?delivery=\(delivery)")
                #expect(clerk.page.contains(Order.number(of: order)), "\(delivery): \(clerk.page.text)")
                #expect(!clerk.page.contains(Order.number(of: other)), "\(delivery)")
                #expect(clerk.page.contains("全部 <span class=\"count\">1</span>"), "\(delivery): \(clerk.page.text)")
            }
            #expect(try await clerk.get("/console/orders?delivery=drone").status == 422)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the file of orders, filled in, ships what was filled in, each order once`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let (first, second) = (try await guest.buy(fixture, quantity: 1), try await guest.buy(fixture, quantity: 2))
            try await clerk.get("/console/orders?state=allocated")
            try await clerk.submit("/console/orders/export")
            let text = clerk.page.text
            #expect(text.contains(",承运商,运单号\n") && text.contains(",CUP-RED,2,2,"), "\(text)")
            #expect(text.contains(",13800138000,") && !text.contains("'"))
            // Of two rows that look alike only the one that was filled in leaves; other goods are not the order's.
            let filled = text.split(separator: "\n").map { line -> String in
                guard line.hasPrefix(Order.number(of: first)) else { return String(line) }
                return String(line.dropLast()) + "顺丰,SF1100"
            }
            let row = try #require(filled.first { $0.hasSuffix("SF1100") })
            let file = (filled + [row.replacing(",CUP-RED,", with: ",CUP-BLUE,")]).joined(separator: "\n")
            try await clerk.get(Self.ship)
            try await clerk.submit(Self.ship, ["parcels": Browser.file + file], holding: "type=\"file\"")
            #expect(clerk.page.contains("1 个可以发出，0 个此前已发出，1 个有问题"), "\(clerk.page.text)")
            #expect(clerk.page.contains("订单里没有这个编码的商品") && !clerk.page.contains("种商品留待以后发"))
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.contains("已发出 1 件") && clerk.page.contains("订单已全部发出"), "\(clerk.page.text)")
            #expect(try await fixture.actions(of: first.description) == ["parcel_shipped"])
            #expect(try await fixture.actions(of: second.description).isEmpty)
        }
    }

    /// Every line of pasted cells was cut to its first three before it was read: all that waited left with the time of
    /// the order for a carrier and its state for a number.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `the cells of the exported list, pasted, ship what was filled in and nothing else`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator", language))
            let (first, second) = (try await guest.buy(fixture, quantity: 1), try await guest.buy(fixture, quantity: 2))
            let number = Order.number(of: first)
            try await clerk.get("/console/orders?state=allocated")
            try await clerk.submit("/console/orders/export")
            let (carrier, tracking) = (language == .chinese ? "承运商" : "Carrier", "SF1200")
            // As a spreadsheet copies them: of a cell with a comma nobody puts quotes around it.
            var (pasted, record): ([String], CSVRecord) = ([], CSVRecord())
            var blocks = [Array(clerk.page.text.utf8)]
            var reader = CSVReader { blocks.popLast() ?? [] }
            while try reader.read(into: &record) { pasted.append(try reader.texts(of: record).joined(separator: "\t")) }
            #expect(pasted.count == 3 && pasted[0].contains("\t\(carrier)\t"), "\(pasted)")
            let before = try await fixture.everything()
            func check(_ lines: [String]) async throws -> Browser.Page {
                try await clerk.get(Self.ship)
                return try await clerk.submit(Self.ship, ["csv": lines.joined(separator: "\r\n")], holding: "<textarea")
            }
            // Nothing is filled in: nothing leaves.
            #expect(try await check(pasted).status == 422 && clerk.page.contains("id=\"csv-error\""))
            // Without its first line, or with one that names no carrier, nobody knows what is what.
            let rows = try await check(Array(pasted.dropFirst()))
            #expect(!rows.contains("value=\"run\"") && rows.text.ranges(of: "class=\"error\"").count == 2)
            let unnamed = try await check([pasted[0].replacing(carrier, with: "X")] + pasted.dropFirst())
            let refusal = language == .chinese ? "请补上这两列的表头" : "add these headings"
            #expect(unnamed.status == 422 && unnamed.contains(refusal), "\(unnamed.text)")
            #expect(try await fixture.everything() == before)

            let filled = pasted.map { $0.hasPrefix(number) ? String($0.dropLast()) + "SF, \"快\"\t\(tracking)" : $0 }
            let page = try await check(filled)
            #expect(page.contains(">SF, &quot;快&quot;</td>") && page.contains(">\(tracking)</td>"), "\(page.text)")
            #expect(!page.contains(">\(Order.number(of: second))</"))
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(try await fixture.actions(of: first.description) == ["parcel_shipped"])
            #expect(try await fixture.actions(of: second.description).isEmpty)
        }
    }

    /// The exported parcel of a line that had left was taken for one of what waited: the rest left under its number
    /// once this was corrected, or a second number was taken for a slip.
    @Test(arguments: TestEngine.all)
    func `of an order that has partly left, the file ships what waits under the number that is filled in there`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk, shop) = (fixture.browser(), try await fixture.signedIn("operator"), fixture.shop)
            try await guest.fillCart(quantity: 1)
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "2", "sku": "\(fixture.skus[1])"])
            let id = try await guest.checkOut()
            try await guest.pay(id, fixture)
            let order = try await fixture.base.database.read { try shop.orders.order(id, .everybody, in: $0) }
            let line = try #require(order?.lines.first { $0.skuID == fixture.skus[0] })
            let parcel = try await fixture.base.database.write {
                try shop.shipLines(
                    [LineQuantity(lineID: line.id, quantity: 1)], of: id, carrier: "顺丰", trackingNumber: "SF1301",
                    by: .system("test"), in: $0)
            }
            try await clerk.get("/console/orders")
            try await clerk.submit("/console/orders/export")
            let exported = clerk.page.text
            #expect(exported.contains(",顺丰,SF1301\n") && exported.contains(",CUP-BLUE,2,2,"), "\(exported)")
            _ = try await fixture.base.database.write {
                try shop.correctParcel(
                    parcel.id, version: parcel.version, carrier: nil, trackingNumber: "SF1302", by: .system("test"),
                    in: $0)
            }
            func check(_ filled: String) async throws -> Browser.Page {
                let lines = exported.split(separator: "\n").map { line in
                    line.contains(",CUP-BLUE,") ? String(line.dropLast()) + filled : String(line)
                }
                try await clerk.get(Self.ship)
                return try await clerk.submit(
                    Self.ship, ["parcels": Browser.file + lines.joined(separator: "\n")], holding: "type=\"file\"")
            }
            let before = try await fixture.everything()
            // Nothing is filled in: nothing leaves under a number that has gone.
            #expect(try await check(",").status == 422 && clerk.page.contains("id=\"csv-error\""))
            let short = try await check("顺丰,7.73E+14")
            #expect(short.contains("缩成了科学计数法") && !short.contains("value=\"run\""), "\(short.text)")
            #expect(try await fixture.everything() == before)

            let page = try await check("顺丰,SF1303")
            #expect(page.contains("1 个可以发出，0 个此前已发出，0 个有问题"), "\(page.text)")
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.contains("已发出 2 件"), "\(clerk.page.text)")
            let parcels = try await fixture.base.database.read { try shop.delivery.parcels(of: id, in: $0) }
            #expect(parcels.map(\.trackingNumber).sorted() == ["SF1302", "SF1303"])
        }
    }

    /// The form that ships held the whole file, which was let in as a file and refused as a field: 413. And the page
    /// showed names and addresses, twice.
    @Test(arguments: TestEngine.all)
    func `a long file that was checked can be shipped, and its page holds what was read of it alone`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let number = Order.number(of: try await guest.buy(fixture, quantity: 1))
            let address = String(repeating: "南城街道", count: 60)
            let waiting = (1...300).map { "ZG\($0),张三,\(address),," }
            let lines = ["订单号,收件人,地址,承运商,运单号"] + waiting + ["\(number),李雷,\(address),\"顺丰,快\",SF1300"]
            try await clerk.get(Self.ship)
            try await clerk.submit(
                Self.ship, ["parcels": Browser.file + lines.joined(separator: "\r\n")], holding: "type=\"file\"")
            #expect(clerk.page.contains("1 个可以发出，0 个此前已发出，0 个有问题"), "\(clerk.page.status)")
            #expect(!clerk.page.contains("南城街道") && !clerk.page.contains("李雷"))
            #expect(clerk.page.contains(">302</td>") && clerk.page.contains(">顺丰,快</td>"))
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.status == 200 && clerk.page.contains("已发出 1 件"), "\(clerk.page.text)")
            // Told at the line at which it stands in the file.
            #expect(clerk.page.contains(">302</td>") && clerk.page.contains("\(number),&quot;顺丰,快&quot;,SF1300"))
        }
    }
}
