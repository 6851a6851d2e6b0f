public import Database
public import Kernel

/// Who makes goods, or whose name they carry.
public struct Brand: Sendable, Hashable {
    public let id: BrandID
    public internal(set) var slug: String
    /// Unique, whatever its width and case; products show it.
    public internal(set) var name: String
    public internal(set) var nameEnglish: String?
    public internal(set) var state: BrandState
    public internal(set) var version: Int64
}

/// Whether visitors find a brand in lists of brands. Its goods are shown either way.
public enum BrandState: String, SQLEnumeration, CaseIterable {
    case active, hidden
}

/// A brand to be made.
public struct NewBrand: Sendable {
    /// Nil: made from the name.
    public var slug: String?
    public var name: String
    public var nameEnglish: String?

    public init(slug: String? = nil, name: String, nameEnglish: String? = nil) {
        self.slug = slug
        self.name = name
        self.nameEnglish = nameEnglish
    }
}

/// Changes of a brand; nil and `.keep` leave a field alone.
public struct BrandChanges: Sendable {
    public var slug: String?
    public var name: String?
    public var nameEnglish: Edit<String?> = .keep
    public var state: BrandState?

    public init() {}
}
