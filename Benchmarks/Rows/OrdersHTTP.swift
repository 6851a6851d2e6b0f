import Foundation
import Kernel
import Orders
import Workflows

/// `orders-http`: the API's call, each request with a token of its own, a cart and a key, against a real server process
/// that also runs its workers. The yardstick is `orders-spread`.
struct OrdersHTTP: Sendable {
    let engine: EngineName
    let bench: Workbench

    private static let script = """
        local requests = {}
        local count = 0
        function init(arguments)
            for line in io.lines(arguments[1]) do
                local token, key, body = line:match("^(%S+) (%S+) (.*)$")
                local headers = {}
                headers["Authorization"] = "Bearer " .. token
                headers["Idempotency-Key"] = key
                headers["Content-Type"] = "application/json"
                requests[#requests + 1] = wrk.format("POST", "/api/v1/orders", headers, body)
            end
        end
        function request()
            count = count + 1
            return requests[math.min(count, #requests)]
        end
        """

    func measure() async throws -> [Measured] {
        let rounds = bench.effort.rounds
        let orders = OrdersBench(engine: engine, bench: bench, basket: .spread)
        let perRound = bench.effort.cartsPerSecond * bench.effort.wrkSeconds
        let served = try await orders.make("http", carts: rounds * perRound, withTokens: true)
        let direct = try await orders.make("http-spread", carts: rounds * orders.ordersPerRound)
        let script = bench.directory.appending(path: "orders.lua")
        try Self.script.write(to: script, atomically: true, encoding: .utf8)
        let measured = try await ServerProcess.with(
            bench.zhanggui, ["serve", "--port", "0"] + served.store.arguments,
            environment: ["ZHANGGUI_ADDRESS_RATE": "0"]
        ) { server in
            try await direct.store.with { database in
                try await Rounds.interleaved(rounds) { round in
                    let carts = served.carts[(round * perRound)..<((round + 1) * perRound)]
                    let file = try write(carts)
                    let outcome = try await Wrk.run(
                        server.baseURL, script: (script.path(percentEncoded: false), [file]), bench)
                    guard outcome.requestCount <= perRound else {
                        throw BenchFailure("\(perRound) carts were too few for \(outcome.requestCount) requests")
                    }
                    return outcome.requestsPerSecond
                } yardstick: { round in
                    try await orders.rate(direct, in: database, round: round, callers: OrdersSpread.callers)
                }
            }
        }
        for store in [served.store, direct.store] { try await store.remove() }
        return [measured.row("orders-http", engine, unit: "orders/s", against: "orders-spread", .atLeast(0.3))]
    }

    private func write(_ carts: ArraySlice<PreparedCart>) throws -> String {
        let address = OrderLoad.address
        let place = """
            {"name":"\(address.name)","phone":"\(address.phone)","province":"\(address.province)",\
            "city":"\(address.city)","district":"\(address.district)","line1":"\(address.line1)"}
            """
        var text = ""
        for cart in carts {
            let total = "{\"amount\":\(cart.totalMinor),\"currency\":\"CNY\"}"
            text += """
                \(cart.token) key-\(cart.id.rawValue) {"cart_id":"\(cart.id)","cart_version":1,\
                "expected_total":\(total),"address":\(place),"delivery_option":"standard"}

                """
        }
        let file = bench.directory.appending(path: "orders.txt")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path(percentEncoded: false)
    }
}
