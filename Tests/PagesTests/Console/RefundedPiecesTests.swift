import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Pieces that staff refunded: the console and the shop told them in words that did not agree, and the console said
/// nowhere how many they were.
@Suite struct RefundedPiecesTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a piece refunded before it left, and one after, are told alike in the shop, the console and the log`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let isChinese = language == .chinese
            let (shopper, clerk) = (
                try await fixture.signedIn("shopper", language), try await fixture.signedIn("operator", language)
            )
            // Two cups of 19.99, and 8.00 for bringing them.
            let id = try await shopper.buy(fixture)
            let (line, url) = (try await fixture.firstLine(of: id), "/console/orders/\(id)")
            let notSent = isChinese ? "退款不发货 1 件" : "1 refunded, not sent"
            let refunded = isChinese ? "已退款 1 件" : ">1 refunded<"
            let part = "<span class=\"state warn\">\(isChinese ? "部分退款" : "Part refund")</span>"

            try await clerk.get(url)
            let look = try await clerk.submit("\(url)/refunds", ["refund.\(line)": "1", "refund_reason": "short"])
            #expect(
                look.contains(isChinese ? "商品 ¥19.99 + 运费 ¥4.00" : "Goods ¥19.99 + delivery ¥4.00"), "\(look.text)")
            try await clerk.submit("\(url)/refunds", holding: "name=\"sure\"")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            for page in [try await clerk.get(url), try await shopper.get("/orders/\(id)")] {
                #expect(page.contains(notSent) && !page.contains(refunded) && page.contains(part), "\(page.text)")
                #expect(page.contains(isChinese ? ">待发货<" : ">Ready to ship<"), "\(page.text)")
                #expect(page.contains("<span class=\"state warn\">\(isChinese ? "退款中" : "Being refunded")</span>"))
            }
            let told = isChinese ? " × 1（其中 1 件不再发货）" : " × 1 (1 of them not sent)"
            try await clerk.get(url)
            #expect(clerk.page.contains(told), "\(clerk.page.text)")

            try await clerk.submit("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            try await clerk.refund(url, ["refund.\(line)": "1", "refund_reason": "lost"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let whole = "<span class=\"state warn\">\(isChinese ? "全额退款" : "Full refund")</span>"
            for page in [try await clerk.get(url), try await shopper.get("/orders/\(id)")] {
                #expect(page.contains(notSent) && page.contains(refunded) && page.contains(whole), "\(page.text)")
            }

            let refunds = try await fixture.base.database.read { session in
                try session.rows("SELECT id FROM refunds ORDER BY id").map { try $0[0] as RefundID }
            }
            let order = try await fixture.base.database.read { try fixture.shop.orders.order(id, .everybody, in: $0) }
            let sku = try #require(order?.lines.first).skuID
            let lines = try await fixture.base.database.read {
                try $0.auditLog(AuditFilter(action: "refund_created")).items.map(\.details)
            }
            #expect(refunds.count == 2)
            #expect(lines == ["\(refunds[1]) 23.99 CNY: 1 \(sku)", "\(refunds[0]) 23.99 CNY: 1 \(sku) (1 unsent)"])
            let auditor = try await fixture.signedIn("auditor", language)
            try await auditor.get("/console/audit?action=refund_created")
            for text in ["CUP-RED\(told) · short</td>", "CUP-RED × 1 · lost</td>"] {
                #expect(auditor.page.contains(text), "\(text) in \(auditor.page.text)")
            }
            #expect(!auditor.page.contains(sku.description))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refund by its amount tells no pieces and no parts`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            let look = try await clerk.submit("\(url)/refunds", ["amount": "1", "refund_reason": "scratch"])
            #expect(look.contains("确认退款 ¥1.00") && !look.contains(" + 运费"), "\(look.text)")
            try await clerk.submit("\(url)/refunds", holding: "name=\"sure\"")
            for page in [try await clerk.get(url), try await shopper.get("/orders/\(id)")] {
                #expect(!page.contains("退款不发货") && !page.contains("已退款 1 件") && page.contains("部分退款"))
            }
            let found = try await fixture.base.database.read { [shop = fixture.shop] in
                try shop.refundedPieces(of: id, in: $0)
            }
            #expect(found.isEmpty)
        }
    }
}
