import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var paymentPages: [PageRoute] {
        [
            PageRoute(.get, .consolePayments, .permission(.paymentsRead), handler: moneyToLookAt),
            PageRoute(.get, .consolePaymentList, .permission(.paymentsRead), handler: payments),
            PageRoute(.get, .consoleRefunds, .permission(.paymentsRead), handler: refunds),
            PageRoute(.get, .consoleDifferences, .permission(.paymentsRead), handler: differences),
            PageRoute(.get, .consoleDifference, .permission(.paymentsRead)) { call in
                .page(try await difference(call, call.path.id("difference")))
            },
            PageRoute(.post, .consoleDifferenceResolution, .permission(.paymentsManage), handler: resolve),
            PageRoute(.get, .consoleStatements, .permission(.paymentsRead), handler: statements),
            PageRoute(.get, .consoleStatement, .permission(.paymentsRead), handler: statement),
            PageRoute(.get, .consoleStatementLines, .permission(.paymentsRead), handler: statementLines),
            PageRoute(.get, .consoleLedger, .permission(.paymentsRead), handler: ledger),
        ]
    }

    private func moneyToLookAt(_ call: PageCall) async throws -> PageAnswer {
        let cursor = try call.query.cursor()
        @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> RefundLines {
            let refunds = try shop.payments.refunds(.pending, after: cursor, limit: limit, in: session)
            return RefundLines(refunds: refunds, names: try Names(of: refunds.items.map(\.by), in: session))
        }
        guard !call.wantsFile else { return file(call, "refunds", reading: load) }
        let model = try await database.read { [shop] session in
            let waiting = try load(session, nil, PaymentsModel.refundLimit)
            let found = try shop.payments.openDifferences(after: cursor, limit: .standard, in: session)
            return PaymentsModel(
                refunds: waiting.refunds, names: waiting.names,
                differences: try DifferenceRows(found, shop, in: session))
        }
        return .page(model.html(call.frame))
    }

    private func payments(_ call: PageCall) async throws -> PageAnswer {
        let cursor = try call.query.cursor()
        let isOverdue = call.query.raw("state") == PaymentListModel.overdue
        let state = isOverdue ? nil : try call.query.optionalChoice("state", of: PaymentState.self)
        let moment = isOverdue ? call.frame.now - ShopHealth.paymentGrace : nil
        @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> PaymentListModel {
            let page = try shop.payments.payments(
                state: state, endedBefore: moment, after: cursor, limit: limit, in: session)
            return PaymentListModel(
                payments: page, shown: isOverdue ? PaymentListModel.overdue : state?.rawValue)
        }
        guard !call.wantsFile else { return file(call, "payments", reading: load) }
        return .page(try await database.read { try load($0, cursor, .standard) }.html(call.frame))
    }

    private func differences(_ call: PageCall) async throws -> PageAnswer {
        let cursor = try call.query.cursor()
        let state = try call.query.optionalChoice("state", of: DifferenceState.self)
        let kind = try call.query.optionalChoice("kind", of: PaymentDifference.Kind.self)
        @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> DifferenceRows {
            let found = try shop.payments.differences(
                state: state, kind: kind, after: cursor, limit: limit, in: session)
            return try DifferenceRows(found, shop, in: session)
        }
        guard !call.wantsFile else { return file(call, "differences", reading: load) }
        let rows = try await database.read { try load($0, cursor, .standard) }
        return .page(DifferenceListModel(differences: rows, state: state, kind: kind).html(call.frame))
    }

    private func difference(
        _ call: PageCall, _ id: DifferenceID, _ state: FormState = .fresh()
    ) async throws -> HTML {
        let key = call.newKey()
        let model = try await database.read { [shop] session in
            guard let found = try shop.payments.difference(id, in: session) else { throw NotFound("difference") }
            let subject = found.difference.subject
            return DifferenceModel(
                found: found, order: try shop.payments.orders(ofSubjects: [subject], in: session)[subject],
                names: try Names(of: found.resolvedBy.map { [$0] } ?? [], in: session), state: state, key: key)
        }
        return model.html(call.frame)
    }

    private func resolve(_ call: PageCall) async throws -> PageAnswer {
        let id: DifferenceID = try call.path.id("difference")
        do {
            let version = try call.form.integer("version", 1...Int.max)
            let note = try call.form.required("note", atMost: FoundDifference.resolutionLimit)
            try await act(call, "differences.resolve") { [shop] transaction in
                try shop.resolveDifference(id, version: version, note: note, by: call.caller, in: transaction)
            }
            return .redirect(to: call.paths.consoleDifference(id)).saying("console_resolved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await difference(call, id, $0) }
        }
    }

    private func statements(_ call: PageCall) async throws -> PageAnswer {
        let cursor = try call.query.cursor()
        @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> StatementListModel {
            StatementListModel(days: try shop.payments.statementDays(after: cursor, limit: limit, in: session))
        }
        guard !call.wantsFile else { return file(call, "statements", reading: load) }
        return .page(try await database.read { try load($0, cursor, .standard) }.html(call.frame))
    }

    private func statement(_ call: PageCall) async throws -> PageAnswer {
        guard let day = CivilDay(try call.path.text("day")) else { throw NotFound("statement") }
        let cursor = try call.query.cursor()
        @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> DifferenceRows {
            let found = try shop.payments.differences(day: day, after: cursor, limit: limit, in: session)
            return try DifferenceRows(found, shop, in: session)
        }
        let model = try await database.read { [shop] session in
            let statements = try shop.payments.statements(of: day, in: session)
            guard !statements.isEmpty else { throw NotFound("statement") }
            return StatementModel(
                day: day, statements: statements, differences: try load(session, cursor, .standard))
        }
        guard !call.wantsFile else { return file(call, "statement-\(day)", reading: load) }
        return .page(model.html(call.frame))
    }

    private func ledger(_ call: PageCall) async throws -> PageAnswer {
        @Sendable func load(_ session: Session) throws -> LedgerModel {
            LedgerModel(balances: try shop.payments.balances(in: session))
        }
        guard !call.wantsFile else { return file(call, "ledger") { session, _, _ in try load(session) } }
        return .page(try await database.read { try load($0) }.html(call.frame))
    }
}

extension DifferenceRows {
    fileprivate init(_ page: Page<FoundDifference>, _ shop: Shop, in session: Session) throws {
        self.init(
            page: page,
            orders: try shop.payments.orders(ofSubjects: page.items.map(\.difference.subject), in: session))
    }
}
