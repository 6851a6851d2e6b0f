import Foundation
import Kernel

extension SearchQuery {
    /// English words that say nothing about goods. Not `i`: an i phone is one.
    private static let fillers: Set<String> = [
        "a", "an", "and", "any", "are", "at", "buy", "by", "find", "for", "from", "her", "his", "in", "is",
        "looking", "me", "my", "need", "of", "on", "or", "our", "please", "some", "something", "suitable", "that",
        "the",
        "their", "this", "to", "want", "what", "which", "with", "your",
    ]
    /// What Chinese questions are put with, the longest first: of 送老师的礼物 are 老师 and 礼物 looked for.
    private static let chineseFillers = [
        "有没有", "求推荐", "我想要", "适合", "想要", "想买", "想送", "想找", "我想", "我要", "请问", "什么", "哪些", "哪种", "哪款",
        "推荐", "一个", "一款", "一件", "一条", "一双", "一套", "一些", "可以", "送给", "用来", "送", "的", "给", "买", "我", "你", "您",
        "找", "吗", "呢",
    ].map { Array($0.unicodeScalars) }

    /// What it is about: without the words that a question is put with, and with a colour apart from its thing
    /// (红色旗袍 is 红色 and 旗袍). Nil where that is what was typed, or where nothing is left.
    ///
    /// Only for what is found nowhere as it was typed: 的 and 送 are parts of words too.
    var content: SearchQuery? {
        let words = phrases.flatMap { phrase -> [String] in
            guard phrase.isChinese else { return Self.fillers.contains(phrase.text) ? [] : [phrase.text] }
            return Self.withoutFillers(Array(phrase.text.unicodeScalars)).flatMap(Self.colourApart)
        }
        let content = SearchQuery(words.joined(separator: " "))
        return content.isEmpty || content.text == text ? nil : content
    }

    /// With simplified characters for traditional ones: goods are described in simplified ones. Nil where it has none.
    ///
    /// Only for what is found nowhere as it was typed: 著 and 乾 are written so in simplified texts too.
    var simplified: SearchQuery? {
        guard phrases.contains(where: \.isChinese),
            let simplified = text.applyingTransform(StringTransform("Hant-Hans"), reverse: false), simplified != text
        else { return nil }
        return SearchQuery(simplified)
    }

    private static func withoutFillers(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var words: [[Unicode.Scalar]] = [[]]
        var rest = scalars[...]
        while let first = rest.first {
            if let filler = chineseFillers.first(where: { rest.starts(with: $0) }) {
                rest = rest.dropFirst(filler.count)
                words.append([])
            } else {
                words[words.count - 1].append(first)
                rest = rest.dropFirst()
            }
        }
        return words.filter { !$0.isEmpty }
    }

    /// A colour at either end of a word by itself.
    private static func colourApart(_ scalars: [Unicode.Scalar]) -> [String] {
        func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        func isColour(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
            Phrase(runs: SearchTokens.runs(of: text(scalars))).colour != nil
        }
        for length in 2...3 where scalars.count > length && isColour(scalars.prefix(length)) {
            return [text(scalars.prefix(length)), text(scalars.dropFirst(length))]
        }
        if scalars.count > 3, isColour(scalars.suffix(2)) {
            return [text(scalars.dropLast(2)), text(scalars.suffix(2))]
        }
        return [text(scalars)]
    }
}
