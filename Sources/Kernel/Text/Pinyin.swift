/// How Han characters are read: syllables without tones, each character by its most usual reading.
public enum Pinyin {
    /// Ways to cut a word into syllables that are looked at.
    public static let segmentationLimit = 8
    /// Letters of a word that are cut into syllables.
    public static let wordLengthLimit = 32

    /// The syllable of a character; nil for characters outside of the table.
    public static func syllable(_ character: Unicode.Scalar) -> String? {
        guard (Readings.first...Readings.last).contains(character.value) else { return nil }
        let number = readings.numbers[Int(character.value - Readings.first)]
        return number == 0 ? nil : readings.syllables[Int(number) - 1]
    }

    /// The syllables of a text; nil where one of its characters is outside of the table.
    public static func syllables(of text: String) -> [String]? {
        var syllables: [String] = []
        for scalar in text.unicodeScalars {
            guard let syllable = syllable(scalar) else { return nil }
            syllables.append(syllable)
        }
        return syllables.isEmpty ? nil : syllables
    }

    /// The first letters of a text's syllables: `lyq` for 连衣裙.
    public static func initials(of text: String) -> String? {
        syllables(of: text).map { String($0.compactMap(\.first)) }
    }

    /// The ways to read a word of letters as syllables, longest syllables first: `lianyiqun` is `lian yi qun`.
    public static func segmentations(of word: String) -> [[String]] {
        let letters = Array(word.utf8)
        guard (1...wordLengthLimit).contains(letters.count) else { return [] }
        var found: [[String]] = []
        // What was tried from a place in vain is not tried again: otherwise long words of one vowel take for ever.
        var dead: Set<Int> = []
        func walk(_ start: Int, _ path: [String]) {
            guard found.count < segmentationLimit, !dead.contains(start) else { return }
            if start == letters.count {
                found.append(path)
                return
            }
            let before = found.count
            for length in stride(from: min(syllableLengthLimit, letters.count - start), to: 0, by: -1) {
                let syllable = String(decoding: letters[start..<start + length], as: UTF8.self)
                if readings.known.contains(syllable) { walk(start + length, path + [syllable]) }
            }
            if found.count == before { dead.insert(start) }
        }
        walk(0, [])
        return found
    }

    /// `zhuang`, `chuang`, `shuang`.
    private static let syllableLengthLimit = 6

    private struct Readings {
        static let first: UInt32 = 0x4E00
        static let last: UInt32 = 0x9FFF

        var syllables: [String] = []
        var known: Set<String> = []
        /// For each character of the block one more than the place of its syllable, or 0.
        var numbers = [UInt16](repeating: 0, count: Int(last - first) + 1)
    }

    private static let readings: Readings = {
        var readings = Readings()
        var letters = ""
        var isOpen = false
        for scalar in PinyinTable.text.unicodeScalars where scalar != " " {
            if scalar.isASCII {
                letters = isOpen ? letters + String(scalar) : String(scalar)
                isOpen = true
                continue
            }
            if isOpen {
                readings.syllables.append(letters)
                readings.known.insert(letters)
                isOpen = false
            }
            readings.numbers[Int(scalar.value - Readings.first)] = UInt16(readings.syllables.count)
        }
        return readings
    }()
}
