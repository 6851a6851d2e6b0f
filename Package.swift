// swift-tools-version: 6.2
import PackageDescription

// One array for every target: the strictness of docs/decisions/0001.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, exclude: name == "Tidy" ? ["Fixtures"] : [],
        swiftSettings: settings)
}

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
    static let deque = product(name: "DequeModule", package: "swift-collections")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let logging = product(name: "Logging", package: "swift-log")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioFoundation = product(name: "NIOFoundationCompat", package: "swift-nio")
}

let systemLibraries: [Target] = [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
]

let ground: [Target] = [
    module("Kernel", []),
    module("Cryptography", ["Kernel", "CCrypto", "CArgon2"]),
    module("Database", ["Kernel", .logging, .deque]),
    module("SQLiteEngine", ["Kernel", "Database", "CSQLite", .logging]),
    module("PostgresEngine", ["Kernel", "Database", "CLibPQ", .deque, .logging]),
]

let commerce: [Target] = [
    module("Identity", ["Kernel", "Cryptography", "Database"]),
    module("Catalog", ["Kernel", "Database"]),
    module("Inventory", ["Kernel", "Database"]),
    module("Orders", ["Kernel", "Database"]),
    module("Payments", ["Kernel", "Cryptography", "Database"]),
    module("Delivery", ["Kernel", "Database"]),
    module("AfterSales", ["Kernel", "Database"]),
]
let commerceNames: [Target.Dependency] = [
    "Identity", "Catalog", "Inventory", "Orders", "Payments", "Delivery", "AfterSales",
]

let above: [Target] = [
    module("Workflows", ["Kernel", "Cryptography", "Database", "CZlib"] + commerceNames),
    module("Workers", ["Kernel", "Database", .lifecycle, .logging]),
    module("Simulator", ["Kernel", "Database", "Workflows", .logging] + commerceNames),
    module("Demo", ["Kernel", "Cryptography", "Database", "Workflows"] + commerceNames),
]

let surfaces: [Target] = [
    module(
        "WebRuntime",
        ["Kernel", "Cryptography", "Database", "Identity", "CZlib", .hummingbird, .httpTypes, .logging, .nioCore]),
    module(
        "HTTPAPI",
        ["WebRuntime", "Workflows", "Kernel", "Database", .hummingbird, .httpTypes, .nioCore] + commerceNames),
    module(
        "Storefront", ["WebRuntime", "Workflows", "Kernel", "Database", .hummingbird, .httpTypes] + commerceNames),
    module(
        "Console", ["WebRuntime", "Workflows", "Kernel", "Database", .hummingbird, .httpTypes] + commerceNames),
    module(
        "SandboxGateway",
        [
            "Kernel", "Cryptography", "Database", "Payments", "WebRuntime", .hummingbird, .httpTypes,
            .asyncHTTPClient, .lifecycle, .logging, .nioCore, .nioHTTP1,
        ]),
]

let root: [Target] = [
    module(
        "Composition",
        [
            "Kernel", "Cryptography", "Database", "SQLiteEngine", "PostgresEngine", "Workflows", "Workers", "Simulator",
            "Demo", "WebRuntime", "HTTPAPI", "Storefront", "Console", "SandboxGateway",
            .argumentParser, .configuration, .asyncHTTPClient, .hummingbird, .lifecycle, .logging, .nioCore,
        ] + commerceNames),
    program("zhanggui", ["Composition"]),
]

let support: [Target.Dependency] = ["TestSupport", "Kernel", "Database"]
let testing: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: [
            "Kernel", "Cryptography", "Database", "SQLiteEngine", "PostgresEngine", "CLibPQ", "Workflows", "Simulator",
            .logging,
        ] + commerceNames,
        path: "Tests/TestSupport", swiftSettings: settings),
    tests(of: "Tidy", []),
    tests(of: "Kernel", ["Kernel", "Cryptography"]),
    tests(of: "Catalog", support + ["Catalog", "Cryptography"]),
    tests(of: "Database", support + ["SQLiteEngine", "PostgresEngine"]),
    tests(of: "Cryptography", ["Kernel", "Cryptography"]),
    tests(of: "Identity", support + ["Identity", "Cryptography"]),
    tests(of: "Demo", support + ["Demo", "Workflows", "Simulator", "Cryptography"] + commerceNames),
    tests(of: "Workflows", support + ["Workflows", "Simulator"] + commerceNames),
    tests(
        of: "WebRuntime",
        [
            "WebRuntime", "Kernel", "Cryptography", "Database", "Identity", "SQLiteEngine", "CZlib", .hummingbird,
            .hummingbirdTesting, .httpTypes, .logging, .nioCore,
        ]),
    tests(
        of: "HTTPAPI",
        support + [
            "HTTPAPI", "WebRuntime", "Workflows", "Simulator", "Cryptography", .hummingbird, .hummingbirdTesting,
            .httpTypes, .logging, .nioCore,
        ] + commerceNames),
    tests(
        of: "Pages",
        support + [
            "Storefront", "Console", "WebRuntime", "Workflows", "Simulator", "Cryptography", .hummingbird,
            .hummingbirdTesting, .httpTypes, .logging, .nioCore,
        ] + commerceNames),
    tests(
        of: "EndToEnd",
        support + ["Simulator", "PostgresEngine", .asyncHTTPClient, .nioCore, .nioFoundation]
            + commerceNames),
    tests(of: "Workers", support + ["Workers", .lifecycle, .logging]),
    tests(
        of: "SandboxGateway",
        support + [
            "SandboxGateway", "Simulator", "Demo", "Workflows", "Cryptography", "SQLiteEngine",
            .asyncHTTPClient, .hummingbird,
            .lifecycle, .logging, .nioCore, .nioHTTP1,
        ] + commerceNames),
]

let benchmarks: [Target] = [
    program(
        "Benchmarks",
        [
            "Kernel", "Cryptography", "Database", "SQLiteEngine", "PostgresEngine", "CSQLite", "Workflows",
            "WebRuntime", "Storefront", .argumentParser, .asyncHTTPClient, .hummingbird, .logging, .nioCore, .nioHTTP1,
            .nioFoundation,
        ] + commerceNames, path: "Benchmarks")
]

let package = Package(
    name: "zhanggui",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "zhanggui", targets: ["zhanggui"]),
        .executable(name: "zhanggui-bench", targets: ["Benchmarks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: systemLibraries + ground + commerce + above + surfaces + root + benchmarks + testing
)
