import AfterSales
import Delivery
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// Everything that happened to an order, from all of its parts, in the order in which it happened.
extension OrderModel {
    struct Event {
        let at: Timestamp
        let title: String
        var details: [String] = []
        /// As `Actor` prints it; nil where the thing itself does not know.
        var by: String?
        var isNote = false
    }

    func timeline(_ frame: PageFrame) -> HTML {
        """
        <ol class="plain timeline">\(each: events(frame), { event in
            let told = [frame.time(event.at), event.by.map { frame.actor($0, names) } ?? ""] + event.details
            return """
                <li\(event.isNote ? " class=\"note\"" as HTML : "")><span class="text">\(event.title)</span> \
                <span class="muted">\(told.filter { !$0.isEmpty }.joined(separator: " · "))</span></li>
                """
        })</ol>
        """
    }

    /// Of one moment, what moved the order comes before its step, and what the step brought about after it. What one
    /// deed does has times that lie close together, in no order that tells anything.
    private func events(_ frame: PageFrame) -> [Event] {
        let steps = steps(frame)
        let all = [
            Array(steps.prefix(1)), paymentEvents(frame), parcelEvents(frame), returnEvents(frame),
            Array(steps.dropFirst()), refundEvents(frame), noteEvents,
        ].flatMap(\.self)
        func moment(_ event: Event) -> Int64 { event.at.milliseconds / 1_000 }
        return all.enumerated().sorted { (moment($0.element), $0.offset) < (moment($1.element), $1.offset) }
            .map(\.element)
    }

    private func steps(_ frame: PageFrame) -> [Event] {
        history.map { entry in
            Event(
                at: entry.at, title: frame.words("order.state.\(entry.to.word(order.delivery))"),
                details: [reason(of: entry, frame)], by: entry.by)
        }
    }

    /// Money that was promised back when the order was closed may be on its way, or have failed to go.
    private func reason(of entry: OrderHistoryEntry, _ frame: PageFrame) -> String {
        guard entry.reason == Shop.refundedReason, order.refundedMinor - refundingMinor < order.totals.total else {
            return frame.orderReason(entry.reason)
        }
        return frame.words("refund.state.\((refundingMinor > 0 ? RefundState.pending : .failed).rawValue)")
    }

    private func paymentEvents(_ frame: PageFrame) -> [Event] {
        let words = frame.words
        let asked = payments.map { payment in
            Event(
                at: payment.createdAt, title: words("console.event.payment", ["amount": frame.money(payment.amount)]),
                details: [payment.gateway])
        }
        let taken = payments.compactMap { payment in
            payment.capturedAt.map { at in
                let amount = frame.money(Money(payment.capturedMinor, order.currency))
                return Event(at: at, title: words("console.event.captured", ["amount": amount]))
            }
        }
        return asked + taken
    }

    private func refundEvents(_ frame: PageFrame) -> [Event] {
        let words = frame.words
        let back = refunds.map { refund in
            let (origin, reason) = (words("refund.origin.\(refund.origin.rawValue)"), frame.refundReason(refund))
            return Event(
                at: refund.createdAt, title: words("console.event.refund", ["amount": frame.money(refund.amount)]),
                details: pieces(of: refund, frame) + (reason == origin ? [origin] : [origin, reason]), by: refund.by)
        }
        let ended = refunds.compactMap { refund in
            refund.finishedAt.map { at in
                Event(
                    at: at, title: words("refund.state.\(refund.state.rawValue)"),
                    details: [frame.money(refund.amount)])
            }
        }
        return back + ended
    }

    /// Of what it gave the money back; empty for an amount.
    func pieces(of refund: Refund, _ frame: PageFrame) -> [String] {
        refundedPieces[refund.id, default: []].map { part in
            frame.refunded(part, as: order.lines.first { $0.skuID == part.skuID }?.title ?? part.skuID.description)
        }
    }

    private func parcelEvents(_ frame: PageFrame) -> [Event] {
        let words = frame.words
        let left = parcels.map { parcel in
            Event(
                at: parcel.shippedAt,
                title: words(
                    parcel.isPickup ? "console.event.ready" : "console.event.shipped",
                    ["pieces": frame.format.number(parcel.lines.reduce(0) { $0 + $1.quantity })]),
                details: [frame.parcelName(parcel)])
        }
        let arrived = parcels.compactMap { parcel in
            parcel.deliveredAt.map { at in
                let key = parcel.isPickup ? "parcel.state.handed_over" : "console.event.delivered"
                return Event(at: at, title: words(key), details: [parcel.trackingNumber])
            }
        }
        return left + arrived
    }

    private func returnEvents(_ frame: PageFrame) -> [Event] {
        returns.flatMap { item in
            let steps = returnSteps[item.id, default: []]
            // Its parcel is known as it was told last.
            let sent = steps.lastIndex { $0.from == $0.to && $0.to == .approved }
            return steps.indices.compactMap { index in
                let details = index == sent ? sentWith(item, frame) : returnDetails(steps[index], of: item, frame)
                return returnTitle(steps[index], frame).map { title in
                    Event(at: steps[index].at, title: title, details: details, by: steps[index].by)
                }
            }
        }
    }

    /// Each step under a name of its own; a return that stays where it is tells of its parcel, and its refund tells of
    /// itself.
    private func returnTitle(_ step: ReturnHistoryEntry, _ frame: PageFrame) -> String? {
        guard step.from == step.to else { return frame.words("console.event.return.\(step.word)") }
        return step.to == .approved ? frame.words("console.event.return.sent") : nil
    }

    private func returnDetails(_ step: ReturnHistoryEntry, of item: Return, _ frame: PageFrame) -> [String] {
        let words = frame.words
        switch step.to {
        case .requested:
            return item.lines.first.map { [frame.returnReason($0.reason)] } ?? []
        case .rejected: return [step.reason, item.receiptNote].filter { !$0.isEmpty }
        case .received:
            return ReturnGrade.allCases.compactMap { grade in
                let pieces = item.lines.reduce(0) { $0 + ($1.grade == grade ? $1.quantity : 0) }
                guard pieces > 0 else { return nil }
                return "\(words("return.grade.\(grade.rawValue)")) × \(frame.format.number(pieces))"
            }
        case .approved, .refunded, .cancelled: return []
        }
    }

    private func sentWith(_ item: Return, _ frame: PageFrame) -> [String] {
        item.parcel.map { ["\(frame.carrier($0.carrier)) \($0.trackingNumber)"] } ?? []
    }

    private var noteEvents: [Event] {
        notes.map { Event(at: $0.at, title: $0.text, by: $0.by, isNote: true) }
    }
}

extension PageFrame {
    /// The shop's own reasons in the visitor's language; what a person wrote as it is.
    fileprivate func orderReason(_ reason: String) -> String {
        words.find("order.reason.\(reason.replacing(" ", with: "_"))") ?? reason
    }
}
