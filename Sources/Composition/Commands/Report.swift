import ArgumentParser
import Foundation
import Kernel
import Workflows

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a report: sales.")

    enum Name: String, ExpressibleByArgument, CaseIterable {
        case sales
    }

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "Which report: sales.")
    var name: Name
    @Option(help: "The first day, as 2026-11-20.")
    var from: String?
    @Option(help: "The last day.")
    var to: String?
    @Option(help: "Only orders in this currency; where nothing is said, the shop's, or the only one there is.")
    var currency: String?
    @Option(help: "The time zone that decides what a day is.")
    var timeZone = "Asia/Shanghai"
    @Option(help: "table, json or csv.")
    var format = "table"

    func run() async throws {
        guard let zone = TimeZone(identifier: timeZone) else {
            throw ValidationError("--time-zone \(timeZone) is not known")
        }
        guard let format = ReportFormat(rawValue: format) else {
            throw ValidationError("--format is one of table, json, csv")
        }
        let (from, to) = (try day(from, "--from"), try day(to, "--to"))
        if let from, let to, to < from { throw ValidationError("--to \(to) is before --from \(from)") }
        let money = try currency.map { code in
            guard let known = Currency(code) else { throw ValidationError("--currency \(code) is not known") }
            return known
        }
        let report = try await OpenShop.with(try await database.location(), isMade: true) { opened in
            try await SalesReport.make(
                opened.database, from: from, to: to, currency: money, calendar: BusinessCalendar(timeZone: zone))
        }
        Output.terminal.line(report.render(format))
    }

    private func day(_ text: String?, _ option: String) throws -> CivilDay? {
        guard let text else { return nil }
        guard let day = CivilDay(text) else { throw ValidationError("\(option) \(text) is not a day like 2026-11-20") }
        return day
    }
}
