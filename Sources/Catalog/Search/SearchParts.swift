import Kernel

/// A query taken apart into words that the catalogue knows, where nothing has all of it: 龙井茶 is 龙井 and 茶.
///
/// What few goods have is worth more than what many have, a pair of Han more than a character, and what a word ends in
/// says what the thing is: 保温壶 is a 壶.
struct SearchParts: Sendable {
    /// A token that stands for a word of the query, and what finding it is worth.
    struct Part: Sendable, Hashable {
        /// Of the tokens that a product has for one word the best counts.
        let word: Int
        let token: String
        /// The least telling field that it may stand in.
        let field: SearchField
        /// In a title; a quarter more where a name begins or ends with it, and a quarter less elsewhere.
        let worth: Int64
        /// How much of the query it is.
        let size: Int64
        /// Whether finding it is finding one of several words: not for what a word ends in, and not for a colour.
        let isWhole: Bool
        /// Whether a product may be shown for it; other parts only add to that.
        let isTelling: Bool
        /// Worth twice as much where a Chinese word of the title ends in it, as 紫砂壶 in 壶.
        let endsWord: Bool
    }

    /// How many goods have what a query may be made of.
    struct Counts: Sendable {
        /// Goods on sale, up to a limit.
        let goods: Int
        let tokens: [String: Int]
        /// What else a token is looked for as.
        var others: [String: [String]] = [:]

        /// A lone character that more goods have is no reason to show one of them.
        var commonFrom: Int { max(SearchParts.commonMinimum, goods / SearchParts.commonShare) }

        func isKnown(_ token: String) -> Bool { count(token) > 0 }
        func isCommon(_ token: String) -> Bool { count(token) > commonFrom }

        func count(_ token: String) -> Int {
            others[token, default: []].reduce(tokens[token, default: 0]) { $0 + tokens[$1, default: 0] }
        }

        /// From 10 for what one product has down to 1, a step for each doubling.
        func rarity(_ token: String) -> Int64 {
            let count = max(1, count(token))
            return Int64(max(1, 10 - (Int.bitWidth - 1 - count.leadingZeroBitCount)))
        }
    }

    /// Characters of a query that are looked at, over all of its phrases.
    static let characterLimit = 24
    /// A Chinese word of so many characters may be found by its last one alone.
    static let shortWord = 3
    static let commonMinimum = 20
    /// Every so manieth of all goods.
    static let commonShare = 20
    /// Above what any word is worth: products with more of several words go first.
    private static let wordWorth: Int64 = 1_000
    /// Above the rarity of what one pair keeps from being cut.
    private static let pairValue: Int64 = 100
    private static let pairWorth: Int64 = 48
    private static let headWorth: Int64 = 36
    private static let characterWorth: Int64 = 12
    /// Of a pair that overlaps those of the cut: 螺春, where 碧螺春茶 is cut into 碧螺 and 春茶.
    private static let overlapWorth: Int64 = 24
    /// A colour is worth this part of what another word is: a red dress is first of all a dress.
    private static let colourShare: Int64 = 2

    let parts: [Part]
    /// Of the query, by the sizes of the parts.
    let wanted: Int64
    /// What a word is worth beside its parts.
    let each: Int64

    /// What has to be counted before a query is taken apart.
    static func tokens(of query: SearchQuery) -> [String] {
        let phrases = query.phrases
        var seen: Set<String> = []
        return phrases.flatMap { phrase -> [String] in
            guard phrase.isChinese else { return Array(phrase.tokens.prefix(SearchQueries.tokenLimit)) }
            let characters = characters(phrase, of: phrases.count)
            return characters + zip(characters, characters.dropFirst()).map { $0 + $1 }
        }.filter { seen.insert($0).inserted }
    }

    /// - Returns: nil where nothing of the query leads anywhere.
    init?(_ query: SearchQuery, _ counts: Counts) {
        let phrases = query.phrases
        guard let first = phrases.first else { return nil }
        let found: [Part]
        each = phrases.count > 1 ? Self.wordWorth : 0
        if phrases.count > 1 {
            (found, wanted) = Self.words(phrases, counts)
        } else if first.isChinese {
            let characters = Self.characters(first, of: 1)
            found = Self.parts(of: characters, counts)
            wanted = characters.count <= Self.shortWord ? 1 : Int64(characters.count / 2)
        } else {
            let tokens = first.tokens.prefix(SearchQueries.tokenLimit)
            found = tokens.enumerated().filter { counts.isKnown($0.element) }.map { index, token in
                Part(
                    word: index, token: token, field: .description, worth: counts.rarity(token) * Self.pairWorth,
                    size: 1, isWhole: true, isTelling: true, endsWord: false)
            }
            // Three of five: one common part alone finds nothing.
            wanted = Int64(tokens.count * 3 + 4) / 5
        }
        guard found.contains(where: \.isTelling) else { return nil }
        parts = found.flatMap { part in
            [part] + (part.endsWord ? [] : counts.others[part.token, default: []]).map(part.said)
        }
    }

    /// What stands for each of several words, and how many of them a product must have. A colour only tells which of
    /// the things that are looked for go first, unless nothing else leads anywhere: what is red and no dress is none.
    private static func words(_ phrases: [SearchQuery.Phrase], _ counts: Counts) -> ([Part], wanted: Int64) {
        let words = phrases.enumerated().map { index, phrase in
            (isColour: phrase.isColour, parts: word(index, phrase, of: phrases.count, counts))
        }
        let things = words.filter { !$0.isColour }
        guard things.count < words.count, things.contains(where: { !$0.parts.isEmpty }) else {
            return (words.flatMap(\.parts), Int64(words.count + 1) / 2)
        }
        let colours = words.filter(\.isColour).flatMap(\.parts).map { part in
            Part(
                word: part.word, token: part.token, field: part.field, worth: part.worth / colourShare, size: 0,
                isWhole: false, isTelling: false, endsWord: false)
        }
        return (things.flatMap(\.parts) + colours, Int64(things.count + 1) / 2)
    }

