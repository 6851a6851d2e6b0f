import Kernel

/// The colours of things, as people call them.
enum SearchColours {
    /// Before 色, which says no more by it: 红色 is 红, where 月色 is a light.
    static let characters = Set("红橙黄绿青蓝紫黑白灰棕粉金银")
    static let words: Set<String> = [
        "beige", "black", "blue", "brown", "gold", "golden", "gray", "green", "grey", "navy", "orange", "pink",
        "purple", "red", "silver", "white", "yellow",
    ]

    /// 红色 for a variant's 大红 and 酒红, which nobody types; nil for what is no colour, and for what says so.
    ///
    /// - Parameter name: of what tells variants apart; other values than those of a colour may end so too, as 抹茶粉.
    static func family(of value: String, named name: String) -> String? {
        guard name.contains("色"), let last = value.last, characters.contains(last) else { return nil }
        return "\(last)色"
    }
}

extension SearchQuery.Phrase {
    /// 红 of 红色; nil where it is no colour.
    var colour: String? {
        guard isChinese, text.hasSuffix("色"), let last = text.dropLast().last, SearchColours.characters.contains(last)
        else { return nil }
        return String(text.dropLast())
    }

    /// Whether it says what colour a thing has: 红色, 红, red.
    var isColour: Bool {
        if runs.count == 1, SearchColours.words.contains(text) { return true }
        guard isChinese, text.unicodeScalars.count <= 3 else { return false }
        return colour != nil || text.count == 1 && text.allSatisfy(SearchColours.characters.contains)
    }
}

extension SearchQuery {
    /// How often each group counts in what all of them tell together.
    var shares: [Int64] {
        let isMixed = groups.contains(where: \.isColour) && !groups.allSatisfy(\.isColour)
        return groups.map { isMixed && !$0.isColour ? 2 : 1 }
    }
}

extension SearchQuery.Group {
    /// Whether it was typed as a colour.
    var isColour: Bool { alternatives[0].count == 1 && alternatives[0][0].isColour }
}
