import Kernel
import Testing

@Suite struct TextFoldingTests {
    @Test(arguments: [
        ("iPhone 15", "iphone 15"), ("ＡＢＣ　１２３", "abc 123"), ("蓝牙耳机ＰＲＯ", "蓝牙耳机pro"), ("Straße", "strasse"),
        ("ÉCOLE", "école"), ("e\u{301}cole", "école"), ("①㎏ﬁ", "1kgfi"), ("ｶﾞ", "ガ"), ("豈", "豈"), ("ΣΟΦΟΣ", "σοφοσ"),
        ("", ""),
    ])
    func `width, compatibility forms and case fold away`(text: String, folded: String) {
        #expect(TextFolding.fold(text) == folded)
        #expect(TextFolding.fold(folded) == folded)
    }

    @Test func `the short way folds as the long way does`() {
        // A trailing é takes the whole text the long way.
        for value in Array(0x00...0x7F) + Array(0xFF01...0xFF5E) + [0x3000] + Array(0x4E00...0x4E80) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let text = String(Character(scalar))
            let (short, long) = (TextFolding.fold(text + "x") + "é", TextFolding.fold(text + "xé"))
            #expect(short == long, "U+\(String(value, radix: 16))")
        }
    }
}

@Suite struct SearchTokensTests {
    @Test(
        arguments: [
            ("连衣裙", ["连衣", "衣裙", "裙"]), ("女", ["女"]), ("iPhone15Pro Max", ["iphone", "15", "pro", "max"]),
            ("华为Mate60 蓝牙耳机", ["华为", "为", "mate", "60", "蓝牙", "牙耳", "耳机", "机"]),
            ("ＵＳＢ－Ｃ 线", ["usb", "c", "线"]), ("red RED Red", ["red"]), ("カメラ", ["カメ", "メラ", "ラ"]),
            ("नमस्ते", ["नमस्ते"]), ("-- !! ，。", []), ("T-LIGHT HOLDER", ["t", "light", "holder"]),
        ] as [(String, [String])])
    func `a document gives its words and pairs`(text: String, tokens: [String]) {
        #expect(SearchTokens.document(text) == tokens)
    }

    @Test(
        arguments: [
            ("连衣裙", [.exact("连衣"), .exact("衣裙")]), ("女", [.prefix("女")]), ("红 Dress", [.prefix("红"), .exact("dress")]),
            ("mate60", [.exact("mate"), .exact("60")]), ("  ", []), ("%_'\u{0}", []),
        ] as [(String, [SearchTerm])])
    func `a query gives the terms that must all hold`(text: String, terms: [SearchTerm]) {
        #expect(SearchTokens.query(text) == terms)
    }

    @Test func `every part of a document finds it`() {
        let document = "夏季法式碎花连衣裙 2026New 女"
        let tokens = SearchTokens.document(document)
        let characters = Array(document)
        for start in characters.indices {
            for end in start..<characters.count {
                let part = String(characters[start...end])
                // Words of letters and digits are found whole only.
                if part.unicodeScalars.contains(where: \.isASCII) { continue }
                for term in SearchTokens.query(part) {
                    switch term {
                    case .exact(let token): #expect(tokens.contains(token), "\(part)")
                    case .prefix(let prefix): #expect(tokens.contains { $0.hasPrefix(prefix) }, "\(part)")
                    }
                }
            }
        }
    }

    @Test func `tokens, terms and words are bounded`() {
        let long = (0..<5_000).map { "w\($0)" }.joined(separator: " ")
        #expect(SearchTokens.document(long).count == SearchTokens.documentTokenLimit)
        #expect(SearchTokens.query(long).count == SearchTokens.queryTermLimit)
        let word = SearchTokens.document(String(repeating: "a", count: 10_000))
        #expect(word == [String(repeating: "a", count: SearchTokens.wordLengthLimit)])
    }
}

@Suite struct TextRuleTests {
    private let title = TextRule(field: "title", length: 1...5)

    @Test func `white space around a text goes`() throws {
        #expect(try title.checked(" \u{3000}a b\n") == "a b")
    }

    @Test func `too short, too long and hidden characters are refused by field`() {
        #expect(throws: InputError.missing(field: "title")) { try title.checked(" \t ") }
        #expect(throws: InputError.invalid(field: "title", reason: "1 to 5 characters are allowed.")) {
            try title.checked("abcdef")
        }
        for hidden in ["a\u{0}b", "a\nb", "a\u{7}b", "a\u{85}b"] {
            #expect(throws: InputError.invalid(field: "title", reason: "Control characters are not allowed.")) {
                try title.checked(hidden)
            }
        }
    }

    @Test func `lines stand where they are allowed`() throws {
        let text = TextRule(field: "description", length: 0...20, allowsLines: true)
        #expect(try text.checked("a\nb\tc") == "a\nb\tc")
        #expect(try text.checked("  ") == "")
        #expect(throws: InputError.self) { try text.checked("a\u{0}") }
    }
}
