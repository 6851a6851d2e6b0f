import Kernel
import Testing

@Suite struct NaturalOrderTests {
    @Test func `numbers inside texts are counted and not spelled`() {
        let sorted = [
            "", "1", "2", "10", "A", "A-", "A-02", "A-2", "A-2-9", "A-2-10", "A-2b", "A-010", "A-10", "B-1", "架9",
            "架10",
            "架99999999999999999999", "架100000000000000000000",
        ]
        #expect(sorted.reversed().sorted(by: NaturalOrder.precedes) == sorted)
        for text in sorted { #expect(!NaturalOrder.precedes(text, text)) }
    }
}
