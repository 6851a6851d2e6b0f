public import Database
public import Kernel

/// Returns inside somebody else's transaction. Their orders' rows are locked before.
extension AfterSales {
    /// Returns of one order; the limit is a guard.
    static let returnLimit = 200
    private static let ordersLimit = 1_000
    /// An id tells its time no worse than this.
    private static let idSlack = Duration.minutes(1)

    public func returns(of order: OrderID, in session: Session) throws -> [Return] {
        let filter: SQL = "returns.order_id = \(order)"
        return try returns(where: filter, order: "ORDER BY id LIMIT \(Self.returnLimit)", in: session)
    }

    /// A buyer as it stands with a return.
    private static func owner(_ buyer: Buyer) -> String {
        switch buyer {
        case .user(let id): id.description
        case .guest(let hash): "guest:" + hash
        }
    }

    public func find(_ id: ReturnID, in session: Session) throws -> Return? {
        try returns(where: "returns.id = \(id)", order: "", in: session).first
    }

    /// The orders of a buyer of which a return was ever asked for, also one that was cancelled since; the limit is a
    /// guard.
    public func ordersWithReturns(of buyer: Buyer, in session: Session) throws -> [OrderID] {
        try session.rows(
            """
            SELECT DISTINCT order_id FROM returns WHERE buyer = \(Self.owner(buyer))
            ORDER BY order_id DESC LIMIT \(Self.ordersLimit)
            """
        ).map { try $0[0] }
    }

