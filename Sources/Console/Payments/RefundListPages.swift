import Database
import HTTPTypes
import Identity
import Kernel
import Payments
import WebRuntime
import Workflows

extension Console {
    /// Refunds of all states.
    func refunds(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (filter, cursor) = (try RefundFilter(call.query), try call.query.cursor())
            @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> RefundListModel {
                let page = try shop.refunds(filter, after: cursor, limit: limit, in: session)
                return RefundListModel(
                    refunds: page, names: try Names(of: page.items.map(\.by), in: session), filter: filter,
                    state: .fresh(Dictionary(filter.query.map { ($0.name, $0.value) }) { $1 }))
            }
            guard !call.wantsFile else { return file(call, "refunds", reading: load) }
            return .page(try await database.read { try load($0, cursor, .standard) }.html(call.frame))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, fields: call.query) { state in
                RefundListModel(
                    refunds: Page(items: [], next: nil), names: .none, filter: .everything, state: state
                ).html(call.frame)
            }
        }
    }

    /// The lines of one gateway's statement of a day.
    func statementLines(_ call: PageCall) async throws -> PageAnswer {
        guard let day = CivilDay(try call.path.text("day")) else { throw NotFound("statement") }
        guard let gateway = try call.query.optional("gateway") else { throw NotFound("statement") }
        let cursor = try call.query.cursor()
        @Sendable func load(
            _ session: Session, _ cursor: Cursor?, _ limit: PageLimit
        ) throws -> StatementLinesModel {
            let page = try shop.payments.statementLines(
                of: gateway, day: day, after: cursor, limit: limit, in: session)
            return StatementLinesModel(
                day: day, gateway: gateway, page: page,
                orders: try shop.payments.orders(ofSubjects: page.items.map(\.line.id), in: session))
        }
        let model = try await database.read { [shop] session in
            guard try shop.payments.hasStatement(of: gateway, day: day, in: session) else {
                throw NotFound("statement")
            }
            return try load(session, cursor, .standard)
        }
        guard !call.wantsFile else { return file(call, "statement-lines-\(day)", reading: load) }
        return .page(model.html(call.frame))
    }
}

extension RefundFilter {
    /// As the address of a list says it.
    ///
    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        let state = try fields.optionalChoice("state", of: RefundState.self)
        let days = try DaySpan(from: try fields.optionalDay("from"), to: try fields.optionalDay("to"))
        try self.init(state: state, days: days)
    }

    /// The query of the list's address: what was not asked for is left out.
    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("state", state?.rawValue), ("from", days.from?.description), ("to", days.to?.description),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }
}
