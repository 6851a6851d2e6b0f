import Hummingbird
import HummingbirdTesting
import Kernel
import Testing
import WebRuntime

@Suite struct RateLimiterTests {
    @Test func `a burst passes and then the steady rate`() {
        let limiter = RateLimiter(Rate(count: 60, per: .minutes(1), burst: 3))
        let start = Timestamp(milliseconds: 1_000_000)
        #expect((0..<4).map { _ in limiter.take("a", at: start) } == [nil, nil, nil, 1])
        #expect(limiter.take("b", at: start) == nil)
        #expect(limiter.take("a", at: start + .milliseconds(999)) == 1)
        #expect(limiter.take("a", at: start + .seconds(1)) == nil)
        #expect(limiter.take("a", at: start + .seconds(1)) == 1)
    }

    @Test func `the wait is told in whole seconds`() {
        let limiter = RateLimiter(Rate(count: 1, per: .minutes(1), burst: 1))
        let start = Timestamp(milliseconds: 0)
        #expect(limiter.take("a", at: start) == nil)
        #expect(limiter.take("a", at: start + .milliseconds(500)) == 60)
        #expect(limiter.take("a", at: start + .seconds(59)) == 1)
        #expect(limiter.take("a", at: start + .seconds(60)) == nil)
    }

    @Test func `a clock that is set back locks nobody out`() {
        let limiter = RateLimiter(Rate(count: 60, per: .minutes(1), burst: 2))
        let start = Timestamp(milliseconds: 10_000_000)
        #expect((0..<3).map { _ in limiter.take("a", at: start) } == [nil, nil, 1])
        #expect((0..<3).map { _ in limiter.take("a", at: start - .hours(1)) } == [nil, nil, 1])
    }

    @Test func `a key is remembered over one change of generations and forgotten after two`() {
        let limiter = RateLimiter(Rate(count: 1, per: .hours(1), burst: 1), keyLimit: 2)
        let now = Timestamp(milliseconds: 0)
        #expect(limiter.take("a", at: now) == nil)
        #expect(limiter.take("b", at: now) == nil)
        #expect(limiter.take("c", at: now) == nil)
        #expect(limiter.take("a", at: now) == 3_600)
        #expect(limiter.take("d", at: now) == nil)
        #expect(limiter.take("e", at: now) == nil)
        #expect(limiter.take("a", at: now) == nil)
    }
}

@Suite struct AddressLimitTests {
    @Test func `an IPv6 network is one visitor, an IPv4 address another`() async throws {
        var shop = TestShop()
        shop.configuration.addressRate = Rate(count: 1, per: .hours(1), burst: 2)
        shop.configuration.trustedProxies = try #require(TrustedProxies("127.0.0.1"))
        try await shop.test { client in
            var statuses: [Int] = []
            for address in [
                "2001:db8:1:2::1", "2001:db8:1:2:3::4", "2001:db8:1:2:ffff::", "2001:db8:1:3::1", "192.0.2.1",
                "192.0.2.2", "192.0.2.2", "::ffff:192.0.2.2",
            ] {
                let answer = try await client.execute(
                    uri: "/healthz", method: .get, headers: [header("x-forwarded-for"): address])
                statuses.append(answer.status.code)
            }
            #expect(statuses == [200, 200, 429, 200, 200, 200, 200, 429])
        }
    }
}

@Suite struct TrustedProxiesTests {
    @Test func `nobody is believed who is no proxy of ours`() throws {
        let proxies = try #require(TrustedProxies("10.0.0.0/8, ::1"))
        #expect(proxies.client(peer: "203.0.113.9", forwardedFor: ["198.51.100.1"]) == "203.0.113.9")
        #expect(TrustedProxies.none.client(peer: "10.0.0.1", forwardedFor: ["198.51.100.1"]) == "10.0.0.1")
    }

    @Test(arguments: [
        (["198.51.100.1"], "198.51.100.1"), (["1.1.1.1, 198.51.100.1, 10.0.0.7"], "198.51.100.1"),
        (["1.1.1.1", "198.51.100.1"], "198.51.100.1"), (["garbage"], "10.0.0.1"), ([], "10.0.0.1"),
        (["1.1.1.1, garbage, 10.2.3.4"], "10.2.3.4"), (["2001:db8::1"], "2001:db8::1"), (["10.9.9.9"], "10.9.9.9"),
    ])
    func `the client is the last hop that is not ours`(forwarded: [String], expected: String) throws {
        let proxies = try #require(TrustedProxies("10.0.0.0/8"))
        #expect(proxies.client(peer: "10.0.0.1", forwardedFor: forwarded) == expected)
    }

    @Test(arguments: ["10.0.0.0/33", "x", "10.0.0.0/", "10.0.0/8", "::1/129"])
    func `a wrong list is refused`(list: String) {
        #expect(TrustedProxies(list) == nil)
    }

    @Test func `networks end where their bits end`() throws {
        let proxies = try #require(TrustedProxies("192.168.4.0/22 fd00::/8"))
        #expect(proxies.contains("192.168.7.255") && !proxies.contains("192.168.8.0"))
        #expect(proxies.contains("fd12::1") && !proxies.contains("fe80::1") && proxies.contains("::ffff:192.168.4.1"))
    }
}
