import Database
import Kernel

/// What somebody may have meant whose words nothing has.
struct SearchCorrections {
    /// Readings of a query that are tried.
    static let limit = 3
    /// Words of a run that are compared.
    private static let beam = 24
    /// Ways to read a word aloud that are looked for.
    private static let soundingLimit = 160
    private static let initialsLength = 3...8
    /// Longer words are not tried with a slip in their pinyin.
    private static let slipLength = 4...16
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    let session: Session

    /// Other texts for a query, the likeliest first; none where there is nothing to correct.
    func corrections(of query: SearchQuery) throws(DatabaseError) -> [String] {
        let runs = query.phrases.flatMap(\.runs)
        let joined = try joined(runs) + sounded(runs)
        let known = try VocabularyStore.documents(of: runs.flatMap(Self.tokens), in: session)
        var choices: [[String]] = []
        for run in runs {
            let isKnown = Self.tokens(run).allSatisfy { known[$0, default: 0] > 0 }
            let others = isKnown ? [] : try readings(of: run)
            choices.append(others.isEmpty ? [run.text] : others)
        }
        let count = choices.map(\.count).max() ?? 0
        var found = joined
        for index in 0..<min(count, Self.limit) {
            let text = choices.map { $0[min(index, $0.count - 1)] }.joined(separator: " ")
            if text != runs.map(\.text).joined(separator: " "), !found.contains(text) { found.append(text) }
        }
        return found
    }

    /// `foot stool` as `footstool`, where that is a word of the index.
    private func joined(_ runs: [SearchRun]) throws(DatabaseError) -> [String] {
        var words: [(index: Int, text: String)] = []
        for index in runs.indices.dropFirst() {
            let (first, second) = (runs[index - 1], runs[index])
            guard first.kind == .letters, second.kind == .letters else { continue }
            words.append((index, first.text + second.text))
        }
        guard !words.isEmpty else { return [] }
        let known = try VocabularyStore.documents(of: words.map { $0.text }, in: session)
        var found: [String] = []
        for word in words.prefix(Self.limit) where known[word.text, default: 0] > 0 {
            var texts = runs.map(\.text)
            texts.replaceSubrange((word.index - 1)...word.index, with: [word.text])
            found.append(texts.joined(separator: " "))
        }
        return found
    }

    /// `mao bi` as 毛笔: who types pinyin may part its syllables.
    private func sounded(_ runs: [SearchRun]) throws(DatabaseError) -> [String] {
        let ways = runs.map { $0.kind == .letters ? Pinyin.segmentations(of: $0.text) : [] }
        let rows: [Range<Int>] = runs.indices.split { ways[$0].isEmpty }
        guard let row = rows.max(by: { $0.count < $1.count }), row.count > 1 else { return [] }
        var soundings: [[String]] = [[]]
        for index in row {
            let longer = soundings.flatMap { start in ways[index].map { start + $0 } }
            soundings = Array(longer.prefix(Pinyin.segmentationLimit))
        }
        return try chains(soundings, by: .pinyin).map { text in
            var texts = runs.map(\.text)
            texts.replaceSubrange(row, with: [text])
            return texts.joined(separator: " ")
        }
    }

    private static func tokens(_ run: SearchRun) -> [String] { SearchTokens.tokens(of: run, singles: false) }

    private func readings(of run: SearchRun) throws(DatabaseError) -> [String] {
        switch run.kind {
        case .digits: return []
        case .ideographs:
            guard let syllables = Pinyin.syllables(of: run.text) else { return [] }
            return try chains([syllables], by: .pinyin).filter { Self.isSlip($0, of: run.text) }
        case .letters:
            let word = run.text
            var found = try chains(Pinyin.segmentations(of: word), by: .pinyin)
            if found.isEmpty { found = try compounds(word) }
            if found.isEmpty { found = try VocabularyStore.spelled(like: word, in: session) }
            if found.isEmpty, Self.initialsLength.contains(word.count) {
                found = try chains([word.map { String($0) }], by: .initials)
            }
            if found.isEmpty, Self.slipLength.contains(word.count) {
                found = try chains(Self.slips(word).flatMap(Pinyin.segmentations), by: .pinyin)
            }
            return Array(found.prefix(Self.limit))
        }
    }

    /// A pair of which nothing is left but its sound is another word: who looks for 礼物 wants nothing that is made of
    /// glass and mist (玻璃雾).
    private static func isSlip(_ text: String, of typed: String) -> Bool {
        text != typed && (typed.unicodeScalars.count > 2 || zip(text, typed).contains { $0 == $1 })
    }

    /// `promax` as `pro max`, where both are words of the index.
    private func compounds(_ word: String) throws(DatabaseError) -> [String] {
        let characters = Array(word)
        guard characters.count >= Misspelling.wordLengthMinimum else { return [] }
        let cuts = (2...(characters.count - 2)).map { cut in
            (String(characters[..<cut]), String(characters[cut...]))
        }
        let known = try VocabularyStore.documents(of: cuts.flatMap { [$0.0, $0.1] }, in: session)
        return cuts.map { cut in (cut, min(known[cut.0, default: 0], known[cut.1, default: 0])) }
            .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.map { "\($0.0.0) \($0.0.1)" }
    }

    /// Runs of Han of these sounds: pairs of the index that overlap, the runs with the most frequent pairs first.
    private func chains(
        _ soundings: [[String]], by sound: VocabularyStore.Sound
    ) throws(DatabaseError) -> [String] {
        let readable = soundings.filter { $0.count > 1 }.prefix(Self.soundingLimit)
        guard !readable.isEmpty else { return [] }
        let separator = sound == .pinyin ? " " : ""
        func keys(_ sounding: [String]) -> [String] {
            zip(sounding, sounding.dropFirst()).map { "\($0)\(separator)\($1)" }
        }
        let pairs = try VocabularyStore.pairs(Set(readable.flatMap(keys)), by: sound, in: session)
        var found: [(text: String, count: Int)] = []
        for sounding in readable {
            var chains: [(text: String, count: Int)] = [("", .max)]
            for key in keys(sounding) {
                chains = chains.flatMap { chain in
                    pairs[key, default: []].compactMap { pair in
                        guard chain.text.isEmpty || chain.text.last == pair.token.first else { return nil }
                        return (
                            chain.text + (chain.text.isEmpty ? pair.token : String(pair.token.suffix(1))),
                            min(chain.count, pair.count)
                        )
                    }
                }
                chains = Array(chains.sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(Self.beam))
            }
            found += chains
        }
        return found.sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(Self.limit).map(\.text)
    }

    /// Every word that one slip makes of this one.
    private static func slips(_ word: String) -> [String] {
        let characters = Array(word)
        var slips: Set<String> = []
        for index in 0...characters.count {
            for letter in letters { slips.insert(String(characters[..<index] + [letter] + characters[index...])) }
            guard index < characters.count else { continue }
            slips.insert(String(characters[..<index] + characters[(index + 1)...]))
            for letter in letters {
                slips.insert(String(characters[..<index] + [letter] + characters[(index + 1)...]))
            }
            guard index + 1 < characters.count else { continue }
            slips.insert(
                String(characters[..<index] + [characters[index + 1], characters[index]] + characters[(index + 2)...]))
        }
        slips.remove(word)
        return slips.filter { !Pinyin.segmentations(of: $0).isEmpty }.sorted { ($0.count, $0) < ($1.count, $1) }
    }
}
