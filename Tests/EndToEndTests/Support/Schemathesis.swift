import Foundation
import TestSupport

/// Schemathesis, which makes requests from an OpenAPI document and holds every answer to it.
struct Schemathesis: Sendable {
    /// What it demands of every answer.
    static let checks = [
        "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
        "response_headers_conformance", "negative_data_rejection", "unsupported_method", "allow_header_conformance",
    ]
    /// Calls that would end the caller's own session in the middle of the run.
    private static let excluded = ["sign_out", "end_session"]
    /// Which parameter takes which of the things that are there, mostly; now and then it takes any.
    private static let bindings = [
        "path.order_id": "orders", "body.order_id": "orders", "body.lines[*].line_id": "lines",
        "path.parcel_id": "parcels", "path.return_id": "returns", "body.payment_id": "payments",
        "path.cart_id": "carts", "body.cart_id": "carts", "path.sku_id": "skus", "body.sku_id": "skus",
        "path.product_id": "products", "body.product_id": "products", "body.warehouse_id": "warehouses",
        "body.from_warehouse_id": "warehouses", "body.to_warehouse_id": "warehouses",
        "query.warehouse_id": "warehouses",
        "path.warehouse_id": "warehouses",
        "path.category_id": "categories", "path.brand_id": "brands", "body.brand_id": "brands",
        "body.category_id": "categories", "body.parent_id": "categories",
        "query.category": "categories", "path.address_id": "addresses", "header.If-Match": "versions",
        "path.user_id": "users", "path.gateway": "gateways", "body.gateway": "gateways", "body.guest_token": "guests",
        "body.price.currency": "currencies", "body.amount.currency": "currencies",
        "body.expected_total.currency": "currencies",
    ]
    private static let bindingShare = 0.9

    let program: URL
    let directory: URL
    let configuration: URL

    /// Nil, with a notice, where the tools are not installed; the test script installs them.
    init?(_ shop: SeededShop, in directory: URL) throws {
        guard let tools = ProcessInfo.processInfo.environment["ZHANGGUI_TEST_TOOLS"], !tools.isEmpty else {
            print("NOTICE: ZHANGGUI_TEST_TOOLS is not set, so schemathesis does not test the API.")
            return nil
        }
        program = URL(filePath: tools).appending(path: "schemathesis")
        self.directory = directory
        configuration = directory.appending(path: "schemathesis.toml")
        var text = "[dictionaries]\n"
        for (name, values) in shop.things {
            let list = String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
            text += "\(name) = { values = \(list.replacing("\\/", with: "/")) }\n"
        }
        text += "[parameters]\n"
        for (parameter, dictionary) in Self.bindings {
            text += "\"\(parameter)\" = { dictionary = \"\(dictionary)\", probability = \(Self.bindingShare) }\n"
        }
        try Data(text.utf8).write(to: configuration)
    }

    /// Asks everything as one caller, from a fixed seed.
    ///
    /// - Parameters:
    ///   - phases: `coverage` walks the borders of every shape, `fuzzing` makes requests by chance.
    ///   - examples: of each call, by chance.
    func run(_ url: String, token: String?, phases: String, examples: Int, seed: Int) async throws -> (
        code: Int32, output: String
    ) {
        let process = Process()
        process.executableURL = program
        process.currentDirectoryURL = directory
        var arguments = ["--config-file", configuration.path, "run", "\(url)/api/v1/openapi.json"]
        if let token {
            arguments += ["-H", "Authorization: Bearer \(token)"]
            arguments += Self.excluded.flatMap { ["--exclude-operation-id", $0] }
        }
        arguments += ["--checks", Self.checks.joined(separator: ","), "--phases", phases]
        arguments += ["-n", String(examples), "--seed", String(seed), "--generation-database", "none"]
        arguments += ["--continue-on-failure", "--no-color", "--warnings", "off", "-w", "1"]
        process.arguments = arguments
        let log = directory.appending(path: "schemathesis-\(UUID().uuidString).log")
        guard FileManager.default.createFile(atPath: log.path, contents: nil) else { throw Unexpected("no log") }
        let output = try FileHandle(forWritingTo: log)
        process.standardOutput = output
        process.standardError = output
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch {
                process.terminationHandler = nil
                ended.resume(throwing: error)
            }
        }
        return (process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }
}
