import AsyncHTTPClient
import Kernel
import NIOHTTP1
import Payments
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PaymentTests {
    private let id = PaymentID(1)

    @Test func `paying succeeds once and tells the shop once`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.pay(1)
            let paidAt = sandbox.clock.now
            let notification = try await sandbox.notification()
            #expect(notification.kind == .paymentSucceeded)
            #expect(notification.paymentID == id)
            #expect(notification.refundID == nil)
            #expect(notification.amount == Money(1_999, .cny))
            #expect(notification.reference == payment.reference)
            #expect(notification.occurredAt == paidAt)
            let capture = GatewayCapture(reference: payment.reference, amount: Money(1_999, .cny), at: paidAt)
            #expect(try await sandbox.gateway.query(id) == .succeeded(capture))

            // A double click and a change of mind: neither counts, neither is told.
            for outcome in ["pay", "fail"] {
                #expect(try await sandbox.post(payment.payURL, outcome: outcome).status == .seeOther)
            }
            #expect(try await sandbox.gateway.query(id) == .succeeded(capture))
            try await sandbox.pay(2)
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
        }
    }

    @Test func `a failed payment is told as failed and takes no money later`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.pay(1, outcome: "fail")
            #expect(try await sandbox.notification().kind == .paymentFailed)
            #expect(try await sandbox.post(payment.payURL, outcome: "pay").status == .seeOther)
            #expect(try await sandbox.gateway.query(id) == .failed(reason: "payer_declined"))
            #expect(try await sandbox.gateway.close(id) == .closed)
        }
    }

    @Test func `late succeeds now and tells after the delay`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.pay(1, outcome: "late")
            guard case .succeeded = try await sandbox.gateway.query(id) else {
                Issue.record("not paid at once")
                return
            }
            try await sandbox.pay(2)
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
            sandbox.clock.advance(by: .seconds(5))
            #expect(try await sandbox.notification().paymentID == id)
        }
    }

    @Test func `twice tells the same event two times`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.pay(1, outcome: "twice")
            let first = try await sandbox.notification()
            let second = try await sandbox.notification()
            #expect(first == second)
            try await sandbox.pay(2)
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
        }
    }

    @Test func `never tells nothing, and the query catches up`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.pay(1, outcome: "never")
            let paidAt = sandbox.clock.now
            sandbox.clock.advance(by: .hours(1))
            try await sandbox.pay(2)
            #expect(try await sandbox.notification().paymentID == PaymentID(2))
            #expect(
                try await sandbox.gateway.query(id)
                    == .succeeded(.init(reference: payment.reference, amount: Money(1_999, .cny), at: paidAt)))
        }
    }

    @Test func `an expired payment is closed and cannot be paid`() async throws {
        try await withSandbox { sandbox in
            let payment = try await sandbox.gateway.create(sandbox.request(1, expiresIn: .minutes(15)))
            sandbox.clock.advance(by: .minutes(15))
            #expect(try await sandbox.post(payment.payURL, outcome: "pay").status == .seeOther)
            #expect(try await sandbox.gateway.query(id) == .closed)
            #expect(try await sandbox.gateway.wholeStatement(.init(daysSince1970: 20_777)) == [])
        }
    }

    @Test func `the statement lists what moved on a business day, with its fee`() async throws {
        try await withSandbox { sandbox in
            let first = try await sandbox.pay(1)
            let firstAt = sandbox.clock.now
            try await sandbox.pay(2, outcome: "fail")
            _ = try await sandbox.gateway.refund(
                .init(refundID: RefundID(7), paymentID: id, amount: Money(500, .cny), reason: "damaged"))
            // 2026-11-20 14:05 in Shanghai; the day ends 9 h 55 min later.
            sandbox.clock.set(ManualMidnight.last)
            let second = try await sandbox.pay(3, 100)
            for _ in 0..<4 { _ = try await sandbox.shop.next() }
            sandbox.clock.advance(by: .milliseconds(1))
            let third = try await sandbox.pay(4, 100)

            let day = try #require(CivilDay("2026-11-20"))
            let lines = try await sandbox.gateway.wholeStatement(day)
            #expect(lines.map(\.kind).filter { $0 == .refund }.count == 1)
            #expect(
                lines.filter { $0.kind == .payment } == [
                    GatewayStatementLine(
                        kind: .payment, id: id.description, paymentID: id, amount: Money(1_999, .cny),
                        fee: Money(12, .cny), at: firstAt, reference: first.reference),
                    GatewayStatementLine(
                        kind: .payment, id: PaymentID(3).description, paymentID: PaymentID(3), amount: Money(100, .cny),
                        fee: Money(1, .cny), at: ManualMidnight.last, reference: second.reference),
                ])
            let next = try await sandbox.gateway.wholeStatement(day + 1)
            #expect(next.map(\.reference) == [third.reference])
        }
    }

    @Test func `a statement longer than a page comes whole`() async throws {
        try await withSandbox { sandbox in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        for id in stride(from: worker + 1, through: 1_001, by: 4) {
                            try await sandbox.pay(Int64(id), 100, outcome: "never")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let lines = try await sandbox.gateway.wholeStatement(try #require(CivilDay("2026-11-20")))
            #expect(Set(lines.map(\.paymentID)) == Set((1...1_001).map { PaymentID($0) }))
            #expect(lines.count == 1_001)
        }
    }
}

/// The last millisecond of 2026-11-20 in Shanghai.
enum ManualMidnight {
    static let last = BusinessCalendar.shanghai.start(of: CivilDay(daysSince1970: 20_778)) - .milliseconds(1)
}
