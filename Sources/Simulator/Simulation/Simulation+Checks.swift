import Database
import Inventory
import Kernel
import Orders
import Payments
import Workflows

// What must hold.
extension Simulation {
    /// Orders are compared with the gateway in pieces of this many.
    private static let chunk = 500

    /// All invariants as things stand, then everything under way comes to its end and money is counted on both sides.
    mutating func check() async throws {
        report.checks += 1
        for invariant in try await shop.reconcile() where !invariant.isSound {
            violate("\(invariant.name): \(invariant.violations.prefix(3))")
        }
        try await checkStock()
        await settle()
        try await compareMoney()
        try await compareStatements()
    }

    private mutating func checkStock() async throws {
        let skus = world.skus
        let items = try await shop.database.read { [shop] session in
            try skus.flatMap { try shop.inventory.items(of: $0, in: session) }
        }
        for item in items where item.onHand < 0 || item.reserved < 0 || item.free < 0 {
            violate("stock of \(item.skuID): \(item.onHand) on hand, \(item.reserved) reserved")
        }
    }

    /// No faults, every message heard (in the end also by asking), every refund told and done.
    private mutating func settle() async {
        gateway.clearFaults()
        do {
            for delivery in world.inbox + gateway.takeNotifications() {
                try await shop.applyNotification(delivery.notification)
            }
            world.inbox = []
            for ids in chunks(of: world.orders) {
                let payments = try await shop.database.read { try $0.run(Payments.payments(of: ids, lock: false)) }
                let known = Set(payments.compactMap(\.reference))
                for payment in payments where payment.duplicateOf == nil {
                    guard case .succeeded(let capture) = gateway.status(of: payment.id),
                        !payment.state.isCaptured || !known.contains(capture.reference)
                    else { continue }
                    try await shop.queryPayment(payment.id, evenIfCaptured: true)
                }
            }
            for _ in 0..<2 {
                for ids in chunks(of: world.orders) {
                    let refunds = try await shop.database.read { try $0.run(Payments.refunds(of: ids)) }
                    for refund in refunds where refund.state == .pending {
                        try await shop.runRefund(refund.id.description)
                    }
                }
                gateway.settleRefunds()
                for delivery in gateway.takeNotifications() {
                    try await shop.applyNotification(delivery.notification)
                }
            }
        } catch {
            violate("when all was said: \(error)")
        }
    }

    /// Payment by payment, what the shop has captured and not given back is what the gateway holds.
    private mutating func compareMoney() async throws {
        var held = gateway.balances
        for ids in chunks(of: world.orders) {
            let payments = try await shop.database.read { try $0.run(Payments.payments(of: ids, lock: false)) }
            let byID = Dictionary(grouping: payments, by: \.idAtGateway)
            for (id, taken) in byID.sorted(by: { $0.key < $1.key }) {
                let atGateway = held.removeValue(forKey: id)?.amountMinor ?? 0
                let here = taken.reduce(0) { $0 + $1.refundableMinor }
                if atGateway != here {
                    violate("\(id), \(taken.map(\.state)): the shop counts \(here), the gateway \(atGateway)")
                }
            }
        }
        for id in held.keys.sorted() { violate("the gateway holds money for \(id), which the shop does not know") }
    }

    /// Day by day the gateway's statement is what the books say, once everything was heard. The day before the last one
    /// is looked at again: its last minutes are judged with the day after.
    private mutating func compareStatements() async throws {
        let calendar = shop.configuration.calendar
        let today = calendar.day(of: shop.database.clock.now())
        let first = try await shop.database.read { [shop] in try shop.payments.firstPayment(in: $0) }
        guard let first, let name = shop.gateways.keys.min() else { return }
        let begin = world.agreedDay.map { $0 + -1 } ?? calendar.day(of: first)
        for number in begin.daysSince1970...today.daysSince1970 {
            try await shop.compareStatement(of: name, day: CivilDay(daysSince1970: number))
        }
        let (days, open) = try await shop.database.read { [shop] session in
            (
                try shop.payments.statementDays(of: [name], since: begin, in: session),
                try shop.payments.differences(state: .open, limit: PageLimit(clamping: 100), in: session).items
            )
        }
        for found in open where !found.difference.statementDay.isEmpty {
            violate("statement: \(found.difference)")
        }
        for day in days where day.comparedAt == nil || day.state != .compared {
            violate("the statement of \(day.day) was not compared to the end")
        }
        world.agreedDay = today
    }

    private func chunks(of ids: [OrderID]) -> [[OrderID]] {
        stride(from: 0, to: ids.count, by: Self.chunk).map { Array(ids[$0..<min($0 + Self.chunk, ids.count)]) }
    }
}
