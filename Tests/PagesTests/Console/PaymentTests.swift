import Database
import HTTPTypes
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What staff see and do about money.
@Suite struct PaymentTests {
    @Test(arguments: TestEngine.all)
    func `a difference leads to its order, and a person settles it once`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let order = try await shopper.buy(fixture)
            let payment = try await fixture.payment(of: order)
            #expect(fixture.gateway.payAgain(payment))
            try await fixture.deliverNotifications()
            try await clerk.get("/console/payments")
            #expect(clerk.page.contains("重复收款") && clerk.page.contains("/console/orders/\(order)"))
            let url = try #require(
                clerk.page.text.firstMatch(of: /href="(\/console\/payments\/differences\/dif_\w+)"/)?.output.1)
            try await clerk.get(String(url))
            #expect(clerk.page.contains("渠道流水号 T2") && !clerk.page.contains("gateway reference"))
            let form = try clerk.filled("\(url)/resolution", ["note": "已电话核实"])
            try await clerk.submit("\(url)/resolution", ["note": " "])
            #expect(clerk.page.status == 422 && clerk.page.contains("note-error"))
            try await clerk.post(form.url, form.pairs)
            try await clerk.follow()
            #expect(clerk.page.contains("差异已处理") && clerk.page.contains("已电话核实"))
            #expect(!clerk.page.contains("<textarea"))
            // A tab that was open still.
            let again: [(name: String, value: String)] = form.pairs.map {
                ($0.name, $0.name == "_key" ? "another-\($0.value.suffix(20))" : $0.value)
            }
            try await clerk.post(form.url, again)
            #expect(clerk.page.status == 409 && clerk.page.contains("这条差异已经处理过了"))
            try await clerk.get("/console/payments")
            #expect(clerk.page.contains("没有待处理的差异") && !clerk.page.contains("重复收款"))
            try await clerk.get("/console/payments/differences?state=resolved&kind=second_success")
            #expect(clerk.page.contains(String(url)))
            try await clerk.get("/console/payments/differences?state=open")
            #expect(!clerk.page.contains(String(url)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who only reads money is offered no form`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let auditor = try await fixture.signedIn("auditor")
            let id = try await fixture.difference()
            try await auditor.get("/console/payments/differences/\(id)")
            #expect(auditor.page.status == 200 && !auditor.page.contains("/resolution"))
            try await auditor.get("/console/payments/differences/\(DifferenceID(1))")
            #expect(auditor.page.status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `payments are listed by state and lead to their orders`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, auditor) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("auditor"))
            let order = try await shopper.buy(fixture)
            try await auditor.get("/console/payments/list?state=succeeded")
            #expect(auditor.page.contains("/console/orders/\(order)") && auditor.page.contains("已收款"))
            try await auditor.get("/console/payments/list?state=failed")
            #expect(!auditor.page.contains("/console/orders/\(order)"))
            try await auditor.get("/console/payments/list?state=gone")
            #expect(auditor.page.status == 422)
            try await auditor.get("/console/payments/ledger")
            #expect(auditor.page.contains("担保交易款") && !auditor.page.contains(">escrow"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `refunds of all states are listed, page by page, and by the day of their confirmation`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let order = try await fixture.signedIn("shopper").buy(fixture, quantity: 3)
            for minor in 1...25 {
                try await fixture.base.database.write { [shop = fixture.shop] transaction in
                    _ = try shop.refund(
                        order, .amount(Money(Int64(minor), .cny)), reason: "reason \(minor);", by: .system("test"),
                        in: transaction)
                }
            }
            let first = try await fixture.base.database.read { session in
                try session.rows("SELECT id FROM refunds ORDER BY id LIMIT 1").map { try $0[0] as RefundID }
            }
            for refund in first { try await fixture.shop.runRefund(refund.description) }
            _ = fixture.gateway.settleRefunds()
            try await fixture.deliverNotifications()
            let auditor = try await fixture.signedIn("auditor")
            func seen(_ query: String) async throws -> [String] {
                var (found, url): ([String], String?) = ([], "/console/payments/refunds?\(query)")
                while let next = url {
                    let page = try await auditor.get(next)
                    #expect(page.status == 200, "\(next)")
                    found += page.text.matches(of: /reason (\d+);/).map { String($0.output.1) }
                    url = page.text.firstMatch(of: /rel="next" href="([^"]*)"/)
                        .map { String($0.output.1).replacing("&amp;", with: "&") }
                }
                return found
            }
            #expect(try await seen("") == (1...25).reversed().map { String($0) })
            #expect(try await seen("state=succeeded") == ["1"])
            #expect(try await seen("state=pending").count == 24)
            #expect(try await seen("state=failed").isEmpty)
            #expect(try await seen("from=2026-11-20&to=2026-11-20") == ["1"])
            #expect(try await seen("from=2026-11-21").isEmpty)
            #expect(try await seen("to=2026-11-19").isEmpty)
            for query in ["from=2026-11-20&to=2026-11-19", "from=2026-11-20&state=pending", "state=lost"] {
                #expect(try await auditor.get("/console/payments/refunds?\(query)").status == 422, "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a day's statement stands beside our books, with what differs, in words`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, auditor) = (
                try await fixture.signedIn("shopper"), try await fixture.signedIn("auditor", .english)
            )
            let payment = try await fixture.payment(of: try await shopper.buy(fixture))
            fixture.gateway.rewriteStatement { lines in
                lines.map { line in
                    GatewayStatementLine(
                        kind: .payment, id: "X1", paymentID: line.paymentID, amount: line.amount, fee: line.fee,
                        at: line.at, reference: "R9")
                }
            }
            try await auditor.get("/console/payments/statements/2026-11-20")
            #expect(auditor.page.status == 404)
            let day = try #require(CivilDay("2026-11-20"))
            #expect(try await fixture.shop.compareStatement(of: "sandbox", day: day))
            try await auditor.get("/console/payments/statements")
            #expect(auditor.page.contains("/en/console/payments/statements/2026-11-20"))
            try await auditor.get("/console/payments/statements/2026-11-20")
            #expect(
                auditor.page.contains("Statement of Nov 20, 2026") && auditor.page.contains("Lines on the statement: 1")
            )
            #expect(auditor.page.contains("gateway reference R9; there is no such payment"))
            #expect(auditor.page.contains(payment.description) && auditor.page.contains("no line of a statement"))
            // The lines themselves, and the file of them.
            let lines = "/console/payments/statements/2026-11-20/lines"
            #expect(auditor.page.contains("/en\(lines)?gateway=sandbox\""))
            try await auditor.get("\(lines)?gateway=sandbox")
            #expect(auditor.page.status == 200 && auditor.page.contains(">R9</td>"))
            #expect(auditor.page.contains("Lines of Nov 20, 2026, sandbox") && auditor.page.contains("X1"))
            #expect(auditor.page.contains("gateway=sandbox&amp;format=csv\" download"))
            try await auditor.get("\(lines)?gateway=sandbox&format=csv")
            let file = auditor.page.text.split(whereSeparator: \.isNewline)
            #expect(file.count == 2 && file.last?.hasPrefix("1,Payment,2026-11-20") == true, "\(file)")
            for query in ["gateway=other", "gateway=other&format=csv"] {
                #expect(try await auditor.get("\(lines)?\(query)").status == 404, "\(query)")
            }
            #expect(try await auditor.get(lines).status == 404)
            try await auditor.get("/console/payments/statements/yesterday")
            #expect(auditor.page.status == 404)
        }
    }
}

extension PagesFixture {
    fileprivate func payment(of order: OrderID) async throws -> PaymentID {
        let payments = try await base.database.read { try $0.run(Payments.payments(of: [order], lock: false)) }
        return try #require(payments.first).id
    }
}
