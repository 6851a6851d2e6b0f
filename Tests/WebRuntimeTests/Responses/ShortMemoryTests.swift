import Kernel
import Testing
import WebRuntime

@Suite struct ShortMemoryTests {
    private static let now = Timestamp(milliseconds: 1_795_154_700_000)

    @Test func `what was kept is given until its time is over`() {
        let memory = ShortMemory<Int>(lifetime: .seconds(1), limit: 10)
        memory.keep(7, as: "a", at: Self.now)
        #expect(memory.value("a", at: Self.now) == 7 && memory.value("b", at: Self.now) == nil)
        #expect(memory.value("a", at: Self.now + .milliseconds(999)) == 7)
        #expect(memory.value("a", at: Self.now + .seconds(1)) == nil)
        memory.keep(8, as: "a", at: Self.now + .seconds(1))
        #expect(memory.value("a", at: Self.now + .seconds(1)) == 8)
    }

    @Test func `while one reads it anew the others are given the old value`() {
        let memory = ShortMemory<Int>(lifetime: .seconds(1), limit: 10)
        memory.keep(7, as: "a", at: Self.now)
        let late = Self.now + .milliseconds(1_050)
        #expect(memory.value("a", at: late) == nil)
        #expect(memory.value("a", at: late) == 7)
        #expect(memory.value("a", at: Self.now + .milliseconds(1_199)) == 7)
        // Whoever was to read it did not come back.
        #expect(memory.value("a", at: Self.now + .milliseconds(1_200)) == nil)
        #expect(memory.value("a", at: Self.now + .milliseconds(1_200)) == nil)
        memory.keep(8, as: "b", at: Self.now)
        #expect(memory.value("b", at: Self.now + .seconds(5)) == nil)
        #expect(memory.value("b", at: Self.now + .seconds(5)) == nil)
    }

    @Test func `two generations are all that is kept`() {
        let memory = ShortMemory<Int>(lifetime: .seconds(1), limit: 10)
        for number in 0..<100 { memory.keep(number, as: "\(number)", at: Self.now) }
        let left = (0..<100).filter { memory.value("\($0)", at: Self.now) != nil }
        #expect(left == Array(80..<100))
    }

    @Test func `what is read anew takes no room beyond the limit`() {
        let memory = ShortMemory<Int>(lifetime: .seconds(1), limit: 1)
        memory.keep(7, as: "a", at: Self.now)
        memory.keep(8, as: "b", at: Self.now)
        let late = Self.now + .milliseconds(1_050)
        #expect(memory.value("a", at: late) == nil)
        #expect(memory.value("a", at: late) == 7)
        memory.keep(9, as: "c", at: late)
        #expect(memory.value("a", at: late) == nil && memory.value("c", at: late) == 9)
    }

    private final class Page: Sendable {}

    @Test func `what is over is let go of`() {
        let memory = ShortMemory<Page>(lifetime: .seconds(1), limit: 10)
        weak var over: Page?
        do {
            let page = Page()
            memory.keep(page, as: "a", at: Self.now)
            over = page
        }
        #expect(over != nil)
        memory.keep(Page(), as: "b", at: Self.now + .milliseconds(1_199))
        #expect(over != nil && memory.value("a", at: Self.now + .milliseconds(1_199)) == nil)
        memory.keep(Page(), as: "b", at: Self.now + .seconds(3))
        #expect(over == nil)
    }
}
