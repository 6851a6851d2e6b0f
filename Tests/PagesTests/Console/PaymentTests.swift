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
            #expect(auditor.page.contains("担保交易款") && !auditor.page.contains("escrow"))
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
