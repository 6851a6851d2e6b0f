import AfterSales
import Database
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// Returns of everybody, newest first.
struct ReturnListModel: Sendable {
    let returns: [Return]
    let next: Cursor?
    let state: ReturnState?
}

/// One return with its order.
struct ReturnModel: Sendable {
    let item: Return
    let order: Order
    let refund: Refund?
    /// The last day on which the goods may be sent; nil where there is none.
    let lastDay: CivilDay?
    let state: FormState
    let key: String
}

/// What staff do with a return; the last part of the form's address.
enum ReturnStep: String, CaseIterable {
    case approve, reject, receive, refund
}

/// A step with what its form says.
enum ReturnDecision: Sendable {
    /// In front of a line's id: its grade.
    static let gradePrefix = "grade."

    case approve
    case reject(reason: String)
    case receive([OrderLineID: ReturnGrade])
    /// Another refund, where the first one failed.
    case refund

    init(_ step: ReturnStep, _ form: FormFields) throws(InputError) {
        switch step {
        case .approve: self = .approve
        case .refund: self = .refund
        case .reject: self = .reject(reason: try form.required("reason", atMost: Return.textLimit))
        case .receive:
            var grades: [OrderLineID: ReturnGrade] = [:]
            for (name, _) in form.prefixed(Self.gradePrefix) {
                guard let id = OrderLineID(name) else { throw .unknownReference(field: "lines") }
                grades[id] = try form.choice(Self.gradePrefix + name, of: ReturnGrade.self)
            }
            self = .receive(grades)
        }
    }

    func apply(to id: ReturnID, _ shop: Shop, by caller: Caller, in transaction: Transaction) throws -> Return {
        switch self {
        case .approve: return try shop.approveReturn(id, by: caller, in: transaction)
        case .refund: return try shop.refundReturn(id, by: caller, in: transaction)
        case .reject(let reason): return try shop.rejectReturn(id, reason: reason, by: caller, in: transaction)
        case .receive(let grades):
            // A line is graded with its whole quantity, which the form does not ask for.
            guard let item = try shop.afterSales.find(id, in: transaction.session) else { throw ReturnError.notFound }
            let lines = item.lines.compactMap { line in
                grades[line.orderLineID].map {
                    GradedLine(lineID: line.orderLineID, quantity: line.quantity, grade: $0)
                }
            }
            return try shop.receiveReturn(id, lines: lines, by: caller, in: transaction)
        }
    }
}
