import CLibPQ
import Database

/// How a connection is made.
struct ConnectionSettings: Sendable {
    let url: String

    /// How long one attempt to reach one host may take.
    static let connectTimeoutSeconds = 3
    /// How long one statement may run.
    static let statementTimeoutSeconds = 60
    /// How long one statement may wait for a lock; then the caller hears "try later" and its own locks are free.
    static let lockTimeoutSeconds = 10
    /// How long the server lets a transaction wait for its client, which may be a stopped process with locks.
    static let idleInTransactionTimeoutSeconds = 15
    /// How long a thread waits for the next byte of an answer: a statement's time and some more.
    static let answerTimeoutSeconds = statementTimeoutSeconds + 10
    /// How long sent bytes may stay unacknowledged before the network counts as broken.
    static let networkTimeoutSeconds = 15

    /// - Throws: `.misuse` where libpq cannot read the address. The message does not repeat it: it holds a password.
    init(url: String) throws(DatabaseError) {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
            throw DatabaseError(.misuse, "a database address begins with postgres://")
        }
        let options = PQconninfoParse(url, nil)
        defer { PQconninfoFree(options) }
        guard options != nil else { throw DatabaseError(.misuse, "the postgres:// address is malformed") }
        self.url = url
    }

    /// What libpq is told, in order: the address first, what must hold for every connection after it.
    var parameters: [(name: String, value: String)] {
        [
            ("dbname", url),
            ("application_name", "zhanggui"),
            ("client_encoding", "UTF8"),
            ("connect_timeout", "\(Self.connectTimeoutSeconds)"),
            ("tcp_user_timeout", "\(Self.networkTimeoutSeconds * 1_000)"),
            ("options", Self.serverSettings.map { "-c \($0.name)=\($0.value)" }.joined(separator: " ")),
        ]
    }

    private static let serverSettings: [(name: String, value: String)] = [
        ("synchronous_commit", "on"),
        // A look-up planned while its table was empty would stay a sequential scan in the prepared statement.
        ("enable_seqscan", "off"),
        ("jit", "off"),
        ("timezone", "UTC"),
        ("client_min_messages", "warning"),
        ("statement_timeout", "\(statementTimeoutSeconds)s"),
        ("lock_timeout", "\(lockTimeoutSeconds)s"),
        ("idle_in_transaction_session_timeout", "\(idleInTransactionTimeoutSeconds)s"),
    ]
}
