/// What a body is covered with: an SVG pattern in two tones of its palette, named `p`.
enum Pattern: CaseIterable, Sendable {
    case plain, bands, stripes, dots, waves, lattice, blossoms, mist, checks

    func definition(_ palette: Palette) -> String {
        let (light, dark) = (palette.light, palette.dark)
        switch self {
        case .plain: return ""
        case .bands: return Self.tile(60, 72, "<path d=\"M0 18H60M0 30H60\" stroke=\"#\(light)\" stroke-width=\"6\"/>")
        case .stripes: return Self.tile(36, 36, "<path d=\"M9 0V36\" stroke=\"#\(light)\" stroke-width=\"9\"/>")
        case .dots:
            return Self.tile(
                44, 44,
                "<g fill=\"#\(light)\"><circle cx=\"11\" cy=\"11\" r=\"6\"/><circle cx=\"33\" cy=\"33\" r=\"6\"/></g>")
        case .waves:
            return Self.tile(
                56, 28,
                "<g fill=\"none\" stroke=\"#\(light)\" stroke-width=\"3\"><circle cx=\"28\" cy=\"28\" "
                    + "r=\"25\"/><circle cx=\"28\" cy=\"28\" "
                    + "r=\"14\"/><circle cx=\"0\" cy=\"14\" r=\"10\"/><circle cx=\"56\" cy=\"14\" r=\"10\"/></g>")
        case .lattice:
            return Self.tile(48, 48, "<path d=\"M0 0L48 48M48 0L0 48\" stroke=\"#\(light)\" stroke-width=\"3\"/>")
        case .blossoms:
            return Self.tile(
                84, 84,
                "<g fill=\"#\(light)\"><circle cx=\"20\" cy=\"12\" r=\"8\"/><circle cx=\"28\" cy=\"20\" "
                    + "r=\"8\"/><circle cx=\"20\" cy=\"28\" "
                    + "r=\"8\"/><circle cx=\"12\" cy=\"20\" r=\"8\"/><circle cx=\"62\" cy=\"62\" r=\"5\"/></g>"
                    + "<circle cx=\"20\" cy=\"20\" r=\"4\" fill=\"#\(dark)\"/>")
        case .mist:
            return Self.tile(
                120, 90, "<path d=\"M0 30Q30 6 60 30T120 30V46Q90 60 60 46T0 46Z\" fill=\"#\(light)\" opacity=\".7\"/>")
        case .checks:
            return Self.tile(
                64, 64, "<path d=\"M0 0H32V32H0ZM32 32H64V64H32Z\" fill=\"#\(light)\" opacity=\".55\"/>")
        }
    }

    private static func tile(_ width: Int, _ height: Int, _ content: String) -> String {
        "<pattern id=\"p\" width=\"\(width)\" height=\"\(height)\" patternUnits=\"userSpaceOnUse\">\(content)</pattern>"
    }
}

/// What stands behind the goods.
enum Backdrop: CaseIterable, Sendable {
    case table, moon, hills, window, arch, shelf

    func markup(_ palette: Palette) -> String {
        let (wash, light) = (palette.wash, palette.light)
        switch self {
        case .table: return "<path d=\"M0 440H600V600H0Z\" fill=\"#\(wash)\"/>"
        case .moon:
            return
                "<circle cx=\"300\" cy=\"280\" r=\"214\" fill=\"#\(wash)\"/><path d=\"M60 486H540\" "
                + "stroke=\"#\(light)\" stroke-width=\"4\"/>"
        case .hills:
            return "<path d=\"M0 380Q110 250 210 340T420 300T600 350V600H0Z\" fill=\"#\(wash)\"/>"
                + "<path d=\"M0 470Q160 390 320 450T600 430V600H0Z\" fill=\"#\(light)\" opacity=\".5\"/>"
        case .window:
            return "<path d=\"M70 60H530V486H70Z\" fill=\"#\(wash)\"/>"
                + "<path d=\"M300 60V486M70 200H530\" stroke=\"#\(palette.paper)\" stroke-width=\"8\"/>"
        case .arch: return "<path d=\"M110 486V290A190 190 0 0 1 490 290V486Z\" fill=\"#\(wash)\"/>"
        case .shelf:
            return "<path d=\"M0 474H600V508H0Z\" fill=\"#\(light)\"/><path d=\"M0 508H600V600H0Z\" fill=\"#\(wash)\"/>"
        }
    }
}
