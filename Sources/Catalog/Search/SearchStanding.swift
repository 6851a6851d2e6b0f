import Kernel

/// How much a word tells by where it stands in names: what a Chinese or an English name ends in says what the thing
/// is, the name of its shelf says so too, and what a name begins with says it less often (茶树清爽皂 is no tea).
struct SearchStanding: Sendable {
    /// Levels of one word; they add up.
    static let end: Int64 = 3
    private static let shelf: Int64 = 2
    private static let begin: Int64 = 1
    /// Longer words behind a number are no units: `357 克`, `100 ml`.
    private static let unitLength = 2

    private let begins: Set<String>
    private let ends: Set<String>
    private let shelves: Set<String>

    /// - Parameters:
    ///   - names: the titles of a product.
    ///   - shelves: the names of the categories that it stands in.
    init(names: [String], shelves: [String]) {
        let named = names.map { Self.withoutQuantity(SearchTokens.runs(of: $0)) }
        begins = Set(named.compactMap(\.first).flatMap { Self.edge($0, isEnd: false) })
        ends = Set(named.compactMap(\.last).flatMap { Self.edge($0, isEnd: true) })
        let shelved = shelves.map(SearchTokens.runs(of:))
        self.shelves = Set(
            shelved.compactMap(\.first).flatMap { Self.edge($0, isEnd: false) }
                + shelved.compactMap(\.last).flatMap { Self.edge($0, isEnd: true) })
    }

    /// 0 for what stands nowhere special.
    func level(of token: String) -> Int64 {
        (ends.contains(token) ? Self.end : 0) + (shelves.contains(token) ? Self.shelf : 0)
            + (begins.contains(token) ? Self.begin : 0)
    }

    /// The tokens at one edge of a run: a word itself, or of Han the character there and the pair that it is in.
    private static func edge(_ run: SearchRun, isEnd: Bool) -> [String] {
        let tokens = SearchTokens.tokens(of: run, singles: true)
        return Array(isEnd ? tokens.suffix(2) : tokens.prefix(2))
    }

    /// Without how much of it there is at the end: 勐海熟普饼 357 克 ends in 饼.
    private static func withoutQuantity(_ runs: [SearchRun]) -> ArraySlice<SearchRun> {
        var runs = runs[...]
        while runs.count > 1, let last = runs.last {
            if last.kind == .digits {
                runs.removeLast()
            } else if runs.count > 2, runs[runs.endIndex - 2].kind == .digits, last.text.count <= unitLength {
                runs.removeLast(2)
            } else {
                break
            }
        }
        return runs
    }
}
