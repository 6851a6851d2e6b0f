import Delivery
import Kernel
import Orders
import WebRuntime

// What is on its way, or has come.
extension OrderModel {
    func parcelList(_ frame: PageFrame) -> HTML? {
        let expected: HTML? = arrival.map { days in
            let key = order.delivery == .pickup ? "checkout.ready" : "checkout.arrival"
            return "<p><strong>\(frame.words(key, frame.days(days)))</strong></p>"
        }
        let several = severalParcels(frame)
        guard !parcels.isEmpty else {
            return expected == nil && several == nil
                ? nil : "<section class=\"card\">\(expected)\(several)</section>"
        }
        return """
            <section class="card"><h2>\(frame.words("order.parcels"))</h2>\(expected)\(several)\
            <ul class="lines">\(each: parcels, { parcel in
                """
                <li><p>\(name(of: parcel, frame)) \
                \(frame.state(parcel.stateKey, parcel.state == .delivered ? "good" : "warn"))\
                </p>
                <ul class="plain muted">\(each: parcel.lines, { line in
                    "<li>\(order.line(line.orderLineID)?.title) × \(line.quantity)</li>"
                })</ul>\(track(parcel, frame))</li>
                """
            })</ul></section>
            """
    }

    /// That not everything comes at once, where goods that wait lie in several warehouses. What is picked up is laid
    /// ready in one place.
    private func severalParcels(_ frame: PageFrame) -> HTML? {
        guard placeCount > 1, order.delivery != .pickup else { return nil }
        let text = frame.words("order.several_parcels", ["count": frame.format.number(placeCount)])
        return "<p class=\"notice\">\(text)</p>"
    }

    /// Who carries it, and under which number, which a script makes a button to copy for.
    private func name(of parcel: Parcel, _ frame: PageFrame) -> HTML {
        guard !parcel.isPickup else { return "\(frame.words("delivery.pickup"))" }
        return """
            \(frame.carrier(parcel.carrier)) <span data-copy="\(frame.words("parcel.copy"))" \
            data-copied="\(frame.words("parcel.copied"))">\(parcel.trackingNumber)</span>
            """
    }

    /// The way of a parcel, the latest first.
    private func track(_ parcel: Parcel, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let arrived: HTML? = parcel.deliveredAt.map { moment in
            let text = words(parcel.isPickup ? "parcel.state.handed_over" : "parcel.track.delivered")
            return "<li>\(text) <span class=\"muted\">\(frame.time(moment))</span></li>"
        }
        let left =
            parcel.isPickup
            ? words("parcel.state.ready") : words("parcel.track.shipped", ["carrier": frame.carrier(parcel.carrier)])
        return """
            <ol class="plain timeline track">\(arrived)<li>\
            \(left) <span class="muted">\(frame.time(parcel.shippedAt))</span></li></ol>
            """
    }
}

extension Parcel {
    fileprivate var stateKey: String {
        guard isPickup, state != .returned else { return "parcel.state.\(state.rawValue)" }
        return state == .delivered ? "parcel.state.handed_over" : "parcel.state.ready"
    }
}
