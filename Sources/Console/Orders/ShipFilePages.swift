import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var shipFilePages: [PageRoute] {
        [
            PageRoute(.get, .consoleOrdersShip, .permission(.parcelsManage), handler: shipForm),
            PageRoute(
                .post, .consoleOrdersShip, .permission(.parcelsManage), uploadLimitBytes: ShipFile.uploadLimitBytes,
                handler: shipFile),
        ]
    }

    /// With a row for each order that was ticked in the list and waits for a carrier: only what comes with the parcels
    /// is left to be typed.
    private func shipForm(_ call: PageCall) async throws -> PageAnswer {
        let chosen = try PickListModel.chosen(call.query)
        guard !chosen.isEmpty else { return .page(ShipFileModel(state: .fresh()).html(call.frame)) }
        let found = try await database.read { [shop] in try shop.orders.orders(chosen, in: $0) }
        let known = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        // As they stood in the list, whose labels lie in that order.
        let rows = chosen.compactMap { known[$0] }.filter { $0.isShippable && $0.delivery != .pickup }.map {
            "\($0.number),,"
        }
        let model = ShipFileModel(
            leftOut: chosen.count - rows.count, state: .fresh(["csv": rows.joined(separator: "\n")]))
        return .page(model.html(call.frame))
    }

    /// Shows what the rows would do, or does it. No key: a row that was shipped is known by its number.
    private func shipFile(_ call: PageCall) async throws -> PageAnswer {
        do {
            let step: ShipFileStep = try call.form.choice("step")
            let file = try ShipFile.file(call.files)
            let text = file?.text ?? call.form.raw("csv") ?? ""
            let (rows, isNamed) = try ShipFile.rows(of: text)
            let results =
                switch step {
                case .check: try await database.read { [shop] in try shop.previewShipments(rows, in: $0) }
                case .run: try await shop.ship(rows, by: call.caller)
                }
            let model = ShipFileModel(
                results: results, step: step, encoding: file?.encoding ?? .utf8,
                // A list of orders holds whose they are; of it the page needs what was read alone.
                state: .fresh(
                    ["csv": isNamed || step == .run ? ShipFile.text(of: rows, call.frame.words) : text]))
            let isRefused = step == .run && model.odd == results.count
            return .page(model.html(call.frame), status: isRefused ? 422 : 200)
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "csv") { ShipFileModel(state: $0).html(call.frame) }
        }
    }
}

/// A file of parcels is looked at before it is run.
enum ShipFileStep: String, CaseIterable, Sendable {
    case check, run
}

/// Rows of order number, carrier and tracking number.
enum ShipFile {
    /// More than the rows that are taken need.
    private static let characterLimit = 100_000
    /// The same in bytes, and what stands around a file in the body of an upload.
    static let uploadLimitBytes = 512 * 1_024
    static let fileField = "parcels"
    private static let headings: Set<String> = ["订单号", "order_number", "order number", "order", "number"]

    /// The file that was chosen, as a spreadsheet saved it; nil where none was.
    ///
    /// - Throws: `CSVError`.
    static func file(_ files: [UploadedFile]) throws -> (text: String, encoding: SheetText.Encoding)? {
        guard let file = files.first(where: { $0.field == fileField }), !file.content.isEmpty else { return nil }
        let (content, encoding) = try SheetText.utf8(file.content)
        return (String(decoding: content, as: UTF8.self), encoding)
    }

    /// Tabs, which cells have between them that are copied from a spreadsheet, and the commas of a Chinese keyboard
    /// as commas. A line with quotes is taken as it is.
    private static func withCommas(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.map { withCommas(line: String($0)) }.joined(separator: "\n")
    }

    private static func withCommas(line: String) -> String {
        guard !line.contains("\"") else { return line }
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        // A tab somewhere in a line of commas is a slip; between three cells with something in them it parts these.
        let isTabbed =
            cells.count > 1
            && (!line.contains(",")
                || cells.count >= ShipmentRow.cellCount && cells.prefix(ShipmentRow.cellCount).allSatisfy(isFilled))
        if isTabbed {
            // No carrier is called by figures alone: with a time in its place it is a row of another list, and the
            // cells that are too many tell so.
            let isOther = cells.count > ShipmentRow.cellCount && !cells[1].contains(where: \.isLetter)
            return String(CSVText.line(isOther ? cells : Array(cells.prefix(ShipmentRow.cellCount))).dropLast())
        }
        // Where commas part the cells, one of the other kind belongs to the text.
        return line.contains(",") ? line : line.replacing("，", with: ",")
    }

