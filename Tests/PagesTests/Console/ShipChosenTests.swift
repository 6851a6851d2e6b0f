import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

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
            // Of two rows that look alike only the one that was filled in leaves.
            let filled = text.split(separator: "\n").map { line -> String in
                guard line.hasPrefix(Order.number(of: first)) else { return String(line) }
                return String(line.dropLast()) + "顺丰,SF100"
            }
            let row = try #require(filled.first { $0.hasSuffix("SF100") })
            let file = (filled + [row.replacing(",CUP-RED,", with: ",CUP-BLUE,")]).joined(separator: "\n")
            try await clerk.get(Self.ship)
            try await clerk.submit(Self.ship, ["parcels": Browser.file + file], holding: "type=\"file\"")
            #expect(clerk.page.contains("1 个可以发出，0 个此前已发出，0 个有问题"), "\(clerk.page.text)")
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.contains("已发出 1 件"), "\(clerk.page.text)")
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
            let (carrier, tracking) = (language == .chinese ? "承运商" : "Carrier", "SF200")
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
}
