/// A province, a city or a district, by its code of GB/T 2260.
public struct Division: Sendable, Hashable {
    public enum Level: Int, Sendable, CaseIterable {
        case province = 1
        case city, district
    }

    /// Six digits: `330000` a province, `330100` a city, `330106` a district.
    public let code: String
    /// The code of what it is a part of; nil for a province.
    public let parent: String?
    public let name: String
    /// Nil where nobody has given one.
    public let nameEnglish: String?
    public let level: Level

    public init(code: String, parent: String?, name: String, nameEnglish: String? = nil, level: Level) {
        self.code = code
        self.parent = parent
        self.name = name
        self.nameEnglish = nameEnglish
        self.level = level
    }

    /// Longer names are refused.
    public static let nameLimit = 50
    /// More divisions are neither kept nor read; all of China has some 3,400.
    public static let countLimit = 10_000
}
