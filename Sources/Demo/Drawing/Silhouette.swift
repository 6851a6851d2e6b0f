/// A tone of a palette, by what it is for.
enum Tone: Sendable {
    case main, dark, light, ink, accent, paper, wash
    /// Green in every palette.
    case leaf, sprout
    /// Red, orange and pink in every palette: what leaves and flowers are, whatever pot they grow in.
    case flame, ember, petal
    /// Yellow, blue, white and brown in every palette: brass and pollen, the sky of a rainbow, blossoms and fur, nuts.
    case honey, sea, snow, nut
}

/// A shape in one tone: filled, or a line of some width.
struct Mark: Sendable {
    let tone: Tone
    /// Nil: filled.
    let width: Int?
    /// SVG path data in a square of 600.
    let path: String

    static func fill(_ tone: Tone, _ path: String) -> Mark { Mark(tone: tone, width: nil, path: path) }
    static func line(_ tone: Tone, _ width: Int, _ path: String) -> Mark { Mark(tone: tone, width: width, path: path) }
    static func oval(_ tone: Tone, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Mark {
        fill(tone, ovalPath(x, y, width, height))
    }

    /// An ellipse by its centre and its half axes.
    static func ovalPath(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
        "M\(x - width) \(y)a\(width) \(height) 0 1 0 \(2 * width) 0a\(width) \(height) 0 1 0 \(-2 * width) 0z"
    }
}

/// What a kind of goods looks like: a body that takes colour and pattern, with marks behind it and in front of it. It
/// stands on y = 470 and is about as wide as high.
struct Silhouette: Sendable {
    let back: [Mark]
    let body: String
    let front: [Mark]
    /// Whether it only comes in the colours of wood, clay and crust.
    let isWarm: Bool

    init(back: [Mark] = [], body: String, front: [Mark] = [], isWarm: Bool = false) {
        self.isWarm = isWarm
        self.back = back
        self.body = body
        self.front = front
    }
}
