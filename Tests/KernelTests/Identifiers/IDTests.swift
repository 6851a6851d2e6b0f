import Kernel
import Testing

@Suite struct IDTests {
    @Test(arguments: [0, 1, 31, 32, 1_234_567_890_123_456_789, Int64.max - 1, Int64.max])
    func `an id reads what it shows`(raw: Int64) throws {
        let id = OrderID(raw)
        #expect(id.description.count == 17)
        #expect(OrderID(id.description) == id)
        #expect(try #require(OrderID("ord_" + id.description.dropFirst(4).lowercased())) == id)
    }

    @Test func `the shown form is Crockford base 32 of thirteen digits`() {
        #expect(OrderID(0).description == "ord_0000000000000")
        #expect(OrderID(31).description == "ord_000000000000Z")
        #expect(OrderID(Int64.max).description == "ord_7ZZZZZZZZZZZZ")
    }

    @Test(arguments: [
        "", "ord_", "ord_1", "prd_0000000000001", "ord-0000000000001", "ord_00000000000001", "ord_000000000000",
        "ord_000000000000I", "ord_000000000000L", "ord_000000000000O", "ord_000000000000U", "ord_8000000000000",
        "ord_ZZZZZZZZZZZZZ", "ord_00000000000é", "ord_ 000000000001", "ORD_0000000000001", "ord_000000000000\u{0}",
    ])
    func `anything else is no id`(text: String) {
        #expect(OrderID(text) == nil)
    }

    @Test func `shown ids sort as their numbers do`() {
        var random = SplitMix(seed: 20_261_120)
        let ids = (0..<2_000).map { _ in SKUID(Int64(random.next() >> 1)) }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }
}

@Suite struct IDGeneratorTests {
    @Test func `ids grow, even when the clock stands still or steps back`() {
        let time = HandClock(1_800_000_000_000)
        let generator = IDGenerator(clock: time.clock, node: 7)
        var last: Int64 = 0
        for step in 0..<20_000 {
            if step == 5_000 { time.set(1_799_999_000_000) }
            if step == 15_000 { time.set(1_800_000_100_000) }
            let next = generator.nextRaw()
            #expect(next > last)
            last = next
        }
    }

    @Test func `an id tells its time and two nodes never meet`() {
        let time = HandClock(1_800_000_000_123)
        let first = IDGenerator(clock: time.clock, node: 0)
        let second = IDGenerator(clock: time.clock, node: IDGenerator.nodeLimit - 1)
        let ids = (0..<100).flatMap { _ in [first.nextRaw(), second.nextRaw()] }
        #expect(Set(ids).count == 200)
        #expect(ids.allSatisfy { IDGenerator.time(of: $0) == Timestamp(milliseconds: 1_800_000_000_123) })
    }

    @Test func `ids made at once are all different, and each maker sees its own grow`() async {
        let generator = IDGenerator(clock: .system, node: 1)
        let (makers, each) = (8, 20_000)
        let all = await withTaskGroup(of: [Int64].self) { group in
            for _ in 0..<makers {
                group.addTask { (0..<each).map { _ in generator.nextRaw() } }
            }
            return await group.reduce(into: [[Int64]]()) { $0.append($1) }
        }
        for ids in all { #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }) }
        #expect(Set(all.joined()).count == makers * each)
    }
}