    private static func isFilled(_ cell: String) -> Bool { !cell.allSatisfy(\.isWhitespace) }

    /// What can be read of a text, and whether its first line said where.
    ///
    /// - Throws: `InputError`, `CSVError`.
    static func rows(of text: String) throws -> (rows: [ShipmentRow], isNamed: Bool) {
        guard text.unicodeScalars.count <= characterLimit else {
            throw InputError.invalid(field: "csv", reason: .tooLong(characterLimit))
        }
        let sheet = try ShipSheet(text)
        let rows = try sheet?.rows() ?? threeCells(of: text)
        guard !rows.isEmpty else { throw InputError.missing(field: "csv") }
        return (rows, sheet != nil)
    }

    /// The rows alone, as a text that `rows` reads: where one names goods or pieces, below the names that the exported
    /// list has.
    ///
    /// - Parameter keepsLines: lets every row stand where it stood: lines in between have nothing in them.
    static func text(of rows: [ShipmentRow], _ words: Strings, keepsLines: Bool = false) -> String {
        let isOfGoods = rows.contains { !$0.goods.isEmpty || !$0.pieces.isEmpty }
        let names = [
            "order.number", "parcel.carrier", "parcel.tracking", "console.goods.code", "console.orders.waiting",
        ]
        var (text, line) = isOfGoods ? (CSVText.line(names.map { words($0) }), 2) : ("", 1)
        for row in rows {
            if keepsLines { text += String(repeating: ",\n", count: max(row.line - line, 0)) }
            // A row of too many cells stays one.
            let more = isOfGoods ? [row.goods, row.pieces] : row.isLonger ? ["…"] : []
            text += CSVText.line([row.orderNumber, row.carrier, row.trackingNumber] + more)
            line = row.line + 1
        }
        return text
    }

    /// Order number, carrier and tracking number, in this order.
    private static func threeCells(of text: String) throws -> [ShipmentRow] {
        var (rows, record): ([ShipmentRow], CSVRecord) = ([], CSVRecord())
        var blocks = [Array(withCommas(text).utf8)]
        var reader = CSVReader { blocks.popLast() ?? [] }
        while try reader.read(into: &record) {
            func field(_ index: Int) -> String { index < record.fieldCount ? record.text(index) : "" }
            let isHeading = reader.recordCount == 1 && headings.contains(field(0).lowercased())
            guard !isHeading, (0..<record.fieldCount).contains(where: { isFilled(field($0)) }) else { continue }
            guard rows.count <= Shop.shipmentRowLimit else { break }
            let isLonger = (0..<record.fieldCount).dropFirst(ShipmentRow.cellCount).contains { isFilled(field($0)) }
            rows.append(
                ShipmentRow(
                    line: reader.recordCount, orderNumber: field(0), carrier: field(1), trackingNumber: field(2),
                    isLonger: isLonger))
        }
        return rows
    }
}

/// The form for a file of parcels, with what its rows would do or have done.
struct ShipFileModel: Sendable {
    var results: [ShipmentResult] = []
    var step = ShipFileStep.check
    /// The characters that the file was written in, as far as one can tell.
    var encoding = SheetText.Encoding.utf8
    /// Of orders that were ticked, those that no carrier takes or that do not wait.
    var leftOut = 0
    let state: FormState

    /// How many rows nothing can be done with.
    var odd: Int { results.count { !$0.outcome.isGood } }

    /// Rows of one order and one number are one parcel.
    fileprivate func parcels(where isWanted: (ShipmentOutcome) -> Bool) -> Int {
        Set(
            results.filter { isWanted($0.outcome) }.map { [$0.row.orderNumber, $0.row.carrier, $0.row.trackingNumber] }
        )
        .count
    }

    /// What stays of orders of which something leaves.
    fileprivate var rests: [ShipmentRest] { results.compactMap(\.rest).filter { $0.lines > 0 } }
}

