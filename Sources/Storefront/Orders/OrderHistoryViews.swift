import AfterSales
import Delivery
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

// What became of an order, one step after the other.
extension OrderModel {
    private typealias Step = (at: Timestamp, text: HTML)

    /// The order's own steps, with parts of it that left, returns and what became of them, and money that is back, in
    /// the order of time; last what is still to leave.
    func timeline(_ frame: PageFrame) -> HTML {
        let words = frame.words
        var steps: [Step] = history.map { entry in
            let text: HTML = """
                \(words("order.state.\(entry.to.word(order.delivery))")) \
                <span class="muted">\(frame.time(entry.at)) · \(words("order.by.\(entry.by)"))</span>
                """
            return (entry.at, text)
        }
        steps += partsThatLeft(frame) + returnSteps(frame)
        steps += refunds.compactMap { refund in
            guard refund.state == .succeeded, let at = refund.finishedAt else { return nil }
            return (at, frame.refund(refund))
        }
        // Stable: what happened in the same moment stays in its order.
        let sorted = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        return """
            <section class="card"><h2>\(words("order.history"))</h2>\
            <ol class="plain timeline">\(each: sorted, { "<li>\($0.element.text)</li>" })\(stillToLeave(frame))</ol>\
            </section>
            """
    }

    /// Each parcel but the one with which the last of it left: that is a step of the order itself. Where the rest was
    /// given up instead, none is.
    private func partsThatLeft(_ frame: PageFrame) -> [Step] {
        let inOrder = parcels.sorted { ($0.shippedAt, $0.id) < ($1.shippedAt, $1.id) }
        let leftAt = history.first { $0.to == .shipped }?.at
        let parts = leftAt != nil && inOrder.last?.shippedAt == leftAt ? Array(inOrder.dropLast()) : inOrder
        // As the order stood then.
        let key = "order.state.\(OrderState.allocated.word(order.delivery, isPartlyShipped: true))"
        return parts.map { parcel in
            (
                parcel.shippedAt,
                step(frame.words(key), parcel.lines.map { ($0.orderLineID, $0.quantity) }, parcel.shippedAt, frame)
            )
        }
    }

    /// What waits while a part is on its way.
    private func stillToLeave(_ frame: PageFrame) -> HTML? {
        guard order.isPartlyShipped else { return nil }
        let waiting = order.lines.filter { $0.unshippedQuantity > 0 }.map { ($0.id, $0.unshippedQuantity) }
        let key = order.delivery == .pickup ? "order.still_to_be_ready" : "order.still_to_leave"
        return "<li>\(frame.words(key)) <span class=\"muted\">\(goods(waiting, frame))</span></li>"
    }

    /// That it was asked for, and that it was over before anything came back.
    private func returnSteps(_ frame: PageFrame) -> [Step] {
        returns.flatMap { item -> [Step] in
            let lines = item.lines.map { ($0.orderLineID, $0.quantity) }
            let asked: Step = (
                item.createdAt, step(frame.words("order.return_asked"), lines, item.createdAt, frame)
            )
            guard item.state == .cancelled || item.state == .rejected else { return [asked] }
            let ended = frame.words("order.return_ended.\(item.standing.word)")
            return [asked, (item.updatedAt, step(ended, lines, item.updatedAt, frame))]
        }
    }

    private func step(
        _ title: String, _ lines: [(OrderLineID, Int)], _ at: Timestamp, _ frame: PageFrame
    ) -> HTML {
        "\(title) <span class=\"muted\">\(goods(lines, frame)) · \(frame.time(at))</span>"
    }

    /// What goes back, by which two returns of one order are told apart.
    func goods(of item: Return, _ frame: PageFrame) -> String {
        goods(item.lines.map { ($0.orderLineID, $0.quantity) }, frame)
    }

    /// Goods of its lines, each with its pieces.
    private func goods(_ lines: [(OrderLineID, Int)], _ frame: PageFrame) -> String {
        let pieces = Dictionary(lines, uniquingKeysWith: +)
        let named = order.lines.compactMap { line in
            pieces[line.id].map { "\(line.title) × \(frame.format.number($0))" }
        }
        return named.joined(separator: frame.language == .chinese ? "、" : ", ")
    }
}
