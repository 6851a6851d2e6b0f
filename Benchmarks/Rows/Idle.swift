import Foundation

/// `idle`: what the demo takes when nobody comes, and how big the program is without its symbols.
struct Idle: Sendable {
    private static let settleSeconds = 5
    private static let limitMegabytes = 120.0
    private static let bytesOfMegabyte = 1_000_000.0

    let bench: Workbench

    func measure() async throws -> [Measured] {
        let directory = bench.path("idle")
        let arguments = ["serve", "--demo", "--demo-orders", "60", "--port", "0", "--data", directory]
        let (shop, gateway) = try await ServerProcess.with(bench.zhanggui, arguments) { server in
            try await Task.sleep(for: .seconds(Self.settleSeconds))
            let children = try await Command.run("pgrep", ["-P", "\(server.processID)"], in: bench.directory)
            let child = children.split(separator: "\n").first.flatMap { Int32($0) }
            return (try Self.residentMegabytes(server.processID), try child.map(Self.residentMegabytes) ?? 0)
        }
        let stripped = bench.path("stripped")
        try await Command.run(
            "strip", ["-o", stripped, bench.zhanggui.path(percentEncoded: false)], in: bench.directory)
        let size = try FileManager.default.attributesOfItem(atPath: stripped)[.size] as? Int ?? 0
        let shopRow = Measured(
            name: "idle memory", engine: .none, ours: "\(shop.short) MB resident",
            yardstick: "its sandbox gateway, a process of its own: \(gateway.short) MB", ratios: [],
            target: .atMost(Self.limitMegabytes), value: shop, targetText: "under \(Int(Self.limitMegabytes)) MB")
        let sizeRow = Measured(
            name: "idle binary", engine: .none, ours: "\((Double(size) / Self.bytesOfMegabyte).short) MB stripped",
            yardstick: "", ratios: [], target: nil)
        return [shopRow, sizeRow]
    }

    private static func residentMegabytes(_ processID: Int32) throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
        guard let kilobytes = status.firstMatch(of: /VmRSS:\s+(\d+) kB/).flatMap({ Double($0.1) }) else {
            throw BenchFailure("process \(processID) has no memory to show")
        }
        return kilobytes * 1_024 / bytesOfMegabyte
    }
}
