/// One page of a list and the way on.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// Nil on the last page.
    public let next: Cursor?

    public init(items: [Item], next: Cursor?) {
        self.items = items
        self.next = next
    }

    /// Cuts the one extra row that was asked for (`limit + 1`) and makes the cursor of the last row that is shown.
    public init(_ rows: [Item], limit: PageLimit, cursor: (Item) -> Cursor) {
        self.items = Array(rows.prefix(limit.count))
        self.next = rows.count > limit.count ? self.items.last.map(cursor) : nil
    }

    public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), next: next)
    }
}

/// How many rows a page has: 1 to 100, 20 where nothing is said.
public struct PageLimit: Sendable, Hashable {
    public static let standard = PageLimit(clamping: 20)
    public static let range = 1...100
    public let count: Int

    /// Nil outside 1 … 100.
    public init?(_ count: Int) {
        guard Self.range.contains(count) else { return nil }
        self.count = count
    }

    public init(clamping count: Int) {
        self.count = min(max(count, Self.range.lowerBound), Self.range.upperBound)
    }
}

/// Where a keyset page goes on: the sort key and the id of the last row shown, opaque to callers.
public struct Cursor: Sendable, Hashable {
    public let key: Int64
    public let id: Int64

    public init(key: Int64, id: Int64) {
        self.key = key
        self.id = id
    }

    /// Reads what `text` printed; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = CrockfordBase32.decode(parts[0].utf8),
            let id = CrockfordBase32.decode(parts[1].utf8)
        else { return nil }
        self.key = key
        self.id = id
    }

    /// Keys are times, amounts or ids, none of them negative.
    public var text: String { "\(CrockfordBase32.encode(key))-\(CrockfordBase32.encode(id))" }
}
