import Foundation
import HTTPTypes
import Kernel
import Simulator
import TestSupport
import Testing
import Workflows

@Suite struct MoneyListTests {
    @Test(arguments: TestEngine.all)
    func `payments of all orders are listed, the latest first, by state and page`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let (paid, auditor) = (try await api.paidOrder(as: api.shopper), api.tokens["auditor"])
            let open = try await api.placedOrder(as: api.other, quantity: 1)
            let order = try #require(open.string("order.id"))
            let started = try await api.call(
                .post, "orders/\(order)/payments", as: api.other, key: "p", #"{"gateway":"sandbox"}"#)
            #expect(started.status == 201, "\(started.text)")
            func orders(_ query: String) async throws -> [String] {
                let answer = try await api.call(.get, "payments\(query)", as: auditor)
                #expect(answer.status == 200, "\(query): \(answer.text)")
                return (answer["items"] as? [[String: Any]] ?? []).compactMap { $0["order_id"] as? String }
            }
            #expect(try await orders("") == [order, paid])
            #expect(try await orders("?state=succeeded") == [paid])
            #expect(try await orders("?state=pending") == [order])
            #expect(try await orders("?state=failed") == [])
            let first = try await api.call(.get, "payments?limit=1", as: auditor)
            #expect(first.string("items.0.id") == started.string("payment.id"))
            #expect(first.int("items.0.amount.amount") == open.int("order.totals.total.amount"))
            #expect(first.string("items.0.gateway") == "sandbox" && first.int("items.0.refunded.amount") == 0)
            let next = try #require(first.string("next_cursor"))
            #expect(try await orders("?limit=1&cursor=\(next)") == [paid])
            let wrong = try await api.call(.get, "payments?state=gone", as: auditor)
            #expect(wrong.status == 422 && wrong.code == "invalid" && wrong.string("field") == "state")
            #expect(try await api.call(.get, "payments?cursor=1", as: auditor).status == 400)
            #expect(try await api.call(.get, "payments", as: api.shopper).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `refunds of all orders are listed by state, and by the days on which they came back`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let auditor = api.tokens["auditor"]
            let back = try await Self.refund(500, of: api.shopper, api)
            try await api.shop.runRefund(back)
            #expect(api.gateway.settleRefunds() == 1)
            try await api.deliverNotifications()
            let second = try await Self.refund(300, of: api.other, api)
            func ids(_ query: String) async throws -> [String] {
                let answer = try await api.call(.get, "refunds\(query)", as: auditor)
                #expect(answer.status == 200, "\(query): \(answer.text)")
                return (answer["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
            }
            #expect(try await ids("") == [second, back])
            #expect(try await ids("?state=pending") == [second])
            #expect(try await ids("?state=succeeded") == [back])
            #expect(try await ids("?from=2026-11-20") == [back])
            #expect(try await ids("?state=succeeded&from=2026-11-20&to=2026-11-20") == [back])
            #expect(try await ids("?from=2026-11-21") == [])
            #expect(try await ids("?to=2026-11-19") == [])
            let first = try await api.call(.get, "refunds?limit=1", as: api.clerk)
            #expect(first.int("items.0.amount.amount") == 300 && first.string("items.0.reason") == "scratched")
            #expect(first.string("items.0.state") == "pending" && first.string("items.0.origin") == "staff")
            let next = try #require(first.string("next_cursor"))
            #expect(try await ids("?limit=1&cursor=\(next)") == [back])
            for (wrong, field) in [
                ("state=gone", "state"), ("state=pending&from=2026-11-20", "state"), ("from=yesterday", "from"),
                ("to=2026-02-30", "to"), ("from=2026-11-21&to=2026-11-20", "to"),
            ] {
                let answer = try await api.call(.get, "refunds?\(wrong)", as: auditor)
                #expect(answer.status == 422 && answer.code == "invalid", "\(wrong): \(answer.text)")
                #expect(answer.string("field") == field, "\(wrong)")
            }
            #expect(try await api.call(.get, "refunds", as: api.shopper).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what moved on an account is told from its side, with the order that it is about`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let auditor = api.tokens["auditor"]
            let none = try await api.call(.get, "payments/accounts", as: auditor)
            #expect(none.status == 200 && none.count("items") == 0)
            let refund = try await Self.refund(500, of: api.shopper, api)
            let payment = try await api.call(.get, "payments", as: auditor)
            let accounts = try await api.call(.get, "payments/accounts", as: auditor)
            let names = (accounts["items"] as? [[String: Any]] ?? []).compactMap { $0["account"] as? String }
            #expect(names == ["escrow", "gateway:sandbox", "refunds_payable"] && accounts["next_cursor"] is NSNull)

            let escrow = try await api.call(.get, "payments/entries?account=escrow", as: auditor)
            #expect(escrow.status == 200 && escrow.count("items") == 2, "\(escrow.text)")
            #expect(escrow.string("items.0.reason") == "refund" && escrow.string("items.0.side") == "debit")
            #expect(escrow.int("items.0.amount.amount") == 500 && escrow.string("items.0.subject") == refund)
            #expect(escrow.string("items.0.counter_account") == "refunds_payable")
            #expect(escrow.string("items.1.reason") == "capture" && escrow.string("items.1.side") == "credit")
            #expect(escrow.int("items.1.amount.amount") == payment.int("items.0.amount.amount"))
            #expect(escrow.string("items.1.subject") == payment.string("items.0.id"))
            let order = try #require(payment.string("items.0.order_id"))
            #expect(escrow.string("items.0.order_id") == order && escrow.string("items.1.order_id") == order)

            let gateway = try await api.call(.get, "payments/entries?account=gateway:sandbox", as: auditor)
            #expect(gateway.count("items") == 1 && gateway.string("items.0.side") == "debit", "\(gateway.text)")
            #expect(gateway.string("items.0.id") == escrow.string("items.1.id"))
            let path = "payments/entries?account=escrow"
            let first = try await api.call(.get, "\(path)&limit=1", as: api.clerk)
            let next = try #require(first.string("next_cursor"))
            let second = try await api.call(.get, "\(path)&limit=1&cursor=\(next)", as: api.clerk)
            #expect(second.string("items.0.id") == escrow.string("items.1.id") && second["next_cursor"] is NSNull)
            for (query, count) in [
                ("&from=2026-11-20&to=2026-11-20", 2), ("&from=2026-11-21", 0), ("&to=2026-11-19", 0),
            ] {
                #expect(try await api.call(.get, path + query, as: auditor).count("items") == count, "\(query)")
            }
            #expect(try await api.call(.get, "payments/entries?account=nothing", as: auditor).count("items") == 0)
            for (wrong, code, field) in [
                ("", "missing", "account"), ("?account=", "invalid", "account"),
                ("?account=escrow&from=today", "invalid", "from"),
                ("?account=escrow&from=2026-11-21&to=2026-11-20", "invalid", "to"),
            ] {
                let answer = try await api.call(.get, "payments/entries\(wrong)", as: auditor)
                #expect(answer.status == 422 && answer.code == code, "\(wrong): \(answer.text)")
                #expect(answer.string("field") == field, "\(wrong)")
            }
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
            #expect(try await api.call(.get, "payments/accounts", as: api.shopper).status == 403)
        }
    }

    /// A paid order of somebody, of which staff give this much back.
    private static func refund(_ amount: Int, of token: String, _ api: APIFixture) async throws -> String {
        let order = try await api.paidOrder(as: token)
        let answer = try await api.call(
            .post, "orders/\(order)/refunds", as: api.clerk, key: "refund-\(order)",
            "{\"amount\":{\"amount\":\(amount),\"currency\":\"CNY\"},\"reason\":\"scratched\"}")
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer.string("id"))
    }
}
