import AsyncHTTPClient
import Kernel
import NIOHTTP1
import Payments
import SandboxGateway
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PayPageTests {
    @Test func `the pay page shows the amount and the choices, and escapes what the shop wrote`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.gateway.create(sandbox.request(1, description: "<b>Tea</b> & \"cups\""))
            let (response, text) = try await sandbox.get(payment.payURL)
            #expect(response.status == .ok)
            #expect(text.contains("19.99 CNY"))
            #expect(text.contains("&lt;b&gt;Tea&lt;/b&gt; &amp; &quot;cups&quot;"))
            #expect(!text.contains("<b>Tea"))
            for outcome in ["pay", "fail", "late", "twice", "never"] {
                #expect(text.contains("<button name=\"outcome\" value=\"\(outcome)\">"))
            }
            #expect(!text.contains("<script"))
            #expect(response.headers.first(name: "content-security-policy")?.contains("default-src 'none'") == true)
            #expect(try await sandbox.get("\(sandbox.baseURL)/sandbox.css").response.status == .ok)
        }
    }

    @Test func `a decision leads back to the shop, and the page then offers no more choices`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.gateway.create(sandbox.request(1))
            let answer = try await sandbox.post(payment.payURL, outcome: "pay")
            #expect(answer.status == .seeOther)
            #expect(answer.headers.first(name: "location") == "http://shop.invalid/orders/1")
            let text = try await sandbox.get(payment.payURL).text
            #expect(text.contains("已支付"))
            #expect(!text.contains("<button"))
        }
    }

    @Test func `the client chooses as the page does, and says where there is no such page`() async throws {
        try await withSandbox { sandbox in
            for (number, outcome) in PayOutcome.allCases.enumerated() {
                let id = Int64(number + 1)
                let payment = try await sandbox.gateway.create(sandbox.request(id))
                // A second choice comes too late.
                for outcome in [outcome, .pay] {
                    try await SandboxGatewayClient.choose(
                        outcome, at: payment.payURL, httpClient: sandbox.http, callTimeout: Sandbox.patience)
                }
                let status = try await sandbox.gateway.query(PaymentID(id))
                if outcome == .fail {
                    #expect(status == .failed(reason: "payer_declined"))
                } else {
                    guard case .succeeded(let capture) = status else { throw SandboxTestError.status(UInt(number)) }
                    #expect(capture.amount == Money(1_999, .cny))
                }
            }
            let error = await #expect(throws: SandboxGatewayClient.PageDidNotAnswer.self) {
                try await SandboxGatewayClient.choose(
                    .pay, at: "\(sandbox.baseURL)/pay/nobody", httpClient: sandbox.http,
                    callTimeout: Sandbox.patience)
            }
            #expect(error?.description == "the pay page answered with status 404")
        }
    }

    @Test func `an unknown outcome or page changes nothing`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.gateway.create(sandbox.request(1))
            #expect(try await sandbox.post(payment.payURL, outcome: "free").status == .unprocessableEntity)
            #expect(try await sandbox.post("\(sandbox.baseURL)/pay/nobody", outcome: "pay").status == .notFound)
            #expect(try await sandbox.get("\(sandbox.baseURL)/pay/nobody").response.status == .notFound)
            #expect(try await sandbox.gateway.query(PaymentID(1)) == .pending)
        }
    }
}
