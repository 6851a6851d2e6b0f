import Database
import Foundation
import Kernel
import Synchronization
import TestSupport
import Testing

/// The server dies while people pay and get money back, and the gateway's messages come twice, in the wrong order or
/// never: in the end everybody has paid once, and everybody has back what was promised.
@Suite(.serialized) struct KillWhilePayingTests {
    /// Rounds of a usual run; `ZHANGGUI_KILL_ROUNDS` asks for more.
    static let rounds = ProcessInfo.processInfo.environment["ZHANGGUI_KILL_ROUNDS"].flatMap(Int.init) ?? 6
    static let clients = 6
    /// So many steps of purchases are answered in each round before the server dies, and some more.
    static let stepsPerRound = 24
    static let refundMinor = 500
    /// One clerk looks after everybody here, more often than a person would.
    static let environment = ["ZHANGGUI_ACCOUNT_RATE": "0"]
    /// How long everything may take to settle after the last start, 200 ms a look.
    static let patience = 900

    @Test(arguments: TestEngine.all)
    func `whoever paid has paid once, whatever died meanwhile`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let sku = try await served.fixture.goods(stock: 900_000)[0].description
            let gateway = try served.startGateway(script: Self.script)
            let port = try FreePort.take()
            let book = PurchaseBook(sku: sku)
            for round in 1...Self.rounds {
                let server = try served.start(payingAt: gateway, port: port, environment: Self.environment)
                if round == 1 { book.clerk = try await clerk(served, server) }
                let api = served.api(server)
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<Self.clients { group.addTask { await book.buyUntilItDies(api) } }
                    // Another moment in each round.
                    await book.wait(forSteps: Self.stepsPerRound + round * 7 % 13)
                    server.kill()
                }
            }
            // The leases of the dead end at once instead of in half a minute.
            try await change(
                served, "UPDATE jobs SET lease_until = \(served.fixture.clock.now) WHERE state = 'running'")
            let server = try served.start(payingAt: gateway, port: port, environment: Self.environment)
            let api = served.api(server)
            try await book.finishAll(api)
            try await settle(book, served, api)
            #expect(server.stop() == 0)
            #expect(gateway.stop() == 0)
            #expect(book.wrongAnswers == [])
            let purchases = book.finished
            #expect(Set(purchases.map(\.order)).count == purchases.count)
            #expect(purchases.count > Self.rounds && purchases.contains { $0.isRefunded })
            let reconciled = try served.reconcile()
            #expect(reconciled.code == 0, "\(reconciled.output)")
        }
    }

    /// Every third message is lost, every fifth comes after a later one, every seventh twice.
    private static let script = (1...900).compactMap { number in
        if number % 3 == 0 { return "notify \(number) drop" }
        if number % 5 == 0 { return "notify \(number) reorder" }
        return number % 7 == 0 ? "notify \(number) duplicate" : nil
    }.joined(separator: "\n")

    private func clerk(_ served: ServedShop, _ server: ServerProcess) async throws -> String {
        let (email, password) = ("clerk@example.com", "correct horse battery")
        let made = try ServerProcess.run(
            ["admin", "create", "--email", email, "--role", "operator", "--password-stdin"] + served.arguments,
            input: password)
        #expect(made.code == 0, "\(made.output)")
        return try await served.api(server).send("POST", "/api/v1/sessions", ["email": email, "password": password])
            .text("access_token")
    }

    private func change(_ served: ServedShop, _ statement: SQL) async throws {
        try await served.fixture.database.write { try $0.post(statement) }
    }

    /// Waits until every payment and refund has come to its end, and holds each to it.
    private func settle(_ book: PurchaseBook, _ served: ServedShop, _ api: APIClient) async throws {
        var open = book.finished
        for _ in 0..<Self.patience where !open.isEmpty {
            // Whose message was lost is asked about now, not in a minute.
            let now = Clock.system.now()
            try await change(
                served, "UPDATE jobs SET due_at = \(now) WHERE state = 'waiting' AND kind = 'payments.query'")
            try await Task.sleep(for: .milliseconds(200))
            var still: [Purchase] = []
            for purchase in open {
                let order = try await api.send("GET", "/api/v1/orders/\(purchase.order)", token: book.clerk)
                if !purchase.isSettled(order.json) { still.append(purchase) }
            }
            open = still
        }
        for purchase in open.prefix(3) {
            let order = try await api.send("GET", "/api/v1/orders/\(purchase.order)", token: book.clerk)
            Issue.record("\(purchase.outcome) of \(purchase.order): \(String(decoding: order.body, as: UTF8.self))")
        }
        #expect(open.isEmpty)
    }
}