    /// Newest first, of these orders' buyer or of all.
    ///
    /// - Parameters:
    ///   - match: only those that it fits.
    ///   - from: the first millisecond in, by the time of asking; `until` is the first one out.
    public func returns(
        _ owner: Buyer?, state: ReturnState?, match: ReturnMatch? = nil, from: Timestamp? = nil,
        until: Timestamp? = nil,
        after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<ReturnID> {
        var conditions: [SQL] = ["returns.id < \(cursor?.id ?? Int64.max)"]
        if let state { conditions.append("returns.state = \(state)") }
        if let match { conditions.append(Self.condition(match)) }
        // Ids follow the time, but may run ahead of it by moments.
        if let from {
            conditions.append("returns.id >= \(IDGenerator.lowest(at: from - Self.idSlack))")
            conditions.append("returns.created_at >= \(from)")
        }
        if let until {
            conditions.append("returns.id < \(IDGenerator.lowest(at: until + Self.idSlack))")
            conditions.append("returns.created_at < \(until)")
        }
        if let owner { conditions.append("returns.buyer = \(Self.owner(owner))") }
        let filter = SQL(conditions, separator: " AND ")
        let ids: [ReturnID] = try session.rows(
            "SELECT id FROM returns WHERE \(filter) ORDER BY id DESC LIMIT \(limit.count + 1)"
        ).map { try $0[0] }
        return Page(ids, limit: limit) { Cursor(key: 0, id: $0.rawValue) }
    }

    /// Each meaning by its own index.
    private static func condition(_ match: ReturnMatch) -> SQL {
        var meanings: [SQL] = []
        if !match.orders.isEmpty { meanings.append("SELECT id FROM returns WHERE order_id \(in: match.orders)") }
        if !match.trackingNumber.isEmpty {
            meanings.append(
                """
                SELECT id FROM returns WHERE tracking_number <> '' AND tracking_number = \(match.trackingNumber)
                """)
        }
        return meanings.isEmpty ? "FALSE" : "returns.id IN (\(SQL(meanings, separator: " UNION ")))"
    }

    /// Whole returns by id, in the order asked for.
    public func returns(_ ids: [ReturnID], in session: Session) throws -> [Return] {
        let found = try returns(where: "returns.id \(in: ids)", order: "", in: session)
        return ids.compactMap { id in found.first { $0.id == id } }
    }

    /// The newest return of each of these orders, and where it stands; orders without one are left out.
    ///
    /// - Parameter orders: those of a page of a list.
    public static func standings(
        of orders: [OrderID]
    ) -> Query<[OrderID: (id: ReturnID, standing: ReturnStanding)]> {
        Query(
            """
            SELECT order_id, state, sent_at, id, \(isClosed) FROM returns
            WHERE order_id \(in: orders) ORDER BY id LIMIT \(returnLimit * max(1, orders.count))
            """
        ) { rows in
            var standings: [OrderID: (id: ReturnID, standing: ReturnStanding)] = [:]
            for row in rows {
                let sentAt: Timestamp? = try row[2]
                let standing = ReturnStanding(state: try row[1], isSent: sentAt != nil, isClosed: try row[4])
                standings[try row[0]] = (try row[3], standing)
            }
            return standings
        }
    }

    private func returns(where condition: SQL, order: SQL, in session: Session) throws -> [Return] {
        let results = try session.rows([
            """
            SELECT id, order_id, state, version, evidence, created_at, refund_id, refund_due,
                (SELECT reason FROM return_history
                    WHERE return_history.return_id = returns.id AND return_history.to_state = 'rejected'),
                send_by, carrier, tracking_number, sent_at, receipt_note, updated_at, \(Self.isClosed)
            FROM returns
            WHERE \(condition) \(order)
            """,
            """
            SELECT return_lines.return_id, return_lines.id, return_lines.order_line_id, return_lines.quantity,
                return_lines.reason, return_lines.grade, return_lines.missing
            FROM return_lines JOIN returns ON returns.id = return_lines.return_id
            WHERE \(condition) ORDER BY return_lines.id
            """,
        ])
        var lines: [ReturnID: [ReturnLine]] = [:]
        for row in results[1] {
            lines[try row[0], default: []].append(
                ReturnLine(
                    id: try row[1], orderLineID: try row[2], quantity: try row[3], reason: try row[4],
                    grade: try row[6] ? .missing : row[5]))
        }
        return try results[0].map { row in
            let id: ReturnID = try row[0]
            return Return(
                id: id, orderID: try row[1], state: try row[2], version: try row[3], lines: lines[id, default: []],
                evidence: try row[4], createdAt: try row[5], updatedAt: try row[14], refundID: try row[6],
                refundDueMinor: try row[7], rejectionReason: try row[8], isClosed: try row[15], sendBy: try row[9],
                parcel: try Self.parcel(row), receiptNote: try row[13])
        }
    }

    /// Whether it was rejected after its approval: its own rows say so.
    private static var isClosed: SQL {
        """
        EXISTS (
            SELECT 1 FROM return_history
            WHERE return_history.return_id = returns.id AND return_history.to_state = 'rejected'
                AND return_history.from_state = 'approved'
        )
        """
    }

    private static func parcel(_ row: Row) throws -> ReturnParcel? {
        guard let sentAt: Timestamp = try row[12] else { return nil }
        return ReturnParcel(carrier: try row[10], trackingNumber: try row[11], sentAt: sentAt)
    }

    /// Approved returns whose time to be sent is over and of whose parcel nothing is known, the oldest first.
    ///
    /// - Parameter last: the last one that was looked at.
    public func unsent(
        at now: Timestamp, after last: ReturnID?, limit: Int, in session: Session
    ) throws -> [ReturnID] {
        try session.rows(
            """
            SELECT id FROM returns
            WHERE state = \(ReturnState.approved) AND id > \(last?.rawValue ?? 0)
                AND sent_at IS NULL AND send_by <= \(now)
            ORDER BY id LIMIT \(limit)
            """
        ).map { try $0[0] }
    }

    public func insert(_ new: Return, buyer: Buyer, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO returns (id, order_id, buyer, state, version, evidence, created_at, updated_at, refund_id)
            VALUES (\(new.id), \(new.orderID), \(Self.owner(buyer)), \(new.state), \(new.version), \(new.evidence),
                \(new.createdAt), \(new.createdAt), \(new.refundID))
            """)
        try transaction.insert(
            into: "return_lines",
            [
                .integer("id"), .integer("return_id"), .integer("order_line_id"), .integer("quantity"),
                .text("reason"), .text("grade"),
            ],
            new.lines.map { line in
                [
                    line.id.sqlValue, new.id.sqlValue, line.orderLineID.sqlValue, line.quantity.sqlValue,
                    .text(line.reason), line.grade.sqlValue,
                ]
            })
        try insertHistory(new, from: nil, at: new.createdAt, by: buyer.actor, reason: "requested", in: transaction)
    }

    /// The returns of a guest's orders come along when the orders go into an account.
    public func adoptReturns(
        of orders: [OrderID], by user: UserID, in transaction: Transaction
    ) throws(DatabaseError) {
        guard !orders.isEmpty else { return }
        try transaction.post(
            """
            UPDATE returns SET buyer = \(user.description) WHERE order_id \(in: orders) AND buyer LIKE 'guest:%'
            """)
    }

    /// Whether a return belongs to a guest, without reading the return.
    public static func isReturn(_ id: ReturnID, ofGuest tokenHash: String) -> Query<Bool> {
        Query("SELECT 1 FROM returns WHERE id = \(id) AND buyer = \(owner(.guest(tokenHash: tokenHash)))") {
            !$0.isEmpty
        }
    }

    /// The returns of a guest's order go where the order goes.
    public func giveGuestReturns(
        of order: OrderID, to tokenHash: String, in transaction: Transaction
    ) throws(DatabaseError) {
        let owner = Self.owner(.guest(tokenHash: tokenHash))
        try transaction.post(
            "UPDATE returns SET buyer = \(owner) WHERE order_id = \(order) AND buyer LIKE 'guest:%'")
    }

    /// Takes a step of a return, guarded by its state and version, and writes its grades, note and refund.
    ///
    /// - Throws: `ReturnError.notAllowed` where the table has no such step.
    public func step(
        _ current: Return, to next: ReturnState, by actor: Actor, reason: String, in transaction: Transaction
    ) throws -> Return {
        guard ReturnState.isAllowed(from: current.state, to: next) else {
            throw ReturnError.notAllowed(from: current.state, to: next)
        }
        var moved = try move(current, to: next, by: actor, reason: reason, in: transaction)
        if next == .rejected { (moved.rejectionReason, moved.isClosed) = (reason, current.state == .approved) }
        // Pieces that are graded apart become lines of their own.
        for line in current.lines {
            try transaction.post(
                """
                INSERT INTO return_lines (id, return_id, order_line_id, quantity, reason, grade, missing)
                VALUES (
                    \(line.id), \(current.id), \(line.orderLineID), \(line.quantity), \(line.reason),
                    \(line.grade == .missing ? nil : line.grade), \(line.grade == .missing)
                )
                ON CONFLICT (id) DO UPDATE SET quantity = excluded.quantity, grade = excluded.grade,
                    missing = excluded.missing
                """)
        }
        return moved
    }

    /// Writes a refund of a return that was received; it stays so until that one has ended.
    public func replaceRefund(
        of current: Return, by actor: Actor, reason: String, in transaction: Transaction
    ) throws -> Return {
        try move(current, to: current.state, by: actor, reason: reason, in: transaction)
    }

    /// Writes how the goods come back, or corrects it; the state stays.
    public func writeParcel(
        of current: Return, by actor: Actor, in transaction: Transaction
    ) throws -> Return {
        try move(current, to: current.state, by: actor, reason: "sent back", in: transaction)
    }

    private func move(
        _ current: Return, to next: ReturnState, by actor: Actor, reason: String, in transaction: Transaction
    ) throws -> Return {
        let now = database.clock.now()
        let changed = try transaction.execute(
            """
            UPDATE returns SET state = \(next), version = version + 1, updated_at = \(now),
                refund_id = \(current.refundID), refund_due = \(current.refundDueMinor),
                send_by = \(current.sendBy), sent_at = \(current.parcel?.sentAt),
                carrier = \(current.parcel?.carrier ?? ""),
                tracking_number = \(current.parcel?.trackingNumber ?? ""),
                receipt_note = \(current.receiptNote)
            WHERE id = \(current.id) AND version = \(current.version)
            """)
        guard changed == 1 else { throw DatabaseError(.serialization, "the return moved meanwhile") }
        var moved = current
        moved.state = next
        moved.version += 1
        moved.updatedAt = now
        try insertHistory(moved, from: current.state, at: now, by: actor, reason: reason, in: transaction)
        return moved
    }

    private func insertHistory(
        _ moved: Return, from: ReturnState?, at now: Timestamp, by actor: Actor, reason: String,
        in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO return_history (return_id, version, at, from_state, to_state, by, reason)
            VALUES (\(moved.id), \(moved.version), \(now), \(from), \(moved.state), \(actor.description), \(reason))
            """)
    }

