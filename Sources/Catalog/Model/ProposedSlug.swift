import Kernel

extension NewProduct {
    /// No more of a title becomes part of a URL that nobody typed.
    private static let proposedSlugLength = 60

    /// The last part of a URL that a title suggests: its Latin letters and figures, Han characters by their readings.
    ///
    /// - Returns: nil where nothing of the title can stand in a URL.
    public static func proposedSlug(from title: String) -> String? {
        var words: [String] = []
        var open = ""
        func close() {
            if !open.isEmpty { words.append(open) }
            open = ""
        }
        for scalar in title.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": open.unicodeScalars.append(scalar)
            // It parts nothing: "men's" is one word.
            case "'", "’": continue
            default:
                close()
                if let syllable = Pinyin.syllable(scalar) { words.append(syllable) }
            }
        }
        close()
        var slug = ""
        for word in words {
            let longer = slug.isEmpty ? String(word.prefix(proposedSlugLength)) : "\(slug)-\(word)"
            guard longer.utf8.count <= proposedSlugLength else { break }
            slug = longer
        }
        return slug.isEmpty ? nil : slug
    }
}
