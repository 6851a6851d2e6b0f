import Cryptography
import Foundation
import Kernel

/// Where a shop or a gateway keeps its database: hashes of passwords and keys, so for its own account alone.
enum DataDirectory {
    private static let ownerOnly = 0o700
    static let ownerOnlyFile = 0o600

    /// Makes it where there is none; one that somebody made before keeps the rights that it was given.
    static func make(_ directory: URL) throws {
        guard !FileManager.default.fileExists(atPath: directory.path(percentEncoded: false)) else { return }
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: ownerOnly])
    }
}

/// The sandbox gateway beside a demo keeps the payments of the demo's orders: a node with another one would ask it for
/// payments that it has never heard of. So database and data directory know each other by a number.
enum DemoGateway {
    enum Refusal: ExpectedError {
        case elsewhere

        var kind: ErrorKind { .conflict }
        var code: String { "gateway_elsewhere" }
        var detail: String {
            """
            The payments of this demo are in the sandbox gateway of another data directory: serve it with that --data, \
            one node at a time, or give all its nodes one gateway with --sandbox-gateway.
            """
        }
    }

    static let secretName = "demo-gateway"
    private static let numberByteCount = 16

    /// The directory's number, made the first time.
    static func number(in directory: URL) throws -> [UInt8] {
        try DataDirectory.make(directory)
        let file = directory.appending(path: "number")
        if let known = try? Data(contentsOf: file), known.count == numberByteCount { return Array(known) }
        let fresh = SecureRandom.system.bytes(numberByteCount)
        let isKept = FileManager.default.createFile(
            atPath: file.path(percentEncoded: false), contents: Data(fresh),
            attributes: [.posixPermissions: DataDirectory.ownerOnlyFile])
        guard isKept else { throw DirectoryLock.Failure.unusable(path: directory.path(percentEncoded: false)) }
        return fresh
    }
}
