import Foundation
import TestSupport
import Testing

/// A browser of other people plays shopper and operator, and looks at every page: `Tests/Browser/play.py`.
@Suite(.serialized) struct BrowserTests {
    /// A shop with its demo, as anybody starts it, without the limits that many visits from one address would meet.
    private static let unlimited = ["ZHANGGUI_ADDRESS_RATE": "0", "ZHANGGUI_ACCOUNT_RATE": "0"]

    /// On the second engine pages are the same: one round of the loop tells whether they can be made there.
    @Test(arguments: TestEngine.all)
    func `shopper and operator get from the first visit to the refund, and no page is found at fault`(
        engine: TestEngine
    ) async throws {
        guard let player = Player() else { return }
        try await withEmptyShop(engine) { shop in
            let server = try ServerProcess(
                ["serve", "--port", "0", "--demo"] + shop.arguments, environment: Self.unlimited)
            let played = try player.play(server.baseURL, engine, isShort: engine != .sqlite)
            #expect(played.code == 0, "\(played.output)")
            #expect(server.stop() == 0)
            let reconciled = try ServerProcess.run(["reconcile"] + shop.arguments)
            #expect(reconciled.code == 0, "\(reconciled.output)")
        }
    }

    /// A check that finds nothing on a page full of mistakes would find nothing anywhere.
    @Test func `a page with mistakes is found at fault`() throws {
        guard let player = Player() else { return }
        let played = try player.run(["look.py"])
        #expect(played.code == 0, "\(played.output)")
    }
}

/// Python with the browser's tools, and Debian's browser.
private struct Player {
    static let folder = ServerProcess.root.appending(path: "Tests/Browser")
    static let chromium = "/usr/bin/chromium"

    let python: URL

    /// Nil, with a notice, where the tools are not installed; the test script installs them.
    init?() {
        guard let tools = ProcessInfo.processInfo.environment["ZHANGGUI_TEST_TOOLS"], !tools.isEmpty else {
            print("NOTICE: ZHANGGUI_TEST_TOOLS is not set, so no browser looks at the pages.")
            return nil
        }
        python = URL(filePath: tools).appending(path: "python")
    }

    /// - Parameter isShort: one round of the loop, and nothing else.
    func play(_ baseURL: String, _ engine: TestEngine, isShort: Bool) throws -> (code: Int32, output: String) {
        let pictures = ServerProcess.root.appending(path: ".build/pictures/\(engine)")
        try? FileManager.default.removeItem(at: pictures)
        return try run(
            ["play.py", "--base", baseURL, "--pictures", pictures.path(percentEncoded: false)]
                + (isShort ? ["--short"] : []))
    }

    func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
        let script = Self.folder.appending(path: arguments[0]).path(percentEncoded: false)
        return try ServerProcess.run(
            python, ["-B", script] + arguments.dropFirst() + ["--chromium", Self.chromium])
    }
}