extension ShipmentOutcome {
    fileprivate var isGood: Bool { isShipping || isDone }

    fileprivate var isShipping: Bool { if case .ships = self { true } else { false } }

    fileprivate var isDone: Bool { if case .done = self { true } else { false } }

    fileprivate var order: OrderID? {
        switch self {
        case .ships(let id, _), .done(let id), .numberInUse(let id, _), .notReady(let id, _), .pickedUp(let id),
            .unknownGoods(let id),
            .tooMany(let id, _), .otherPieces(let id, _), .repeatedGoods(let id, _):
            id
        case .unknownOrder, .repeated, .invalid: nil
        }
    }
}

extension ShipFileModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.ship_file.title"), .consoleOrders,
            """
            \(state.summary)\(leftOutNotice(frame))\(summary(frame))\(table(frame))\(runForm(frame))
            <section class="card"><p>\(words("console.ship_file.hint"))</p>
            <p>\(words("console.ship_file.hint_goods"))</p>
            <pre class="sample">\(words("console.ship_file.sample"))</pre>
            \(frame.form(to: frame.paths(.consoleOrdersShip), """
                \(frame.hidden("step", ShipFileStep.check.rawValue))
                \(frame.textarea("csv", words("console.ship_file.rows"), state, rows: 8, isRequired: true))
                <button type="submit"\(shipping > 0 ? " class=\"button quiet\"" as HTML : "")>\
                \(words("console.ship_file.check"))</button>
                """))
            \(frame.uploadForm(to: frame.paths(.consoleOrdersShip), """
                \(frame.hidden("step", ShipFileStep.check.rawValue))
                <div class="field"><label for="parcels">\(words("console.ship_file.file"))</label>\
                <input id="parcels" name="\(ShipFile.fileField)" type="file" accept=".csv,.txt,text/csv" required></div>
                <button type="submit" class="button quiet">\(words("console.ship_file.check_file"))</button>
                """))</section>
            """)
    }

    private func leftOutNotice(_ frame: PageFrame) -> HTML? {
        guard leftOut > 0 else { return nil }
        let text = frame.words("console.ship_file.left_out", ["count": frame.format.number(leftOut)])
        return "<p class=\"notice warn\">\(text)</p>"
    }

    /// What can still be run.
    private var shipping: Int { step == .check ? parcels(where: \.isShipping) : 0 }

    private func summary(_ frame: PageFrame) -> HTML {
        guard !results.isEmpty else { return "" }
        let text = frame.words(
            step == .check ? "console.ship_file.would" : "console.ship_file.did",
            [
                "count": "\(parcels(where: \.isShipping))", "done": "\(parcels(where: \.isDone))", "odd": "\(odd)",
            ])
        let style = odd > 0 ? "warn" : "good"
        let rests = rests
        let partly: HTML? =
            rests.isEmpty
            ? nil
            : """
            <p class="notice">\(frame.words(
                "console.ship_file.partly",
                ["orders": "\(rests.count)", "lines": "\(rests.reduce(0) { $0 + $1.lines })"]))</p>
            """
        let guess: HTML? =
            encoding == .utf8
            ? nil
            : "<p class=\"notice warn\">\(frame.words("console.file.encoding", ["encoding": encoding.rawValue]))</p>"
        return "<p class=\"notice \(style)\" role=\"status\">\(text)</p>\(partly)\(guess)"
    }

    private func table(_ frame: PageFrame) -> HTML {
        guard !results.isEmpty else { return "" }
        let isOfGoods = results.contains { !$0.row.goods.isEmpty }
        return frame.table(
            ["#console.ship_file.line", "order.number"] + (isOfGoods ? ["console.goods.code"] : [])
                + ["parcel.carrier", "parcel.tracking", "console.ship_file.outcome"], results
        ) { result in
            let (row, order) = (result.row, result.outcome.order)
            let number: HTML =
                order.map { "<a href=\"\(frame.paths.consoleOrder($0))\">\(row.orderNumber)</a>" }
                ?? HTML(text: row.orderNumber)
            let code: HTML? = isOfGoods ? "<td>\(row.goods)</td>" : nil
            return """
                <td class="number">\(row.line)</td><td>\(number)</td>\(code)<td>\(row.carrier)</td>\
                <td>\(row.trackingNumber)</td>\
                <td>\(outcome(result.outcome, frame))\(rest(result, frame))\(shared(result, frame))</td>
                """
        }
    }

    private func outcome(_ outcome: ShipmentOutcome, _ frame: PageFrame) -> HTML {
        let words = frame.words
        func odd(_ text: String) -> HTML { "<span class=\"error\">\(text)</span>" }
        switch outcome {
        case .ships(_, let pieces):
            let many = step == .check ? "console.ship_file.ships" : "console.ship_file.shipped"
            let one = step == .check ? "console.ship_file.ships.one" : "console.ship_file.shipped.one"
            let text = words(pieces == 1 ? one : many, ["pieces": frame.format.number(pieces)])
            return "<span class=\"state good\">\(text)</span>"
        case .done: return "<span class=\"state\">\(words("console.ship_file.done"))</span>"
        case .numberInUse(_, let pieces):
            return odd(words("console.ship_file.number_in_use", ["count": frame.format.number(pieces)]))
        case .notReady(_, let state):
            return odd(words("console.ship_file.not_ready", ["state": words("order.state.\(state.rawValue)")]))
        case .pickedUp: return odd(words("console.ship_file.picked_up"))
        case .unknownOrder: return odd(words("console.ship_file.unknown"))
        case .unknownGoods: return odd(words("console.ship_file.unknown_goods"))
        case .tooMany(_, available: 0): return odd(words("console.ship_file.nothing_left"))
        case .tooMany(_, let available):
            return odd(words("console.ship_file.too_many", ["count": frame.format.number(available)]))
        case .otherPieces(_, let waiting):
            return odd(words("console.ship_file.other_pieces", ["count": frame.format.number(waiting)]))
        case .repeated(let line): return odd(words("console.ship_file.repeated", ["line": "\(line)"]))
        case .repeatedGoods(_, let line):
            return odd(words("console.ship_file.repeated_goods", ["line": "\(line)"]))
        case .invalid(let error):
            let name = words.find("console.ship_file.field.\(error.field ?? "")") ?? ""
            return odd("\(name) \(frame.message(for: error))")
        }
    }

    /// What of the order stays to be shipped, and once it was run, that nothing does.
    private func rest(_ result: ShipmentResult, _ frame: PageFrame) -> HTML? {
        guard let rest = result.rest else { return nil }
        guard rest.lines > 0 else {
            return step == .run ? " <span class=\"muted\">\(frame.words("console.ship_file.whole"))</span>" : nil
        }
        let text = frame.words(
            rest.lines == 1 ? "console.ship_file.rest.one" : "console.ship_file.rest",
            ["lines": frame.format.number(rest.lines), "pieces": frame.format.number(rest.pieces)])
        return " <span class=\"state warn\">\(text)</span>"
    }

    /// A number that another order has, or another row, is a box for two, or a slip of whoever typed it.
    private func shared(_ result: ShipmentResult, _ frame: PageFrame) -> HTML? {
        guard case .ships = result.outcome else { return nil }
        if let line = result.sharedWithLine {
            let text = frame.words("console.ship_file.shared_line", ["line": "\(line)"])
            return " <span class=\"state warn\">\(text)</span>"
        }
        guard let other = result.sharedWith else { return nil }
        let text = frame.words("console.ship_file.shared", ["number": Order.number(of: other)])
        return " <a class=\"state warn\" href=\"\(frame.paths.consoleOrder(other))\">\(text)</a>"
    }

    private func runForm(_ frame: PageFrame) -> HTML {
        guard shipping > 0 else { return "" }
        let words = frame.words
        return frame.form(
            to: frame.paths(.consoleOrdersShip), class: "actions",
            """
            \(frame.hidden("step", ShipFileStep.run.rawValue))\
            \(frame.hidden("csv", ShipFile.text(of: results.map(\.row), words, keepsLines: true)))
            <button type="submit">\(words(
                shipping == 1 ? "console.ship_file.run.one" : "console.ship_file.run",
                ["count": "\(shipping)"]))</button>\
            <span class="muted">\(words("console.ship_file.run_hint"))</span>
            """)
    }
}
