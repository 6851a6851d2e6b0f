import Catalog
import Cryptography
import Database
import Identity
import Kernel
import Storefront
import WebRuntime

/// `html`: home pages in a second, rendering alone, against a byte builder that writes the same page.
struct HTMLRate: Sendable {
    private static let site = "https://shop.example"

    let bench: Workbench

    func measure() async throws -> [Measured] {
        let made = try await OrdersBench(engine: .sqlite, bench: bench, basket: .spread).make("html", carts: 0)
        let (categories, products) = try await made.store.with { database in
            let catalog = Catalog(database: database)
            return try await database.read { session in
                (try catalog.categories(in: session), try catalog.products(limit: .standard, in: session).items)
            }
        }
        try await made.store.remove()
        let frames = PageFrames(
            catalogue: Catalogue.shared.merging(.refusals).merging(.storefront), calendar: .shanghai, clock: .system,
            assets: .own)
        let token = Hexadecimal.encode(SecureRandom.system.bytes(32))
        // A frame belongs to one request.
        func page() -> [UInt8] {
            let frame = frames.frame(
                in: .chinese, of: .user(UserID(1), .shopper, SessionID(1)), at: "/", otherLanguageURL: "/en",
                formToken: token)
            return Storefront.home(categories, products, site: Self.site, frame).bytes
        }
        let builder = PageBuilder(page(), products)
        guard builder.page(products) == page() else { throw BenchFailure("the byte builder writes another page") }
        let measured = try await Rounds.interleaved(bench.effort.rounds) { _ in
            rate(page)
        } yardstick: { _ in
            rate { builder.page(products) }
        }
        return [
            measured.row("html", .none, unit: "pages/s", against: "byte builder, the same page", .atLeast(0.5))
        ]
    }

    private func rate(_ make: () -> [UInt8]) -> Double {
        let begin = ContinuousClock.now
        var byteCount = 0
        for _ in 0..<bench.effort.pages { byteCount += make().count }
        precondition(byteCount > 0)
        return Double(bench.effort.pages) / begin.duration(to: .now).seconds
    }
}
