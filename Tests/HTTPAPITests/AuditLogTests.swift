import Foundation
import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct AuditLogTests {
    @Test(arguments: TestEngine.all)
    func `the audit log answers who did what to which thing, by what people type`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let auditor = api.tokens["auditor"]
            let done = try await api.call(
                .post, "inventory/adjustments", as: api.clerk, key: "a",
                """
                {"sku_id":"\(api.skus[0])","warehouse_id":"\(api.warehouse)","delta":5,"reason":"receipt"}
                """)
            #expect(done.status == 201, "\(done.text)")
            let staff = try #require(try await api.call(.get, "me", as: api.clerk).string("id"))
            let log = try await api.call(.get, "audit-log?action=stock_adjusted", as: auditor)
            #expect(log.status == 200 && log.count("items") == 3, "\(log.text)")
            #expect(log.string("items.0.actor") == staff && log.string("items.0.subject") == api.skus[0].description)
            #expect(log.string("items.0.action") == "stock_adjusted")
            #expect(log.string("items.0.details") == "\(api.warehouse): +5 receipt, now 15")
            #expect(log.string("items.0.request_id") == done.headers[APIFixture.header("X-Request-Id")])
            #expect(log.string("items.0.id")?.hasPrefix("aud_") == true)
            #expect(log.string("items.1.actor") == "system:test" && log["items.1.request_id"] is NSNull)
            func lines(_ query: String) async throws -> Int? {
                let answer = try await api.call(.get, "audit-log?action=stock_adjusted&\(query)", as: auditor)
                #expect(answer.status == 200, "\(query): \(answer.text)")
                return answer.count("items")
            }
            #expect(try await lines("subject=CUP-RED") == 2)
            #expect(try await lines("subject=\(api.skus[1])") == 1)
            #expect(try await lines("subject=tea-cup") == 3)
            #expect(try await lines("subject=%E8%8C%B6%E6%9D%AF") == 3)
            #expect(try await lines("actor=operator@example.com") == 1)
            #expect(try await lines("actor=system:test") == 2)
            #expect(try await lines("actor=nobody") == 0)
            #expect(try await lines("subject=CUP-RED&actor=\(staff)") == 1)
            #expect(try await lines("from=2026-11-20&to=2026-11-20") == 3)
            #expect(try await lines("from=2026-11-21") == 0)
            let first = try await api.call(.get, "audit-log?limit=1", as: auditor)
            #expect(first.string("items.0.id") == log.string("items.0.id"))
            let next = try #require(first.string("next_cursor"))
            let second = try await api.call(.get, "audit-log?limit=1&cursor=\(next)", as: auditor)
            #expect(second.count("items") == 1 && second.string("items.0.id") != first.string("items.0.id"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the audit log refuses what it cannot read, and whoever may not read it`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let auditor = api.tokens["auditor"]
            for (wrong, field) in [
                ("action=Price", "action"), ("action=", "action"), ("action=a%20b", "action"), ("subject=", "subject"),
                ("action=\(String(repeating: "a", count: 65))", "action"), ("from=today", "from"),
                ("actor=\(String(repeating: "a", count: 501))", "actor"), ("to=2026-13-01", "to"),
                ("from=2026-11-21&to=2026-11-20", "to"), ("limit=x", "limit"),
            ] {
                let answer = try await api.call(.get, "audit-log?\(wrong)", as: auditor)
                #expect(answer.status == 422 && answer.code == "invalid", "\(wrong): \(answer.text)")
                #expect(answer.string("field") == field, "\(wrong)")
            }
            #expect(try await api.call(.get, "audit-log?cursor=1", as: auditor).status == 400)
            #expect(try await api.call(.get, "audit-log?action=never_done", as: auditor).count("items") == 0)
            for token in [api.shopper, api.clerk] {
                #expect(try await api.call(.get, "audit-log", as: token).status == 403)
            }
            #expect(try await api.call(.get, "audit-log", as: api.tokens["administrator"]).status == 200)
        }
    }
}
