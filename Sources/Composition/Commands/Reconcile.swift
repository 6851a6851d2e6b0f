import ArgumentParser
import Workflows

struct Reconcile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every invariant of stock, money and orders in one snapshot.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let reports = try await OpenShop.with(try await options.location(), isMade: true) {
            try await $0.shop.reconcile()
        }
        for report in reports {
            Output.terminal.line("\(report.isSound ? "ok   " : "WRONG") \(report.name)")
            for violation in report.violations { Output.terminal.line("      \(violation)") }
        }
        guard reports.allSatisfy(\.isSound) else { throw ExitCode(1) }
    }
}
