import Catalog
import Demo
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What the demo sells, and how it looks.
struct DrawingTests {
    private static let catalogue = DemoCatalogue(goodsPerShelf: 25, seed: 1)

    @Test func `there are twelve shelves of twenty-five goods, each named and described in both languages`() {
        let entries = Self.catalogue.entries
        #expect(entries.count == 300)
        let perShelf = Dictionary(grouping: entries, by: \.shelf.slug).mapValues(\.count)
        #expect(perShelf.count == 12 && perShelf.values.allSatisfy { $0 == 25 })
        #expect(Set(entries.map(\.good.slug)).count == 300)
        #expect(Set(entries.map(\.good.title.chinese)).count == 300)
        #expect(Set(entries.map(\.good.title.english)).count == 300)
        #expect(Set(entries.map { $0.description(\.chinese) }).count == 300)
        for entry in entries {
            let (chinese, english) = (entry.description(\.chinese), entry.description(\.english))
            #expect(chinese.contains(where: Self.isHan) && !english.contains(where: Self.isHan), "\(entry.good.slug)")
            #expect(!entry.good.title.english.contains(where: Self.isHan), "\(entry.good.slug)")
            #expect(english.count > 100 && chinese.count > 40, "\(entry.good.slug)")
        }
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || $0.value >= 0xFF00 }
    }

    @Test func `prices are whole yuan, and a list price is never below its price`() {
        let variants = Self.catalogue.entries.flatMap(\.variants)
        #expect(variants.count > 600)
        #expect(Set(variants.map(\.code)).count == variants.count)
        for variant in variants {
            #expect(variant.priceMinor >= 1_000 && variant.priceMinor.isMultiple(of: 100), "\(variant.code)")
            #expect(variant.listPriceMinor >= variant.priceMinor, "\(variant.code)")
        }
        let reduced = variants.filter { $0.listPriceMinor > $0.priceMinor }.count
        #expect((100...400).contains(reduced))
    }

    /// A visitor once found brushes by the sheet and a clay teapot in three glazes: variants came by the shelf.
    @Test(arguments: [
        ("goat-brush", ["数量": ["1 支", "5 支装"]]), ("teapot", ["容量": ["160 ml", "220 ml", "300 ml"]]),
        ("celadon-cup", ["釉色": ["天青", "粉青", "梅子青"]]), ("gaiwan", [:]), ("mist-bottle", ["净含量": ["300 ml", "500 ml"]]),
        ("garden-gloves", ["尺码": ["S", "M", "L", "XL"]]), ("walnuts", ["净含量": ["250 g", "500 g"]]),
    ])
    func `a good comes in what fits it`(slug: String, expected: [String: [String]]) throws {
        let entry = try #require(Self.catalogue.entries.first { $0.good.slug == slug })
        var found: [String: [String]] = [:]
        for variant in entry.variants {
            for pair in variant.attributes.all { found[pair.name, default: []].append(pair.value) }
        }
        #expect(found == expected)
        #expect(entry.variants.count == (expected.values.first?.count ?? 1))
    }

    @Test func `every good speaks English too`() {
        for entry in Self.catalogue.entries {
            #expect(entry.brand.chinese != entry.brand.english, "\(entry.brand)")
            var words = [entry.brand.english, entry.good.title.english, entry.good.subtitle.english]
            for variant in entry.variants {
                #expect(variant.attributes.all.count == variant.attributesEnglish.all.count, "\(variant.code)")
                words += variant.attributesEnglish.all.flatMap { [$0.name, $0.value] }
            }
            let codes = entry.variants.map { $0.attributesEnglish.all.first?.value ?? "" }
            #expect(Set(codes).count == codes.count, "\(codes)")
            for word in words { #expect(!word.isEmpty && word.firstMatch(of: /\p{Han}/) == nil, "\(word)") }
        }
    }

    @Test func `every good has a cover of its own, and most have pictures beside it that no good shares`() {
        let galleries = Self.catalogue.entries.map(\.gallery.pictures)
        #expect(galleries.allSatisfy { (1...4).contains($0.count) })
        #expect(galleries.count { $0.count > 1 } > 240)
        let pictures = galleries.flatMap(\.self).map(\.drawing.svg)
        #expect(Set(pictures).count == pictures.count)
    }

    @Test func `pictures are small, well formed, of nothing but shapes`() {
        let pictures = Self.catalogue.entries.flatMap { $0.gallery.pictures.map(\.drawing.svg) }
        let allowed: Set = [
            "svg", "defs", "path", "pattern", "linearGradient", "stop", "g", "circle", "ellipse", "use",
        ]
        for picture in pictures {
            #expect(picture.utf8.count <= Drawing.bytesLimit)
            let parser = XMLParser(data: Data(picture.utf8))
            let reader = Reader()
            parser.delegate = reader
            #expect(parser.parse())
            #expect(reader.elements.isSubset(of: allowed), "\(reader.elements.subtracting(allowed))")
            #expect(reader.links.allSatisfy { $0.hasPrefix("#") })
            let isBlank = reader.text.allSatisfy { $0.isWhitespace }
            #expect(isBlank)
            #expect(reader.viewBox == "0 0 600 600")
        }
    }

    @Test func `every picture says in both languages what it shows, and no two of a good say the same`() {
        for entry in Self.catalogue.entries {
            let alts = entry.gallery.pictures.map(\.alt)
            #expect(alts.first == entry.good.title)
            #expect(Set(alts).count == alts.count, "\(alts)")
            for alt in alts {
                #expect(alt.chinese.hasPrefix(entry.good.title.chinese) && alt.chinese.count <= 200, "\(alt)")
                #expect(alt.english.hasPrefix(entry.good.title.english) && alt.english.count <= 200, "\(alt)")
                #expect(!alt.english.contains(where: Self.isHan), "\(alt)")
            }
        }
    }

    /// The one on the cover is not named: its words are those of the good.
    @Test func `what comes in colours is shown in each of them`() {
        var looked = 0
        for entry in Self.catalogue.entries where entry.gallery.pictures.count > 1 {
            let pairs = entry.variants.flatMap(\.attributes.all)
            guard let axis = pairs.first?.name, ["颜色", "釉色", "木料"].contains(axis) else { continue }
            let endings = pairs.map { "，\($0.value)" }
            let named = entry.gallery.pictures.compactMap { picture in
                endings.first { picture.alt.chinese.hasSuffix($0) }
            }
            #expect(named.count == endings.count - 1 && Set(named).count == named.count, "\(entry.good.slug): \(named)")
            looked += 1
        }
        #expect(looked > 25)
    }

    /// A red maple had green leaves, and a qipao was a western dress.
    @Test func `what a name says of leaves, flowers and cut is what its cover shows`() throws {
        let covers = Dictionary(
            uniqueKeysWithValues: Self.catalogue.entries.compactMap { entry in
                entry.gallery.pictures.first.map { (entry.good.slug, $0.drawing.svg) }
            })
        func cover(_ slug: String) throws -> String { try #require(covers[slug], "\(slug)") }
        let (flame, leaf, sprout, petal) = ("C2432C", "5B7A4A", "8DAA6B", "D97F9B")
        let (maple, pine) = (try cover("maple-bonsai"), try cover("pine-bonsai"))
        #expect(maple.contains(flame) && !maple.contains(sprout) && !pine.contains(flame) && pine.contains(sprout))
        let snow = "FDFBF5"
        for slug in ["jasmine-plant", "gardenia"] { #expect(try cover(slug).contains(snow), "\(slug)") }
        for slug in ["pothos", "orchid"] { #expect(try !cover(slug).contains(snow), "\(slug)") }
        #expect(try cover("azalea-bonsai").contains(petal) && cover("azalea-bonsai").contains(leaf))
        func body(_ slug: String) throws -> Substring {
            try #require(try cover(slug).firstMatch(of: /<path id="b" d="([^"]*)"/)).output.1
        }
        #expect(try body("qipao-dress") != body("linen-dress"))
        func front(_ slug: String) throws -> Substring {
            try #require(try cover(slug).firstMatch(of: /fill="url\(#s\)"\/>(.*?)<\/g>/)).output.1
        }
        // Each in its own way, not in another colour alone.
        let dresses = ["linen-dress", "gauze-dress", "knit-dress", "qipao-dress"]
        let shapes = try dresses.map { try front($0).replacing(/#[0-9A-F]{6}/, with: "") }
        #expect(Set(shapes).count == dresses.count)
    }

    /// A key case was a wallet full of notes, an abacus a tower of blocks, and every potted plant had the same leaves.
    @Test(arguments: [
        ["key-case", "card-holder", "passport-wallet", "long-wallet", "coin-purse", "tablet-sleeve", "pencil-roll"],
        ["leather-tote", "bamboo-basket"], ["city-backpack", "roll-backpack", "drawstring-bag"],
        ["cabin-suitcase", "trunk-suitcase"], ["butterfly-kite", "eagle-kite", "fish-kite", "swallow-kite"],
        ["luban-lock", "palace-blocks", "rainbow-blocks", "stacking-stones", "abacus", "tangram"],
        ["wooden-truck", "race-car"], ["panda-plush", "bear-plush"], ["cashmere-scarf", "silk-scarf"],
        [
            "pothos", "orchid", "gardenia", "jasmine-plant", "succulents", "lucky-bamboo", "money-plant", "pine-bonsai",
            "moss-landscape",
        ],
        ["gaiwan", "travel-gaiwan"],
        ["wok-spatula", "soup-ladle", "rolling-pin", "chopsticks-set", "utensil-set"], ["flat-pan", "egg-pan"],
        ["clay-pot", "hotpot-copper"], ["bamboo-steamer", "fir-rice-bucket"], ["chef-knife", "fruit-knife"],
        ["walnuts", "pine-nuts", "sunflower-seeds", "pistachios", "chestnuts", "dried-longan", "soup-bowl"],
        ["tea-cookies", "egg-rolls"], ["puer-tea", "anhua-dark-brick"],
        ["reading-lamp", "mushroom-lamp", "clip-lamp", "candle-lamp"],
        ["tripod-floor-lamp", "arc-floor-lamp", "reading-floor-lamp", "shelf-floor-lamp"],
        ["red-lantern", "rabbit-lantern", "camping-lantern"], ["bamboo-diffuser", "cedar-oil"],
        ["tea-candle", "beeswax-candle"], ["bronze-burner", "lotus-burner", "mountain-burner"],
        ["honey-soap", "soap-gift"], ["garden-trowel", "bonsai-tools"],
        ["tang-jacket", "cotton-robe", "silk-shirt"], ["bucket-hat", "straw-hat"], ["wool-shawl", "knit-scarf"],
        ["crew-socks", "split-toe-socks", "boat-socks"], ["wool-rug", "jute-rug", "door-mat"],
        ["linen-curtain", "door-noren"], ["dinner-plate", "fish-plate", "sauce-dish", "snack-plate"],
        ["plum-vase", "bud-vase", "gourd-vase"], ["teapot", "side-handle-pot"],
        ["indigo-rice-bowl", "soup-bowl", "noodle-bowl"], ["goat-brush", "brush-set"], ["ink-stick", "colour-ink-set"],
        ["walnut-mooncake", "mung-bean-cake", "osmanthus-cake", "pineapple-cake", "taro-cake"],
        ["nougat", "malt-candy"], ["map-puzzle", "landscape-puzzle", "lion-puzzle", "floor-puzzle"],
        ["pine-bonsai", "elm-bonsai"], ["reading-lamp", "glass-lamp", "ceramic-lamp"],
        ["red-lantern", "paper-globe", "bamboo-lantern"], ["tripod-floor-lamp", "paper-floor-lamp"],
        ["tang-jacket", "linen-shirt", "padded-jacket"], ["canvas-tote", "book-tote"], ["city-backpack", "camera-bag"],
        ["cabin-suitcase", "kids-suitcase"], ["xuan-paper", "letter-paper"],
        ["lotus-seeds", "herb-seeds", "vegetable-seeds", "wildflower-seeds", "morning-glory-seeds", "longjing-tea"],
        ["steel-can", "copper-can"], ["buckwheat-pillow", "linen-cushion"], ["linen-tote", "lunch-tote"],
        ["qingtian-seal", "seal-paste"],
        ["duan-inkstone", "travel-inkstone"],
    ])
    func `what is another thing is drawn in another shape`(slugs: [String]) throws {
        let shapes = try slugs.map { slug in
            let entry = try #require(Self.catalogue.entries.first { $0.good.slug == slug }, "\(slug)")
            let svg = try #require(entry.gallery.pictures.first).drawing.svg
            let marks = try #require(svg.firstMatch(of: /<g id="g".*?<\/g>/)).output
            return marks.replacing(/#[0-9A-F]{6}/, with: "").replacing("<use href=\"#b\" fill=\"url(#p)\"/>", with: "")
        }
        #expect(Set(shapes).count == slugs.count)
    }

    @Test(arguments: [4, 10, 25])
    func `no two goods share a cover, whatever the seed and however few there are`(perShelf: Int) {
        for seed: UInt64 in 1...20 {
            let pictures = DemoCatalogue(goodsPerShelf: perShelf, seed: seed).entries.compactMap {
                $0.gallery.pictures.first?.drawing.svg
            }
            #expect(Set(pictures).count == perShelf * 12, "seed \(seed)")
        }
    }

    @Test func `a seed gives the same goods, another one others`() {
        func look(_ seed: UInt64) -> [String] {
            DemoCatalogue(goodsPerShelf: 25, seed: seed).entries.map { entry in
                let prices = entry.variants.map { "\($0.code) \($0.listPriceMinor)" }
                return "\(entry.brand) \(prices) \(entry.gallery.pictures.map(\.drawing.svg))"
            }
        }
        #expect(look(7) == look(7))
        #expect(look(7) != look(8))
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: Set<String> = []
        var links: [String] = []
        var text = ""
        var viewBox: String?

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.insert(name)
            if let link = attributes["href"] { links.append(link) }
            viewBox = viewBox ?? attributes["viewBox"]
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }
}
