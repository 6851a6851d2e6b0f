/// What goods of one kind have in common: how they look, in which variants they come, what is said of all of them.
struct GoodKind: Sendable {
    let silhouette: Silhouette
    let axis: Axis
    let about: Bilingual
    let facts: [DemoFact]
    /// Nil where its shelf's care will do.
    let care: Bilingual?

    init(_ silhouette: Silhouette, _ axis: Axis, _ chinese: String, _ english: String, facts: [DemoFact]) {
        self.init(silhouette, axis, Bilingual(chinese, english), facts, care: nil)
    }

    private init(
        _ silhouette: Silhouette, _ axis: Axis, _ about: Bilingual, _ facts: [DemoFact], care: Bilingual?
    ) {
        self.silhouette = silhouette
        self.axis = axis
        self.about = about
        self.facts = facts
        self.care = care
    }

    /// What looks the same and comes in the same variants, and is made of something else.
    ///
    /// - Parameters:
    ///   - changes: facts in place of those of the same name; others come behind, what it is made of comes first.
    ///   - without: names of facts that do not hold.
    ///   - silhouette: nil for that of the kind.
    ///   - about: nil where what is said of the kind holds.
    func but(
        _ changes: [DemoFact], without: Set<String> = [], as silhouette: Silhouette? = nil,
        about: (String, String)? = nil, care: (String, String)? = nil
    ) -> GoodKind {
        let kept = facts.filter { !without.contains($0.name.chinese) }
        let changed = kept.map { fact in changes.first { $0.name == fact.name } ?? fact }
        let added = changes.filter { change in !kept.contains { $0.name == change.name } }
        return GoodKind(
            silhouette ?? self.silhouette, axis, about.map { Bilingual($0.0, $0.1) } ?? self.about,
            added.filter(\.isMaterial) + changed + added.filter { !$0.isMaterial },
            care: care.map { Bilingual($0.0, $0.1) } ?? self.care)
    }

    /// What is the same otherwise, with a drawing of its own.
    func drawn(as silhouette: Silhouette) -> GoodKind { but([], as: silhouette) }

    /// What people like to give: its data sheet says to whom.
    func gift(_ occasion: DemoFact) -> GoodKind { but([occasion]) }
}

/// A line of a good's data sheet.
package struct DemoFact: Sendable {
    private static let material = Bilingual("材质", "Material")

    package let name: Bilingual
    package let chinese: String
    /// Nil for a measure, which both languages read alike.
    package let english: String?

    fileprivate var isMaterial: Bool { name == Self.material }

    init(_ name: String, _ nameEnglish: String, _ chinese: String, _ english: String? = nil) {
        self.name = Bilingual(name, nameEnglish)
        self.chinese = chinese
        self.english = english
    }

    /// What a good is made of.
    static func of(_ chinese: String, _ english: String) -> DemoFact {
        DemoFact(material.chinese, material.english, chinese, english)
    }
}

/// To whom something is given: in the words that people look for.
extension DemoFact {
    private static func gift(_ chinese: String, _ english: String) -> DemoFact {
        DemoFact("送礼", "As a gift", chinese, english)
    }

    static let toElders = gift("节日礼物，送长辈、送父母", "A festive gift for parents and elders")
    static let toFather = gift("生日礼物，送爸爸、送长辈", "A birthday gift for father or grandfather")
    static let toMother = gift("生日礼物，送妈妈、送长辈、送女友", "A birthday gift for mother, grandmother or girlfriend")
    static let toGirlfriend = gift("生日礼物，送女友、送闺蜜", "A birthday gift for girlfriend or friend")
    static let toBoyfriend = gift("生日礼物，送男友、送爸爸", "A birthday gift for boyfriend or father")
    static let toChild = gift("生日礼物、满月礼物，送孩子、送宝宝", "A birthday gift for a child or a baby")
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

    /// Its data sheet.
    package var facts: [DemoFact] { kind.facts }

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
