import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct SettingsTests {
    @Test(arguments: TestEngine.all)
    func `an administrator changes what is named, and the cart costs accordingly`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let admin = api.tokens["administrator"]
            let shown = try await api.call(.get, "settings", as: admin)
            #expect(shown.int("standard_freight") == 800 && shown.headers[.eTag] == "\"0\"")
            #expect(try await api.call(.get, "settings", as: api.clerk).status == 403)
            #expect(try await api.call(.patch, "settings", as: admin, #"{"standard_freight":1}"#).status == 428)
            let changed = try await api.call(
                .patch, "settings", as: admin, ifMatch: 0, #"{"standard_freight":1250,"contact":" a@example.com "}"#)
            #expect(changed.status == 200 && changed.int("standard_freight") == 1_250, "\(changed.text)")
            #expect(changed.string("contact") == "a@example.com" && changed.headers[.eTag] == "\"2\"")
            let late = try await api.call(.patch, "settings", as: admin, ifMatch: 0, #"{"standard_freight":1}"#)
            #expect(late.status == 412 && late.code == "stale_version")
            for body in [
                #"{"standard_freight":-1}"#, #"{"tax_basis_points":10001}"#, #"{"payment_minutes":"30"}"#,
                #"{"completion_days":1.5}"#, #"{"return_window_days":6}"#, #"{"low_stock_threshold":1001}"#,
                #"{"contact":"\#u{7}"}"#,
            ] {
                let refused = try await api.call(.patch, "settings", as: admin, ifMatch: 2, body)
                #expect(refused.status == 422 || refused.status == 400, "\(body): \(refused.text)")
            }
            let more = try await api.call(
                .patch, "settings", as: admin, ifMatch: 2, #"{"return_window_days":15,"low_stock_threshold":12}"#)
            #expect(more.int("return_window_days") == 15 && more.int("low_stock_threshold") == 12, "\(more.text)")
            #expect(more.int("return_days") == 14 && more.headers[.eTag] == "\"4\"")
            _ = try await api.call(.post, "carts", as: api.shopper)
            let cart = try await api.call(.get, "carts/current", as: api.shopper)
            let id = try #require(cart.string("id"))
            let priced = try await api.call(
                .put, "carts/\(id)/lines/\(api.skus[0])", as: api.shopper, #"{"quantity":1}"#)
            #expect(priced.int("totals.freight.amount") == 1_250, "\(priced.text)")
        }
    }
}
