import AfterSales
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Returns that end before anything came back, as their buyer and staff are told of them.
@Suite struct EndedReturnTests {
    /// Three cups that have come.
    private static func delivered(_ shopper: Browser, _ fixture: PagesFixture) async throws -> OrderID {
        let clerk = try await fixture.signedIn("operator")
        let id = try await shopper.buy(fixture, quantity: 3)
        try await clerk.get("/console/orders/\(id)")
        try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
        try await shopper.get("/orders/\(id)")
        try await shopper.submit("/orders/\(id)/receipt")
        return id
    }

    private static func ask(_ pieces: Int, of id: OrderID, _ shopper: Browser, _ fixture: PagesFixture) async throws
        -> String
    {
        let line = try await fixture.firstLine(of: id)
        try await shopper.get("/orders/\(id)/return")
        try await shopper.submit(
            "/orders/\(id)/return", ["quantity.\(line)": "\(pieces)", "reason.\(line)": "late", "evidence": ""])
        return String(try #require(shopper.page.location?.split(separator: "/").last))
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `two returns of an order are told apart by their goods, and the history tells that one was cancelled`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, isEnglish) = (try await fixture.signedIn("shopper", language), language == .english)
            let id = try await Self.delivered(shopper, fixture)
            let first = try await Self.ask(1, of: id, shopper, fixture)
            try await shopper.get("/returns/\(first)")
            fixture.base.clock.advance(by: .minutes(5))
            try await shopper.submit("/returns/\(first)/cancel")
            let second = try await Self.ask(2, of: id, shopper, fixture)
            try await shopper.get("/orders/\(id)")
            let (cup, muted) = ("茶杯 &lt;b&gt; 红", " <span class=\"muted\">")
            for (item, pieces) in [(first, 1), (second, 2)] {
                let link = "<a href=\"\(language.pathPrefix)/returns/\(item)\">\(cup) × \(pieces)</a>"
                #expect(shopper.page.contains(link), "\(link) in \(shopper.page.text)")
            }
            let (asked, cancelled) = isEnglish ? ("Return asked for", "Return cancelled") : ("申请退货", "退货已取消")
            for step in [
                "\(asked)\(muted)\(cup) × 1 · ", "\(cancelled)\(muted)\(cup) × 1 · ",
                "\(asked)\(muted)\(cup) × 2 · ",
            ] {
                #expect(shopper.page.text.ranges(of: "<li>\(step)").count == 1, "\(step) in \(shopper.page.text)")
            }
            #expect(!shopper.page.contains("<li>\(cancelled)\(muted)\(cup) × 2"))
        }
    }

    /// Nobody could end a return that was told as sent and never came.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `staff close a return that never came: its buyer reads why, not the note, and may ask again`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, isEnglish) = (try await fixture.signedIn("shopper", language), language == .english)
            let clerk = try await fixture.signedIn("operator", language)
            let id = try await Self.delivered(shopper, fixture)
            let back = try await Self.ask(2, of: id, shopper, fixture)
            let page = "/console/returns/\(back)"
            try await clerk.get(page)
            #expect(!clerk.page.contains("\(page)/close"))
            try await clerk.submit("\(page)/approve")
            try await shopper.get("/returns/\(back)")
            try await shopper.submit("/returns/\(back)/parcel", ["carrier": "SF", "tracking_number": "SF2002"])

            try await clerk.get(page)
            let before = try await fixture.everything()
            try await clerk.submit("\(page)/close", ["reason": "", "closing_note": "lost <there>"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"reason-error\""), "\(clerk.page.text)")
            #expect(clerk.page.contains("lost &lt;there&gt;</textarea>"), "\(clerk.page.text)")
            #expect(try await fixture.everything() == before)
            try await clerk.submit("\(page)/close", ["reason": "nothing <came>", "closing_note": "lost <there>"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            for part in ["nothing &lt;came&gt;", "lost &lt;there&gt;", isEnglish ? "Closed: not received" : "未收到，已关闭"] {
                #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)")
            }
            #expect(!clerk.page.contains("\(page)/receive") && !clerk.page.contains("\(page)/close"))
            try await clerk.get("/console/orders/\(id)")
            let title = isEnglish ? "The return was closed: it never came" : "没有收到退货，关闭"
            #expect(clerk.page.contains(title) && clerk.page.contains("nothing &lt;came&gt;"), "\(clerk.page.text)")

            for url in ["/returns/\(back)", "/orders/\(id)", "/orders"] {
                try await shopper.get(url)
                #expect(shopper.page.contains(isEnglish ? "Closed: not received" : "未收到，已关闭"), "\(url)")
                #expect(!shopper.page.contains("there&gt;"), "\(url)")
            }
            try await shopper.get("/returns/\(back)")
            #expect(
                shopper.page.contains(isEnglish ? "The shop says: nothing &lt;came&gt;" : "商家说明：nothing &lt;came&gt;"))
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains(isEnglish ? "<li>Return closed, nothing came " : "<li>没有收到退货，已关闭 "))
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/audit?action=return_closed")
            #expect(admin.page.contains("nothing &lt;came&gt; · lost &lt;there&gt;"), "\(admin.page.text)")
            _ = try await Self.ask(3, of: id, shopper, fixture)
            #expect(try await fixture.violations() == [])
        }
    }
}
