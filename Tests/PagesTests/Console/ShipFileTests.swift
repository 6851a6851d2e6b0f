import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

@Suite struct ShipFileTests {
    private static let url = "/console/orders/ship"

    @Test(arguments: TestEngine.all)
    func `cells of a spreadsheet, Chinese commas and a file are read alike, and a number in use is told`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let (first, second) = (try await guest.buy(fixture, quantity: 1), try await guest.buy(fixture, quantity: 2))
            let (one, two) = (Order.number(of: first), Order.number(of: second))
            for text in ["\(one)\t顺丰\tSF1001\r\n\(two)\t顺丰\tSF1002\tx", "\(one)，顺丰，SF1001\n\(two)，顺丰，SF1002"] {
                try await clerk.get(Self.url)
                try await clerk.submit(Self.url, ["csv": text], holding: "<textarea")
                #expect(clerk.page.contains("2 个可以发出，0 个此前已发出，0 个有问题"), "\(clerk.page.text)")
            }
            try await clerk.get(Self.url)
            try await clerk.submit(
                Self.url, ["parcels": Browser.file + "\(one),顺丰,SF1001\n"], holding: "type=\"file\"")
            #expect(clerk.page.contains("1 个可以发出") && clerk.page.contains("<td data-label=\"承运商\">顺丰</td>"))
            let run = try clerk.filled(Self.url, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.contains("已发出 1 件"), "\(clerk.page.text)")
            #expect(try await fixture.actions(of: first.description) == ["parcel_shipped"])
            try await clerk.get(Self.url)
            try await clerk.submit(Self.url, ["csv": "\(two),顺丰,SF1001"], holding: "<textarea")
            #expect(clerk.page.contains("1 个可以发出") && clerk.page.contains("运单号已用于 \(one)"), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what parts the cells of a line is what its writer meant`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let number = Order.number(of: try await guest.buy(fixture, quantity: 1))
            for (line, carrier, tracking) in [
                ("\(number),顺丰,SF1001\t", "顺丰", "SF1001"), ("\(number),顺丰\t,SF1001\t\t", "顺丰", "SF1001"),
                ("\(number)\tSF, Express\tSF1001", "SF, Express", "SF1001"),
                ("\(number),顺丰，速运,SF1001", "顺丰，速运", "SF1001"),
                ("\(number)\t顺丰，速运\tSF1001\t易碎", "顺丰，速运", "SF1001"), ("\(number),顺丰,SF1001,,", "顺丰", "SF1001"),
            ] {
                try await clerk.get(Self.url)
                try await clerk.submit(Self.url, ["csv": line], holding: "<textarea")
                #expect(clerk.page.contains("1 个可以发出，0 个此前已发出，0 个有问题"), "\(line)")
                #expect(clerk.page.contains(">\(carrier)</td>") && clerk.page.contains(">\(tracking)</td>"), "\(line)")
            }
            // Which of four cells is the number is not guessed.
            let before = try await fixture.everything()
            for line in ["\(number)，顺丰，速运，SF1001", "\(number),SF, Express,SF1001"] {
                try await clerk.get(Self.url)
                try await clerk.submit(Self.url, ["csv": line, "step": "run"], holding: "<textarea")
                #expect(clerk.page.status == 422 && clerk.page.contains("分成了超过 3 格"), "\(line)")
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that a Chinese Excel saved is read, and its page says as what`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let number = Order.number(of: try await guest.buy(fixture, quantity: 1))
            // 顺丰 in GBK, and the lone byte that is the euro sign there.
            let row = "\(number),\u{CB}\u{B3}\u{B7}\u{E1}\u{80},SF1001\r\n"
            try await clerk.get(Self.url)
            try await clerk.submit(Self.url, ["parcels": Browser.octets + row], holding: "type=\"file\"")
            #expect(clerk.page.status == 200 && clerk.page.contains(">顺丰€</td>"), "\(clerk.page.text)")
            #expect(clerk.page.contains("已按 GB18030 读取") && clerk.page.contains("1 个可以发出"))
            try await clerk.get(Self.url)
            try await clerk.submit(
                Self.url, ["parcels": Browser.file + "\(number),顺丰,SF1001\n"], holding: "type=\"file\"")
            #expect(!clerk.page.contains("GB18030") && clerk.page.contains("1 个可以发出"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a file of parcels is checked, run, and run again without effect`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator", language))
            let orders = [try await guest.buy(fixture, quantity: 1), try await guest.buy(fixture, quantity: 2)]
            let numbers = orders.map(Order.number)
            let csv = """
                order_number,carrier,tracking_number\r
                \(numbers[0]),"SF, Express",SF1001\r
                \r
                \(numbers[1]),YTO\r
                ZG404,<b>,SF1009\r
                """
            try await clerk.get(Self.url)
            let before = try await fixture.everything()
            try await clerk.submit(Self.url, ["csv": csv])
            #expect(clerk.page.status == 200 && clerk.page.contains("SF, Express") && clerk.page.contains("&lt;b&gt;"))
            let isChinese = language == .chinese
            #expect(clerk.page.contains(isChinese ? "将发出 1 件" : ">1 piece to ship<"))
            #expect(clerk.page.contains(isChinese ? "没有这个订单号" : "No order has this number"))
            #expect(
                clerk.page.contains(
                    isChinese
                        ? "1 个可以发出，0 个此前已发出，2 个有问题" : "Parcels to ship: 1. Shipped before: 0. Lines with a problem: 2.")
            )
            #expect(try await fixture.everything() == before)

            let run = try clerk.filled(Self.url, holding: "value=\"run\"")
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.status == 200 && clerk.page.contains(isChinese ? "已发出 1 件" : ">1 piece shipped<"))
            #expect(!clerk.page.contains("value=\"run\""))
            #expect(try await fixture.actions(of: orders[0].description) == ["parcel_shipped"])
            let after = try await fixture.everything()
            try await clerk.post(run.url, run.pairs)
            #expect(clerk.page.status == 200)
            #expect(clerk.page.contains(isChinese ? "此前已用这个运单号发出" : "Shipped under this number before"))
            #expect(try await fixture.everything() == after)
            try await guest.get("/orders/\(orders[0])")
            #expect(guest.page.contains("SF1001"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that cannot be read is told at its field, and changes nothing`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let many = (0...500).map { "ZG\($0),SF,1" }.joined(separator: "\n")
            let before = try await fixture.everything()
            for (csv, text) in [
                ("", "这一项必填"), (" \n , ,", "这一项必填"), ("\"ZG1,SF,1", "引号中间结束"), (many, "一次最多 500 行"),
                ("a,\(String(repeating: "x", count: 70_000)),1", "太长"),
                (String(repeating: "中", count: 70_000), "413"),
            ] {
                try await clerk.get(Self.url)
                try await clerk.submit(Self.url, ["csv": csv])
                if text == "413" {
                    #expect(clerk.page.status == 413)
                } else {
                    #expect(clerk.page.status == 422 && clerk.page.contains("id=\"csv-error\""), "\(text)")
                    #expect(clerk.page.contains(text), "\(text)")
                }
            }
            try await clerk.get(Self.url)
            try await clerk.submit(Self.url, ["csv": "ZG404,SF,SF1001", "step": "run"])
            #expect(clerk.page.status == 422 && clerk.page.contains("没有这个订单号"))
            try await clerk.submit(Self.url, ["csv": "ZG404,SF,SF1001", "step": "jump"])
            #expect(clerk.page.status == 422)
            #expect(try await fixture.everything() == before)
        }
    }
}
