/// In which variants a good comes: one attribute with its values.
enum Axis: Sendable {
    case single, weight, glaze, pack, volume, colour, wood, size, bed, capacity, light, length

    /// A value of the attribute, with what it costs as parts of a hundred of the first one's price.
    struct Choice: Sendable {
        let code: String
        let value: String
        let percent: Int
        /// What it would cost without its reduction; the same where it has none.
        let listPercent: Int

        init(_ code: String, _ value: String, _ percent: Int = 100, list: Int? = nil) {
            self.code = code
            self.value = value
            self.percent = percent
            listPercent = list ?? percent
        }
    }

    var name: String {
        switch self {
        case .single: "规格"
        case .weight, .volume: "净含量"
        case .glaze: "釉色"
        case .pack: "数量"
        case .colour: "颜色"
        case .wood: "木料"
        case .size, .bed: "尺寸"
        case .capacity: "容量"
        case .light: "光色"
        case .length: "长度"
        }
    }

    var choices: [Choice] {
        switch self {
        case .single: [Choice("1", "标准")]
        case .weight: [Choice("50g", "50 克"), Choice("100g", "100 克", 190), Choice("250g", "250 克", 400, list: 500)]
        case .glaze: [Choice("a", "天青"), Choice("b", "月白"), Choice("c", "霁蓝", 110)]
        case .pack: [Choice("1", "单件"), Choice("5", "五件装", 450, list: 500)]
        case .volume: [Choice("50ml", "50 毫升"), Choice("100ml", "100 毫升", 180, list: 200)]
        case .colour: [Choice("ink", "墨色"), Choice("rice", "米白"), Choice("bamboo", "竹青")]
        case .wood: [Choice("walnut", "胡桃木"), Choice("beech", "榉木", 90)]
        case .size: [Choice("s", "S"), Choice("m", "M"), Choice("l", "L"), Choice("xl", "XL")]
        case .bed: [Choice("15", "1.5 米床"), Choice("18", "1.8 米床", 115)]
        case .capacity: [Choice("s", "小号"), Choice("m", "中号", 130), Choice("l", "大号", 165)]
        case .light: [Choice("warm", "暖光 2700K"), Choice("neutral", "自然光 4000K")]
        case .length: [Choice("16", "1.6 米"), Choice("20", "2.0 米", 122)]
        }
    }
}
