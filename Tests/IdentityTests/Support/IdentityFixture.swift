import Cryptography
import Database
import Identity
import Kernel
import Synchronization
import TestSupport

/// Everything of this module on a fresh database, with passwords that cost little and a phone that keeps its codes.
struct IdentityFixture: Sendable {
    static let goodPassword = "correct horse battery"
    static let origin = Origin(address: "203.0.113.7", device: "test")

    let identity: Identity
    let database: Database
    let clock: ManualClock
    let phone: Phone
    let log: StatementLog
    private let fixture: DatabaseFixture
    private let configuration: Identity.Configuration

    init(
        _ fixture: DatabaseFixture, cost: PasswordHasher.Cost = .init(memoryKiB: 64, passes: 1, lanes: 1),
        _ change: (inout Identity.Configuration) -> Void = { _ in }
    ) {
        var configuration = Identity.Configuration()
        configuration.isSecondFactorRequiredOfStaff = false
        change(&configuration)
        self.fixture = fixture
        self.configuration = configuration
        database = fixture.database
        clock = fixture.clock
        log = fixture.log
        phone = Phone()
        identity = Identity(
            database: fixture.database, configuration: configuration,
            passwords: PasswordHasher(cost: cost, queueLimit: 500), sender: phone.sender)
    }

    /// The same accounts in another process.
    func secondNode() async throws -> Identity {
        Identity(
            database: try await fixture.reopen(), configuration: configuration,
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1), queueLimit: 500),
            sender: phone.sender)
    }

    @discardableResult
    func register(_ email: String = "li@example.com", password: String = goodPassword) async throws -> SignedIn {
        try await identity.register(.email(email, password: password), name: "Li", from: Self.origin)
    }

    func signIn(_ email: String = "li@example.com", password: String = goodPassword) async throws -> SignedIn {
        try await identity.signIn(.emailPassword(email: email, password: password), from: Self.origin)
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.first("SELECT COUNT(*) FROM \(unsafe: table)").map { try $0[0] } ?? -1 }
    }

    /// How each of many calls at once ended: nil for done, or the code of the expected error.
    func race(_ count: Int, _ call: @escaping @Sendable (Int) async throws -> Void) async throws -> [String?] {
        try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await call(number)
                        return nil
                    } catch let error as any ExpectedError {
                        return error.code
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

/// Where verification codes arrive.
final class Phone: Sendable {
    private struct State {
        var received: [Verification] = []
        var isBroken = false
    }

    private struct Unreachable: Error {}

    private let state = Mutex(State())

    var sender: VerificationSender {
        VerificationSender { [self] verification in
            try state.withLock { state in
                if state.isBroken { throw Unreachable() }
                state.received.append(verification)
            }
        }
    }

    var received: [Verification] { state.withLock { $0.received } }
    var code: String { received.last?.code ?? "" }
    /// A code that is certainly not the last one.
    var wrongCode: String { code == "000000" ? "000001" : "000000" }

    func setBroken(_ isBroken: Bool) { state.withLock { $0.isBroken = isBroken } }
}

func withIdentity(
    _ engine: TestEngine, cost: PasswordHasher.Cost = .init(memoryKiB: 64, passes: 1, lanes: 1),
    configure: (inout Identity.Configuration) -> Void = { _ in },
    _ body: (IdentityFixture) async throws -> Void
) async throws {
    try await withDatabase(engine, migrations: IdentityMigrations.all) { fixture in
        try await body(IdentityFixture(fixture, cost: cost, configure))
    }
}

/// A value that the tasks of a test share.
final class Locked<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value { mutex.withLock { $0 } }
    func change(_ change: (inout sending Value) -> Void) { mutex.withLock { change(&$0) } }
}
