import Database
import Kernel
import Synchronization

/// A search as it is kept for analytics: nothing in it tells who searched.
struct LoggedSearch: Sendable, Hashable {
    let at: Timestamp
    /// Folded; numbers that may be somebody's, and whatever has an @, are left out.
    let query: String
    let language: String
    /// Of the first page.
    let resultCount: Int
    let reading: SearchReading
}

/// Searches wait here until a timer writes them: a visitor never waits for the log. What a crash takes along is lost.
final class SearchLog: Sendable {
    /// Searches that wait; while it is full, more are not logged.
    static let waitingLimit = 5_000
    /// Searches of one transaction.
    static let batchLimit = 500
    /// Longer numbers may be of a phone, an order or a card.
    private static let digitLimit = 6

    private let waiting = Mutex<[LoggedSearch]>([])

    func note(_ search: LoggedSearch) {
        waiting.withLock { if $0.count < Self.waitingLimit { $0.append(search) } }
    }

    func take() -> [LoggedSearch] {
        waiting.withLock { waiting in
            let taken = Array(waiting.prefix(Self.batchLimit))
            waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// Puts back what could not be written.
    func putBack(_ searches: [LoggedSearch]) {
        waiting.withLock { $0 = Array((searches + $0).prefix(Self.waitingLimit)) }
    }

    static func anonymous(_ text: String) -> String {
        guard !text.contains("@"), !text.contains("＠") else { return "" }
        return SearchQuery(text).phrases.map { phrase in
            phrase.runs.map { $0.kind == .digits && $0.text.count > digitLimit ? "#" : $0.text }.joined()
        }.joined(separator: " ")
    }
}

extension Catalog {
    /// Notes what somebody looked for and how much was found; written later by `writeSearchLog`.
    ///
    /// - Parameters:
    ///   - language: of the visit, as `zh-CN`.
    ///   - resultCount: of the first page.
    public func noteSearch(_ text: String, language: String, resultCount: Int, reading: SearchReading) {
        let query = SearchLog.anonymous(text)
        guard !query.isEmpty else { return }
        searchLog.note(
            LoggedSearch(
                at: database.clock.now(), query: query, language: language, resultCount: resultCount,
                reading: reading == .exact && resultCount == 0 ? .nothing : reading))
    }

    /// Writes what waits, a batch at a time; for a timer, until it returns 0.
    ///
    /// - Returns: how many searches it wrote.
    public func writeSearchLog() async throws -> Int {
        let searches = searchLog.take()
        guard !searches.isEmpty else { return 0 }
        let rows = searches.map { search -> [SQLValue] in
            [
                .integer(database.ids.nextRaw()), search.at.sqlValue, .text(search.query), .text(search.language),
                .integer(Int64(search.resultCount)), .text(search.reading.name),
            ]
        }
        do {
            try await database.write { transaction in try SearchLogStore.insert(rows, in: transaction) }
        } catch {
            searchLog.putBack(searches)
            throw error
        }
        return searches.count
    }

    /// Deletes searches that are older than analytics looks back.
    ///
    /// - Returns: how many, at most `limit`.
    public func sweepSearchLog(limit: Int) async throws -> Int {
        let before = database.clock.now() - .days(Self.searchLogDays)
        return try await database.write { transaction in
            try SearchLogStore.sweep(before: before, limit: limit, in: transaction)
        }
    }

    /// How long searches are kept.
    static let searchLogDays = 400
}
