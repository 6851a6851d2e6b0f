import Cryptography
import Foundation
import Kernel
import Synchronization
import Testing

@Suite struct PasswordHasherTests {
    static let cheap = PasswordHasher.Cost(memoryKiB: 64, passes: 1, lanes: 1)

    struct Vector: Sendable {
        let cost: PasswordHasher.Cost
        let password: String
        let salt: String
        let text: String
    }

    /// The reference implementation's own vectors for Argon2id version 0x13:
    /// https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
    static let vectors = [
        Vector(
            cost: .init(memoryKiB: 65_536, passes: 2, lanes: 1), password: "password", salt: "diffsalt",
            text: "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"),
        Vector(
            cost: .init(memoryKiB: 65_536, passes: 4, lanes: 1), password: "password", salt: "somesalt",
            text: "$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw"),
        Vector(
            cost: .init(memoryKiB: 256, passes: 2, lanes: 1), password: "password", salt: "somesalt",
            text: "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
        Vector(
            cost: .init(memoryKiB: 256, passes: 2, lanes: 2), password: "password", salt: "somesalt",
            text: "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"),
        Vector(
            cost: .init(memoryKiB: 65_536, passes: 2, lanes: 1), password: "differentpassword", salt: "somesalt",
            text: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"),
    ]

    @Test(arguments: vectors)
    func `argon2id gives the texts of its reference implementation`(vector: Vector) async throws {
        let made = try PasswordHasher.encoded(
            Array(vector.password.utf8), salt: Array(vector.salt.utf8), cost: vector.cost)
        #expect(made == vector.text)
        let hasher = PasswordHasher()
        #expect(try await hasher.verify(vector.password, against: vector.text))
        #expect(try await !hasher.verify(vector.password + "x", against: vector.text))
        #expect(hasher.needsRehash(vector.text))
    }

    @Test func `a hash has the standard cost, a salt of its own, and fits its password alone`() async throws {
        let hasher = PasswordHasher()
        let first = try await hasher.hash("天道酬勤 2026")
        let second = try await hasher.hash("天道酬勤 2026")
        #expect(first.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(first != second)
        #expect(!hasher.needsRehash(first))
        #expect(try await hasher.verify("天道酬勤 2026", against: first))
        #expect(try await !hasher.verify("天道酬勤 2027", against: first))
        #expect(try await !hasher.verify("", against: first))
    }

    @Test func `nothing fits the decoy, which costs what a real hash costs`() async throws {
        let hasher = PasswordHasher()
        #expect(!hasher.needsRehash(hasher.decoy))
        #expect(try await !hasher.verify("", against: hasher.decoy))
        #expect(try await !hasher.verify("password", against: hasher.decoy))
    }

    @Test func `a text that is no hash is a failure and not a wrong password`() async {
        let hasher = PasswordHasher(cost: Self.cheap)
        await #expect(throws: PasswordHashFailure.self) { try await hasher.verify("x", against: "md5:abcdef") }
        await #expect(throws: PasswordHashFailure.self) { try await hasher.verify("x", against: "") }
    }

    @Test func `what does not fit into the queue is refused at once and the rest is done`() async throws {
        let hasher = PasswordHasher(cost: Self.cheap, threadLimit: 1, queueLimit: 8)
        let (held, refusals, release) = (Count(), Count(), DispatchSemaphore(value: 0))
        let doneCount = try await withThrowingTaskGroup(of: Bool.self) { group in
            // Holds the only thread, so that the queue is full for certain.
            group.addTask {
                try await hasher.run {
                    held.add()
                    release.wait()
                    return true
                }
            }
            while held.value == 0 { try await Task.sleep(for: .milliseconds(1)) }
            for _ in 0..<20 {
                group.addTask {
                    do {
                        return try await hasher.hash("some password").hasPrefix("$argon2id$")
                    } catch PasswordHashingError.busy {
                        refusals.add()
                        return false
                    }
                }
            }
            while refusals.value < 12 { try await Task.sleep(for: .milliseconds(1)) }
            release.signal()
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(doneCount == 1 + 8)
        #expect(refusals.value == 12)
        #expect(try await hasher.hash("some password").hasPrefix("$argon2id$"), "the thread is free again")
    }

    @Test func `many at once are all answered by few threads`() async throws {
        let hasher = PasswordHasher(cost: Self.cheap, threadLimit: 2, queueLimit: 200)
        let hashes = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 { group.addTask { try await hasher.hash("password \(number)") } }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(Set(hashes).count == 200)
    }
}

private final class Count: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}
