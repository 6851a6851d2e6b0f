/// Words that differ by one slip of the finger: a letter missing, too many, wrong, or two letters exchanged.
public enum Misspelling {
    /// Shorter words have too many neighbours.
    public static let wordLengthMinimum = 4

    /// What a word is looked up by: itself and every way to leave one character out. Words one slip apart share one.
    public static func keys(of word: String) -> [String] {
        let characters = Array(word)
        guard characters.count >= wordLengthMinimum else { return [] }
        var keys = [word]
        var seen: Set<String> = [word]
        for index in characters.indices {
            var shorter = characters
            shorter.remove(at: index)
            let key = String(shorter)
            if seen.insert(key).inserted { keys.append(key) }
        }
        return keys
    }

    /// Whether one slip turns the one word into the other; equal words are none apart.
    public static func areOneApart(_ left: String, _ right: String) -> Bool {
        let (long, short) = left.count >= right.count ? (Array(left), Array(right)) : (Array(right), Array(left))
        guard long != short, long.count - short.count <= 1 else { return false }
        guard let index = long.indices.first(where: { $0 >= short.count || long[$0] != short[$0] }) else {
            return false
        }
        if long.count > short.count { return long[(index + 1)...] == short[index...] }
        if long[(index + 1)...] == short[(index + 1)...] { return true }
        return index + 1 < long.count && long[index] == short[index + 1] && long[index + 1] == short[index]
            && long[(index + 2)...] == short[(index + 2)...]
    }
}
