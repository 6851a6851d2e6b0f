import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct EnglishOrderTests {
    /// The cart said one name, and the checkout one tap later another.
    @Test(arguments: TestEngine.all)
    func `goods keep their English names through checkout, orders, parcels and returns`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await EnglishTitleTests.translate(fixture)
            let (english, chinese) = (
                try await fixture.signedIn("shopper", .english), try await fixture.signedIn("shopper")
            )
            let clerk = try await fixture.signedIn("operator")
            try await english.fillCart(quantity: 1)
            try await english.get("/checkout")
            #expect(english.page.contains("Tea cup red × 1") && !english.page.contains("茶杯"))
            let id = try await english.buy(fixture, quantity: 1)
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit(
                "/console/orders/\(id)/parcels", ["carrier": "圆通速递", "tracking_number": "YT1001"])
            // A known carrier goes by its English name.
            try await chinese.get("/orders/\(id)")
            #expect(chinese.page.contains("圆通速递 <span") && chinese.page.contains("已交给圆通速递"))
            try await english.get("/orders/\(id)")
            #expect(english.page.contains("YTO Express <span") && english.page.contains("Handed to YTO Express"))
            #expect(!english.page.contains("圆通"), "\(english.page.text)")
            try await english.submit("/orders/\(id)/receipt")
            try await english.get("/orders/\(id)/return")
            #expect(english.page.contains("Tea cup red") && !english.page.contains("茶杯"))
            let line = try await fixture.firstLine(of: id)
            try await english.submit("/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "too small"])
            let path = try #require(english.page.location).replacing("/en", with: "", maxReplacements: 1)
            try await english.get("/orders/\(id)")
            #expect(english.page.contains("<li>Return asked for <span") && english.page.contains(">Return:</span>"))
            #expect(!english.page.contains("<li>Return items"))
            for page in ["/orders", "/orders/\(id)", path] {
                try await english.get(page)
                #expect(english.page.status == 200 && english.page.contains("Tea cup red"), "\(page)")
                #expect(!english.page.contains("茶杯"), "\(page)")
                try await chinese.get(page)
                #expect(chinese.page.contains("茶杯 &lt;b&gt; 红") && !chinese.page.contains("Tea cup"), "\(page)")
            }
        }
    }
}
