import Kernel
import NIOHTTP1
import Payments
import SandboxGateway
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct DeliveryTests {
    @Test func `a notification is repeated until the shop accepts it`() async throws {
        try await withSandbox { sandbox in
            sandbox.shop.answer([500, 503, 302])
            try await sandbox.pay(1)
            var seen: [Shop.Received] = [try await sandbox.shop.next()]
            for _ in 0..<3 { seen.append(try await sandbox.delivery(advancing: .seconds(1))) }
            #expect(Set(seen.map(\.eventID)).count == 1)
            #expect(Set(seen.map(\.body)).count == 1)
            sandbox.clock.advance(by: .hours(1))
            try await sandbox.pay(2)
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
        }
    }

    @Test func `a shop that never accepts is given up at last, and others still hear`() async throws {
        try await withSandbox { sandbox in
            sandbox.shop.answerAlways(500)
            try await sandbox.pay(1)
            var eventIDs = [try await sandbox.shop.next().eventID]
            for _ in 1..<12 { eventIDs.append(try await sandbox.delivery(advancing: .seconds(300)).eventID) }
            #expect(Set(eventIDs).count == 1)
            sandbox.shop.answerAlways(200)
            sandbox.clock.advance(by: .hours(24))
            try await sandbox.pay(2)
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
        }
    }

    @Test func `what was accepted and not yet told survives a restart`() async throws {
        let clock = ManualClock()
        try await withDirectory { directory in
            let port = Sandbox.lastingPort()
            try await withSandbox(directory: directory, clock: clock, shopPort: port) { sandbox in
                try await sandbox.pay(1, outcome: "late")
                try await sandbox.pay(2, outcome: "never")
                _ = try await sandbox.gateway.create(sandbox.request(3))
                #expect(try await sandbox.gateway.close(PaymentID(4)) == .closed)
                _ = try await sandbox.gateway.refund(
                    .init(refundID: RefundID(7), paymentID: PaymentID(2), amount: Money(5, .cny), reason: "late"))
            }
            try await withSandbox(directory: directory, clock: clock, shopPort: port) { sandbox in
                for id in [PaymentID(1), PaymentID(2)] {
                    guard case .succeeded(let capture) = try await sandbox.gateway.query(id) else {
                        Issue.record("\(id) is forgotten")
                        continue
                    }
                    #expect(capture.amount == Money(1_999, .cny))
                }
                #expect(try await sandbox.gateway.query(PaymentID(3)) == .pending)
                #expect(try await sandbox.gateway.query(PaymentID(4)) == .closed)
                #expect(try await sandbox.gateway.queryRefund(RefundID(7)) == .pending)
                clock.advance(by: .seconds(5))
                let told = [try await sandbox.notification(), try await sandbox.notification()]
                #expect(Set(told.map(\.kind)) == [.paymentSucceeded, .refundSucceeded])
                #expect(Set(told.map(\.paymentID)) == [PaymentID(1), PaymentID(2)])
            }
        }
    }

    @Test func `the script drops, repeats and reorders notifications`() async throws {
        let script = "notify 1 drop\nnotify 2 duplicate\nnotify 3 reorder\n"
        try await withSandbox(script: script) { sandbox in
            for id in [Int64(1), 2] { try await sandbox.pay(id) }
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
            for id in [Int64(3), 4] { try await sandbox.pay(id) }
            #expect(try await sandbox.notification().paymentID == PaymentID(4))
            #expect(try await sandbox.notification().paymentID == PaymentID(3))
        }
    }
}
