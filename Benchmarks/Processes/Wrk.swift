import Foundation

/// The load generator for HTTP: one thread, so that most of two cores is left to the server.
enum Wrk {
    struct Outcome: Sendable {
        let requestsPerSecond: Double
        let requestCount: Int
    }

    private static let connections = 64

    /// - Parameter script: a Lua script with its arguments.
    /// - Throws: `BenchFailure` where an answer was not a success: only successes count.
    static func run(
        _ url: String, script: (path: String, arguments: [String])? = nil, cookie: String? = nil, _ bench: Workbench
    ) async throws -> Outcome {
        var arguments = ["-t1", "-c\(connections)", "-d\(bench.effort.wrkSeconds)s"]
        if let cookie { arguments += ["-H", "Cookie: \(cookie)"] }
        if let script { arguments += ["-s", script.path] }
        arguments.append(url)
        if let script { arguments += ["--"] + script.arguments }
        let text = try await Command.run("wrk", arguments, in: bench.directory)
        guard let rate = text.firstMatch(of: /Requests\/sec:\s+([\d.]+)/).flatMap({ Double($0.1) }),
            let count = text.firstMatch(of: /(\d+) requests in/).flatMap({ Int($0.1) })
        else { throw BenchFailure("wrk said: \(text)") }
        if text.contains("Non-2xx") || text.contains("Socket errors") { throw BenchFailure("wrk said: \(text)") }
        return Outcome(requestsPerSecond: rate, requestCount: count)
    }
}
