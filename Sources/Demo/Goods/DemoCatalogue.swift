package import Catalog
import Kernel

/// Everything that the demo sells, with what the seed decides: how much each thing is wanted, and how many there are.
package struct DemoCatalogue: Sendable {
    package struct Variant: Sendable {
        package let code: String
        package let attributes: AttributePairs
        package let attributesEnglish: AttributePairs
        package let priceMinor: Int64
        package let listPriceMinor: Int64
        /// The share of all pieces sold that this is expected to be; 0 for what nobody can buy.
        let share: Double
    }

    package struct Entry: Sendable {
        package let good: DemoGood
        package let shelf: DemoShelf
        /// On its shelf, counted from 0.
        let place: Int
        package let brand: Bilingual
        package let variants: [Variant]
        package let gallery: Gallery

        /// What its page says below the price, in the language that is asked for.
        package func description(_ language: KeyPath<Bilingual, String>) -> String {
            let isChinese = language == \Bilingual.chinese
            let points = Self.sentences(of: good.kind.about[keyPath: language], isChinese ? "。" : ". ")
            return [
                "**\(good.subtitle[keyPath: language])**\(isChinese ? "。" : ".")",
                isChinese ? "## 特点" : "## Details", points.map { "- \($0)" }.joined(separator: "\n"),
                isChinese ? "## 使用与保养" : "## Use and care", (good.kind.care ?? shelf.care)[keyPath: language],
            ].joined(separator: "\n\n")
        }

        /// Without the stops behind them, as items of a list.
        private static func sentences(of text: String, _ stop: String) -> [String] {
            text.split(separator: stop).map { sentence in
                let isLast = sentence.hasSuffix(".") || sentence.hasSuffix("。")
                return String(isLast ? sentence.dropLast() : sentence)
            }
        }
    }

    /// One that is out of stock for good, so that a visitor sees how that looks.
    private static let soldOut = "celadon-cup-b"
    /// Of a hundred variants, so many are sold out.
    private static let soldOutPercent = 3
    private static let redrawLimit = 100
    /// How the wishes of buyers are spread over a good's variants.
    private static let variantWeights = [5.0, 3, 2, 1]

    package let entries: [Entry]
    /// What is not on sale yet, with the good as an entry of its shelf.
    let upcoming: [(plan: Upcoming, entry: Entry)]
    /// Of all entries, in their order.
    let variants: [Variant]

    package init(goodsPerShelf: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let shelves = DemoShelf.all
        let count = shelves.reduce(0) { $0 + min(goodsPerShelf, $1.goods.count) }
        // A few goods sell much, many a little: the share of a rank falls like 1 / rank.
        var ranks = Array(1...max(1, count)).shuffled(using: &random)
        let total = (1...max(1, count)).reduce(0.0) { $0 + 1 / Double($1 + 7) }
        var entries: [Entry] = []
        // Galleries have a lot of their own: they move no price and no wish.
        var lot = SplitMix64(seed: seed &+ 0x6A77)
        var (covers, pictures): (Set<String>, Set<String>) = ([], [])
        for (place, shelf) in shelves.enumerated() {
            var numbers: [String: Int] = [:]
            var kinds: [String] = []
            for (position, good) in shelf.goods.prefix(goodsPerShelf).enumerated() {
                let outline = good.kind.silhouette.body
                if !kinds.contains(outline) { kinds.append(outline) }
                let number = numbers[outline, default: 0]
                numbers[outline] = number + 1
                let kind = place * 7 + (kinds.firstIndex(of: outline) ?? 0)
                // Two that look alike by lot stand before different backdrops.
                var drawing = Drawing(good, kind: kind, number: number, random: &random)
                for _ in 0..<Self.redrawLimit where covers.contains(drawing.svg) {
                    drawing = Drawing(good, kind: kind, number: number, random: &random)
                }
                covers.insert(drawing.svg)
                let gallery = Gallery(
                    of: good, on: shelf, number: number, cover: drawing, seen: &pictures, random: &lot)
                let share = 1 / Double((ranks.popLast() ?? count) + 7) / total
                entries.append(
                    Entry(
                        good: good, shelf: shelf, place: position,
                        brand: shelf.brands.randomElement(using: &random) ?? shelf.name,
                        variants: Self.variants(of: good, share: share, &random), gallery: gallery))
            }
        }
        upcoming = Upcoming.all.enumerated().map { number, plan in
            let cover = Drawing(plan.good, kind: number, number: 0, random: &lot)
            let gallery = Gallery(
                of: plan.good, on: plan.shelf, number: 0, cover: cover, seen: &pictures, random: &lot)
            return (
                plan,
                Entry(
                    good: plan.good, shelf: plan.shelf, place: goodsPerShelf, brand: plan.shelf.brands[0],
                    variants: Self.variants(of: plan.good, share: 0, &lot), gallery: gallery)
            )
        }
        self.entries = entries
        variants = entries.flatMap(\.variants)
    }

    private static func variants(
        of good: DemoGood, share: Double, _ random: inout SplitMix64
    ) -> [Variant] {
        let choices = good.axis.choices
        let total = variantWeights.prefix(choices.count).reduce(0, +)
        // One good in five is reduced.
        let isReduced = random.chance(20)
        return choices.enumerated().map { place, choice in
            let code = "\(good.slug)-\(choice.code)"
            let isSoldOut = random.chance(soldOutPercent) && place > 0 || code == soldOut
            let priceMinor = price(good.price * choice.percent)
            let listMinor = price(good.price * choice.listPercent * (isReduced ? 125 : 100) / 100)
            return Variant(
                code: code, attributes: choices.count > 1 ? [good.axis.name.chinese: choice.value.chinese] : [:],
                attributesEnglish: choices.count > 1 ? [good.axis.name.english: choice.value.english] : [:],
                priceMinor: priceMinor, listPriceMinor: max(priceMinor, listMinor),
                share: isSoldOut ? 0 : share * variantWeights[place] / total)
        }
    }

    /// Hundredths of a yuan, in whole yuan as price tags have it.
    private static func price(_ hundredths: Int) -> Int64 { Int64((hundredths + 50) / 100 * 100) }
}
