import AfterSales
import Catalog
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
    /// In front of a line's id: the reason in the buyer's own words.
    static let wordsPrefix = "words."

    let order: Order
    /// What comes back for one piece, and for all that can go back, of each line.
    let expected: [OrderLineID: (one: ExpectedRefund, all: ExpectedRefund)]
    /// How its goods are shown now; those that are gone are missing.
    let faces: [SKUID: SKUFace]
    let isReturnable: Bool
    /// The last day on which it may be asked for.
    let lastDay: CivilDay?
    let state: FormState
    let key: String

    /// The lines of which at least one piece is to go back.
    ///
    /// - Throws: `InputErrors` for what is wrong with the lines, all of it at once; `InputError` where none is chosen.
    static func lines(_ form: FormFields, _ words: Strings) throws -> [ReturnRequestLine] {
        var (lines, wrong): ([ReturnRequestLine], [InputError]) = ([], [])
        for (name, _) in form.prefixed(quantityPrefix) {
            do throws(InputError) {
                if let line = try line(name, form, words) { lines.append(line) }
            } catch {
                wrong.append(error)
            }
        }
        if let errors = InputErrors(wrong) { throw errors }
        guard !lines.isEmpty else { throw InputError.missing(field: "lines") }
        return lines
    }

    /// Nil for a line of which nothing is to go back.
    private static func line(
        _ name: String, _ form: FormFields, _ words: Strings
    ) throws(InputError) -> ReturnRequestLine? {
        guard let id = OrderLineID(name) else { throw .unknownReference(field: "lines") }
        let quantity = try form.optionalInteger(quantityPrefix + name, 0...Cart.quantityLimit) ?? 0
        guard quantity > 0 else {
            if try form.optional(reasonPrefix + name) != nil { throw .missing(field: quantityPrefix + name) }
            return nil
        }
        return ReturnRequestLine(lineID: id, quantity: quantity, reason: try reason(form, name, words))
    }

    /// What the fields of each line are asked for, by the name of its goods.
    static func asking(of order: Order, _ words: Strings) -> [String: String] {
        var asking: [String: String] = [:]
        for line in order.lines {
            let (id, title) = (line.id.description, ["title": line.title])
            asking[quantityPrefix + id] = words("return.needs.quantity", title)
            asking[reasonPrefix + id] = words("return.needs.reason", title)
            asking[wordsPrefix + id] = words("return.needs.words", title)
        }
        return asking
    }

    /// Staff read it as the buyer did.
    private static func reason(_ form: FormFields, _ line: String, _ words: Strings) throws(InputError) -> String {
        let given = try form.required(reasonPrefix + line, atMost: Return.textLimit)
        switch ReturnReason(rawValue: given) {
        case .other: return try form.required(wordsPrefix + line, atMost: Return.textLimit)
        case .some(let reason): return reason.text(words)
        case nil: return given
        }
    }
}

/// A return as its buyer sees it.
struct ReturnModel: Sendable {
    let item: Return
    let order: Order
    let refund: Refund?
    /// As it would be now; nil where it is known.
    let expected: ExpectedRefund?
    /// Where goods go back to; nil where the shop has said nothing.
    let place: ReturnPlace?
    /// The last day on which they may be sent; nil where there is none.
    let lastDay: CivilDay?
    /// How the shop is reached; nil where it has said nothing.
    let contact: String?
    let state: FormState
    let key: String
}
