/// A picture of a good, drawn: its silhouette in a palette and a pattern, in one of several views, with a seal in the
/// corner. The same drawing always gives the same bytes.
package struct Drawing: Sendable {
    /// No picture is longer.
    package static let bytesLimit = 3_072
    /// Of the square that it is drawn in.
    static let side = 600

    let silhouette: Silhouette
    var palette: Palette
    let pattern: Pattern
    var backdrop: Backdrop
    var isMirrored: Bool
    var view = View.whole
    /// Which of the places is taken that a view has for the good.
    var spot = 0

    /// The drawing of the `number`-th good of its kind: goods of one kind differ in colour, then in pattern, except for
    /// those with a look of their own.
    init(_ good: DemoGood, kind: Int, number: Int, random: inout some RandomNumberGenerator) {
        silhouette = good.kind.silhouette
        // 5 has no divisor in common with 14 or 7: no colour comes twice before all have come.
        let palettes = silhouette.isWarm ? Palette.warm : Palette.all
        palette = good.look?.palette ?? palettes[(kind * 3 + number * 5) % palettes.count]
        pattern = good.look?.pattern ?? Pattern.allCases[(kind + number * 2) % Pattern.allCases.count]
        (backdrop, isMirrored) = Self.scene(&random)
    }

    /// The same good otherwise, before what the lot gives.
    func seen(_ view: View, in palette: Palette? = nil, random: inout some RandomNumberGenerator) -> Drawing {
        var drawing = self
        drawing.view = view
        drawing.palette = palette ?? self.palette
        (drawing.backdrop, drawing.isMirrored) = Self.scene(&random)
        drawing.spot = Int.random(in: 0..<View.spots, using: &random)
        return drawing
    }

    private static func scene(_ random: inout some RandomNumberGenerator) -> (Backdrop, Bool) {
        let backdrop = Backdrop.allCases[Int.random(in: 0..<Backdrop.allCases.count, using: &random)]
        return (backdrop, Bool.random(using: &random))
    }

    /// The whole picture as SVG.
    package var svg: String {
        let side = Self.side
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)"><defs><path id="b" \
            d="\(silhouette.body)"/>\(pattern.definition(palette))<linearGradient id="s"><stop offset=".45" \
            stop-color="#\(Palette.ink)" stop-opacity="0"/><stop offset="1" stop-color="#\(Palette.ink)" \
            stop-opacity=".22"/></linearGradient><g id="g" stroke-linecap="round" stroke-linejoin="round">\(good)</g>\
            </defs><path d="M0 0H\(side)V\(side)H0Z" fill="#\(palette.paper)"/>\(scene)\(seal)</svg>
            """
    }

    /// The good as it stands on y = 470, to be used at any place and in any size.
    private var good: String {
        let body =
            "<use href=\"#b\" fill=\"#\(palette.main)\"/>"
            + (pattern == .plain ? "" : "<use href=\"#b\" fill=\"url(#p)\"/>") + "<use href=\"#b\" fill=\"url(#s)\"/>"
        return markup(silhouette.back) + body + markup(silhouette.front)
    }

    /// Square, vermilion, with a few cuts: no text.
    private var seal: String {
        """
        <path d="M520 520H562V562H520Z" fill="#\(palette.accent)"/><path d="M529 530H553M541 530V553M529 541H553M531 \
        553H551" stroke="#\(palette.paper)" stroke-width="3"/>
        """
    }

    func markup(_ marks: [Mark]) -> String {
        marks.map { mark in
            let colour = palette.colour(mark.tone)
            guard let width = mark.width else { return "<path d=\"\(mark.path)\" fill=\"#\(colour)\"/>" }
            return "<path d=\"\(mark.path)\" fill=\"none\" stroke=\"#\(colour)\" stroke-width=\"\(width)\"/>"
        }.joined()
    }
}
