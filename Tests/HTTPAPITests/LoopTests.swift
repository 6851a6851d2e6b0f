import AfterSales
import Foundation
import HTTPTypes
import Identity
import Kernel
import Simulator
import TestSupport
import Testing
import Workflows

@Suite struct LoopTests {
    @Test(arguments: TestEngine.all)
    func `a shopper registers, orders, pays, receives, returns and is refunded`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let registered = try await api.call(
                .post, "customers", #"{"email":"Han@example.com","password":"correct horse battery","name":"Han"}"#)
            #expect(registered.status == 201)
            #expect(registered.string("customer.email") == "han@example.com")
            #expect(registered.keys == ["customer", "access_token", "refresh_token", "expires_in"])
            let token = try #require(registered.string("access_token"))

            let order = try await api.paidOrder(as: token)
            let paid = try await api.call(.get, "orders/\(order)", as: token)
            #expect(paid.string("state") == "allocated")
            #expect(paid.string("payments.0.state") == "succeeded")
            #expect(paid.int("totals.goods.amount") == 3_998)
            #expect(paid.int("totals.freight.amount") == 800)
            #expect(paid.int("totals.total.amount") == 4_798)
            #expect(paid.int("lines.0.total.amount") == 4_798)
            #expect(paid.string("history.0.to") == "pending_payment")
            #expect(paid.string("address.city") == "东莞市")

            try await api.deliver(order)
            let receipt = try await api.call(.post, "orders/\(order)/receipt", as: token, key: "receipt")
            #expect(receipt.string("state") == "completed")
            #expect(receipt.string("parcels.0.state") == "delivered")

            let line = try #require(receipt.string("lines.0.id"))
            let asked = try await api.call(
                .post, "orders/\(order)/returns", as: token, key: "return",
                "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"reason\":\"too small\"}]}")
            #expect(asked.status == 201 && asked.string("state") == "requested", "\(asked.text)")
            let id = try #require(asked.string("id"))
            let approved = try await api.call(.post, "returns/\(id)/approve", as: api.clerk, key: "approve")
            #expect(approved.string("state") == "approved")
            #expect(approved.string("send_by") == "2026-12-04T16:00:00.000Z", "\(approved.text)")
            let none = try await api.call(
                .post, "returns/\(id)/parcel", as: token, key: "none", #"{"carrier":"SF","tracking_number":"！！"}"#)
            #expect(none.status == 422 && none.string("field") == "tracking_number", "\(none.text)")
            let sent = try await api.call(
                .post, "returns/\(id)/parcel", as: token, key: "sent", #"{"carrier":"SF","tracking_number":"SF1001"}"#)
            #expect(sent.status == 200 && sent.string("parcel.tracking_number") == "SF1001", "\(sent.text)")
            let received = try await api.call(
                .post, "returns/\(id)/receive", as: api.clerk, key: "receive",
                "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"grade\":\"resellable\"}]}")
            #expect(received.string("state") == "received" && received.string("refund.state") == "pending")

            try? await api.shop.runRefund(try #require(received.string("refund.id")))
            api.gateway.settleRefunds()
            try await api.deliverNotifications()
            let late = try await api.call(
                .post, "returns/\(id)/parcel", as: token, key: "late", #"{"carrier":"SF","tracking_number":"SF1002"}"#)
            #expect(late.status == 409 && late.code == "return_not_sendable", "\(late.text)")
            let refunded = try await api.call(.get, "returns/\(id)", as: token)
            #expect(refunded.string("parcel.tracking_number") == "SF1001")
            #expect(refunded.string("state") == "refunded" && refunded.string("refund.state") == "succeeded")
            #expect(refunded.int("refund.amount.amount") == 2_399)
            let whole = try await api.call(.get, "orders/\(order)", as: token)
            #expect(whole.string("payments.0.state") == "partially_refunded")
            #expect(whole.count("refunds") == 1 && whole.count("returns") == 1)
            let stock = try await api.call(.get, "inventory/\(api.skus[0])", as: api.clerk)
            #expect(stock.int("items.0.on_hand") == 9 && stock.int("items.0.reserved") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a shopper keeps the goods after all, and another return's refund is made again`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            try await api.deliver(order)
            let line = try #require(
                try await api.call(.get, "orders/\(order)", as: api.shopper).string("lines.0.id"))
            let body = "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"reason\":\"too small\"}]}"
            let first = try await api.call(.post, "orders/\(order)/returns", as: api.shopper, key: "first", body)
            let kept = try #require(first.string("id"))
            #expect(try await api.call(.post, "returns/\(kept)/cancel", as: api.other, key: "c").status == 404)
            for _ in 0..<2 {
                let cancelled = try await api.call(.post, "returns/\(kept)/cancel", as: api.shopper, key: "cancel")
                #expect(cancelled.status == 200 && cancelled.string("state") == "cancelled", "\(cancelled.text)")
            }
            let late = try await api.call(.post, "returns/\(kept)/cancel", as: api.shopper, key: "again")
            #expect(late.status == 409 && late.code == "state_not_allowed")

            let second = try await api.call(.post, "orders/\(order)/returns", as: api.shopper, key: "second", body)
            let back = try #require(second.string("id"))
            _ = try await api.call(.post, "returns/\(back)/approve", as: api.clerk, key: "approve")
            let received = try await api.call(
                .post, "returns/\(back)/receive", as: api.clerk, key: "receive",
                "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"grade\":\"scrap\"}]}")
            let refused = try await api.call(.post, "returns/\(back)/refund", as: api.clerk, key: "early")
            #expect(refused.status == 409 && refused.code == "refund_not_failed")
            let failed = try #require(received.string("refund.id"))
            try await api.shop.runRefund(failed)
            #expect(api.gateway.failRefund(try #require(RefundID(failed))))
            try await api.deliverNotifications()
            let again = try await api.call(.post, "returns/\(back)/refund", as: api.clerk, key: "refund")
            #expect(again.status == 200 && again.string("refund.state") == "pending", "\(again.text)")
            #expect(again.string("refund.id") != failed)
        }
    }

    /// A colleague who may refund nothing else paid out by receiving.
    @Test(arguments: TestEngine.all)
    func `who may not refund receives the goods, and their money waits for who may`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let service = try await api.token(working: StaffFunctions([.service]))
            let finance = try await api.token(working: StaffFunctions([.finance]))
            let order = try await api.paidOrder(as: api.shopper)
            try await api.deliver(order)
            let line = try #require(
                try await api.call(.get, "orders/\(order)", as: api.shopper).string("lines.0.id"))
            let asked = try await api.call(
                .post, "orders/\(order)/returns", as: api.shopper, key: "ask",
                "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"reason\":\"too small\"}]}")
            let back = try #require(asked.string("id"))
            let graded = "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"grade\":\"scrap\"}]}"
            _ = try await api.call(.post, "returns/\(back)/approve", as: service, key: "approve")
            let none = try await api.call(
                .post, "returns/\(back)/receive", as: service, key: "none",
                graded.replacing("scrap", with: "missing"))
            #expect(none.status == 422 && none.code == "nothing_came", "\(none.text)")
            #expect(none.string("field") == "lines")
            let stopped = try await api.call(.post, "returns/\(back)/receive", as: finance, key: "no", graded)
            #expect(stopped.status == 403)
            let long = String(repeating: "x", count: Return.textLimit + 1)
            let wordy = try await api.call(
                .post, "returns/\(back)/receive", as: service, key: "long",
                graded.replacing("]}", with: "],\"note\":\"\(long)\"}"))
            #expect(wordy.status == 422 && wordy.string("field") == "note", "\(wordy.text)")
            let received = try await api.call(
                .post, "returns/\(back)/receive", as: service, key: "receive",
                graded.replacing("]}", with: "],\"note\":\"box crushed\"}"))
            #expect(received.status == 200 && received.string("state") == "received", "\(received.text)")
            #expect(received.string("receipt_note") == "box crushed")
            let own = try await api.call(.get, "returns/\(back)", as: api.shopper)
            #expect(own.status == 200 && own["receipt_note"] == nil && !own.text.contains("crushed"), "\(own.text)")
            let listed = try await api.call(.get, "returns", as: service)
            #expect(listed.string("items.0.receipt_note") == "box crushed", "\(listed.text)")
            #expect(received.string("refund.id") == nil)
            let refused = try await api.call(.post, "returns/\(back)/refund", as: service, key: "mine")
            #expect(refused.status == 403 && refused.code == "permission_missing")
            let paid = try await api.call(.post, "returns/\(back)/refund", as: finance, key: "refund")
            #expect(paid.status == 200 && paid.string("refund.state") == "pending", "\(paid.text)")
            let twice = try await api.call(.post, "returns/\(back)/refund", as: finance, key: "again")
            #expect(twice.status == 409 && twice.code == "refund_not_failed")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a guest's token opens the cart, the order, its payment and nothing else`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try await api.call(.post, "carts")
            #expect(cart.status == 201)
            let token = try #require(cart.string("guest_token"))
            let refused = try await api.call(
                .post, "orders", as: token, key: "no-contact",
                try api.orderBody(of: try await api.filledCart(as: token)))
            #expect(refused.status == 422 && refused.string("field") == "contact")
            let order = try await api.paidOrder(as: token, contact: "guest@example.com")
            #expect(try await api.call(.get, "orders/\(order)", as: token).string("contact") == "guest@example.com")
            #expect(try await api.call(.get, "orders", as: token).count("items") == 1)

            let stranger = try #require(try await api.call(.post, "carts").string("guest_token"))
            #expect(try await api.call(.get, "orders/\(order)", as: stranger).status == 404)
            #expect(try await api.call(.get, "orders/\(order)", as: api.shopper).status == 404)
            #expect(try await api.call(.get, "orders/\(order)").status == 401)

            let merged = try await api.call(
                .post, "carts/merge", as: api.shopper, "{\"guest_token\":\"\(token)\"}")
            #expect(merged.status == 200, "\(merged.text)")
            #expect(try await api.call(.get, "orders/\(order)", as: api.shopper).status == 200)
            #expect(try await api.call(.get, "orders/\(order)", as: token).status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff see every order, buyers only their own`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try #require(try await api.placedOrder(as: api.shopper).string("order.id"))
            for staff in ["operator", "administrator", "auditor"] {
                #expect(try await api.call(.get, "orders/\(order)", as: api.tokens[staff]).status == 200)
                #expect(try await api.call(.get, "orders", as: api.tokens[staff]).count("items") == 1)
            }
            let before = try await api.everything()
            #expect(try await api.call(.get, "orders/\(order)", as: api.other).status == 404)
            #expect(try await api.call(.get, "orders", as: api.other).count("items") == 0)
            let cancel = try await api.call(.post, "orders/\(order)/cancel", as: api.other, key: "c", "{}")
            #expect(cancel.status == 404)
            let pay = try await api.call(
                .post, "orders/\(order)/payments", as: api.other, key: "p", #"{"gateway":"sandbox"}"#)
            #expect(pay.status == 404)
            #expect(try await api.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a notification is believed only with the gateway's signature`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try #require(try await api.placedOrder(as: api.shopper).string("order.id"))
            _ = try await api.call(
                .post, "orders/\(order)/payments", as: api.shopper, key: "p", #"{"gateway":"sandbox"}"#)
            #expect(api.gateway.pay(try #require(api.gateway.openPayments.first)))
            let real = try #require(api.gateway.takeNotifications().first)
            let before = try await api.everything()
            let unsigned = try await api.send(
                .post, "/gateways/sandbox/notify", [.contentType: "application/json"],
                String(decoding: real.body, as: UTF8.self))
            #expect(unsigned.status == 401 && unsigned.code == "bad_signature")
            #expect(try await api.notify(real, to: "unknown").status == 404)
            #expect(try await api.everything() == before)
            for _ in 1...3 { #expect(try await api.notify(real).status == 204) }
            let paid = try await api.call(.get, "orders/\(order)", as: api.shopper)
            #expect(paid.string("state") == "allocated" && paid.count("payments") == 1)
        }
    }
}
