import Database
import Kernel
import WebRuntime
import Workflows

/// A page of a list that can also be had as lines of a spreadsheet.
protocol ListLines: Sendable {
    /// The headings of the lines, as keys of the catalogue. Amounts stand apart from their currencies.
    static var columns: [String] { get }

    /// Where the list goes on; nil on its last page.
    var next: Cursor? { get }

    /// What the page shows, as the page shows it: what stands there behind a mask has its mask here.
    func lines(_ frame: PageFrame) -> [[String]]

    /// That more belongs here than any page of the list shows, in words; nil where nothing is left out.
    func cut(_ frame: PageFrame) -> String?
}

extension ListLines {
    /// Of lists that stand on one page.
    var next: Cursor? { nil }

    func cut(_ frame: PageFrame) -> String? { nil }
}

/// A list as a file for spreadsheets, page by page, so that it costs the same memory however long the list is.
struct ListFile<List: ListLines>: Sendable {
    let frame: PageFrame
    let lineLimit: Int
    /// One page of the list.
    let load: @Sendable (Cursor?) async throws -> List

    func run(_ write: (String) async throws -> Void) async throws {
        try await write(CSVText.byteOrderMark + CSVText.spreadsheetLine(List.columns.map { frame.words($0) }))
        var (cursor, left): (Cursor?, Int) = (nil, lineLimit)
        var cuts: [String] = []
        repeat {
            let page = try await load(cursor)
            let lines = page.lines(frame)
            try await write(lines.prefix(left).map { CSVText.spreadsheetLine($0) }.joined())
            if let cut = page.cut(frame), !cuts.contains(cut) { cuts.append(cut) }
            (cursor, left) = (page.next, left - lines.count)
        } while cursor != nil && left > 0
        if cursor != nil || left < 0 {
            cuts.append(frame.words("console.list.cut", ["most": frame.format.number(lineLimit)]))
        }
        // Nobody shall take a part for the whole.
        for cut in cuts { try await write(CSVText.spreadsheetLine([cut])) }
    }
}

/// What a list's address says beside its filter.
enum ListFormat {
    /// Lines of one file; a filter finds the rest.
    static let lineLimit = 100_000
    static let pageLimit = PageLimit(clamping: PageLimit.range.upperBound)
    static let field = (name: "format", value: "csv")
    /// Which list of a page that has several; none for the first.
    static let listName = "list"
}

extension PageCall {
    /// Whether the list is wanted as a file, all of its pages, and not as a page.
    var wantsFile: Bool { query.raw(ListFormat.field.name) == ListFormat.field.value }

    /// Whether that is a list of this name, and not the first one of the page.
    func wantsFile(of list: String) -> Bool { wantsFile && query.raw(ListFormat.listName) == list }
}

extension Console {
    /// The answer to whoever wants a list as a file. The right is that of the list: it stands at the same address.
    ///
    /// - Parameters:
    ///   - name: what the file is called, before the day.
    ///   - load: one page of the list, of so many rows.
    func file<List: ListLines>(
        _ call: PageCall, _ name: String, atMost lineLimit: Int = ListFormat.lineLimit,
        _ load: @escaping @Sendable (Cursor?, PageLimit) async throws -> List
    ) -> PageAnswer {
        let file = ListFile(frame: call.frame, lineLimit: lineLimit) { try await load($0, ListFormat.pageLimit) }
        let day = shop.configuration.calendar.day(of: call.frame.now)
        return .download(name: "\(name)-\(day).csv", mediaType: "text/csv; charset=utf-8") { write in
            try await file.run(write)
        }
    }

    /// The same for what one look at the database finds.
    func file<List: ListLines>(
        _ call: PageCall, _ name: String,
        reading load: @escaping @Sendable (Session, Cursor?, PageLimit) throws -> List
    ) -> PageAnswer {
        file(call, name) { [database] cursor, limit in
            try await database.read { try load($0, cursor, limit) }
        }
    }
}

extension PageFrame {
    /// That a list is not shown whole; nothing where it is.
    func cutNotice(_ list: some ListLines) -> HTML {
        list.cut(self).map { "<p class=\"notice warn\">\($0)</p>" } ?? ""
    }

    /// The way to a list as a file; nothing where it has no rows.
    ///
    /// - Parameters:
    ///   - list: its name, where the page has several.
    ///   - query: the filter of the list.
    func exportLink(
        _ path: PagePath, _ parameter: String? = nil, _ second: String? = nil, list: String? = nil,
        query: [(name: String, value: String)] = [], isEmpty: Bool
    ) -> HTML {
        guard !isEmpty else { return "" }
        let all = query + (list.map { [(ListFormat.listName, $0)] } ?? []) + [ListFormat.field]
        let url =
            switch (parameter, second) {
            case (let first?, let second?): paths(path, first, second, query: all)
            case (let first?, nil): paths(path, first, query: all)
            case (nil, _): paths(path, query: all)
            }
        return "<p class=\"actions\"><a href=\"\(url)\" download>\(words("console.list.export"))</a></p>"
    }
}
