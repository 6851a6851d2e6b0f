import Kernel
import Testing
import WebRuntime

@Suite struct FormatTests {
    private let chinese = Format(language: .chinese)
    private let english = Format(language: .english)

    @Test(arguments: [
        (123_400, Currency.cny, "¥1,234.00"), (0, .cny, "¥0.00"), (5, .gbp, "£0.05"),
        (-123_456_789, .usd, "-$1,234,567.89"),
        (99_999, .eur, "€999.99"), (100_000, .eur, "€1,000.00"),
    ])
    func `money has its sign, its groups and its digits`(amount: Int64, currency: Currency, expected: String) {
        #expect(chinese.money(Money(amount, currency)) == expected)
        #expect(english.money(Money(amount, currency)) == expected)
    }

    @Test func `currencies without minor units or sign are shown plainly`() throws {
        #expect(chinese.money(Money(1_234, try #require(Currency("JPY")))) == "JPY 1,234")
        #expect(chinese.money(Money(1_200, try #require(Currency("CHF")))) == "CHF 12.00")
    }

    @Test(arguments: [(1_300, "13%"), (650, "6.5%"), (605, "6.05%"), (0, "0%")])
    func `a share is told in hundredths as short as it is exact`(basisPoints: Int64, expected: String) {
        #expect(chinese.percent(basisPoints: basisPoints) == expected)
    }

    @Test func `times are those of the shop's time zone`() throws {
        let moment = try #require(Timestamp(rfc3339: "2026-11-20T06:05:00Z"))
        let lastYear = try #require(Timestamp(rfc3339: "2025-12-31T15:59:59Z"))
        #expect(chinese.time(moment, now: moment) == "11月20日 14:05")
        #expect(english.time(moment, now: moment) == "Nov 20, 14:05")
        #expect(chinese.time(lastYear, now: moment) == "2025年12月31日 23:59")
        #expect(english.time(lastYear, now: moment) == "Dec 31, 2025, 23:59")
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
    func `numbers are grouped by three`(number: Int, expected: String) {
        #expect(english.number(number) == expected)
    }
}

@Suite struct CatalogueTests {
    @Test func `every shared phrase has both languages and the same values in both`() {
        for (key, phrase) in Catalogue.shared.merging(.refusals).phrases {
            #expect(!phrase.chinese.isEmpty && !phrase.english.isEmpty, "\(key)")
            #expect(placeholders(phrase.chinese) == placeholders(phrase.english), "\(key)")
        }
    }

    @Test func `values are filled in and gaps show their key`() {
        let catalogue: Catalogue = ["lines": .init("{count} 件", "{count} lines")]
        #expect(catalogue.strings(in: .english)("lines", ["count": "3"]) == "3 lines")
        #expect(catalogue.strings(in: .chinese)("lines", ["count": "3"]) == "3 件")
        #expect(catalogue.strings(in: .chinese)("no.such") == "no.such")
        #expect(catalogue.strings(in: .chinese).find("no.such") == nil)
    }

    @Test func `every refusal of the web surface has its words`() {
        let errors: [any ExpectedError] = [
            AccessError.unauthenticated, AccessError.permissionMissing("x"), AccessError.csrfFailed,
            RequestError.bodyTooLarge(limitBytes: 1), RequestError.rateLimited(retryAfterSeconds: 1),
            RequestError.deadlineExceeded, RequestError.idempotencyKeyRequired, RequestError.idempotencyKeyInvalid,
            RequestError.ifMatchRequired, InputError.missing(field: "a"), InputError.invalid(field: "a", reason: ""),
            InputError.malformed(reason: ""), InputError.unknownReference(field: "a"), NotFound("a"),
        ]
        for error in errors {
            #expect(Catalogue.shared.phrases["error.\(error.code)"] != nil, "\(error.code)")
        }
    }

    private func placeholders(_ text: String) -> Set<Substring> {
        Set(text.matches(of: /\{[a-z_]+\}/).map(\.output))
    }
}
