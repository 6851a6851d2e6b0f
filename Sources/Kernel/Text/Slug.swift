/// The last part of a URL, made from a text that people wrote.
public enum Slug {
    private static let lengthLimit = 80

    /// Lower-case letters and digits with single hyphens between them; nil where nothing of the text can stand there.
    public static func make(from text: String) -> String? {
        var slug = ""
        for scalar in TextFolding.fold(text).unicodeScalars where slug.utf8.count < lengthLimit {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            case "'", "’": continue
            default: if !slug.isEmpty, slug.last != "-" { slug.append("-") }
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? nil : slug
    }
}