    private static func characters(_ phrase: SearchQuery.Phrase, of count: Int) -> [String] {
        phrase.text.unicodeScalars.prefix(max(2, characterLimit / count)).map { String($0) }
    }

    /// A run of Han as the pairs and characters that goods have: as many pairs as possible, the rarest of them. Other
    /// pairs of it only tell that more of it stands together.
    private static func parts(of characters: [String], _ counts: Counts) -> [Part] {
        let cut = cut(characters, counts)
        var parts: [Part] = []
        for (start, length) in cut {
            let isHead = start + length == characters.count
            if length == 2 {
                let pair = characters[start] + characters[start + 1]
                parts.append(
                    Part(
                        word: start, token: pair, field: .description, worth: counts.rarity(pair) * pairWorth, size: 2,
                        isWhole: true, isTelling: isHead || !counts.isCommon(pair), endsWord: false))
            } else if !isHead, !counts.isCommon(characters[start]) {
                parts.append(
                    Part(
                        word: start, token: characters[start], field: .label,
                        worth: counts.rarity(characters[start]) * characterWorth, size: 1, isWhole: false,
                        isTelling: false, endsWord: false))
            }
            // Scarves before other things that end in 巾, where scarves are looked for.
            let most = length == 2 ? parts[parts.count - 1].worth / 2 : .max
            if isHead, let head = head(characters[start + length - 1], word: start, most: most, counts) {
                parts.append(head)
            }
        }
        let pairs = zip(characters, characters.dropFirst()).map { $0 + $1 }
        for (start, pair) in pairs.enumerated()
        where counts.isKnown(pair) && !cut.contains(where: { $0 == (start, 2) }) {
            parts.append(
                Part(
                    word: characters.count + start, token: pair, field: .description,
                    worth: counts.rarity(pair) * overlapWorth, size: 0, isWhole: false, isTelling: false,
                    endsWord: false))
        }
        return parts
    }

    /// What a word ends in, in titles.
    private static func head(_ character: String, word: Int, most: Int64, _ counts: Counts) -> Part? {
        guard counts.isKnown(character) else { return nil }
        let isCommon = counts.isCommon(character)
        return Part(
            word: word, token: character, field: .title, worth: min(most, counts.rarity(character) * headWorth),
            size: isCommon ? 0 : 1, isWhole: false, isTelling: !isCommon, endsWord: true)
    }

    /// Where each known pair and character of the best cut begins, and how long it is.
    private static func cut(_ characters: [String], _ counts: Counts) -> [(start: Int, length: Int)] {
        var best: [(value: Int64, parts: [(start: Int, length: Int)])] = [(0, [])]
        for index in characters.indices {
            var choice = best[index]
            let single = characters[index]
            if counts.isKnown(single) {
                choice = (choice.value + counts.rarity(single), choice.parts + [(index, 1)])
            }
            if index > 0 {
                let pair = characters[index - 1] + single
                let before = best[index - 1]
                let value = before.value + pairValue + counts.rarity(pair)
                if counts.isKnown(pair), value > choice.value { choice = (value, before.parts + [(index - 1, 2)]) }
            }
            best.append(choice)
        }
        return best[characters.count].parts
    }

    /// What stands for one of several words.
    private static func word(
        _ index: Int, _ phrase: SearchQuery.Phrase, of count: Int, _ counts: Counts
    ) -> [Part] {
        func part(_ token: String, _ field: SearchField, _ worth: Int64, isWhole: Bool = true) -> Part {
            Part(
                word: index, token: token, field: field, worth: worth, size: 1, isWhole: isWhole, isTelling: true,
                endsWord: false)
        }
        guard phrase.isChinese else {
            let rarest = phrase.tokens.min { counts.count($0) < counts.count($1) }
            guard let rarest, counts.isKnown(rarest) else { return [] }
            // A red dress is a dress: what ends an English name says what the thing is.
            let worth = counts.rarity(rarest) * pairWorth
            return [part(rarest, .description, index == count - 1 ? worth * 3 / 2 : worth)]
        }
        let characters = characters(phrase, of: count)
        // A word of one character is meant, however many goods have it.
        guard characters.count > 1 else {
            return counts.isKnown(phrase.text)
                ? [part(phrase.text, .description, counts.rarity(phrase.text) * pairWorth)] : []
        }
        // Who looks for a qipao (旗袍) where there is one does not mean what else ends in 袍.
        let isKnown = characters.count == 2 && counts.isKnown(phrase.text)
        return parts(of: characters, counts).filter { part in
            part.isTelling && (!part.endsWord || characters.count <= shortWord && !isKnown)
        }.map { part($0.token, $0.field, $0.worth, isWhole: $0.isWhole) }
    }
}

extension SearchParts.Part {
    /// The same for another token that means it.
    fileprivate func said(_ token: String) -> SearchParts.Part {
        SearchParts.Part(
            word: word, token: token, field: field, worth: worth, size: size, isWhole: isWhole, isTelling: isTelling,
            endsWord: endsWord)
    }
}

extension SearchQuery.Phrase {
    /// Whether it is one run of a script without spaces.
    var isChinese: Bool { runs.count == 1 && runs[0].kind == .ideographs }
}
