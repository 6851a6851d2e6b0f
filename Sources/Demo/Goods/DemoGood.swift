/// What goods of one kind have in common: how they look, in which variants they come, what is said of all of them.
struct GoodKind: Sendable {
    let silhouette: Silhouette
    let axis: Axis
    let about: Bilingual
    let facts: [DemoFact]

    init(_ silhouette: Silhouette, _ axis: Axis, _ chinese: String, _ english: String, facts: [DemoFact]) {
        self.silhouette = silhouette
        self.axis = axis
        about = Bilingual(chinese, english)
        self.facts = facts
    }
}

/// A line of a good's data sheet.
struct DemoFact: Sendable {
    let name: Bilingual
    let chinese: String
    /// Nil for a measure, which both languages read alike.
    let english: String?

    init(_ name: String, _ nameEnglish: String, _ chinese: String, _ english: String? = nil) {
        self.name = Bilingual(name, nameEnglish)
        self.chinese = chinese
        self.english = english
    }
}

/// A colour and a pattern that are not drawn by lot.
struct Look: Sendable {
    let palette: Palette
    let pattern: Pattern

    init(_ palette: Palette, _ pattern: Pattern = .plain) {
        self.palette = palette
        self.pattern = pattern
    }
}

/// A text in both languages of the shop.
package struct Bilingual: Sendable, Hashable {
    package let chinese: String
    package let english: String

    init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }
}

/// One product of the demo, as its shelf names it.
package struct DemoGood: Sendable {
    package let slug: String
    let kind: GoodKind
    /// Of its first variant, in yuan.
    let price: Int
    package let title: Bilingual
    package let subtitle: Bilingual
    /// In which variants it comes.
    let axis: Axis
    /// Where its name says what colour it has.
    let look: Look?

    /// - Parameter axis: nil for that of its kind.
    init(
        _ slug: String, _ kind: GoodKind, _ price: Int, _ title: (String, String), _ subtitle: (String, String),
        in axis: Axis? = nil, look: Look? = nil
    ) {
        self.slug = slug
        self.kind = kind
        self.price = price
        self.title = Bilingual(title.0, title.1)
        self.subtitle = Bilingual(subtitle.0, subtitle.1)
        self.axis = axis ?? kind.axis
        self.look = look
    }
}

/// A category of the demo with its goods.
package struct DemoShelf: Sendable {
    package let slug: String
    package let name: Bilingual
    let brands: [Bilingual]
    /// The last paragraph of every description: how to care for it, what comes with it.
    let care: Bilingual
    let goods: [DemoGood]

    /// Where its goods are used.
    var room: Room {
        switch slug {
        case "tea", "porcelain", "snacks": .teaTable
        case "stationery": .desk
        case "kitchen": .kitchen
        case "textiles", "fragrance", "toys": .bedroom
        case "garden": .garden
        default: .hall
        }
    }

    /// All of them, in the order of the shop's menu.
    static let all: [DemoShelf] = [
        .tea, .porcelain, .stationery, .kitchen, .textiles, .fragrance, .snacks, .clothing, .bags, .lamps, .toys,
        .garden,
    ]
}
