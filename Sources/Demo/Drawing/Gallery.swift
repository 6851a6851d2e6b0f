import Kernel

/// The pictures of a good's page, the cover first: what its variants look like, how it is packed, where it is used.
package struct Gallery: Sendable {
    package struct Picture: Sendable {
        package let drawing: Drawing
        /// What it shows, for those who do not see it.
        package let alt: Bilingual
    }

    /// Draws of the lot for a picture that no other good has.
    private static let drawLimit = 100
    /// Of a hundred goods, so many have a cover alone.
    private static let coverOnlyPercent = 12
    private static let limit = 4
    /// Pictures of other colours, and pictures beside those and the one of all variants.
    private static let colourLimit = 2
    private static let furtherLimit = 2

    private static let boxWords = Bilingual("和它的包装盒", "with its box")

    package private(set) var pictures: [Picture]

    /// - Parameters:
    ///   - cover: as its shelf draws it; a good that comes in colours is shown in one of them.
    ///   - seen: the pictures of all goods before it.
    init(
        of good: DemoGood, on shelf: DemoShelf, number: Int, cover: Drawing, seen: inout Set<String>,
        random: inout SplitMix64
    ) {
        pictures = []
        let (choices, palettes) = (good.axis.choices, good.axis.palettes)
        let own = palettes.isEmpty ? 0 : number % palettes.count
        let isRecoloured = good.look == nil && !palettes.isEmpty
        var first = cover
        if isRecoloured { first.palette = palettes[own] }
        if seen.insert(first.svg).inserted {
            pictures.append(Picture(drawing: first, alt: good.title))
        } else {
            add(.whole, in: first.palette, good.title, to: first, &seen, &random)
        }
        guard !random.chance(Self.coverOnlyPercent) else { return }
        var views: [(View, Bilingual)] = []
        if palettes.isEmpty {
            views = [(Self.variantsView(of: good), good.title.with(Self.variantsWords(of: good)))]
        } else {
            for index in palettes.indices.filter({ $0 != own }).prefix(Self.colourLimit) {
                add(.whole, in: palettes[index], good.title.with(choices[index].value), to: first, &seen, &random)
            }
        }
        let others: [(View, Bilingual)] = [
            (.room(shelf.room), good.title.with(shelf.room.name)),
            (.closeUp, good.title.with(Bilingual("细节", "close up"))), (.packing, good.title.with(Self.boxWords)),
        ]
        let further = others.filter { other in !views.contains { $0.0 == other.0 } }.shuffled(using: &random)
        let left = Self.limit - pictures.count - views.count
        views += further.prefix(min(left, Int.random(in: 1...Self.furtherLimit, using: &random)))
        for (view, alt) in views { add(view, in: first.palette, alt, to: first, &seen, &random) }
    }

    /// Left out where the lot gives nothing new any more.
    private mutating func add(
        _ view: View, in palette: Palette, _ alt: Bilingual, to cover: Drawing, _ seen: inout Set<String>,
        _ random: inout SplitMix64
    ) {
        for _ in 0..<Self.drawLimit {
            let drawing = cover.seen(view, in: palette, random: &random)
            guard seen.insert(drawing.svg).inserted else { continue }
            pictures.append(Picture(drawing: drawing, alt: alt))
            return
        }
    }

    /// How the variants of what comes in one colour stand together.
    private static func variantsView(of good: DemoGood) -> View {
        if case .pack = good.axis { return .pack }
        return good.axis.isOfSizes ? .sizes(good.axis.choices.count) : .packing
    }

    private static func variantsWords(of good: DemoGood) -> Bilingual {
        let choices = good.axis.choices
        if case .pack = good.axis, let last = choices.last { return last.value }
        guard good.axis.isOfSizes else { return boxWords }
        let (chinese, english) = (choices.map(\.value.chinese), choices.map(\.value.english))
        return Bilingual(
            "\(chinese.joined(separator: "、")) 的大小对比", "\(english.joined(separator: ", ")) side by side")
    }
}

extension Bilingual {
    /// With a remark behind it.
    fileprivate func with(_ remark: Bilingual) -> Bilingual {
        Bilingual("\(chinese)，\(remark.chinese)", "\(english), \(remark.english)")
    }
}
