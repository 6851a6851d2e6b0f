import Database
import Delivery
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// The exported list, filled in for some goods of an order and handed back.
@Suite struct ShipGoodsPageTests {
    private static let ship = "/console/orders/ship"

    /// An order of one red and two blue cups, and the file of the list as a spreadsheet has it.
    private static func exported(
        _ fixture: PagesFixture, _ clerk: Browser
    ) async throws -> (order: OrderID, lines: [String]) {
        let guest = fixture.browser()
        try await guest.fillCart(quantity: 1)
        try await guest.get("/p/tea-cup")
        try await guest.submit("/cart/lines", ["quantity": "2", "sku": "\(fixture.skus[1])"])
        let id = try await guest.checkOut()
        try await guest.pay(id, fixture)
        try await clerk.get("/console/orders?state=allocated")
        try await clerk.submit("/console/orders/export")
        return (id, clerk.page.text.split(separator: "\n").map(String.init))
    }

    private static func filled(_ lines: [String], _ cells: [String: String]) -> [String] {
        lines.map { line in
            let code = cells.keys.first { line.contains(",\($0),") }
            return code.flatMap { cells[$0] }.map { String(line.dropLast()) + $0 } ?? line
        }
    }

    private static func check(_ lines: [String], _ clerk: Browser) async throws -> Browser.Page {
        try await clerk.get(ship)
        return try await clerk.submit(
            ship, ["parcels": Browser.file + lines.joined(separator: "\n")], holding: "type=\"file\"")
    }

