/// In which variants a good comes: one attribute with its values. Measures are written once, for both languages.
enum Axis: Sendable {
    /// One or five, counted in this word.
    case pack(String)
    case single, leafWeight, foodWeight, celadon, glaze, volume, spray, colour, cloth, leather, wood, clothes, bed
    case teapot, pot, wok, pan, basket, size, potPlant, suitcase, mat, rug, round, curtain, light

    /// A value of the attribute, with what it costs as parts of a hundred of the first one's price.
    struct Choice: Sendable {
        let code: String
        let value: Bilingual
        let percent: Int
        /// What it would cost without its reduction; the same where it has none.
        let listPercent: Int

        /// A measure, which both languages read alike.
        init(_ code: String, _ value: String, _ percent: Int = 100, list: Int? = nil) {
            self.init(code, (value, value), percent, list: list)
        }

        init(_ code: String, _ value: (String, String), _ percent: Int = 100, list: Int? = nil) {
            self.code = code
            self.value = Bilingual(value.0, value.1)
            self.percent = percent
            listPercent = list ?? percent
        }
    }

    var name: Bilingual {
        switch self {
        case .pack: Bilingual("数量", "Quantity")
        case .single: Bilingual("规格", "Kind")
        case .leafWeight, .foodWeight, .volume, .spray: Bilingual("净含量", "Net contents")
        case .celadon, .glaze: Bilingual("釉色", "Glaze")
        case .colour, .cloth, .leather: Bilingual("颜色", "Colour")
        case .wood: Bilingual("木料", "Wood")
        case .teapot, .pot: Bilingual("容量", "Capacity")
        case .clothes: Bilingual("尺码", "Size")
        case .bed, .wok, .pan, .basket, .size, .suitcase, .mat, .rug, .curtain: Bilingual("尺寸", "Size")
        case .potPlant: Bilingual("盆径", "Pot diameter")
        case .round: Bilingual("直径", "Diameter")
        case .light: Bilingual("光色", "Light")
        }
    }

    var choices: [Choice] {
        switch self {
        case .pack(let unit):
            [Choice("1", ("1 \(unit)", "Single")), Choice("5", ("5 \(unit)装", "Pack of 5"), 450, list: 500)]
        case .single: [Choice("1", ("标准", "Standard"))]
        case .celadon:
            [
                Choice("a", ("天青", "Sky blue")), Choice("b", ("粉青", "Powder blue")),
                Choice("c", ("梅子青", "Plum green"), 110),
            ]
        case .glaze:
            [Choice("a", ("天青", "Sky blue")), Choice("b", ("月白", "Moon white")), Choice("c", ("霁蓝", "Deep blue"), 110)]
        case .colour:
            [
                Choice("ink", ("墨色", "Ink")), Choice("rice", ("米白", "Rice white")),
                Choice("bamboo", ("竹青", "Bamboo green")),
            ]
        case .cloth:
            [
                Choice("rice", ("米白", "Rice white")), Choice("grey", ("浅灰", "Light grey")),
                Choice("bean", ("豆绿", "Bean green")),
            ]
        case .leather: [Choice("tan", ("棕色", "Tan")), Choice("black", ("黑色", "Black"))]
        case .wood: [Choice("walnut", ("胡桃木", "Walnut")), Choice("beech", ("榉木", "Beech"), 90)]
        case .light: [Choice("warm", ("暖光 2700K", "Warm 2700K")), Choice("neutral", ("自然光 4000K", "Neutral 4000K"))]
        default: sizes
        }
    }

    /// The colours of the choices, in their order; none where variants look alike.
    var palettes: [Palette] {
        switch self {
        case .celadon: [.sky, .celadon, .pine]
        case .glaze: [.sky, .moon, .indigo]
        case .colour: [.soot, .rice, .tea]
        case .cloth: [.rice, .ash, .celadon]
        case .leather: [.walnut, .soot]
        case .wood: [.walnut, .bamboo]
        default: []
        }
    }

    /// Whether its choices are one thing in several sizes, the smallest first.
    var isOfSizes: Bool { !sizes.isEmpty }

    /// Of what comes in several sizes, the smallest first.
    private var sizes: [Choice] {
        switch self {
        case .leafWeight:
            [Choice("50g", "50 g"), Choice("100g", "100 g", 190), Choice("250g", "250 g", 400, list: 500)]
        case .foodWeight: [Choice("250g", "250 g"), Choice("500g", "500 g", 185, list: 200)]
        case .volume: [Choice("50ml", "50 ml"), Choice("100ml", "100 ml", 180, list: 200)]
        case .spray: [Choice("300ml", "300 ml"), Choice("500ml", "500 ml", 130)]
        case .teapot: [Choice("s", "160 ml"), Choice("m", "220 ml", 120), Choice("l", "300 ml", 140)]
        case .pot: [Choice("s", "2 L"), Choice("m", "3 L", 130), Choice("l", "4.5 L", 165)]
        case .wok: [Choice("s", "30 cm"), Choice("m", "32 cm", 115), Choice("l", "34 cm", 130)]
        case .pan: [Choice("s", "24 cm"), Choice("m", "28 cm", 125)]
        case .basket: [Choice("s", "18 cm"), Choice("m", "24 cm", 130), Choice("l", "30 cm", 165)]
        case .size: [Choice("s", "S"), Choice("m", "M", 130), Choice("l", "L", 165)]
        case .potPlant: [Choice("s", "12 cm"), Choice("m", "16 cm", 160), Choice("l", "20 cm", 240)]
        case .suitcase:
            [
                Choice("20", ("20 寸", "20 in")), Choice("24", ("24 寸", "24 in"), 125),
                Choice("28", ("28 寸", "28 in"), 150),
            ]
        case .clothes: [Choice("s", "S"), Choice("m", "M"), Choice("l", "L"), Choice("xl", "XL")]
        case .bed: [Choice("15", ("1.5 米床", "For a 1.5 m bed")), Choice("18", ("1.8 米床", "For a 1.8 m bed"), 115)]
        case .mat: [Choice("s", "40 × 60 cm"), Choice("m", "50 × 80 cm", 135)]
        case .rug: [Choice("s", "1.2 × 1.8 m"), Choice("m", "1.6 × 2.3 m", 165)]
        case .round: [Choice("s", "1.2 m"), Choice("m", "1.6 m", 165)]
        case .curtain: [Choice("s", "1.5 × 2.0 m"), Choice("m", "2.0 × 2.7 m", 155)]
        default: []
        }
    }
}
