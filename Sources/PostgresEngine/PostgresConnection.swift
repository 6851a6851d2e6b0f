import Database

/// A connection as bodies see it: transactions, savepoints and what an error does to them.
final class PostgresConnection: SQLConnection {
    private let pipeline: Pipeline
    private let observer: StatementObserver?

    /// The statement that begins the body's transaction; it travels with the body's first one.
    private var beginText = ""
    private var hasBegun = false
    private var hasSentCommit = false
    private var hasAnswered = false
    /// Posted statements of the body that were not answered yet.
    private var postedCount = 0
    /// What aborted the transaction; only ROLLBACK TO SAVEPOINT clears it.
    private var failure: DatabaseError?

    var dialect: Dialect { .postgres }

    init(settings: ConnectionSettings, observer: StatementObserver?) throws(DatabaseError) {
        pipeline = try Pipeline(settings)
        self.observer = observer
    }

    var isLost: Bool { pipeline.isLost }

    /// Looks at an idle connection without asking the server.
    var isAlive: Bool { pipeline.isAlive() }

    /// Whether the body can run again elsewhere as if it had never run here.
    var nothingHappened: Bool { !hasAnswered && !hasSentCommit }

    // MARK: Transactions of the engine

    /// Starts a body. Nothing is sent before its first statement.
    func start(_ begin: String) {
        beginText = begin
        hasBegun = false
        hasSentCommit = false
        hasAnswered = false
        postedCount = 0
        failure = nil
        pipeline.forgetStatementsIfNeeded()
    }

    /// - Throws: `.commitUnknown` where the connection is lost after COMMIT was sent. An observer that throws it plays
    ///   that: the commit is done, the caller does not hear.
    func commit() throws(DatabaseError) {
        if let failure { throw failure }
        guard hasBegun else { return }
        var lostAnswer: DatabaseError?
        if let observer {
            do {
                try observer("COMMIT")
            } catch {
                guard error.kind == .commitUnknown else { throw error }
                lostAnswer = error
            }
        }
        try pipeline.send(EncodedStatement("COMMIT"), .wanted)
        hasSentCommit = true
        let answer: Pipeline.Answer?
        do {
            answer = try trip().last
        } catch {
            guard isLost else { throw error }
            throw DatabaseError(.commitUnknown, error.message)
        }
        hasBegun = false
        // The server answers ROLLBACK where the transaction was aborted.
        guard answer?.tag == "COMMIT" else {
            throw failure ?? DatabaseError(.unavailable, "COMMIT was answered with \(answer?.tag ?? "nothing")")
        }
        if let lostAnswer { throw lostAnswer }
    }

    /// Ends a snapshot without waiting: the answer is collected with the next body's first.
    func endSnapshot() throws(DatabaseError) {
        if let failure { throw failure }
        guard hasBegun else { return }
        try pipeline.send(EncodedStatement("COMMIT"), .ignored)
        try pipeline.sendSync()
        hasBegun = false
    }

    /// Leaves the transaction, whatever state it is in. A connection that cannot is lost.
    func rollback() {
        guard hasBegun, !isLost else { return }
        hasBegun = false
        do {
            // A posted statement that fails would take a ROLLBACK in the same trip with it.
            if pipeline.isWaiting { try pipeline.settle() }
            try pipeline.send(EncodedStatement("ROLLBACK"), .ignored)
            try pipeline.settle()
        } catch {
            pipeline.giveUp()
        }
    }

    // MARK: Statements of bodies

    func query(_ statements: [RenderedSQL]) throws(DatabaseError) -> [[Row]] {
        guard !statements.isEmpty else { return [] }
        try send(statements, .wanted)
        return try trip().map(\.rows)
    }

    func execute(_ statement: RenderedSQL) throws(DatabaseError) -> Int {
        try prepareSavepoint(statement.text)
        try send([statement], .wanted)
        return try trip().last?.affectedCount ?? 0
    }

    func post(_ statement: RenderedSQL) throws(DatabaseError) {
        try prepareSavepoint(statement.text)
        try send([statement], .posted)
        postedCount += 1
    }

    func postEach(_ text: String, _ rows: [[SQLValue]]) throws(DatabaseError) {
        for row in rows { try post(RenderedSQL(text: text, parameters: row.map { .value($0) })) }
    }

    private func send(_ statements: [RenderedSQL], _ use: Pipeline.Use) throws(DatabaseError) {
        if let observer {
            if !hasBegun { try observer("BEGIN") }
            for statement in statements { try observer(statement.text) }
        }
        // All are encoded before the first is sent: a value that cannot be sent leaves nothing half sent.
        var encoded: [EncodedStatement] = []
        for statement in statements { encoded.append(try EncodedStatement(statement)) }
        if !hasBegun {
            try pipeline.send(EncodedStatement(beginText), .posted)
            hasBegun = true
        }
        for statement in encoded { try pipeline.send(statement, use) }
    }

    private func trip() throws(DatabaseError) -> [Pipeline.Answer] {
        postedCount = 0
        do {
            let answers = try pipeline.trip()
            hasAnswered = true
            return answers
        } catch {
            if !isLost { hasAnswered = true }
            // "Current transaction is aborted" hides why: the first failure is the reason.
            let reason = failure ?? error
            failure = reason
            throw reason
        }
    }

    /// Errors of statements before a savepoint are not the savepoint's; errors of statements inside it end with it.
    private func prepareSavepoint(_ text: String) throws(DatabaseError) {
        if text.hasPrefix("SAVEPOINT") {
            if postedCount > 0 { _ = try trip() }
        } else if text.hasPrefix("ROLLBACK TO") {
            if postedCount > 0 { try pipeline.settle() }
            postedCount = 0
            failure = nil
        }
    }
}
