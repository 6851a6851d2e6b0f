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

/// Brands by what people call them: their own names and their English ones, whatever the width and case.
public struct BrandNames: Sendable {
    /// Own names by folded ones.
    private var names: [String: String] = [:]

    public init(_ brands: [Brand]) {
        for brand in brands { names[TextFolding.fold(brand.name)] = brand.name }
        // An own name comes before anybody's English one, and of several English ones the older brand's.
        for brand in brands.sorted(by: { $0.id < $1.id }) {
            guard let key = brand.nameEnglish.map(TextFolding.fold), names[key] == nil else { continue }
            names[key] = brand.name
        }
    }

    /// The own name of the brand that is meant; nil where there is none.
    public func own(_ name: String) -> String? { names[TextFolding.fold(name)] }

    /// - Returns: false where a brand is called that already.
    public mutating func insert(_ name: String) -> Bool {
        guard own(name) == nil else { return false }
        names[TextFolding.fold(name)] = name
        return true
    }

    /// What a brand can be called in English without meaning another one: its own name where it has no such.
    public func english(_ brand: Brand) -> String {
        guard let english = brand.nameEnglish, own(english) == brand.name else { return brand.name }
        return english
    }
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
