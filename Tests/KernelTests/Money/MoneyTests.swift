import Kernel
import Testing

@Suite struct MoneyTests {
    @Test func `every small split sums to the amount, and each part is within one of its share`() {
        for amount in Int64(-12)...12 {
            for first in Int64(0)...6 {
                for second in Int64(0)...6 {
                    for third in Int64(0)...6 { check(amount, [first, second, third]) }
                    check(amount, [first, second])
                }
                check(amount, [first])
            }
        }
    }

    private func check(_ amount: Int64, _ weights: [Int64]) {
        let parts = Allocation.split(amount, by: weights)
        #expect(parts.count == weights.count)
        #expect(parts.reduce(0, +) == amount, "\(amount) by \(weights) gave \(parts)")
        let effective = weights.contains { $0 > 0 } ? weights : weights.map { _ in 1 }
        let total = effective.reduce(0, +)
        for (part, weight) in zip(parts, effective) {
            // |part - amount × weight / total| < 1, without fractions.
            #expect((part * total - amount * weight).magnitude < total.magnitude, "\(amount) by \(weights): \(parts)")
            if weight == 0 { #expect(part == 0, "\(amount) by \(weights): \(parts)") }
        }
    }

    @Test(
        arguments: [
            (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]), (5, [0, 0], [3, 2]),
            (1, [1, 2], [0, 1]),
            (10, [1, 0, 1], [5, 0, 5]), (0, [3, 4], [0, 0]),
        ] as [(Int64, [Int64], [Int64])])
    func `the largest remainder gets the rest, ties go to the earlier part`(
        amount: Int64, weights: [Int64], parts: [Int64]
    ) {
        #expect(Allocation.split(amount, by: weights) == parts)
    }

    @Test func `splitting the largest amounts does not overflow`() {
        let limit = Money.amountMinorLimit
        let parts = Money(limit, .cny).split(by: [limit, limit, limit - 1])
        #expect(parts.reduce(.zero(.cny), +) == Money(limit, .cny))
    }

    @Test(
        arguments: [
            (1_999, "CNY", "19.99"), (5, "CNY", "0.05"), (-5, "GBP", "-0.05"), (-1_000, "EUR", "-10.00"),
            (1_999, "JPY", "1999"), (0, "USD", "0.00"),
        ] as [(Int64, String, String)])
    func `an amount shows as many decimals as its currency has`(minor: Int64, code: String, shown: String) throws {
        let currency = try #require(Currency(code))
        #expect(Money(minor, currency).decimal == shown)
        #expect(Money(minor, currency).description == "\(shown) \(code)")
    }

    @Test func `an unknown currency is none`() {
        #expect(Currency("XXX") == nil)
        #expect(Currency("cny") == nil)
        #expect(Currency("CNY") == .cny)
    }

    @Test func `money adds, subtracts and multiplies within its currency`() {
        #expect(Money(1_999, .cny) + Money(1, .cny) == Money(2_000, .cny))
        #expect(Money(1, .cny) - Money(1_999, .cny) == Money(-1_998, .cny))
        #expect(Money(1_999, .cny) * 3 == Money(5_997, .cny))
        #expect(Money(1_999, .cny) != Money(1_999, .gbp))
    }
}
