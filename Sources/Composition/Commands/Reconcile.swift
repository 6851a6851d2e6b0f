import ArgumentParser
import Database
import Payments
import Workflows

struct Reconcile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every invariant of stock, money and orders in one snapshot.")

    @OptionGroup var options: DatabaseOptions

    /// More open differences than this are not counted.
    private static let countLimit = 1_000

    func run() async throws {
        let (reports, differenceCount) = try await OpenShop.with(try await options.location(), isMade: true) { opened in
            let reports = try await opened.shop.reconcile()
            let count = try await opened.database.read {
                try $0.run(Payments.openDifferenceCount(upTo: Self.countLimit))
            }
            return (reports, count)
        }
        for report in reports {
            Output.terminal.line("\(report.isSound ? "ok   " : "WRONG") \(report.name)")
            for violation in report.violations { Output.terminal.line("      \(violation)") }
        }
        if differenceCount > 0 {
            let count = differenceCount == Self.countLimit ? "\(differenceCount) or more" : "\(differenceCount)"
            Output.terminal.line("open  \(count) payment differences wait for a person, in the console under Payments")
        }
        guard reports.allSatisfy(\.isSound) else { throw ExitCode(1) }
    }
}