/// A guest's way through ordering, paying and, for some, getting money back. Every step may be asked for again.
struct Purchase: Sendable {
    enum Step: Sendable { case order, start, pay, refund, over }

    let guest: ReadyGuest
    /// What happens at the gateway.
    let outcome: String
    let isRefunded: Bool
    var step = Step.order
    var order = ""
    var payURL = ""

    /// Whether the order says what must be at the end.
    func isSettled(_ json: [String: Any]) -> Bool {
        let payments = json["payments"] as? [[String: Any]] ?? []
        let states = payments.compactMap { $0["state"] as? String }
        guard outcome != "fail" else { return json["state"] as? String == "pending_payment" && states == ["failed"] }
        guard json["state"] as? String == "allocated", payments.count == 1,
            amount(payments[0]) == guest.totalMinor
        else { return false }
        let refunds = json["refunds"] as? [[String: Any]] ?? []
        guard isRefunded else { return states == ["succeeded"] && refunds.isEmpty }
        return states == ["partially_refunded"] && refunds.count == 1
            && refunds[0]["state"] as? String == "succeeded"
            && amount(refunds[0]) == KillWhilePayingTests.refundMinor
    }

    private func amount(_ json: [String: Any]) -> Int? { (json["amount"] as? [String: Any])?["amount"] as? Int }
}

/// Who is buying, and how far they have come.
final class PurchaseBook: Sendable {
    private struct State {
        var clerk = ""
        var (count, turns, steps) = (0, 0, 0)
        var unfinished: [Purchase] = []
        var finished: [Purchase] = []
        var wrongAnswers: [String] = []
    }

    /// The server is gone, or asks to come again: the purchase goes on later.
    private struct Later: Error {}

    /// What happens at the gateway, and whether some of the money goes back later.
    private static let outcomes = [
        ("pay", true), ("twice", false), ("never", true), ("pay", false), ("late", true), ("fail", false),
    ]
    /// How often the server may be missed at the end, when it stays.
    private static let missLimit = 20
    /// How often the book is looked at in a round, 5 ms a look.
    private static let lookLimit = 24_000
    /// How often a payment that was made is looked for before the purchase is put aside, 20 ms a look.
    private static let looks = 25

    private let sku: String
    private let state = Mutex(State())

    init(sku: String) {
        self.sku = sku
    }

    var clerk: String {
        get { state.withLock { $0.clerk } }
        set { state.withLock { $0.clerk = newValue } }
    }
    var finished: [Purchase] { state.withLock { $0.finished } }
    var wrongAnswers: [String] { state.withLock { $0.wrongAnswers } }

    func buyUntilItDies(_ api: APIClient) async {
        while wrongAnswers.isEmpty {
            guard let purchase = try? await next(api) else { return }
            // What comes later comes later, from a server that is gone nothing comes.
            if let miss = await goOn(purchase, api, isPatient: false), !(miss is Later) { return }
        }
    }

