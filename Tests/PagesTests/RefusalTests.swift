import Console
import Foundation
import HTTPTypes
import Kernel
import Storefront
import TestSupport
import Testing
import WebRuntime

@Suite struct RefusalTests {
    private static let catalogue = Catalogue.shared.merging(.refusals).merging(.storefront).merging(.console)
    private static let told: [any ExpectedError] =
        Refusals.told + [
            AccessError.unauthenticated, AccessError.permissionMissing("orders.read"), AccessError.csrfFailed,
            RequestError.bodyTooLarge(limitBytes: 1), RequestError.rateLimited(retryAfterSeconds: 1),
            RequestError.uploadsBusy, RequestError.deadlineExceeded, RequestError.idempotencyKeyRequired,
            RequestError.idempotencyKeyInvalid,
            RequestError.ifMatchRequired,
        ]

    /// The codes in the bodies of `var code: String` of everything that a shop's request can meet.
    private static func codesInSources() throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        // The gateway to try is another service, and the simulator and the command line have no visitors.
        let apart: Set<String> = ["SandboxGateway", "Simulator", "Demo", "Composition"]
        var codes: Set<String> = []
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        for case let url as URL in files ?? .init()
        where url.pathExtension == "swift" && apart.isDisjoint(with: url.pathComponents) {
            let text = try String(contentsOf: url, encoding: .utf8)
            guard text.contains(": ExpectedError") else { continue }
            let bodies = /var code: String \{(.*?)\n?    \}\n|var code: String \{ "(\w+)" \}/.dotMatchesNewlines()
            for match in text.matches(of: bodies) {
                let body = match.output.1.map(String.init) ?? match.output.2.map { "\"\($0)\"" } ?? ""
                codes.formUnion(body.matches(of: /"([a-z0-9_]+)"/).map { String($0.output.1) })
            }
        }
        return codes
    }

    @Test func `every code that the sources name is walked here, and no other`() throws {
        let codes = Set((Self.told + Refusals.atTheShell).map(\.code))
        #expect(try Self.codesInSources() == codes)
    }

    @Test func `every refusal has a status, a sentence and its text in both languages`() {
        for error in Self.told {
            let name: Comment = "\(type(of: error)) \(error.code)"
            #expect((400...503).contains(error.kind.status.code) && error.kind.status.code != 500, name)
            let isSentence = error.detail.hasSuffix(".") || error.detail.hasSuffix(")") || error.phrase != error.code
            #expect(isSentence, "\(error.code): \(error.detail)")
            for language in Language.allCases {
                let text = Self.catalogue.strings(in: language).find("error.\(error.phrase)", error.parameters)
                #expect(text?.isEmpty == false, name)
                #expect(text?.contains("{") == false, "\(error.code) leaves a value open: \(text ?? "")")
            }
        }
    }

    @Test func `one code has one status`() {
        for (code, errors) in Dictionary(grouping: Self.told, by: \.code) {
            #expect(Set(errors.map(\.kind.status.code)).count == 1, "\(code)")
        }
    }
}
