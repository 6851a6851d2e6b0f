import ArgumentParser
import Foundation

/// Measures the shop against yardsticks that run in the same minutes on the same machine; `scripts/bench` starts it.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhanggui-bench", abstract: "Measures the shop against yardsticks, row by row.",
        discussion: "scripts/bench builds it, starts a PostgreSQL for it and runs it.",
        subcommands: [Run.self, BareServer.self], defaultSubcommand: Run.self)
}

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run all benchmarks, or those that are named.")

    @Argument(help: "Which: \(BenchmarkName.allCases.map(\.rawValue).joined(separator: ", ")).")
    var names: [BenchmarkName] = []
    @Option(help: "One engine only: sqlite or postgres.")
    var engine: EngineName?
    @Option(help: "The address of a PostgreSQL superuser on a server that keeps its data safe (fsync).")
    var postgres: String
    @Option(help: "The program to measure.")
    var zhanggui = ".build/release/zhanggui"
    @Option(help: "The file of the UCI Online Retail data set, plain or gzip.")
    var onlineRetail: String?
    @Option(help: "A file with what shoppers type, one query in the last column of each line.")
    var shopperQueries: String?
    @Option(help: "Where databases and files of the run are made; removed at the end.")
    var scratch: String
    @Option(help: "Rounds of each row; the median counts.")
    var rounds: Int?
    @Flag(help: "Short rounds, to see whether something changed; not for the record.")
    var quick = false

    func run() async throws {
        let directory = URL(filePath: scratch, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        var effort: Effort = quick ? .quick : .full
        if let rounds { effort.rounds = max(1, rounds) }
        let bench = Workbench(
            directory: directory, postgres: postgres, zhanggui: URL(filePath: zhanggui),
            onlineRetail: onlineRetail.map { URL(filePath: $0) },
            shopperQueries: shopperQueries.map { URL(filePath: $0) }, effort: effort)
        let report = Report()
        report.begin()
        var hasMissed = false
        for name in names.isEmpty ? BenchmarkName.allCases : names {
            for engine in name.engines where self.engine == nil || engine == self.engine || engine == .none {
                for row in try await name.measure(engine, bench) {
                    report.add(row)
                    if row.isReached == false { hasMissed = true }
                }
            }
        }
        report.end(hasMissed: hasMissed)
    }
}

/// The rows of the table, by the names that `scripts/bench` takes.
enum BenchmarkName: String, CaseIterable, ExpressibleByArgument {
    case ordersSpread = "orders-spread"
    case ordersHot = "orders-hot"
    case ordersHTTP = "orders-http"
    case apiProduct = "api-product"
    case `import` = "import"
    case pageHome = "page-home"
    case pageProduct = "page-product"
    case pageCategory = "page-category"
    case pageSearch = "page-search"
    case search = "search"
    case searchShoppers = "search-shoppers"
    case html = "html"
    case growth = "growth"
    case growthCatalogue = "growth-catalogue"
    case idle = "idle"

    var engines: [EngineName] { [.idle, .html].contains(self) ? [.none] : [.sqlite, .postgres] }

    func measure(_ engine: EngineName, _ bench: Workbench) async throws -> [Measured] {
        switch self {
        case .ordersSpread: try await OrdersSpread(engine: engine, bench: bench).measure()
        case .ordersHot: try await OrdersHot(engine: engine, bench: bench).measure()
        case .ordersHTTP: try await OrdersHTTP(engine: engine, bench: bench).measure()
        case .apiProduct: try await APIProduct(engine: engine, bench: bench).measure()
        case .import: try await ImportRate(engine: engine, bench: bench).measure()
        case .pageHome: try await PageRate(page: .home, engine: engine, bench: bench).measure()
        case .pageProduct: try await PageRate(page: .product, engine: engine, bench: bench).measure()
        case .pageCategory: try await PageRate(page: .category, engine: engine, bench: bench).measure()
        case .pageSearch: try await PageSearch(engine: engine, bench: bench).measure()
        case .html: try await HTMLRate(bench: bench).measure()
        case .search: try await SearchRate(engine: engine, bench: bench).measure()
        case .searchShoppers: try await SearchRate(engine: engine, bench: bench).measureShoppers()
        case .growth: try await Growth(engine: engine, bench: bench).measure()
        case .growthCatalogue: try await GrowthCatalogue(engine: engine, bench: bench).measure()
        case .idle: try await Idle(bench: bench).measure()
        }
    }
}

/// The engine that a row was measured on; `none` where it makes no difference.
enum EngineName: String, CaseIterable, ExpressibleByArgument {
    case sqlite, postgres
    case none = "-"
}

/// Where a run works, and how long.
struct Workbench: Sendable {
    let directory: URL
    /// A superuser's address, to make databases with.
    let postgres: String
    let zhanggui: URL
    let onlineRetail: URL?
    let shopperQueries: URL?
    let effort: Effort

    func path(_ name: String) -> String { directory.appending(path: name).path(percentEncoded: false) }
}

/// How much is done in each round. Long enough for a round to last seconds, short enough for the whole table to take
/// some minutes.
struct Effort: Sendable {
    var rounds: Int
    let sqliteOrders: Int
    let postgresOrders: Int
    let pgbenchOrders: Int
    let hotPgbenchOrders: Int
    let wrkSeconds: Int
    /// Carts that are ready for each second of HTTP load; a server that needs more stops the run.
    let cartsPerSecond: Int
    /// Orders that are there.
    let growth: [Int]
    /// Products that are on sale.
    let growthCatalogue: [Int]
    let latencySamples: Int
    let importRounds: Int
    let searchProducts: Int
    let searches: Int
    /// Pages that are made in a round, without a server.
    let pages: Int

    static let full = Effort(
        rounds: 5, sqliteOrders: 19_200, postgresOrders: 12_800, pgbenchOrders: 4_800, hotPgbenchOrders: 1_600,
        wrkSeconds: 3, cartsPerSecond: 8_000, growth: [1_000, 10_000, 100_000, 1_000_000],
        growthCatalogue: [1_000, 10_000, 100_000], latencySamples: 200, importRounds: 3, searchProducts: 100_000,
        searches: 8_000, pages: 20_000)
    static let quick = Effort(
        rounds: 3, sqliteOrders: 6_400, postgresOrders: 6_400, pgbenchOrders: 1_600, hotPgbenchOrders: 800,
        wrkSeconds: 2, cartsPerSecond: 8_000, growth: [1_000, 10_000], growthCatalogue: [1_000, 10_000],
        latencySamples: 100, importRounds: 1, searchProducts: 100_000, searches: 2_000, pages: 5_000)
}

/// A run cannot go on, or would not be honest.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