    /// Returns when so many steps more were answered, or an answer was wrong.
    func wait(forSteps count: Int) async {
        let goal = state.withLock { $0.steps } + count
        for _ in 0..<Self.lookLimit {
            if state.withLock({ $0.steps >= goal || !$0.wrongAnswers.isEmpty }) { return }
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// All that were left behind, on a server that stays.
    func finishAll(_ api: APIClient) async throws {
        var misses = 0
        while wrongAnswers.isEmpty, let purchase = state.withLock({ $0.unfinished.popLast() }) {
            if let miss = await goOn(purchase, api, isPatient: true) {
                misses += 1
                guard misses < Self.missLimit else { throw miss }
                // "Later" is not at once.
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    private func next(_ api: APIClient) async throws -> Purchase {
        let (left, number) = state.withLock { state -> (Purchase?, Int) in
            state.turns += 1
            // In turn with new ones: some wait for messages that are lost.
            if !state.turns.isMultiple(of: 2), !state.unfinished.isEmpty { return (state.unfinished.removeFirst(), 0) }
            state.count += 1
            return (nil, state.count)
        }
        if let left { return left }
        let (outcome, isRefunded) = Self.outcomes[number % Self.outcomes.count]
        return Purchase(
            guest: try await ReadyGuest(api, sku: sku, key: "purchase-\(number)"), outcome: outcome,
            isRefunded: isRefunded)
    }

    /// - Returns: why it did not come to its end; it is put aside then.
    private func goOn(_ begun: Purchase, _ api: APIClient, isPatient: Bool) async -> (any Error)? {
        var purchase = begun
        do {
            while purchase.step != .over {
                try await advance(&purchase, api, isPatient: isPatient)
                state.withLock { $0.steps += 1 }
            }
            state.withLock { [purchase] in $0.finished.append(purchase) }
            return nil
        } catch {
            state.withLock { [purchase] in $0.unfinished.append(purchase) }
            return error
        }
    }

    private func advance(_ purchase: inout Purchase, _ api: APIClient, isPatient: Bool) async throws {
        let (guest, path) = (purchase.guest, "/api/v1/orders/\(purchase.order)")
        switch purchase.step {
        case .order:
            let answer = try expect(201, try await guest.order(api), "order")
            (purchase.order, purchase.step) = (answer.id(of: "order"), .start)
        case .start:
            // A double click.
            async let first = api.send(
                "POST", "\(path)/payments", ["gateway": "sandbox"], token: guest.token, key: "\(guest.key) first")
            async let second = api.send(
                "POST", "\(path)/payments", ["gateway": "sandbox"], token: guest.token, key: "\(guest.key) second")
            let answers = [
                try expect(201, try await first, "payment"), try expect(201, try await second, "payment"),
            ]
            guard answers[0].id(of: "payment") == answers[1].id(of: "payment") else {
                return try complain("two payments of \(purchase.order)")
            }
            purchase.payURL = (answers[0].json["payment"] as? [String: Any])?["pay_url"] as? String ?? ""
            purchase.step = .pay
        case .pay:
            _ = try await api.post(purchase.payURL, form: "outcome=\(purchase.outcome)")
            purchase.step = purchase.isRefunded ? .refund : .over
        case .refund:
            guard try await isPaid(path, api) else { return try putAside(&purchase, isPatient: isPatient) }
            let amount: [String: Any] = ["amount": KillWhilePayingTests.refundMinor, "currency": "CNY"]
            let answer = try await api.send(
                "POST", "\(path)/refunds", ["amount": amount, "reason": "scratched"], token: clerk,
                key: "\(guest.key) refund")
            _ = try expect(201, answer, "refund")
            purchase.step = .over
        case .over: break
        }
    }

    private func isPaid(_ path: String, _ api: APIClient) async throws -> Bool {
        for _ in 0..<Self.looks {
            let order = try await api.send("GET", path, token: clerk)
            if order.text("state") == "allocated" { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// Its message is lost or late: somebody else's turn. At the very end nobody waits for it any more: its money does
    /// not come back, because it was never asked for.
    private func putAside(_ purchase: inout Purchase, isPatient: Bool) throws {
        guard isPatient else { throw Later() }
        purchase = Purchase(
            guest: purchase.guest, outcome: purchase.outcome, isRefunded: false, step: .over, order: purchase.order,
            payURL: purchase.payURL)
    }

    private func expect(_ status: Int, _ answer: APIClient.Answer, _ name: String) throws -> APIClient.Answer {
        if answer.status != status, answer.status != 503 {
            try complain("\(name): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
        }
        guard answer.status == status else { throw Later() }
        return answer
    }

    private func complain(_ text: String) throws {
        state.withLock { $0.wrongAnswers.append(text) }
        throw Later()
    }
}