    private static func parcels(of id: OrderID, _ fixture: PagesFixture) async throws -> [String: Int] {
        let parcels = try await fixture.base.database.read { [shop = fixture.shop] in
            try shop.delivery.parcels(of: id, in: $0)
        }
        return Dictionary(parcels.map { ($0.trackingNumber, $0.lines.reduce(0) { $0 + $1.quantity }) }) { $0 + $1 }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a number on one line ships this one, and the check says what stays`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, isChinese) = (try await fixture.signedIn("operator", language), language == .chinese)
            let (id, lines) = try await Self.exported(fixture, clerk)
            #expect(lines.count == 3, "\(lines)")
            let before = try await fixture.everything()
            let page = try await Self.check(Self.filled(lines, ["CUP-RED": "SF,SF1001"]), clerk)
            let told =
                isChinese
                ? ["将发出 1 件", "还有 1 种商品共 2 件待发", "其中 1 个订单只发一部分，1 种商品留待以后发。", "发出 1 个包裹</button>", "发货不能撤销"]
                : [
                    ">1 piece to ship<", ">1 line stays to be shipped, quantity 2<",
                    "Orders shipped in part: 1. Their lines that stay to be shipped: 1.", ">Ship 1 parcel</button>",
                    "can be corrected at the order until the parcel has arrived",
                ]
            for text in told { #expect(page.contains(text), "\(text) in \(page.text)") }
            #expect(page.contains(">CUP-RED</td>") && !page.contains("CUP-BLUE"))
            #expect(try await fixture.everything() == before)

            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.contains(isChinese ? "已发出 1 件" : ">1 piece shipped<"), "\(clerk.page.text)")
            #expect(clerk.page.contains(told[1]))
            #expect(try await Self.parcels(of: id, fixture) == ["SF1001": 1])
            // The same file again, and then with the number of what had stayed.
            let again = try await Self.check(Self.filled(lines, ["CUP-RED": "SF,SF1001"]), clerk)
            #expect(again.contains(isChinese ? "此前已用这个运单号发出" : "Shipped under this number before"))
            #expect(!again.contains("value=\"run\""))
            let last = try await Self.check(
                Self.filled(lines, ["CUP-RED": "SF,SF1001", "CUP-BLUE": "SF,SF1002"]), clerk)
            #expect(last.contains(isChinese ? "将发出 2 件" : ">2 pieces to ship<"), "\(last.text)")
            let rest = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(rest.url, rest.pairs)
            #expect(clerk.page.contains(isChinese ? "订单已全部发出" : "Order shipped in full"), "\(clerk.page.text)")
            #expect(try await Self.parcels(of: id, fixture) == ["SF1001": 1, "SF1002": 2])
        }
    }

    @Test(arguments: TestEngine.all)
    func `two numbers of one order are two parcels, and one number on both lines is one`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let (id, lines) = try await Self.exported(fixture, clerk)
            let two = try await Self.check(
                Self.filled(lines, ["CUP-RED": "顺丰,SF1001", "CUP-BLUE": "顺丰,SF1002"]), clerk)
            #expect(two.contains("2 个可以发出，0 个此前已发出，0 个有问题") && two.contains("发出 2 个包裹"), "\(two.text)")
            #expect(!two.contains("同一个订单") && !two.contains("只发一部分"))
            let one = try await Self.check(
                Self.filled(lines, ["CUP-RED": "顺丰,SF1003", "CUP-BLUE": "顺丰,SF1003"]), clerk)
            #expect(one.contains("1 个可以发出，0 个此前已发出，0 个有问题") && one.contains("发出 1 个包裹"), "\(one.text)")
            #expect(!one.contains("运单号与第"))
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(try await Self.parcels(of: id, fixture) == ["SF1003": 3])
            let parcels = try await fixture.base.database.read { [shop = fixture.shop] in
                try shop.delivery.parcels(of: id, in: $0)
            }
            #expect(parcels.count == 1)
            // What was run stands there again, as it can be checked again.
            try await clerk.submit(Self.ship, holding: "<textarea")
            #expect(clerk.page.contains("0 个可以发出，1 个此前已发出，0 个有问题"), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `without the codes a file ships whole orders, or nothing where some of their lines have no number`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let (id, _) = try await Self.exported(fixture, clerk)
            let number = Order.number(of: id)
            let before = try await fixture.everything()
            for unfilled in ["\(number),白杯,,", "\(number),白杯,顺丰,"] {
                let part = try await Self.check(["订单号,商品,承运商,运单号", "\(number),红杯,顺丰,SF1001", unfilled], clerk)
                #expect(part.status == 422 && part.contains("id=\"csv-error\""), "\(unfilled)")
                #expect(part.contains("第 3 行没有运单号") && part.contains("“编码”列"), "\(part.text)")
            }
            let two = try await Self.check(
                ["订单号,商品,承运商,运单号", "\(number),红杯,顺丰,SF1001", "\(number),蓝杯,顺丰,SF1002"], clerk)
            #expect(two.contains("1 个可以发出，0 个此前已发出，1 个有问题"), "\(two.text)")
            #expect(two.contains("与第 2 行是同一个订单"))
            #expect(try await fixture.everything() == before)
            let whole = try await Self.check(["订单号,承运商,运单号", "\(number),顺丰,SF1001"], clerk)
            #expect(whole.contains("将发出 3 件"), "\(whole.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `without the codes a file that says fewer pieces than wait ships none of the order`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let (id, _) = try await Self.exported(fixture, clerk)
            let number = Order.number(of: id)
            let before = try await fixture.everything()
            let heading = "订单号,承运商,运单号,待发件数"
            let fewer = [
                ["\(number),顺丰,SF1001,2"], ["\(number),顺丰,SF1001,1", "\(number),,,0"],
                ["\(number),顺丰,SF1001,1", "\(number),顺丰,SF1001,1"], ["\(number),顺丰,SF1001,4"],
                ["\(number),顺丰,SF1001,1", "\(number),顺丰,SF1001,"],
            ]
            for lines in fewer {
                let page = try await Self.check([heading] + lines, clerk)
                #expect(page.contains("不是订单待发的 3 件") && page.contains("“编码”列"), "\(page.text)")
                #expect(page.contains("0 个可以发出，0 个此前已发出，1 个有问题") && !page.contains("value=\"run\""))
                // What stands there to be checked again says the same.
                try await clerk.submit(Self.ship, holding: "<textarea")
                #expect(clerk.page.contains("不是订单待发的 3 件"), "\(clerk.page.text)")
            }
            for pieces in [["", "0"], ["-1", "4"], ["4", "-1"], ["\(Int.max)", "\(Int.max)"]] {
                let page = try await Self.check([heading] + pieces.map { "\(number),顺丰,SF1001,\($0)" }, clerk)
                #expect(page.contains("0 个可以发出，0 个此前已发出，1 个有问题"), "\(pieces) \(page.text)")
                #expect(page.contains("待发件数：") && !page.contains("value=\"run\""), "\(pieces)")
            }
            #expect(try await fixture.everything() == before)

            let all = try await Self.check([heading, "\(number),顺丰,SF1001,1", "\(number),顺丰,SF1001,2"], clerk)
            #expect(all.contains("将发出 3 件") && !all.contains("不是订单待发的"), "\(all.text)")
            let run = try clerk.filled(Self.ship, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(try await Self.parcels(of: id, fixture) == ["SF1001": 3])
        }
    }
}