    /// What must hold of returns in every snapshot. What crosses into orders and money is checked by the workflows.
    public static let invariants: [Invariant] = [
        Invariant(
            "returns: none is empty",
            none: """
                SELECT returns.id FROM returns LEFT JOIN return_lines ON return_lines.return_id = returns.id
                WHERE return_lines.id IS NULL
                """),
        Invariant(
            "returns: received goods are graded, and those without a refund are over only where none was due",
            none: """
                SELECT returns.id, returns.state, returns.refund_due FROM returns
                JOIN return_lines ON return_lines.return_id = returns.id
                WHERE (returns.state IN ('received', 'refunded')
                        AND ((return_lines.grade IS NULL AND NOT return_lines.missing) OR returns.refund_due IS NULL))
                    OR (returns.refund_id IS NOT NULL AND COALESCE(returns.refund_due, 0) = 0)
                    OR (returns.refund_id IS NULL AND returns.refund_due > 0 AND returns.state <> 'received')
                    OR (returns.state = 'received' AND returns.refund_due = 0)
                """),
        Invariant(
            "returns: an imported return is worth what its lines are",
            none: """
                SELECT imported_returns.id, imported_returns.amount, lines.total FROM imported_returns LEFT JOIN (
                    SELECT return_id, CAST(SUM(total) AS BIGINT) AS total FROM imported_return_lines GROUP BY return_id
                ) AS lines ON lines.return_id = imported_returns.id
                WHERE imported_returns.amount <> COALESCE(lines.total, -1)
                """),
    ]
}

extension AfterSales {
    /// How many returns are in a state, counted up to `limit`.
    public static func count(_ state: ReturnState, upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM returns WHERE state = \(state) LIMIT \(limit)")
    }

    /// How many returns have come whose money is left to whoever may pay out, counted up to `limit`.
    public static func refundsLeftCount(upTo limit: Int) -> Query<Int> {
        .count(
            """
            SELECT id FROM returns
            WHERE state = \(ReturnState.received) AND refund_id IS NULL AND refund_due > 0 LIMIT \(limit)
            """)
    }
}
