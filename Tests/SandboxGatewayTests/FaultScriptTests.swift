import Kernel
import Payments
import SandboxGateway
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct FaultScriptTests {
    @Test func `calls fail as the script says, with or without effect`() async throws {
        let script = """
            # the first two creates do nothing
            create 1 error 500
            create 2 refuse risk     # refused for good
            create 3 lose
            create 5+ delay 1
            refund * refuse bank_says_no
            query 1 error 503
            """
        try await withSandbox(script: script) { sandbox in
            let (first, third) = (sandbox.request(1), sandbox.request(3))
            await #expect(throws: unavailable(500)) { _ = try await sandbox.gateway.create(first) }
            await #expect(throws: GatewayError.refused(code: "risk", message: "The script says no.")) {
                _ = try await sandbox.gateway.create(first)
            }
            await #expect(throws: unavailable(503)) { _ = try await sandbox.gateway.query(PaymentID(1)) }
            #expect(try await sandbox.gateway.query(PaymentID(1)) == .notFound)
            await #expect(throws: unavailable(500)) { _ = try await sandbox.gateway.create(third) }
            #expect(try await sandbox.gateway.query(PaymentID(3)) == .pending)
            _ = try await sandbox.gateway.create(third)
            try await sandbox.pay(5)
            let refund = GatewayRefundRequest(
                refundID: RefundID(1), paymentID: PaymentID(5), amount: Money(1, .cny), reason: "test")
            await #expect(throws: GatewayError.refused(code: "bank_says_no", message: "The script says no.")) {
                _ = try await sandbox.gateway.refund(refund)
            }
            #expect(try await sandbox.gateway.queryRefund(RefundID(1)) == nil)
        }
    }

    /// A signature, a right, an address, a limit: a refund was declared failed for any of them.
    @Test(arguments: [401, 403, 404, 405, 429, 500, 503])
    func `what is no word on the matter is unavailable`(status: Int) async throws {
        try await withSandbox(script: "refund * error \(status)\nquery-refund * error \(status)") { sandbox in
            try await sandbox.pay(1)
            let refund = GatewayRefundRequest(
                refundID: RefundID(1), paymentID: PaymentID(1), amount: Money(1, .cny), reason: "test")
            await #expect(throws: unavailable(status)) { _ = try await sandbox.gateway.refund(refund) }
            await #expect(throws: unavailable(status)) { _ = try await sandbox.gateway.queryRefund(RefundID(1)) }
        }
    }

    @Test func `a call that times out is unavailable, and has taken effect`() async throws {
        try await withSandbox(script: "create 1 timeout") { sandbox in
            let request = sandbox.request(1)
            await #expect(throws: GatewayError.self) { _ = try await sandbox.gateway.create(request) }
            let status = try await sandbox.gateway.query(PaymentID(1))
            #expect(status == .pending)
        }
    }

    @Test func `a refund that fails later gives its amount back`() async throws {
        try await withSandbox(script: "refund 1 fail") { sandbox in
            try await sandbox.pay(1)
            _ = try await sandbox.shop.next()
            func refund(_ id: Int64) async throws -> GatewayRefundStatus {
                try await sandbox.gateway.refund(
                    .init(
                        refundID: RefundID(id), paymentID: PaymentID(1), amount: Money(1_999, .cny),
                        reason: "returned"))
            }
            #expect(try await refund(1) == .pending)
            sandbox.clock.advance(by: .seconds(1))
            let told = try await sandbox.notification()
            #expect(told.kind == .refundFailed)
            #expect(told.reason == "account_closed")
            #expect(try await sandbox.gateway.queryRefund(RefundID(1)) == .failed(reason: "account_closed"))
            #expect(try await refund(2) == .pending)
        }
    }

    @Test(arguments: [
        ("pay 1 error 500", 1), ("# fine\ncreate x error 500", 2), ("create 0 lose", 1), ("create 1", 1),
        ("create 1 error 302", 1), ("create 1 drop", 1), ("notify 1 lose", 1), ("create 1 fail", 1),
        ("create 1 delay 600001", 1), ("\n\nrefund 1 refuse", 3), ("create 1 error 500 now", 1),
    ])
    func `a line that means nothing is named`(text: String, line: Int) throws {
        let problem = try #require(throws: FaultScript.Problem.self) { try FaultScript(text) }
        guard case .line(line, _) = problem else {
            Issue.record("\(problem)")
            return
        }
    }

    @Test func `a script is bounded and a missing file is named`() {
        let long = String(repeating: "create 1 lose\n", count: FaultScript.ruleLimit + 1)
        #expect(throws: FaultScript.Problem.tooLong) { try FaultScript(long) }
        #expect(throws: FaultScript.Problem.unreadable(path: "/nowhere/script")) {
            try FaultScript(path: "/nowhere/script")
        }
    }

    private func unavailable(_ status: Int) -> GatewayError { .unavailable(reason: "status \(status)") }
}
