/// A picture of a good, drawn: its silhouette in a palette and a pattern, before a backdrop, with a seal in the corner.
/// The same drawing always gives the same bytes.
package struct Drawing: Sendable {
    /// No picture is longer.
    package static let bytesLimit = 3_072
    /// Of the square that it is drawn in.
    static let side = 600

    let silhouette: Silhouette
    let palette: Palette
    let pattern: Pattern
    let backdrop: Backdrop
    let isMirrored: Bool

    /// The drawing of the `number`-th good of its kind: goods of one kind differ in colour, then in pattern, except for
    /// those with a look of their own.
    init(_ good: DemoGood, kind: Int, number: Int, random: inout some RandomNumberGenerator) {
        silhouette = good.kind.silhouette
        // 5 has no divisor in common with 14 or 7: no colour comes twice before all have come.
        let palettes = silhouette.isWarm ? Palette.warm : Palette.all
        palette = good.look?.palette ?? palettes[(kind * 3 + number * 5) % palettes.count]
        pattern = good.look?.pattern ?? Pattern.allCases[(kind + number * 2) % Pattern.allCases.count]
        backdrop = Backdrop.allCases[Int.random(in: 0..<Backdrop.allCases.count, using: &random)]
        isMirrored = Bool.random(using: &random)
    }

    /// The whole picture as SVG.
    package var svg: String {
        let side = Self.side
        let body =
            "<use href=\"#b\" fill=\"#\(palette.main)\"/>"
            + (pattern == .plain ? "" : "<use href=\"#b\" fill=\"url(#p)\"/>") + "<use href=\"#b\" fill=\"url(#s)\"/>"
        let goods = silhouette.back.map(markup).joined() + body + silhouette.front.map(markup).joined()
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)"><defs><path id="b" \
            d="\(silhouette.body)"/>\(pattern.definition(palette))<linearGradient id="s"><stop offset=".45" \
            stop-color="#\(Palette.ink)" stop-opacity="0"/><stop offset="1" stop-color="#\(Palette.ink)" \
            stop-opacity=".22"/></linearGradient></defs><path d="M0 0H\(side)V\(side)H0Z" fill="#\(palette.paper)"/>\
            \(backdrop.markup(palette))<ellipse cx="300" cy="484" rx="196" ry="15" fill="#\(Palette.ink)" \
            opacity=".12"/><g stroke-linecap="round" stroke-linejoin="round"\
            \(isMirrored ? " transform=\"matrix(-1 0 0 1 600 0)\"" : "")>\(goods)</g>\(seal)</svg>
            """
    }

    /// Square, vermilion, with a few cuts: no text.
    private var seal: String {
        """
        <path d="M520 520H562V562H520Z" fill="#\(palette.accent)"/><path d="M529 530H553M541 530V553M529 541H553M531 \
        553H551" stroke="#\(palette.paper)" stroke-width="3"/>
        """
    }

    private func markup(_ mark: Mark) -> String {
        let colour = palette.colour(mark.tone)
        guard let width = mark.width else { return "<path d=\"\(mark.path)\" fill=\"#\(colour)\"/>" }
        return "<path d=\"\(mark.path)\" fill=\"none\" stroke=\"#\(colour)\" stroke-width=\"\(width)\"/>"
    }
}
