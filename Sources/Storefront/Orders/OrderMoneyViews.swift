import AfterSales
import Kernel
import Orders
import Payments
import WebRuntime

// What was paid for an order, what went back, and what came back.
extension OrderModel {
    /// What became of a line after it was bought.
    func fate(of line: OrderLine, _ frame: PageFrame) -> HTML? {
        let told = frame.lineFate(
            notSent: line.cancelledQuantity, refunded: line.refundedSentQuantity, returning: line.returningQuantity)
        guard !told.isEmpty else { return nil }
        return "<p>\(each: told, { "<span class=\"state warn\">\($0)</span> " })</p>"
    }

    /// What went back of the total, and what is left of it.
    func refundedSums(_ frame: PageFrame) -> HTML? {
        guard order.refundedMinor > 0 else { return nil }
        let (refunded, left) = (
            Money(-order.refundedMinor, order.currency),
            Money(order.totals.total - order.refundedMinor, order.currency)
        )
        return """
            <dl class="sums"><dt>\(frame.words("order.refund"))</dt><dd>\(frame.money(refunded))</dd>\
            <dt class="grand">\(frame.words("order.left"))</dt>\
            <dd class="grand">\(frame.money(left))</dd></dl>
            """
    }

    /// Each payment with what went back of it.
    func moneyList(_ frame: PageFrame) -> HTML? {
        guard !payments.isEmpty else { return nil }
        let known = Set(payments.map(\.id))
        return """
            <section class="card"><h2>\(frame.words("order.payments"))</h2>\
            <ul class="lines">\(each: payments, { payment in
                """
                <li><p>\(line(of: payment, frame))</p>\
                \(refundList(refunds.filter { $0.paymentID == payment.id }, frame))</li>
                """
            })</ul>\(refundList(refunds.filter { !known.contains($0.paymentID) }, frame))\
            \(refunds.contains { $0.state == .pending } ? arrives(frame) : nil)</section>
            """
    }

    private func arrives(_ frame: PageFrame) -> HTML { "<p class=\"muted\">\(frame.words("refund.arrives"))</p>" }

    /// What it came to: money that was taken, a try that took nothing, or one whose end nobody knows yet.
    private func line(of payment: Payment, _ frame: PageFrame) -> HTML {
        let (words, amount) = (frame.words, frame.money(payment.amount))
        switch payment.state {
        case .succeeded, .refunding, .refunded, .partiallyRefunded:
            return """
                <strong>\(words("pay.line.paid", ["amount": amount]))</strong> \
                <span class="muted nowrap">\(frame.time(payment.capturedAt ?? payment.createdAt))</span>
                """
        case .failed, .expired:
            return """
                <span class="muted">\(words("pay.line.nothing", ["amount": amount])) \
                \(frame.time(payment.createdAt))</span>
                """
        case .created, .pending:
            return """
                \(words("pay.line.waiting", ["amount": amount])) \
                <span class="muted nowrap">\(frame.time(payment.createdAt))</span>
                """
        }
    }

    private func refundList(_ refunds: [Refund], _ frame: PageFrame) -> HTML? {
        guard !refunds.isEmpty else { return nil }
        return "<ul class=\"plain\">\(each: refunds, { "<li>\(frame.refund($0))</li>" })</ul>"
    }

    func returnList(_ frame: PageFrame) -> HTML? {
        guard !returns.isEmpty else { return nil }
        return """
            <section class="card" id="returns"><h2>\(frame.words("order.returns"))</h2>\
            <ul class="plain">\(each: returns, { item in
                """
                <li><a href="\(frame.paths.returnPage(item.id))">\(goods(of: item, frame))</a> \
                \(frame.returnState(item.standing)) <span class="muted">\
                \(frame.words("order.return_of", ["time": frame.time(item.createdAt)]))</span></li>
                """
            })</ul></section>
            """
    }
}

extension PageFrame {
    /// How much goes back, how far it is, and since when.
    func refund(_ refund: Refund) -> HTML {
        """
        \(words("order.refund")) \(money(refund.amount)) \(words("refund.state.\(refund.state.rawValue)")) \
        <span class="muted nowrap">\(time(refund.finishedAt ?? refund.createdAt))</span>
        """
    }
}
