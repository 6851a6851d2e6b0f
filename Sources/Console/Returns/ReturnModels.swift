import AfterSales
import Database
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// Returns of everybody, newest first.
struct ReturnListModel: Sendable {
    let returns: [Entry]
    let next: Cursor?
    let filter: ReturnListFilter
    let form: FormState
    /// Whether older orders that the text of the filter finds were not looked at.
    var isCut = false

    /// A return with what tells it apart.
    struct Entry: Sendable {
        let item: Return
        let order: Order
        /// Nil for guests.
        let buyer: Profile?
        let refund: Refund?

        /// What went back, or is to; nil where nothing does.
        var amount: Money? { item.amount(of: order, refund) }
        var pieces: Int { item.lines.reduce(0) { $0 + $1.quantity } }

        func goods(_ frame: PageFrame) -> String {
            let first = item.lines.first.flatMap { order.line($0.orderLineID)?.title } ?? ""
            return frame.goods(first, kinds: item.lines.count)
        }
    }
}

extension ReturnListModel {
    /// - Parameter ids: of one page, in its order.
    init(
        _ ids: Page<ReturnID>, _ filter: ReturnListFilter, _ form: FormState, _ shop: Shop, in language: Language,
        _ session: Session
    ) throws {
        let found = ids.items.isEmpty ? [] : try shop.afterSales.returns(ids.items, in: session)
        let ordered = Array(Set(found.map(\.orderID))).sorted()
        let orders = try shop.orders(ordered, in: language, session)
        let refunds = ordered.isEmpty ? [] : try session.run(Payments.refunds(of: ordered))
        let buyers = Set(orders.values.compactMap(\.buyer?.userID)).sorted()
        let people = buyers.isEmpty ? [:] : try Identity.profiles(buyers, in: session)
        let entries = found.compactMap { item in
            orders[item.orderID].map { order in
                Entry(
                    item: item, order: order, buyer: order.buyer?.userID.flatMap { people[$0] },
                    refund: refunds.first { $0.id == item.refundID })
            }
        }
        self.init(returns: entries, next: ids.next, filter: filter, form: form)
    }
}

extension Return {
    /// What its refund gave back, or what is due once the goods come; nil where none is, or none any more.
    func amount(of order: Order, _ refund: Refund?) -> Money? {
        if let refund { return refund.amount }
        switch state {
        case .requested, .approved: return expected(of: order)?.amount
        case .received, .refunded: return refundDueMinor.map { Money($0, order.currency) }
        case .rejected, .cancelled: return nil
        }
    }

    /// What would be due if its goods came now.
    func expected(of order: Order) -> ExpectedRefund? {
        try? order.expectedRefund(of: lines.map { LineQuantity(lineID: $0.orderLineID, quantity: $0.quantity) })
    }
}

extension Buyer {
    fileprivate var userID: UserID? {
        if case .user(let id) = self { id } else { nil }
    }
}

/// One return with its order.
struct ReturnModel: Sendable {
    let item: Return
    let order: Order
    /// Nil for guests.
    let buyer: Profile?
    let refund: Refund?
    let history: [ReturnHistoryEntry]
    /// Of those who did something here.
    let names: Names
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
