import Kernel
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_795_154_700_000, "2026-11-20T06:05:00.000Z"),
            (951_782_400_001, "2000-02-29T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
        ] as [(Int64, String)])
    func `a moment reads what it shows`(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
        #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
    }

    @Test(
        arguments: [
            ("2026-11-20T14:05:00+08:00", 1_795_154_700_000), ("2026-11-20T00:35:00-05:30", 1_795_154_700_000),
            ("2026-11-20t06:05:00z", 1_795_154_700_000), ("2026-11-20T06:05:00.5Z", 1_795_154_700_500),
            ("2026-11-20T06:05:00.123456789Z", 1_795_154_700_123), ("2026-11-20T06:05:00-00:00", 1_795_154_700_000),
        ] as [(String, Int64)])
    func `offsets and fractions are understood`(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "2026-11-20", "2026-11-20T06:05:00", "2026-11-20 06:05:00Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-11-20T24:00:00Z", "2026-11-20T06:60:00Z", "2026-11-20T06:05:60Z", "2026-11-20T06:05:00.Z",
        "2026-11-20T06:05:00.1234567890Z", "2026-11-20T06:05:00+0800", "2026-11-20T06:05:00+24:00",
        "2026-11-20T06:05:00ZZ", "2026-11-20T6:05:00.00Z", "+026-11-20T06:05:00Z", "2026-+1-20T06:05:00Z",
        "2026-11-20T06:05:00.000", "٢٠٢٦-11-20T06:05:00Z",
    ])
    func `anything else is no time`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `every millisecond of a long walk comes back`() {
        var random = SplitMix(seed: 42)
        for _ in 0..<5_000 {
            let moment = Timestamp(milliseconds: Int64(random.next() % 253_402_300_800_000))
            #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
        }
    }

    @Test func `moments and durations add up`() {
        let moment = Timestamp(milliseconds: 1_000)
        #expect(moment + .minutes(1) == Timestamp(milliseconds: 61_000))
        #expect(moment - .hours(1) == Timestamp(milliseconds: -3_599_000))
        #expect((moment + .days(2)) - moment == .days(2))
        #expect(Duration.milliseconds(1_999).milliseconds == 1_999)
    }
}
