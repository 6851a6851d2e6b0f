import Console
import Foundation
import Storefront
import Testing
import WebRuntime

/// That every phrase is shown somewhere, and translated.
@Suite struct PhraseUseTests {
    private static let words = Catalogue.shared.merging(.refusals).merging(.storefront).merging(.console).phrases

    @Test func `no phrase is left that nothing shows`() throws {
        let texts = try Self.texts()
        let keys = Set(Self.words.keys)
        let unused = texts.unused(of: keys, among: keys)
        #expect(unused.isEmpty, "\(unused)")
        // What it goes by: a key that nobody names, of a family that many name, is found.
        let dead = ["cart.titles", "error.no_such_code", "form.cancel", "order.refunds", "order.state.eaten"]
        #expect(texts.unused(of: dead, among: keys) == dead)
    }

    @Test func `every phrase is Chinese and English, and not one of them twice`() {
        // Loan words.
        let foreign: Set<String> = ["help.privacy.cookies"]
        for (key, phrase) in Self.words {
            let (chinese, english) = (Self.withoutValues(phrase.chinese), Self.withoutValues(phrase.english))
            guard chinese.contains(where: \.isLetter) || english.contains(where: \.isLetter) else { continue }
            #expect(chinese.contains(where: Self.isHan) || foreign.contains(key), "\(key): \(phrase.chinese)")
            #expect(!english.contains(where: Self.isHan), "\(key): \(phrase.english)")
            #expect(chinese != english, "\(key)")
        }
    }

    private static func withoutValues(_ text: String) -> String { text.replacing(/\{\w+\}/, with: "") }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    /// Of all sources but the catalogues themselves.
    private static func texts() throws -> SourceTexts {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let names = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects ?? []
        let files = names.compactMap { $0 as? URL }.filter { url in
            url.pathExtension == "swift" && !url.lastPathComponent.hasPrefix("Catalogue+")
        }
        var texts = SourceTexts()
        for file in files { texts.read(try String(contentsOf: file, encoding: .utf8)) }
        return texts
    }
}
