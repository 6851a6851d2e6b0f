import Database
import Synchronization

/// A statement as a body sent it: once for each list of values.
struct RecordedStatement: Sendable {
    let text: String
    let runs: [[SQLValue]]
}

/// An engine that also keeps what bodies of transactions send, so that the very same statements can be run again on the
/// bare library.
struct RecordingEngine: DatabaseEngine {
    let engine: any DatabaseEngine
    let tape = Tape()

    final class Tape: Sendable {
        private let bodies = Mutex<[[RecordedStatement]]>([])

        fileprivate func add(_ body: [RecordedStatement]) { bodies.withLock { $0.append(body) } }
        /// The statements of each body, in the order they were sent; forgotten here.
        func take() -> [[RecordedStatement]] {
            bodies.withLock { bodies in
                defer { bodies = [] }
                return bodies
            }
        }
    }

    var dialect: Dialect { engine.dialect }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Session) throws -> Value) async throws -> Value {
        try await engine.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await engine.write { [tape] transaction in
            let recorder = Recorder(transaction.connection)
            let value = try body(Transaction(connection: recorder))
            tape.add(recorder.statements)
            return value
        }
    }

    func shutdown() async { await engine.shutdown() }
}

private final class Recorder: SQLConnection {
    private let connection: any SQLConnection
    private(set) var statements: [RecordedStatement] = []

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    var dialect: Dialect { connection.dialect }

    func query(_ statements: [RenderedSQL]) throws(DatabaseError) -> [[Row]] {
        for statement in statements { keep(statement) }
        return try connection.query(statements)
    }

    func execute(_ statement: RenderedSQL) throws(DatabaseError) -> Int {
        keep(statement)
        return try connection.execute(statement)
    }

    func post(_ statement: RenderedSQL) throws(DatabaseError) {
        keep(statement)
        try connection.post(statement)
    }

    func postEach(_ text: String, _ rows: [[SQLValue]]) throws(DatabaseError) {
        statements.append(RecordedStatement(text: text, runs: rows))
        try connection.postEach(text, rows)
    }

    private func keep(_ statement: RenderedSQL) {
        let values = statement.parameters.map { parameter -> SQLValue in
            guard case .value(let value) = parameter else { preconditionFailure("SQLite binds no arrays") }
            return value
        }
        statements.append(RecordedStatement(text: statement.text, runs: [values]))
    }
}
