internal import CArgon2
internal import Foundation
public import Kernel
import Synchronization

/// Hashes passwords with Argon2id (RFC 9106) on threads of its own, so that 30 ms of work never stand on the threads
/// that serve everybody else.
///
/// At most `threadLimit` hashes are made at once and `queueLimit` wait; one more is refused at once, because a queue of
/// passwords that nobody waits for any more is how a sign-in page takes a shop down. A thread lives as long as there is
/// work, so there is nothing to shut down.
public final class PasswordHasher: Sendable {
    /// What one hash costs.
    public struct Cost: Sendable, Hashable {
        public let memoryKiB: UInt32
        public let passes: UInt32
        public let lanes: UInt32

        public init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
            self.memoryKiB = memoryKiB
            self.passes = passes
            self.lanes = lanes
        }

        /// 19 MiB, two passes, one lane: recommended by OWASP's Password Storage Cheat Sheet, and about 32 ms of one
        /// core where it was measured.
        public static let standard = Cost(memoryKiB: 19_456, passes: 2, lanes: 1)
    }

    private static let saltByteCount = 16
    private static let hashByteCount = 32

    private struct Waiting {
        var queue: [@Sendable () -> Void] = []
        var threadCount = 0
    }

    private let cost: Cost
    private let threadLimit: Int
    private let queueLimit: Int
    private let random: SecureRandom
    private let waiting = Mutex(Waiting())

    public init(cost: Cost = .standard, threadLimit: Int = 2, queueLimit: Int = 64, random: SecureRandom = .system) {
        precondition(threadLimit > 0 && queueLimit >= 0, "\(threadLimit) threads, \(queueLimit) waiting")
        self.cost = cost
        self.threadLimit = threadLimit
        self.queueLimit = queueLimit
        self.random = random
    }

    /// A new hash with a salt of its own, as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$…$…`.
    ///
    /// - Throws: `PasswordHashingError.busy` when the queue is full.
    public func hash(_ password: String) async throws -> String {
        let (cost, salt, bytes) = (cost, random.bytes(Self.saltByteCount), Array(password.utf8))
        return try await run { try Self.encoded(bytes, salt: salt, cost: cost) }
    }

    /// Whether a hash was made of this password, whatever the cost it was made with.
    ///
    /// - Throws: `PasswordHashingError.busy` when the queue is full; `PasswordHashFailure` for a text that is no hash.
    public func verify(_ password: String, against hash: String) async throws -> Bool {
        let bytes = Array(password.utf8)
        return try await run {
            let status = argon2id_verify(hash, bytes, bytes.count)
            switch Argon2_ErrorCodes(status) {
            case ARGON2_OK: return true
            case ARGON2_VERIFY_MISMATCH: return false
            default: throw PasswordHashFailure(status: status)
            }
        }
    }

    /// Whether a hash was made with another cost than today's: then it is made anew when its owner signs in.
    public func needsRehash(_ hash: String) -> Bool {
        !hash.hasPrefix(Self.prefix(cost))
    }

    /// A hash that no password has, for today's cost: verified where there is no account, so that the answer takes as
    /// long as it does where there is one.
    public var decoy: String {
        func unpadded(_ byteCount: Int) -> String {
            Base64.encode([UInt8](repeating: 0, count: byteCount)).replacing("=", with: "")
        }
        return "\(Self.prefix(cost))\(unpadded(Self.saltByteCount))$\(unpadded(Self.hashByteCount))"
    }

    /// The PHC string for a given salt: the seam at which published vectors are checked.
    package static func encoded(_ password: [UInt8], salt: [UInt8], cost: Cost) throws(PasswordHashFailure) -> String {
        let capacity = argon2_encodedlen(
            cost.passes, cost.memoryKiB, cost.lanes, UInt32(salt.count), UInt32(hashByteCount), Argon2_id)
        var text = [CChar](repeating: 0, count: capacity)
        let status = argon2id_hash_encoded(
            cost.passes, cost.memoryKiB, cost.lanes, password, password.count, salt, salt.count, hashByteCount, &text,
            capacity)
        guard Argon2_ErrorCodes(status) == ARGON2_OK else { throw PasswordHashFailure(status: status) }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func prefix(_ cost: Cost) -> String {
        "$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.passes),p=\(cost.lanes)$"
    }

    /// Work on one of the threads, or `busy`: the seam by which a test can fill them.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let answer: Result<Value, any Error> = await withCheckedContinuation { continuation in
            let job: @Sendable () -> Void = { continuation.resume(returning: Result { try work() }) }
            let (isTaken, needsThread) = waiting.withLock { waiting in
                if waiting.threadCount < threadLimit {
                    waiting.threadCount += 1
                    waiting.queue.append(job)
                    return (true, true)
                }
                guard waiting.queue.count < queueLimit else { return (false, false) }
                waiting.queue.append(job)
                return (true, false)
            }
            if needsThread { Thread.detachNewThread { self.drain() } }
            if !isTaken { continuation.resume(returning: .failure(PasswordHashingError.busy)) }
        }
        return try answer.get()
    }

    private func drain() {
        while let job = nextJob() { job() }
    }

    private func nextJob() -> (@Sendable () -> Void)? {
        waiting.withLock { waiting in
            if waiting.queue.isEmpty {
                waiting.threadCount -= 1
                return nil
            }
            return waiting.queue.removeFirst()
        }
    }
}

/// Hashing that has to wait.
public enum PasswordHashingError: ExpectedError, Equatable {
    case busy

    public var kind: ErrorKind { .unavailable(retryAfterSeconds: 2) }
    public var code: String { "sign_in_busy" }
    public var detail: String { "Too many people are signing in right now." }
}

/// Argon2 refused: no memory, or a stored text that is no hash. An infrastructure failure.
public struct PasswordHashFailure: Error, Sendable, Equatable, CustomStringConvertible {
    let status: Int32

    public var description: String { "argon2 failed with status \(status)" }
}
