import AfterSales
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// The form that asks to send something back.
struct AskReturnModel: Sendable {
    /// In front of a line's id: how many pieces of it, and why.
    static let quantityPrefix = "quantity."
    static let reasonPrefix = "reason."

    let order: Order
    let isReturnable: Bool
    let state: FormState
    let key: String

    /// The lines of which at least one piece is to go back.
    ///
    /// - Throws: `InputError` for a quantity that is none and where no line is chosen.
    static func lines(_ form: FormFields) throws(InputError) -> [ReturnRequestLine] {
        var lines: [ReturnRequestLine] = []
        for (name, _) in form.prefixed(quantityPrefix) {
            guard let id = OrderLineID(name) else { throw .unknownReference(field: "lines") }
            let quantity = try form.optionalInteger(quantityPrefix + name, 0...Cart.quantityLimit) ?? 0
            guard quantity > 0 else {
                if try form.optional(reasonPrefix + name) != nil { throw .missing(field: quantityPrefix + name) }
                continue
            }
            let reason = try form.required(reasonPrefix + name, atMost: Return.textLimit)
            lines.append(ReturnRequestLine(lineID: id, quantity: quantity, reason: reason))
        }
        guard !lines.isEmpty else { throw .missing(field: "lines") }
        return lines
    }
}

/// A return as its buyer sees it.
struct ReturnModel: Sendable {
    let item: Return
    let order: Order
    let refund: Refund?
    let state: FormState
    let key: String
}
