import CLibPQ
import Database
import DequeModule
import Glibc

/// libpq in pipeline mode: statements are sent without waiting, a trip collects all answers up to a sync point. After a
/// statement that fails the server skips the rest up to that point.
///
/// The socket never blocks: what does not fit is sent while answers are read, so a long pipeline cannot deadlock.
final class Pipeline {
    /// What happens with an answer.
    enum Use {
        /// Nobody hears of it, not even of its error.
        case ignored
        /// Only its error counts.
        case posted
        case wanted
    }

    struct Answer {
        var rows: [Row] = []
        var affectedCount = 0
        var tag = ""
    }

    private enum Expectation {
        case parse(StatementKey, PreparedStatement, Use)
        case result(PreparedStatement, Use)
        case sync
    }

    /// How many statements a connection prepares before it forgets them all and starts anew.
    static let statementLimit = 512

    private let handle: OpaquePointer
    private var statements: [StatementKey: PreparedStatement] = [:]
    private var expected: Deque<Expectation> = []
    private var namesGiven = 0
    private var hasStalePlans = false
    private(set) var isLost = false

    init(_ settings: ConnectionSettings) throws(DatabaseError) {
        let parameters = settings.parameters
        var names = parameters.map { UnsafePointer<CChar>(strdup($0.name)) } + [nil]
        var values = parameters.map { UnsafePointer<CChar>(strdup($0.value)) } + [nil]
        defer { for text in names + values { free(UnsafeMutableRawPointer(mutating: text)) } }
        guard let opened = PQconnectdbParams(&names, &values, 1) else {
            throw .unavailable("libpq has no memory")
        }
        guard PQstatus(opened) == CONNECTION_OK, PQsetnonblocking(opened, 1) == 0, PQenterPipelineMode(opened) == 1
        else {
            let message = String(cString: PQerrorMessage(opened))
            PQfinish(opened)
            throw .unavailable(message)
        }
        // In another encoding most of the shop's texts could not be kept. The server says it with its greeting.
        let encoding = PQparameterStatus(opened, "server_encoding").map { String(cString: $0) } ?? ""
        guard encoding == "UTF8" else {
            PQfinish(opened)
            throw DatabaseError(
                .misuse, "the database has the encoding \(encoding): create it with UTF8, which the shop needs")
        }
        // Notices would go to stderr.
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        handle = opened
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether answers are still to come.
    var isWaiting: Bool { !expected.isEmpty }

    func giveUp() { isLost = true }

    // MARK: Sending

    func send(_ statement: EncodedStatement, _ use: Use) throws(DatabaseError) {
        guard !isLost else { throw .unavailable("the connection was lost") }
        let prepared = try prepare(statement, use)
        guard statement.sendExecution(of: prepared.name, on: handle) else { throw lost() }
        expected.append(.result(prepared, use))
    }

    private func prepare(_ statement: EncodedStatement, _ use: Use) throws(DatabaseError) -> PreparedStatement {
        if let known = statements[statement.key] { return known }
        namesGiven += 1
        let prepared = PreparedStatement(name: "s\(namesGiven)")
        let types = statement.key.types
        guard PQsendPrepare(handle, prepared.name, statement.key.text, Int32(types.count), types) == 1 else {
            throw lost()
        }
        // Until the server has said otherwise: whatever follows in the same trip is skipped where this fails.
        statements[statement.key] = prepared
        expected.append(.parse(statement.key, prepared, use))
        return prepared
    }

    /// Marks the end of a trip and sends what is queued as far as the socket takes it.
    func sendSync() throws(DatabaseError) {
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        expected.append(.sync)
        guard PQflush(handle) >= 0 else { throw lost() }
    }

    /// Between bodies: forgets all prepared statements where they are too many, or plans changed under them.
    func forgetStatementsIfNeeded() {
        guard statements.count >= Self.statementLimit || hasStalePlans, !isLost else { return }
        hasStalePlans = false
        statements = [:]
        do {
            try send(EncodedStatement("DEALLOCATE ALL"), .ignored)
            try settle()
            // It has deallocated itself too.
            statements = [:]
        } catch {
            isLost = true
        }
    }

    // MARK: Collecting

    /// Waits for everything sent so far.
    ///
    /// - Returns: the wanted answers, in order.
    /// - Throws: the first error of a statement that is not ignored.
    func trip() throws(DatabaseError) -> [Answer] {
        try sendSync()
        var answers: [Answer] = []
        var failure: DatabaseError?
        while let next = expected.first {
            do {
                if let answer = try collect(next) { answers.append(answer) }
            } catch {
                if isLost { throw failure ?? error }
                failure = failure ?? error
            }
            expected.removeFirst()
        }
        if let failure { throw failure }
        return answers
    }

    /// Waits for everything sent so far and forgets what it was, errors included.
    func settle() throws(DatabaseError) {
        for index in expected.indices {
            switch expected[index] {
            case .parse(let key, let prepared, _): expected[index] = .parse(key, prepared, .ignored)
            case .result(let prepared, _): expected[index] = .result(prepared, .ignored)
            case .sync: break
            }
        }
        _ = try trip()
    }

    private func collect(_ expectation: Expectation) throws(DatabaseError) -> Answer? {
        guard let result = try nextResult() else { throw lost("an answer is missing") }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        let failure = try failure(status, result)
        switch expectation {
        case .sync:
            guard status == PGRES_PIPELINE_SYNC else { throw lost("no sync point where one was expected") }
            return nil
        case .parse(let key, let prepared, let use):
            try endOfResults()
            if failure != nil, statements[key] === prepared { statements[key] = nil }
            if let failure, use != .ignored { throw failure }
            return nil
        case .result(let prepared, let use):
            try endOfResults()
            if use == .ignored { return nil }
            if let failure { throw failure }
            return use == .wanted ? try prepared.answer(result) : nil
        }
    }

    /// The failure that a result tells of; throws where it is the connection's end.
    private func failure(_ status: ExecStatusType, _ result: OpaquePointer) throws(DatabaseError) -> DatabaseError? {
        switch status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_SYNC: return nil
        case PGRES_PIPELINE_ABORTED: return DatabaseError(.misuse, "skipped after an earlier failure")
        case PGRES_EMPTY_QUERY: return DatabaseError(.misuse, "an empty statement")
        case PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR, PGRES_BAD_RESPONSE:
            let error = DatabaseError(postgres: result)
            hasStalePlans = hasStalePlans || DatabaseError.isStalePlan(result)
            if PQstatus(handle) == CONNECTION_BAD || DatabaseError.endsConnection(result) {
                isLost = true
                throw DatabaseError(.unavailable, error.message)
            }
            return error
        default: throw lost("an answer of unknown kind \(status.rawValue)")
        }
    }

