import Kernel
import Testing

@Suite struct PageTests {
    @Test(arguments: [(0, 0), (1, 2), (.max, .max), (1_795_154_700_000, 1_234_567_890_123)] as [(Int64, Int64)])
    func `a cursor reads what it shows`(key: Int64, id: Int64) throws {
        let cursor = Cursor(key: key, id: id)
        #expect(try #require(Cursor(cursor.text)) == cursor)
    }

    @Test(arguments: [
        "", "-", "0000000000000", "0000000000000-", "x-y", "0000000000000-0000000000000-0000000000000",
        "000000000000U-0000000000000", "ZZZZZZZZZZZZZ-0000000000000", "0000000000000 0000000000000",
    ])
    func `anything else is no cursor`(text: String) {
        #expect(Cursor(text) == nil)
    }

    @Test func `a full page with one row more goes on after the last row shown`() throws {
        let limit = try #require(PageLimit(3))
        let page = Page([10, 9, 8, 7], limit: limit) { Cursor(key: Int64($0), id: 1) }
        #expect(page.items == [10, 9, 8])
        #expect(page.next == Cursor(key: 8, id: 1))
        let last = Page([10, 9, 8], limit: limit) { Cursor(key: Int64($0), id: 1) }
        #expect(last.items == [10, 9, 8])
        #expect(last.next == nil)
        #expect(page.map { $0 * 2 }.items == [20, 18, 16])
    }

    @Test func `a page has one to a hundred rows`() {
        #expect(PageLimit(0) == nil)
        #expect(PageLimit(101) == nil)
        #expect(PageLimit(100)?.count == 100)
        #expect(PageLimit(clamping: 5_000).count == 100)
        #expect(PageLimit(clamping: -1).count == 1)
        #expect(PageLimit.standard.count == 20)
    }
}
