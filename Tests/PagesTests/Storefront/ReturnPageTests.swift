import AfterSales
import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct ReturnPageTests {
    /// An approved return said "send it back", and not where to.
    @Test(arguments: TestEngine.all)
    func `a return says what comes back before it is asked for, and where to send the goods`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            // Two cups for ¥39.98, and ¥8.00 for their delivery.
            let url = "/orders/\(id)/return"
            try await shopper.get(url)
            #expect(
                shopper.page.contains("<strong>¥23.99</strong>") && shopper.page.contains("<strong>¥47.98</strong>"))
            #expect(shopper.page.contains("商品 ¥39.98 + 运费分摊 ¥8.00"))
            let reasons = ["不想要了", "尺码、规格不合适", "破损或有质量问题", "发错或少发", "与描述不符", "其他"]
            for reason in reasons { #expect(shopper.page.contains(">\(reason)</option>"), "\(reason)") }
            // "Something else" is said in words.
            let asked: [String: String?] = ["quantity.\(line)": "2", "reason.\(line)": "other"]
            try await shopper.submit(url, asked)
            #expect(shopper.page.status == 422 && shopper.page.contains("id=\"words.\(line)-error\""))
            #expect(shopper.page.contains("value=\"other\" selected"))
            #expect(try await fixture.count("returns") == 0)
            try await shopper.submit(url, ["reason.\(line)": "faulty"])
            let page = try #require(shopper.page.location)
            try await shopper.follow()
            #expect(shopper.page.contains("破损或有质量问题") && shopper.page.contains("<strong>¥47.98</strong>"))
            #expect(!shopper.page.contains("寄回地址"))
            let back = String(try #require(page.split(separator: "/").last))
            try await clerk.get("/console/returns/\(back)")
            try await clerk.submit("/console/returns/\(back)/approve")
            try await shopper.get(page)
            #expect(shopper.page.contains("寄回地址请联系我们确认"))

            _ = try await fixture.shop.changeSettings(expectedVersion: 0, by: .system("test")) { settings in
                (settings.pickupAddress, settings.contact) = ("掌柜路 1 号 <门口>", "help@example.com")
            }
            try await shopper.get(page)
            #expect(shopper.page.contains("<dt>寄回地址</dt><dd>掌柜路 1 号 &lt;门口&gt;</dd>"))
            #expect(shopper.page.contains(Order.number(of: id)) && shopper.page.contains("help@example.com"))

            // A fortnight after the 20th of November is the 4th of December.
            #expect(shopper.page.contains("请在 2026年12月4日（含）之前寄出"))
            let parcel = "\(page)/parcel"
            try await shopper.submit(parcel, ["carrier": "", "tracking_number": "SF<1>"])
            #expect(shopper.page.status == 422 && shopper.page.contains("id=\"carrier-error\""))
            #expect(shopper.page.contains("value=\"SF&lt;1&gt;\""))
            // What cannot be a number is refused at its field, and stays there.
            try await shopper.submit(parcel, ["carrier": "顺丰", "tracking_number": "SF<1>！"])
            #expect(shopper.page.status == 422 && shopper.page.contains("id=\"tracking_number-error\""))
            #expect(shopper.page.contains("value=\"SF&lt;1&gt;！\"") && shopper.page.contains("value=\"顺丰\""))
            #expect(!shopper.page.contains("登记寄出"))
            try await shopper.submit(parcel, ["carrier": "顺丰", "tracking_number": "SF1001"])
            try await shopper.follow()
            #expect(shopper.page.contains("value=\"SF1001\"") && shopper.page.contains("登记寄出"))
            try await shopper.submit(parcel, ["carrier": "顺丰", "tracking_number": "SF1002"])
            try await shopper.follow()
            try await clerk.get("/console/returns/\(back)")
            #expect(clerk.page.contains("<dd>SF1002</dd>") && clerk.page.contains("<dd>2026年12月4日</dd>"))
            try await clerk.get("/console/returns/\(back)")
            try await clerk.receive(back, ["grade.\(line)": "resellable"])
            try await shopper.get(page)
            #expect(!shopper.page.contains("掌柜路") && !shopper.page.contains("预计退款"))
            #expect(shopper.page.contains("退款 ¥47.98"))
        }
    }

    /// The missing piece could only be graded as one that came, and its money went back.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `fewer pieces came than were announced: staff see the smaller sum before it goes, the shopper what is missing`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let clerk = try await fixture.signedIn("operator", language)
            let (isChinese, shipper) = (language == .chinese, try await fixture.signedIn("operator"))
            let (id, line) = try await fixture.signedIn("shopper").buyAndReceive(fixture, from: shipper)
            let ask = "/orders/\(id)/return"
            try await shopper.get(ask)
            try await shopper.submit(ask, ["quantity.\(line)": "2", "reason.\(line)": "faulty"])
            let page = try #require(shopper.page.location)
            let back = String(try #require(page.split(separator: "/").last))
            let url = "/console/returns/\(back)"
            try await clerk.get(url)
            try await clerk.submit("\(url)/approve")
            try await clerk.follow()
            #expect(clerk.page.contains(isChinese ? "没有收到的件不退款" : "nothing for what did not come"))
            let before = try await fixture.base.everything()
            let pieces = ["resellable", "missing"].map { "pieces.\($0).\(line)" }
            try await clerk.submit("\(url)/receive", [pieces[0]: "0", pieces[1]: "2"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"lines-error\""), "\(clerk.page.text)")
            #expect(clerk.page.contains(isChinese ? "一件都没有收到" : "Nothing of it came"))
            let long = String(repeating: "x", count: Return.textLimit + 1)
            try await clerk.submit("\(url)/receive", [pieces[0]: "1", pieces[1]: "1", "note": long])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"note-error\""), "\(clerk.page.text)")
            let note = "rim <chipped>"
            try await clerk.submit("\(url)/receive", [pieces[0]: "1", pieces[1]: "1", "note": note])
            for part in [
                "name=\"sure\" value=\"2399\"", isChinese ? "收货并退款 ¥23.99" : "Receive, and refund ¥23.99",
                isChinese ? "× 1 · 未收到" : "× 1 · Not received", isChinese ? "× 1 · 可再售" : "× 1 · Resellable",
                " · rim &lt;chipped&gt;</li>",
            ] { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            // Not the sum of what was announced beside it.
            #expect(!clerk.page.contains("47.98"), "\(clerk.page.text)")
            #expect(try await fixture.base.everything() == before)
            try await clerk.submit("\(url)/receive", holding: "name=\"sure\"")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(clerk.page.contains(isChinese ? ">未收到</td>" : ">Not received</td>"), "\(clerk.page.text)")
            #expect(clerk.page.contains("rim &lt;chipped&gt;"))
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/audit?action=return_received")
            #expect(
                admin.page.contains("¥23.99") && admin.page.contains(" · rim &lt;chipped&gt;"), "\(admin.page.text)")

            try await shopper.get(String(page.dropFirst(language.pathPrefix.count)))
            for part in [
                "¥23.99", isChinese ? "收到 1 件，1 件没有收到" : "1 came, 1 did not",
                isChinese ? "<span class=\"muted\">未收到</span>" : "<span class=\"muted\">Not received</span>",
            ] { #expect(shopper.page.contains(part), "\(part) in \(shopper.page.text)") }
            #expect(!shopper.page.contains("¥47.98") && !shopper.page.contains("rim"))
            try await shopper.get(ask)
            #expect(shopper.page.contains("min=\"0\" max=\"1\""), "\(shopper.page.text)")
        }
    }
}
