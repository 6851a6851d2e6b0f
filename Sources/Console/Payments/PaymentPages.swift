import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var paymentPages: [PageRoute] {
        [PageRoute(.get, .consolePayments, .permission(.paymentsRead), handler: payments)]
    }

    private func payments(_ call: PageCall) async throws -> PageAnswer {
        let cursor = try call.query.cursor()
        let model = try await database.read { [shop] session in
            let refunds = try shop.payments.refunds(
                .pending, after: nil, limit: PaymentsModel.refundLimit, in: session)
            return PaymentsModel(
                refunds: refunds, names: try Names(of: refunds.items.map(\.by), in: session),
                differences: try shop.payments.openDifferences(after: cursor, limit: .standard, in: session))
        }
        return .page(model.html(call.frame))
    }
}

/// Money that a person should look at.
struct PaymentsModel: Sendable {
    static let refundLimit = PageLimit(clamping: 100)

    let refunds: Page<Refund>
    /// Of those who gave money back.
    let names: Names
    let differences: Page<FoundDifference>
}

extension PaymentsModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.payments"), .consolePayments,
            """
            <h2>\(words("console.today.refunds"))</h2>
            \(frame.table(
                [
                    "console.at", "#console.order.amount", "console.payments.origin", "console.by",
                    "return.reason", "console.payments.order",
                ],
                refunds.items) { refund($0, frame) })
            <h2>\(words("console.today.differences"))</h2>
            \(frame.table(
                [
                    "console.at", "console.payments.kind", "console.payments.subject", "#console.payments.expected",
                    "#console.payments.actual", "order.note",
                ], differences.items) { difference($0, frame) })
            \(frame.nextPageLink(differences.next.map { frame.paths.nextPage(of: .consolePayments, $0) }))
            """)
    }

    private func refund(_ refund: Refund, _ frame: PageFrame) -> HTML {
        """
        <td>\(frame.time(refund.createdAt))</td><td class="number">\(frame.money(refund.amount))</td>\
        <td>\(frame.words("refund.origin.\(refund.origin.rawValue)"))</td><td>\(frame.actor(refund.by, names))</td>\
        <td>\(refund.reason)</td>\
        <td><a href="\(frame.paths.consoleOrder(refund.orderID))">\(Order.number(of: refund.orderID))</a></td>
        """
    }

    private func difference(_ found: FoundDifference, _ frame: PageFrame) -> HTML {
        let difference = found.difference
        return """
            <td>\(frame.time(found.foundAt))</td><td>\(frame.words("difference.\(difference.kind.rawValue)"))</td>\
            <td>\(difference.gateway) \(difference.subject) \(difference.statementDay)</td>\
            <td class="number">\(frame.money(Money(difference.expectedMinor, difference.currency)))</td>\
            <td class="number">\(frame.money(Money(difference.actualMinor, difference.currency)))</td>\
            <td>\(difference.note)</td>
            """
    }
}
