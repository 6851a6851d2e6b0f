/// The languages that every page comes in; the URL decides.
public enum Language: String, Sendable, CaseIterable {
    case chinese = "zh-CN"
    case english = "en"

    /// What stands in front of a page's path: nothing, or `/en`.
    public var pathPrefix: String {
        switch self {
        case .chinese: ""
        case .english: "/en"
        }
    }

    /// The language that a path is in, and the path without its prefix. It begins with one slash: a link to `//name` or
    /// `/\name` would lead to another site.
    public static func split(path: String) -> (language: Language, path: String) {
        if path == "/en" { return (.english, "/") }
        if path.hasPrefix("/en/") { return (.english, local(path.dropFirst(3))) }
        return (.chinese, local(path[...]))
    }

    private static func local(_ path: Substring) -> String {
        // Browsers drop control characters before they look for slashes.
        "/" + path.drop { $0 == "/" || $0 == "\\" || $0.unicodeScalars.allSatisfy { $0.value <= 0x20 } }
    }

    /// The one that a visitor is offered instead.
    public var other: Language {
        switch self {
        case .chinese: .english
        case .english: .chinese
        }
    }

    /// Its own name, for the switch.
    public var ownName: String {
        switch self {
        case .chinese: "中文"
        case .english: "English"
        }
    }
}
