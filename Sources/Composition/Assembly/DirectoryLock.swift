import Foundation
import Glibc
import Kernel

/// Keeps a second `serve` off an embedded data directory. The system lets go of it when the process ends, however.
final class DirectoryLock: Sendable {
    enum Failure: ExpectedError {
        case taken(path: String)
        case unusable(path: String)

        var kind: ErrorKind { .conflict }
        var code: String { "data_directory_in_use" }
        var detail: String {
            switch self {
            case .taken(let path): "Another zhanggui serves from \(path)."
            case .unusable(let path): "\(path) cannot be locked."
            }
        }
    }

    private static let lookInterval: Duration = .milliseconds(50)

    private let descriptor: Int32

    init(_ directory: URL) throws {
        try DataDirectory.make(directory)
        let path = directory.appending(path: "serve.lock").path(percentEncoded: false)
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure.unusable(path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure.taken(path: directory.path(percentEncoded: false))
        }
    }

    /// Waits for a process that is about to end, as the gateway of a shop that was killed is.
    static func waited(for directory: URL, atMost patience: Duration) async throws -> DirectoryLock {
        let deadline = ContinuousClock.now + patience
        while true {
            do {
                return try DirectoryLock(directory)
            } catch Failure.taken(let path) {
                guard ContinuousClock.now < deadline else { throw Failure.taken(path: path) }
                try await Task.sleep(for: lookInterval)
            }
        }
    }

    deinit {
        close(descriptor)
    }
}
