import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var parcelPages: [PageRoute] {
        [
            PageRoute(.get, .consoleParcel, .permission(.parcelsManage)) { call in
                .page(try await parcel(call, call.path.id("parcel")))
            },
            PageRoute(.post, .consoleParcel, .permission(.parcelsManage), handler: correct),
        ]
    }

    private func parcel(_ call: PageCall, _ id: ParcelID, _ state: FormState? = nil) async throws -> HTML {
        let found = try await database.read { [shop] in try shop.delivery.parcel(id, in: $0) }
        guard let parcel = found else { throw NotFound("parcel") }
        let known = ["carrier": parcel.carrier, "tracking_number": parcel.trackingNumber]
        return ParcelModel(parcel: parcel, state: state ?? .fresh(known), key: call.newKey()).html(call.frame)
    }

    private func correct(_ call: PageCall) async throws -> PageAnswer {
        let id: ParcelID = try call.path.id("parcel")
        do {
            let version = try call.form.integer("version", 1...Int(Int32.max))
            let (carrier, number) = (try call.form.required("carrier"), try call.form.required("tracking_number"))
            try await act(call, "parcels.correct") { [shop] transaction in
                _ = try shop.correctParcel(
                    id, version: version, carrier: carrier, trackingNumber: number, by: call.caller, in: transaction)
            }
            guard let parcel = try await database.read({ [shop] in try shop.delivery.parcel(id, in: $0) }) else {
                throw NotFound("parcel")
            }
            return .redirect(to: call.paths.consoleOrder(parcel.orderID)).saying("console_parcel_corrected")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await parcel(call, id, $0) }
        }
    }
}

/// A parcel whose carrier or number was typed wrong.
struct ParcelModel: Sendable {
    let parcel: Parcel
    let state: FormState
    let key: String
}

extension ParcelModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let number = Order.number(of: parcel.orderID)
        let form = frame.form(
            to: frame.paths(.consoleParcel, parcel.id.description),
            """
            \(frame.key(key))\(frame.hidden("version", "\(parcel.version)"))\(frame.carrierInput(state))
            \(frame.input("tracking_number", words("parcel.tracking"), state))
            <p class="muted">\(words("console.parcel.hint"))</p>
            <button type="submit">\(words("console.parcel.correct"))</button>
            """)
        let back: HTML =
            "<p><a href=\"\(frame.paths.consoleOrder(parcel.orderID))\">\(words("console.parcel.back"))</a></p>"
        return frame.console(
            title: words("console.parcel.title", ["number": number]), .consoleOrders,
            """
            \(state.summary)<section class="card"><p>\(frame.parcelName(parcel))</p>\
            \(parcel.isCorrectable ? form : frame.empty(words("console.parcel.closed")))</section>\(back)
            """)
    }
}

extension PageFrame {
    /// With whom a parcel goes: any name, with the usual ones at hand.
    func carrierInput(_ state: FormState) -> HTML {
        let usual = words("console.carriers").split(separator: "|")
        return """
            \(input("carrier", words("parcel.carrier"), state, list: "carriers"))
            <datalist id="carriers">\(each: usual, { "<option value=\"\(String($0))\"></option>" })</datalist>
            """
    }
}
