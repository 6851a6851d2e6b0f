import Database
import Foundation
import Inventory
import Kernel
import TestSupport
import Testing

/// What `serve` does with its options, as processes show it.
@Suite(.serialized) struct ServeTests {
    /// How often something is asked for until it is so: 100 ms apart.
    static let patience = 300

    @Test(arguments: TestEngine.all)
    func `the gateway finds its way back to a shop that took a free port`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let sku = try await served.fixture.goods(stock: 10)[0]
            let gateway = try served.startGateway()
            let server = try served.start(["--sandbox-gateway", gateway.baseURL], environment: ServedShop.secret)
            let api = served.api(server)
            let guest = try await ReadyGuest(api, sku: sku.description, key: "order")
            let order = try await guest.order(api).id(of: "order")
            let started = try await api.send(
                "POST", "/api/v1/orders/\(order)/payments", ["gateway": "sandbox"], token: guest.token, key: "pay")
            let payment = try #require(started.json["payment"] as? [String: Any])
            _ = try await api.post(try #require(payment["pay_url"] as? String), form: "outcome=pay")
            var state = ""
            for _ in 0..<Self.patience where state != "allocated" {
                state = try await api.send("GET", "/api/v1/orders/\(order)", token: guest.token).text("state")
                if state != "allocated" { try await Task.sleep(for: .milliseconds(100)) }
            }
            #expect(state == "allocated")
            #expect(server.stop() == 0)
            #expect(gateway.stop() == 0)
        }
    }

    @Test(arguments: ["0.0.0.0", "::", "0:0:0:0:0:0:0:0", "::ffff:0.0.0.0", "0"])
    func `a host that is every address needs a public one`(host: String) throws {
        let refused = try ServerProcess.run(["serve", "--port", "0", "--host", host, "--data", "/nonexistent"])
        #expect(refused.code == 2 && refused.output.contains("--public-url"))
    }

    @Test(arguments: TestEngine.all)
    func `a server on every address is told where it is reached`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let server = try served.start(["--host", "0.0.0.0", "--public-url", "https://shop.example"])
            #expect(server.baseURL.hasPrefix("http://0.0.0.0:"))
            #expect(server.stop() == 0)
        }
    }

    private static let hasIPv6 =
        (try? String(contentsOfFile: "/proc/net/if_inet6", encoding: .utf8))?.contains(" lo\n") ?? false

    @Test(.enabled(if: hasIPv6), arguments: TestEngine.all)
    func `an IPv6 host is printed as URLs have it`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let server = try served.start(["--host", "::1"])
            #expect(server.baseURL.hasPrefix("http://[::1]:"))
            #expect(try await served.api(server).send("GET", "/healthz").status == 200)
            #expect(server.stop() == 0)
        }
    }

    @Test(arguments: TestEngine.all, [false, true])
    func `codes and phones get into the log only where that was asked for`(
        engine: TestEngine, isAsked: Bool
    ) async throws {
        try await withServedShop(engine) { served in
            let log = served.fixture.base.directory.appending(path: "log.txt")
            try Data().write(to: log)
            let server = try ServerProcess(
                ["serve", "--port", "0"] + served.arguments,
                environment: isAsked ? ["ZHANGGUI_LOG_CODES": "true"] : [:], errors: log)
            let answer = try await served.api(server).send(
                "POST", "/api/v1/verification-codes", ["phone": "13912345678", "purpose": "register"])
            #expect(answer.status == (isAsked ? 202 : 503))
            #expect(answer.text("code") == (isAsked ? "" : "code_not_sent"))
            #expect(server.stop() == 0)
            let lines = try String(contentsOf: log, encoding: .utf8)
            #expect(lines.contains("13912345678") == isAsked)
            #expect(lines.contains("verification code for") == isAsked)
        }
    }

    @Test(arguments: TestEngine.all, [["web", "worker"], ["web"]])
    func `readiness tells of the database, its migrations, the node and the workers`(
        engine: TestEngine, roles: [String]
    ) async throws {
        try await withServedShop(engine) { served in
            let server = try served.start(["--roles", roles.joined(separator: ",")])
            var answer = try await served.api(server).send("GET", "/readyz")
            for _ in 0..<Self.patience where answer.status != 200 {
                try await Task.sleep(for: .milliseconds(100))
                answer = try await served.api(server).send("GET", "/readyz")
            }
            var wanted = ["database": "ok", "migrations": "ok", "node": "ok"]
            if roles.contains("worker") { wanted["workers"] = "ok" }
            #expect(answer.json["checks"] as? [String: String] == wanted)
            #expect(server.stop() == 0)
        }
    }
}
