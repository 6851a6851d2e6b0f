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
        var pieces: Int { item.linesBack.reduce(0) { $0 + $1.quantity } }

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

    /// What a refund would pay out now that is left, or that follows one which failed; nil where none is due.
    func left(of order: Order) -> Money? {
        guard !isRefundLeft else { return expected(of: order)?.amount }
        return refundDueMinor.map { Money(min($0, order.totals.total - order.refundedMinor), order.currency) }
    }

    /// What would be due if its goods came now.
    func expected(of order: Order) -> ExpectedRefund? {
        try? order.expectedRefund(of: pieces)
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
    /// What would go back for what was graded, before it is done, or instead of the sum that was shown.
    let look: Money?
    let key: String
}

/// What staff do with a return; the last part of the form's address.
enum ReturnStep: String, CaseIterable {
    case approve, reject, close, receive, refund

    /// Who receives goods is not always who pays out.
    var right: Permission { self == .refund ? .refundsManage : .returnsManage }
}

/// A step with what its form says.
enum ReturnDecision: Sendable {
    /// In front of a line's id: the grade of all its pieces.
    static let gradePrefix = "grade."
    /// In front of a grade and a line's id: how many of its pieces are so.
    static let piecesPrefix = "pieces."
    /// What the form was told would go back; without it nothing does.
    static let sureField = "sure"
    /// How the goods came, for staff alone.
    static let noteField = "note"
    /// Why nothing is waited for any more, for staff alone.
    static let closingNoteField = "closing_note"

    case approve
    case reject(reason: String)
    case close(reason: String, note: String)
    case receive(grades: [OrderLineID: ReturnGrade], pieces: [GradedLine], seenMinor: Int64?)
    /// A refund that was left, or another where the first one failed.
    case refund(seenMinor: Int64?)

    static func piecesField(_ line: OrderLineID, _ grade: ReturnGrade) -> String {
        "\(piecesPrefix)\(grade.rawValue).\(line)"
    }

    init(_ step: ReturnStep, _ form: FormFields) throws(InputError) {
        switch step {
        case .approve: self = .approve
        case .refund: self = .refund(seenMinor: try Self.seen(form))
        case .reject: self = .reject(reason: try form.required("reason", atMost: Return.textLimit))
        case .close:
            self = .close(
                reason: try form.required("reason", atMost: Return.textLimit),
                note: try form.optional(Self.closingNoteField, atMost: Return.textLimit) ?? "")
        case .receive:
            var grades: [OrderLineID: ReturnGrade] = [:]
            for (name, value) in form.prefixed(Self.gradePrefix) where !value.isEmpty {
                guard let id = OrderLineID(name) else { throw .unknownReference(field: "lines") }
                grades[id] = try form.choice(Self.gradePrefix + name, of: ReturnGrade.self)
            }
            var pieces: [GradedLine] = []
            for (name, _) in form.prefixed(Self.piecesPrefix) {
                let parts = name.split(separator: ".", maxSplits: 1)
                guard parts.count == 2, let grade = ReturnGrade(rawValue: String(parts[0])),
                    let id = OrderLineID(String(parts[1]))
                else { throw .unknownReference(field: "lines") }
                let field = Self.piecesPrefix + name
                let quantity = try form.optionalInteger(field, 0...Cart.quantityLimit) ?? 0
                if quantity > 0 { pieces.append(GradedLine(lineID: id, quantity: quantity, grade: grade)) }
            }
            self = .receive(grades: grades, pieces: pieces, seenMinor: try Self.seen(form))
        }
    }

    private static func seen(_ form: FormFields) throws(InputError) -> Int64? {
        try form.optionalInteger(sureField, 0...Int.max).map { Int64($0) }
    }

    /// Whether nothing is to be done yet but shown.
    var isLook: Bool {
        if case .receive(_, _, nil) = self { true } else { false }
    }

    /// - Parameters:
    ///   - note: how goods came that are received.
    ///   - paysOut: whether the caller may.
    /// - Throws: `ReturnLook` where the form was told of another sum, or of none.
    func apply(
        to id: ReturnID, _ shop: Shop, note: String, paysOut: Bool, by caller: Caller, in transaction: Transaction
    ) throws {
        switch self {
        case .approve: _ = try shop.approveReturn(id, by: caller, in: transaction)
        case .refund(let seenMinor):
            try Self.hold(try shop.refundReturn(id, by: caller, in: transaction), to: seenMinor)
        case .reject(let reason): _ = try shop.rejectReturn(id, reason: reason, by: caller, in: transaction)
        case .close(let reason, let note):
            _ = try shop.closeReturn(id, reason: reason, note: note, by: caller, in: transaction)
        case .receive(let grades, let pieces, let seenMinor):
            guard let item = try shop.afterSales.find(id, in: transaction.session) else { throw ReturnError.notFound }
            let whole = item.lines.compactMap { line in
                grades[line.orderLineID].map {
                    GradedLine(lineID: line.orderLineID, quantity: line.quantity, grade: $0)
                }
            }
            let lines = pieces + whole.filter { line in !pieces.contains { $0.lineID == line.lineID } }
            let received = try shop.receiveReturn(
                id, lines: lines, note: note, paysOut: paysOut, by: caller, in: transaction)
            try Self.hold(received, to: seenMinor)
        }
    }

    private static func hold(_ item: Return, to seenMinor: Int64?) throws(ReturnLook) {
        let dueMinor = item.refundDueMinor ?? 0
        guard dueMinor == seenMinor else { throw ReturnLook(dueMinor: dueMinor) }
    }
}

/// Ends a transaction that was to show what goes back, or that would pay another sum than the one that was shown, so
/// that nothing of it stays.
struct ReturnLook: Error {
    let dueMinor: Int64
}
