import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Orders
import TestSupport
import Testing
import WebRuntime

/// What stands over a form that came back: nobody has to look for what is wrong.
@Suite struct FaultSummaryTests {
    /// "Some fields are wrong" stood at the top, and the field two screens below.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a form that comes back names what is wrong and leads there`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, isChinese) = (fixture.browser(language), language == .chinese)
            try await guest.fillCart()
            try await guest.get("/checkout")
            try await guest.submit(
                "/checkout",
                Browser.address.merging([
                    "contact": "guest@example.com", "address.phone": "12", "address.postal_code": "1",
                ]) { $1 })
            #expect(guest.page.status == 422)
            let phone = "<li><a href=\"#address.phone\">\(isChinese ? "手机号：" : "Phone: ")"
            let code = "<li><a href=\"#address.postal_code\">\(isChinese ? "邮编：" : "Postal code: ")"
            let text = guest.page.text
            let (first, second) = (
                try #require(text.firstRange(of: phone)), try #require(text.firstRange(of: code))
            )
            #expect(first.lowerBound < second.lowerBound)
            #expect(text.contains("id=\"address.phone-error\"") && text.contains("id=\"address.postal_code-error\""))
            // One alone is named as well.
            try await guest.submit(
                "/checkout",
                [
                    "address.phone": "13800138000", "address.postal_code": "", "invoice.kind": "company",
                    "invoice.title": "杭州测试有限公司",
                ])
            let missing = isChinese ? "税号：这一项必填。" : "Tax number: This is needed."
            #expect(
                guest.page.contains("<li><a href=\"#invoice.tax_number\">\(missing)</a></li>"), "\(guest.page.text)")
            #expect(try await fixture.count("orders") == 0)
            // With scripts the page goes there by itself.
            let script = try #require(guest.page.text.firstMatch(of: /src="(\/assets\/shop[^"]*\.js)"/)?.output.1)
            let answer = try await fixture.client.execute(uri: String(script), method: .get)
            let source = String(buffer: answer.body)
            #expect(source.contains("aria-invalid") && source.contains("scrollIntoView"))
            #expect(!source.contains("\n  ") && !source.contains("\n//"))
        }
    }

    /// "Quantity: this is needed", of an order with two things in it.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a return that lacks its pieces names them`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            try await EnglishTitleTests.translate(fixture)
            let (shopper, clerk) = (
                try await fixture.signedIn("shopper", language), try await fixture.signedIn("operator")
            )
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            let url = "/orders/\(id)/return"
            try await shopper.get(url)
            try await shopper.submit(url, ["quantity.\(line)": "0", "reason.\(line)": "faulty"])
            #expect(shopper.page.status == 422)
            let text =
                language == .chinese
                ? "请填写 茶杯 &lt;b&gt; 红 的退货数量。" : "Enter how many of Tea cup red you send back."
            #expect(
                shopper.page.contains("<li><a href=\"#quantity.\(line)\">\(text)</a></li>"), "\(shopper.page.text)")
            #expect(shopper.page.contains("id=\"quantity.\(line)-error\">\(text)</p>"))
            // A list to choose from is marked as fields are.
            try await shopper.get(url)
            try await shopper.submit(url, ["quantity.\(line)": "1"])
            let marked = "name=\"reason.\(line)\" aria-invalid=\"true\" aria-describedby=\"reason.\(line)-error\""
            #expect(shopper.page.status == 422 && shopper.page.contains(marked), "\(shopper.page.text)")
            #expect(try await fixture.count("returns") == 0)
        }
    }
}
