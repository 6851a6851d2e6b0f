import Cryptography
import Foundation
import Kernel
import Synchronization

extension PictureSizer {
    /// With Debian's libvips-tools, each picture in a process of its own with limits: what is wrong with a picture
    /// cannot hurt this one.
    public static let vips = PictureSizer { content, type in
        try await VipsRun.limited { try await VipsRun(content, type).sizes() }
    }
}

/// One picture on its way through the tools, in a directory that goes with it.
private struct VipsRun {
    private static let thumbnail = "/usr/bin/vipsthumbnail"
    private static let header = "/usr/bin/vipsheader"
    private static let reader = "/usr/bin/vips"
    private static let secondsLimit = 20
    private static let memoryLimitBytes = 1_024 * 1_024 * 1_024
    /// A picture of 10 MB can claim to be far larger.
    private static let pixelLimit = 60_000_000
    private static let quality = 82
    private static let nameByteCount = 16
    /// One thread. With as many as processors a PNG that was cut was once taken as whole on a busy machine; what is
    /// known of it is a race in libvips' thread pool (https://github.com/libvips/libvips/pull/4116).
    private static let environment = ["PATH": "/usr/bin:/bin", "VIPS_CONCURRENCY": "1"]
    private static let runLimit = 4
    private static let running = Mutex(0)

    let content: [UInt8]
    let type: PictureType

    init(_ content: [UInt8], _ type: PictureType) {
        self.content = content
        self.type = type
    }

    static func limited<Value>(_ body: () async throws -> Value) async throws -> Value {
        let isFree = running.withLock { running in
            guard running < runLimit else { return false }
            running += 1
            return true
        }
        guard isFree else { throw PictureError.busy }
        defer { running.withLock { $0 -= 1 } }
        return try await body()
    }

    func sizes() async throws -> [SizedPicture] {
        let manager = FileManager.default
        guard [Self.thumbnail, Self.header, Self.reader].allSatisfy({ manager.isExecutableFile(atPath: $0) }) else {
            throw PictureError.toolMissing
        }
        let name = Hexadecimal.encode(SecureRandom.system.bytes(Self.nameByteCount))
        let directory = manager.temporaryDirectory.appending(path: "zhanggui-picture-\(name)")
        try manager.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? manager.removeItem(at: directory) }
        let input = directory.appending(path: "input.\(type.fileExtension)")
        try Data(content).write(to: input)
        let (width, height) = try await sides(of: input)
        guard width * height <= Self.pixelLimit else { throw PictureError.unreadable }
        // Read to the end once: of one that was cut short a thumbnail would be grey below.
        _ = try await run(Self.reader, ["avg", "\(path(input))[fail_on=truncated]"])
        var sizes: [SizedPicture] = []
        for side in PictureSizer.sides where sizes.isEmpty || side < max(width, height) {
            sizes.append(try await size(input, side: side, in: directory))
        }
        return sizes
    }

    private func size(_ input: URL, side: Int, in directory: URL) async throws -> SizedPicture {
        let output = directory.appending(path: "\(side).webp")
        _ = try await run(
            Self.thumbnail, isSilent: true,
            [
                path(input), "--size", "\(side)x\(side)>", "--output",
                "\(path(output))[Q=\(Self.quality),strip]",
            ])
        guard let content = try? Data(contentsOf: output) else { throw PictureError.unreadable }
        let (width, height) = try await sides(of: output)
        return SizedPicture(content: Array(content), width: width, height: height)
    }

    private func sides(of file: URL) async throws -> (width: Int, height: Int) {
        func side(_ field: String) async throws -> Int {
            let text = try await run(Self.header, ["-f", field, path(file)])
            guard let side = Int(text.trimmingBlanks), side > 0 else { throw PictureError.unreadable }
            return side
        }
        return (try await side("width"), try await side("height"))
    }

    private func path(_ url: URL) -> String { url.path(percentEncoded: false) }

    /// - Parameter isSilent: it prints nothing; a picture goes to a file.
    /// - Returns: what it prints: a number.
    /// - Throws: `PictureError.unreadable` where it ends badly or is ended by a limit.
    private func run(
        _ program: String, isSilent: Bool = false, _ arguments: [String]
    ) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments =
            [
                "--signal=KILL", String(Self.secondsLimit), "/usr/bin/prlimit", "--as=\(Self.memoryLimitBytes)",
                "--cpu=\(Self.secondsLimit)", "--core=0", program,
            ] + arguments
        process.environment = Self.environment
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        if isSilent { process.standardOutput = FileHandle.nullDevice } else { process.standardOutput = output }
        process.standardError = FileHandle.nullDevice
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        guard status == 0 else { throw PictureError.unreadable }
        guard !isSilent else { return "" }
        return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }
}
