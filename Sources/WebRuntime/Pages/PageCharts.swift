/// A drawing of columns of a table.
public struct PageChart: Sendable {
    public enum Kind: String, Sendable {
        case line, bar
    }

    let kind: Kind
    let title: String
    let columns: [Int]
    let currencyCode: String?

    /// - Parameters:
    ///   - title: what it shows, as text.
    ///   - columns: of the table, counted from 0, one series each; their cells carry `data-value`, a decimal number.
    ///   - currencyCode: ISO 4217, where the values are money.
    public init(_ kind: Kind, title: String, columns: [Int], currencyCode: String? = nil) {
        self.kind = kind
        self.title = title
        self.columns = columns
        self.currencyCode = currencyCode
    }
}

extension PageFrame {
    /// A table with drawings of it above.
    ///
    /// The drawings are made in the browser from the table's own cells. Then the table is a click or a key away; where
    /// there is no script, or Chart.js is not installed, it stands open, and alone.
    ///
    /// - Parameters:
    ///   - name: of the table on its page: an id.
    ///   - table: as `table(_:_:empty:_:)` makes it, the latest row first; the first column names the rows.
    public func charted(_ charts: [PageChart], name: String, _ table: HTML) -> HTML {
        let standing: HTML = """
            <details id="\(name)" class="printed" open><summary>\(words("chart.table"))</summary>\(table)</details>
            """
        guard let library = kit.chartLibraryURL else { return standing }
        return """
            <div class="charts">\(each: charts, { figure($0, of: name) })</div>\(standing)\
            <script src="\(library)" defer></script><script src="\(kit.chartScriptURL)" defer></script>
            """
    }

    /// Hidden until it is drawn.
    private func figure(_ chart: PageChart, of table: String) -> HTML {
        let currency: HTML? = chart.currencyCode.map { " data-currency=\"\($0)\"" }
        let columns = chart.columns.map { String($0) }.joined(separator: " ")
        return """
            <figure class="chart" data-chart="\(chart.kind.rawValue)" data-table="\(table)" data-columns="\(columns)"\
            \(currency) data-label="\(words("chart.label", ["title": chart.title]))" hidden>\
            <figcaption>\(chart.title)</figcaption></figure>
            """
    }

    /// A cell with a number that a drawing can read.
    ///
    /// - Parameters:
    ///   - value: a decimal number as programs write it.
    ///   - text: the same as people read it.
    public func cell(value: String, _ text: String) -> HTML {
        "<td class=\"number\" data-value=\"\(value)\">\(text)</td>"
    }
}
