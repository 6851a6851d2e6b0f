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
    private static func tokens(_ text: String, singles: Bool = false) -> [String] {
        SearchTokens.runs(of: text).flatMap { SearchTokens.tokens(of: $0, singles: singles) }
    }

    @Test(
        arguments: [
            ("连衣裙", ["连衣", "衣裙"]), ("女", ["女"]), ("iPhone15Pro Max", ["iphone", "15", "pro", "max"]),
            ("华为Mate60 蓝牙耳机", ["华为", "mate", "60", "蓝牙", "牙耳", "耳机"]), ("ＵＳＢ－Ｃ 线", ["usb", "c", "线"]),
            ("カメラ", ["カメ", "メラ"]), ("नमस्ते", ["नमस्ते"]), ("-- !! ，。", []), ("256G", ["256", "g"]),
            ("T-LIGHT HOLDER", ["t", "light", "holder"]), ("%_'\u{0}", []),
        ] as [(String, [String])])
    func `a text gives its words and pairs`(text: String, tokens: [String]) {
        #expect(Self.tokens(text) == tokens)
    }

    @Test func `single characters come along where they are asked for`() {
        #expect(Self.tokens("连衣裙 A1", singles: true) == ["连", "连衣", "衣", "衣裙", "裙", "a", "1"])
        #expect(Self.tokens("女", singles: true) == ["女"])
    }

    @Test func `runs know what they are glued to`() {
        let runs = SearchTokens.runs(of: "iPhone15 256G手机")
        #expect(runs.map(\.text) == ["iphone", "15", "256", "g", "手机"])
        #expect(runs.map(\.isGlued) == [false, true, false, true, true])
        #expect(runs.map(\.kind) == [.letters, .digits, .digits, .letters, .ideographs])
        #expect(SearchTokens.spaced(runs) == " iphone 15 256 g 手机 ")
        #expect(SearchTokens.spaced([]).isEmpty)
    }

    @Test(
        arguments: [
            ("ProMax", ["Pro", "Max"]), ("FreeBuds Pro3", ["Free", "Buds"]), ("USB", []), ("iPhone", ["i", "Phone"]),
            ("plain words", []),
        ] as [(String, [String])])
    func `capitals inside of a word part it`(text: String, parts: [String]) {
        #expect(SearchTokens.partsOfCompounds(in: text) == parts)
    }

    @Test func `every part of a document finds it`() {
        let document = "夏季法式碎花连衣裙 2026New 女"
        let tokens = Self.tokens(document, singles: true)
        let characters = Array(document)
        for start in characters.indices {
            for end in start..<characters.count {
                let part = String(characters[start...end])
                // Words of letters and digits are found whole only.
                if part.unicodeScalars.contains(where: \.isASCII) { continue }
                for token in Self.tokens(part) { #expect(tokens.contains(token), "\(part)") }
            }
        }
    }

    @Test func `words and texts are bounded`() {
        let word = Self.tokens(String(repeating: "a", count: 10_000))
        #expect(word == [String(repeating: "a", count: SearchTokens.wordLengthLimit)])
        let long = Self.tokens(String(repeating: "字", count: 10_000))
        #expect(long.count == SearchTokens.textLengthLimit - 1)
    }
}

@Suite struct PinyinTests {
    @Test(
        arguments: [
            ("连衣裙", ["lian", "yi", "qun"]), ("女装", ["nv", "zhuang"]), ("蓝牙耳机", ["lan", "ya", "er", "ji"]),
            ("绿茶", ["lv", "cha"]),
        ] as [(String, [String])])
    func `characters are read as usual`(text: String, syllables: [String]) {
        #expect(Pinyin.syllables(of: text) == syllables)
        #expect(Pinyin.initials(of: text) == String(syllables.compactMap(\.first)))
    }

    @Test func `what is no common character has no reading`() {
        for text in ["", "a", "连a", "カ", "\u{9FFF}"] { #expect(Pinyin.syllables(of: text) == nil, "\(text)") }
    }

    @Test func `the characters of GB 2312 have readings, and every reading is cut again as one`() {
        let read = (UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init).compactMap(Pinyin.syllable)
        #expect(read.count == 6_763)
        for syllable in Set(read) { #expect(Pinyin.segmentations(of: syllable).contains([syllable]), "\(syllable)") }
    }

    @Test func `words are cut into syllables in every way`() {
        #expect(Pinyin.segmentations(of: "lianyiqun").contains(["lian", "yi", "qun"]))
        #expect(Set(Pinyin.segmentations(of: "xian")).isSuperset(of: [["xian"], ["xi", "an"]]))
        for word in ["", "hello", "hx", String(repeating: "a", count: 33)] {
            #expect(Pinyin.segmentations(of: word).isEmpty, "\(word)")
        }
        #expect(Pinyin.segmentations(of: String(repeating: "a", count: 32)).count <= Pinyin.segmentationLimit)
    }
}

@Suite struct MisspellingTests {
    @Test(arguments: [
        ("iphone", "iphoen", true), ("iphone", "iphon", true), ("iphone", "iphonee", true), ("iphone", "ipjone", true),
        ("iphone", "iphone", false), ("iphone", "android", false), ("iphone", "ipohen", false), ("abcd", "dcba", false),
        ("phone", "iphones", false),
    ])
    func `one slip is told from none and from two`(left: String, right: String, isOne: Bool) {
        #expect(Misspelling.areOneApart(left, right) == isOne)
        #expect(Misspelling.areOneApart(right, left) == isOne)
        let isShared = !Set(Misspelling.keys(of: left)).isDisjoint(with: Misspelling.keys(of: right))
        if isOne { #expect(isShared) }
    }

    @Test func `short words have no neighbours`() {
        #expect(Misspelling.keys(of: "usb").isEmpty)
        #expect(Misspelling.keys(of: "book") == ["book", "ook", "bok", "boo"])
    }
}

@Suite struct TextRuleTests {
    private let title = TextRule(field: "title", length: 1...5)

    @Test func `white space around a text goes`() throws {
        #expect(try title.checked(" \u{3000}a b\n") == "a b")
    }

    @Test func `too short, too long and hidden characters are refused by field`() {
        #expect(throws: InputError.missing(field: "title")) { try title.checked(" \t ") }
        let long = InputError.invalid(field: "title", reason: .tooLong(5, text: "1 to 5 characters are allowed."))
        #expect(throws: long) { try title.checked("abcdef") }
        #expect(long.parameters == ["most": "5"] && long.code == "invalid" && long.phrase == "invalid_too_long")
        #expect(long.detail == "title: 1 to 5 characters are allowed.")
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
