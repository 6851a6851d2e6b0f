import Foundation
import Testing

@Suite struct DocumentTests {
    @Test func `every module has its page of one screen`() {
        // The program has README, the benchmarks docs/benchmarks.md.
        let modules = ImportTable.rows.map(\.target).filter { !["zhanggui", "Benchmarks"].contains($0) }
        #expect(modules.count > 20)
        expectNone(
            modules.flatMap { module in
                ModulePages.findings(module: module, page: SourceTree.text(ModulePages.path(of: module)))
            })
    }

    @Test func `a page that is missing, too long or without its title is found`() throws {
        let long = try #require(SourceTree.text("Tests/TidyTests/Fixtures/page-too-long.txt"))
        func lines(_ page: String?) -> [Int] {
            ModulePages.findings(module: "Orders", page: page).map(\.line)
        }
        #expect(lines(nil) == [0])
        #expect(lines(long) == [0])
        #expect(lines(long.components(separatedBy: "\n").prefix(ModulePages.lineLimit).joined(separator: "\n")) == [])
        #expect(lines("Orders\n") == [1])
    }

    @Test(arguments: ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
    func `what the documents point at is there`(document: String) throws {
        let text = try #require(SourceTree.text(document))
        let places = Self.places(in: text)
        #expect(!places.isEmpty)
        #expect(places.filter { !SourceTree.exists($0) } == [])
    }

    @Test func `documents that the sources and other documents point at are there`() throws {
        let pages = SourceTree.names(in: "docs").filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
        let texts = pages.compactMap(SourceTree.text) + SourceTree.product.map { $0.lines.joined(separator: "\n") }
        let named = texts.flatMap { text in text.matches(of: /docs\/[a-z0-9\/-]+\.md/).map { String($0.0) } }
        #expect(named.count > 5)
        // The document of the fixtures points at nothing on purpose.
        #expect(Set(named).filter { !SourceTree.exists($0) && $0 != "docs/none.md" } == [])
    }

    @Test func `a document that points at nothing is found`() throws {
        let text = try #require(SourceTree.text("Tests/TidyTests/Fixtures/document-with-dead-paths.txt"))
        let dead = Self.places(in: text).filter { !SourceTree.exists($0) }
        #expect(dead == ["Sources/Nowhere", "docs/none.md", "scripts/fly"])
    }

    @Test func `decisions are numbered without a gap and say what they must`() throws {
        let names = SourceTree.names(in: "docs/decisions").filter { $0 != "template.md" }
        #expect(!names.isEmpty)
        for (index, name) in names.enumerated() {
            #expect(name.hasPrefix(String(format: "%04d-", index + 1)), "\(name)")
            let text = try #require(SourceTree.text("docs/decisions/\(name)"))
            for heading in ["Date: ", "## Context", "## Options", "## Decision", "## Consequences"] {
                #expect(text.contains("\n\(heading)"), "\(name) lacks \"\(heading)\"")
            }
        }
    }

    /// Paths in backticks and in links that begin in a folder of this repository. With a part in braces or angle
    /// brackets, `…` or `*` it is a pattern and not looked up.
    private static func places(in text: String) -> [String] {
        let path = /(?:`|\]\()((?:Sources|Tests|Benchmarks|docs|scripts|\.ci)\/[^`)\s#]*)/
        return text.matches(of: path).map { String($0.1) }
            .filter { !$0.contains(/[{…*<]/) }
            .map { $0.last == "/" ? String($0.dropLast()) : $0 }
    }
}
