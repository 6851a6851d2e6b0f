/// How a good is shown on one of its pictures.
enum View: Sendable, Hashable {
    /// Alone before its backdrop: what lists show.
    case whole
    /// So near that it leaves the picture.
    case closeUp
    /// In so many sizes side by side above their measures, the smallest first.
    case sizes(Int)
    /// Five pieces together.
    case pack
    /// Beside the box that it comes in.
    case packing
    /// Where it is used.
    case room(Room)

    /// Places that a view may have for the good.
    static let spots = 3
}

extension Drawing {
    /// What stands on the paper.
    var scene: String {
        switch view {
        case .whole: backdrop.markup(palette) + piece(300, 470)
        case .closeUp: closeUp
        case .sizes(let count): sizes(count)
        case .pack: pack
        case .packing: packing
        case .room(let room):
            markup(room.marks) + piece([230, 300, 370][spot], room.level, percent: room.percent)
        }
    }

    /// The good with its shadow, standing on (x, y), in hundredths of its size.
    private func piece(_ x: Int, _ y: Int, percent: Int = 100) -> String {
        let (scale, level) = (Double(percent) / 100, y - 470 * percent / 100)
        let matrix =
            isMirrored
            ? "\(-scale) 0 0 \(scale) \(x + 3 * percent) \(level)" : "\(scale) 0 0 \(scale) \(x - 3 * percent) \(level)"
        return """
            <ellipse cx="\(x)" cy="\(y + 14 * percent / 100)" rx="\(196 * percent / 100)" ry="\(15 * percent / 100)" \
            fill="#\(Palette.ink)" opacity=".12"/><use href="#g" transform="matrix(\(matrix))"/>
            """
    }

    /// Nearly twice as large, in a frame of paper.
    private var closeUp: String {
        let (x, y) = [(395, 566), (205, 566), (300, 620)][spot]
        return markup([.fill(.wash, "M0 0H600V600H0Z")]) + piece(x, y, percent: 190)
            + markup([.line(.paper, 28, "M14 14H586V586H14Z")])
    }

    /// On squared paper, each with its width measured below it.
    private func sizes(_ count: Int) -> String {
        let step = [50, 60, 75][spot]
        let lines = stride(from: step, to: Self.side, by: step).map { "M0 \($0)H600M\($0) 0V600" }.joined()
        let percents = Self.sizePercents[min(count, Self.sizePercents.count) - 1]
        // Goods are about 400 wide.
        let gap = (Self.side - percents.reduce(0, +) * 4) / (percents.count + 1)
        var (left, pieces, measures) = (gap, "", "")
        for percent in percents {
            let width = percent * 4
            pieces += piece(left + width / 2, 430, percent: percent)
            measures += "M\(left + 8) 482V506M\(left + 8) 494H\(left + width - 8)M\(left + width - 8) 482V506"
            left += width + gap
        }
        return markup([.line(.wash, 2, lines)]) + pieces + markup([.line(.ink, 4, measures)])
    }

    private static let sizePercents = [[90], [56, 76], [36, 46, 58], [27, 32, 37, 43]]

    private var pack: String {
        backdrop.markup(palette)
            + [(140, 390), (300, 390), (460, 390), (220, 490), (380, 490)].map { piece($0, $1, percent: 44) }.joined()
    }

    /// The lid is closed, and its label shows what is inside.
    private var packing: String {
        let box: [Mark] = [
            .fill(.light, "M60 236H376V484H60Z"), .fill(.dark, "M48 196H388V248H48Z"),
            .line(.ink, 3, "M60 248H376"), .fill(.paper, "M130 276H306V452H130Z"),
            .line(.accent, 4, "M140 286H296V442H140Z"), .line(.accent, 12, "M218 196V248"),
        ]
        return backdrop.markup(palette) + markup(box) + piece(218, 430, percent: 34)
            + piece([478, 468, 458][spot], 500, percent: [46, 50, 54][spot])
    }
}
