import Catalog
import Kernel
import Testing

/// Which rule wins, without any database.
@Suite struct PriceRuleModelTests {
    private static let (wholesale, staff) = (CustomerGroupID(1), CustomerGroupID(2))
    private static let rules = [
        PriceRule(minimumQuantity: 10, priceMinor: 1_800), PriceRule(minimumQuantity: 50, priceMinor: 1_500),
        PriceRule(groupID: wholesale, minimumQuantity: 1, priceMinor: 1_700),
        PriceRule(groupID: wholesale, minimumQuantity: 20, priceMinor: 1_500),
        PriceRule(groupID: staff, minimumQuantity: 1, priceMinor: 1_600),
    ]

    private static func price(_ quantity: Int, _ groups: Set<CustomerGroupID> = [], over price: Int64 = 2_000) -> Int64
    {
        rules.winner(over: price, quantity: quantity, groups: groups)?.priceMinor ?? price
    }

    @Test(arguments: [(1, 2_000), (9, 2_000), (10, 1_800), (49, 1_800), (50, 1_500), (999, 1_500)])
    func `a price falls at the number that its rule names, and not one piece before`(quantity: Int, minor: Int64) {
        #expect(Self.price(quantity) == minor)
    }

    @Test(arguments: [(1, 1_700), (19, 1_700), (20, 1_500), (50, 1_500)])
    func `a customer pays the lowest of everybody's prices and those of the group`(quantity: Int, minor: Int64) {
        #expect(Self.price(quantity, [Self.wholesale]) == minor)
        #expect(Self.price(quantity, [Self.wholesale, Self.staff]) == min(minor, 1_600))
        #expect(Self.price(1, [CustomerGroupID(3)]) == 2_000)
    }

    @Test func `a rule that is not below the sale price never wins`() {
        #expect(Self.rules.winner(over: 1_800, quantity: 10, groups: []) == nil)
        #expect(Self.rules.winner(over: 1_801, quantity: 10, groups: [])?.priceMinor == 1_800)
        #expect(Self.price(50, over: 900) == 900)
        #expect([PriceRule]().winner(over: 1, quantity: 999, groups: []) == nil)
    }

    @Test func `of equal prices everybody's wins, in whatever order the rules come`() {
        for rules in [Self.rules, Self.rules.reversed()] {
            let winner = rules.winner(over: 2_000, quantity: 50, groups: [Self.wholesale])
            #expect(winner?.groupID == nil && winner?.minimumQuantity == 50)
        }
    }

    @Test func `the steps are what wins from their number on, the smallest first`() {
        #expect(Self.rules.steps(below: 2_000) == [Self.rules[0], Self.rules[1]])
        #expect(Self.rules.steps(below: 1_800) == [Self.rules[1]])
        #expect(Self.rules.steps(below: 1_500).isEmpty)
        // Everybody's 1,800 from 10 on is no step for who pays 1,700 for one.
        #expect(Self.rules.steps(below: 2_000, groups: [Self.wholesale]) == [Self.rules[2], Self.rules[3]])
        for groups: Set<CustomerGroupID> in [[], [Self.wholesale], [Self.staff], [Self.wholesale, Self.staff]] {
            for step in Self.rules.steps(below: 2_000, groups: groups) {
                let (number, price) = (step.minimumQuantity, step.priceMinor)
                #expect(Self.price(number, groups) == price && Self.price(number - 1, groups) > price)
            }
        }
    }
}
