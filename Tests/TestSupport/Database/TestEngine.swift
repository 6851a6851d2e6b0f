import Foundation

/// The engines that store suites run on: `@Test(arguments: TestEngine.all)`.
public enum TestEngine: String, Sendable, CaseIterable {
    case sqlite, postgres

    /// Both engines; SQLite alone, with a notice, where no PostgreSQL was started for the tests. In CI its absence
    /// fails.
    public static let all: [TestEngine] = {
        if PostgresForTests.address != nil || isCI { return allCases }
        print("NOTICE: \(PostgresForTests.variable) is not set, so nothing is tested on PostgreSQL.")
        return [.sqlite]
    }()

    private static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

}