    /// Each statement's results end with a nil.
    private func endOfResults() throws(DatabaseError) {
        guard let surplus = try nextResult() else { return }
        PQclear(surplus)
        throw lost("more answers than one to a statement")
    }

    private func nextResult() throws(DatabaseError) -> OpaquePointer? {
        while PQisBusy(handle) == 1 {
            let unsent = PQflush(handle)
            guard unsent >= 0 else { break }
            guard try wait(sending: unsent == 1) else { throw lost("no answer in time") }
            guard PQconsumeInput(handle) == 1 else { break }
        }
        return PQgetResult(handle)
    }

    /// - Returns: false when nothing happened in time.
    private func wait(sending: Bool) throws(DatabaseError) -> Bool {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN | (sending ? POLLOUT : 0)), revents: 0)
        guard socket.fd >= 0 else { throw lost() }
        while true {
            let count = poll(&socket, 1, Int32(ConnectionSettings.answerTimeoutSeconds * 1_000))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw lost("poll failed with \(errno)") }
            return count > 0
        }
    }

    /// Whether the connection still stands, without a trip: a server that closed it left word in the socket.
    func isAlive() -> Bool {
        guard !isLost, PQstatus(handle) == CONNECTION_OK else { return false }
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        // Twice: the last words and the end are read one after the other.
        for _ in 1...2 {
            guard socket.fd >= 0 else { return false }
            guard poll(&socket, 1, 0) > 0 else { return true }
            guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else {
                isLost = true
                return false
            }
        }
        return true
    }

    private func lost(_ reason: String? = nil) -> DatabaseError {
        isLost = true
        return .unavailable(reason ?? String(cString: PQerrorMessage(handle)))
    }
}
