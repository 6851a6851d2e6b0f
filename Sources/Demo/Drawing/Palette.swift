/// The colours of a picture: paper and ink, one family of a colour, and vermilion as the only accent.
struct Palette: Sendable {
    let paper: String
    let wash: String
    let main: String
    let dark: String
    let light: String
    let accent: String

    init(_ paper: String, _ wash: String, _ main: String, _ dark: String, _ light: String, accent: String = "B8402F") {
        self.paper = paper
        self.wash = wash
        self.main = main
        self.dark = dark
        self.light = light
        self.accent = accent
    }

    static let ink = "2B2A28"

    func colour(_ tone: Tone) -> String {
        switch tone {
        case .main: main
        case .dark: dark
        case .light: light
        case .ink: Self.ink
        case .accent: accent
        case .paper: paper
        case .wash: wash
        case .leaf: "5B7A4A"
        case .sprout: "8DAA6B"
        case .flame: "C2432C"
        case .ember: "E07A3E"
        case .petal: "D97F9B"
        case .honey: "DDB04F"
        case .sea: "5B8FA8"
        case .snow: "FDFBF5"
        case .nut: "A5713F"
        }
    }

    static let celadon = Palette("F4F1E8", "E1E6DA", "8FB0A0", "5D7F72", "C9DBCF")
    static let indigo = Palette("F3F1EA", "DCE2E7", "4F6D8A", "2F4860", "B5C6D6")
    static let clay = Palette("F6F0E7", "EEDCCF", "B5654A", "7E3F2D", "E6BFAA", accent: "8E2F24")
    static let tea = Palette("F5F3E7", "E4E8D2", "8A9A5B", "5C6A35", "CBD4A6")
    static let ochre = Palette("F7F2E4", "F0E3C4", "C69A4C", "8C6A2C", "E9D3A0")
    static let plum = Palette("F5F0EE", "EADCE1", "8E5A6F", "5F3849", "D6B5C2")
    static let ash = Palette("F3F2EE", "E3E3DF", "6F7274", "44484B", "C3C6C7")
    static let moon = Palette("F1F3F4", "D6E0E7", "E7EEF1", "9DB0BC", "FBFDFD")
    static let persimmon = Palette("F8F1E8", "F4DFCB", "D98A4E", "A35D28", "F2CBA5", accent: "9C3324")
    static let pine = Palette("F2F3EC", "D9E3D9", "4E7A66", "2F5343", "AFCBBB")
    static let bamboo = Palette("F6F4E9", "EDE7CD", "C5B17A", "8F7B45", "E7DDB7")
    static let rose = Palette("F8F1EF", "F3DEDA", "CE8E87", "98594F", "ECCCC6", accent: "9A2F3A")
    static let sky = Palette("F2F5F5", "D7E6EA", "86B1C0", "517E8E", "C7DFE6")
    static let walnut = Palette("F4EFE8", "E7D9C9", "8A6244", "5C3E28", "CFB299")
    /// Colours of variants: what is drawn by lot comes in the others.
    static let rice = Palette("F5F1E6", "E4DAC4", "EFE5CD", "A89872", "FBF7EA")
    static let soot = Palette("F2F0EB", "DEDBD4", "45423F", "262422", "8E8A84")
    /// For what is red by custom; nothing else comes in it.
    static let vermilion = Palette("F8F1EC", "F3DDD3", "C4412F", "8C2A1F", "EBB3A5", accent: "D9A441")

    static let all = [
        celadon, indigo, clay, tea, ochre, plum, ash, moon, persimmon, pine, bamboo, rose,
        sky, walnut,
    ]

    static let warm = [clay, tea, ochre, persimmon, bamboo, rose, walnut]
}
