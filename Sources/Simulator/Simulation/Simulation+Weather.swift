import Database
import Kernel
import Orders
import Payments
import Workflows

// The gateway, its messages, the timers and the clock.
extension Simulation {
    mutating func pay() {
        guard let payment = gateway.openPayments.suffix(Self.candidates).randomElement(using: &random) else { return }
        gateway.pay(payment)
    }

    mutating func failPayment() {
        guard let payment = gateway.openPayments.randomElement(using: &random) else { return }
        gateway.failPayment(payment)
    }

    /// The bank makes a mistake.
    mutating func payWrongAmount() {
        guard let payment = gateway.openPayments.randomElement(using: &random) else { return }
        gateway.pay(payment, amount: Money(Int64.random(in: 1...30_000, using: &random), .cny))
    }

    /// The bank takes the money once more. Nothing but its message tells of that, so what waits now is not lost.
    mutating func payTwice() {
        let paid = gateway.balances.keys.sorted().suffix(Self.candidates)
        guard let payment = paid.randomElement(using: &random), gateway.payAgain(payment) else { return }
        world.inbox += gateway.takeNotifications()
    }

    mutating func failRefund() async throws {
        let recent = Array(world.orders.suffix(Self.recentOrders))
        let refunds = try await shop.database.read { try $0.run(Payments.refunds(of: recent)) }
        let pending = refunds.filter { $0.state == .pending }.map(\.id).sorted()
        guard let refund = pending.randomElement(using: &random) else { return }
        gateway.failRefund(refund)
    }

    /// Messages come late, twice, in any order, or never.
    mutating func deliverNotifications() async throws {
        for delivery in gateway.takeNotifications() {
            if random.chance(15) { continue }
            for _ in 0..<(random.chance(20) ? 2 : 1) {
                world.inbox.insert(delivery, at: Int.random(in: 0...world.inbox.count, using: &random))
            }
        }
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard let place = world.inbox.indices.randomElement(using: &random) else { return }
            let delivery = world.inbox.remove(at: place)
            let verified = try gateway.gateway.verify(delivery.headers, delivery.body)
            try await shop.applyNotification(verified)
        }
    }

    mutating func runTimers() async throws {
        _ = try await shop.closeUnpaidOrders()
        _ = try await shop.completeDeliveredOrders()
        _ = try await shop.askPendingRefunds()
        _ = try await shop.scheduleStatements()
        _ = try await shop.snapshotLedger()
    }

    /// Mostly seconds and minutes; now and then a day or a week goes by.
    mutating func advanceClock() {
        let seconds =
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<50: Int.random(in: 1...60, using: &random)
            case 50..<90: Int.random(in: 60...900, using: &random)
            case 90..<98: Int.random(in: 3_600...86_400, using: &random)
            default: Int.random(in: 86_400...700_000, using: &random)
            }
        advance(.seconds(seconds))
    }

    mutating func planFault() {
        if random.chance(30) { return gateway.clearFaults() }
        let call = random.chance(50) ? nil : ScriptedGateway.Call.allCases.randomElement(using: &random)
        gateway.fail(
            call, nth: Int.random(in: 1...3, using: &random), with: random.chance(50) ? .unavailable : .lostAnswer)
    }
}
