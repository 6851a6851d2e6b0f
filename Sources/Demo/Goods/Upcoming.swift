/// Goods that the shop does not sell yet: some wait for somebody who looks them over, others are not ready.
struct Upcoming: Sendable {
    /// What nobody has done yet.
    enum Missing: Sendable { case english, pictures, variants }

    let good: DemoGood
    let shelf: DemoShelf
    let missing: Set<Missing>
    /// What happened since it was written down.
    let steps: [Step]

    enum Step: Sendable, Hashable {
        case handIn
        /// Back to whoever wrote it, with the reason.
        case sendBack(String)
    }

    private init(
        _ shelf: DemoShelf, _ good: DemoGood, missing: Set<Missing> = [], steps: [Step] = []
    ) {
        (self.shelf, self.good, self.missing, self.steps) = (shelf, good, missing, steps)
    }

    static let all: [Upcoming] = [
        Upcoming(
            .tea,
            DemoGood(
                "mengding-buds", yellow, 168, ("蒙顶黄芽", "Mengding yellow buds"),
                ("闷黄三次，甜如新米", "Yellowed three times, sweet as new rice"), look: Look(.ochre)), steps: [.handIn]),
        Upcoming(
            .porcelain,
            DemoGood(
                "plum-tray", tray, 188, ("梅枝茶盘", "Plum branch tea tray"), ("竹木拼接，排水不积", "Bamboo and wood, drains dry"),
                look: Look(.walnut)), steps: [.handIn]),
        Upcoming(
            .stationery,
            DemoGood(
                "treasure-paste", paste, 128, ("八宝印泥", "Eight-treasure seal paste"),
                ("朱砂、珍珠、麝香入泥", "With cinnabar and ground pearl"), look: Look(.clay)), steps: [.handIn]),
        Upcoming(
            .lamps,
            DemoGood(
                "moon-night-light", nightLight, 119, ("月影夜灯", "Moonlight night light"),
                ("起夜不刺眼", "Kind to the eyes at night"), look: Look(.moon)),
            steps: [.handIn, .sendBack("缺 3C 认证编号，补上再提交")]),
        Upcoming(
            .fragrance,
            DemoGood(
                "snow-pine-candle", candle, 98, ("雪松大豆蜡烛", "Snow pine candle"), ("燃四十小时", "Burns for forty hours"),
                look: Look(.pine)), missing: [.english]),
        Upcoming(
            .bags,
            DemoGood(
                "waxed-backpack", backpack, 329, ("油蜡帆布双肩包", "Waxed canvas backpack"),
                ("越背越有味道", "Better with every year"), look: Look(.walnut)), missing: [.pictures]),
        Upcoming(
            .toys,
            DemoGood(
                "zodiac-blocks", blocks, 149, ("十二生肖积木", "Zodiac blocks"), ("一年一只，凑齐一套", "One for every year"),
                look: Look(.persimmon)), missing: [.english, .pictures, .variants]),
    ]

    private static let yellow = GoodKind(
        .canister, .leafWeight, "清明前单芽，闷黄、烘焙反复三次。八十五度的水，玻璃杯冲泡看芽起落。",
        "Single buds picked in early spring, yellowed and fired three times. Brew at 85 °C in a glass.",
        facts: [
            DemoFact("茶类", "Kind of tea", "黄茶", "Yellow tea"), DemoFact("产地", "Origin", "四川雅安", "Ya'an, Sichuan"),
            DemoFact("保质期", "Shelf life", "18 个月", "18 months"),
        ])
    private static let tray = GoodKind(
        .tray, .single, "竹面胡桃木边，底层水盘可抽出清洗。梅枝镂空排水。",
        "A bamboo top in a walnut frame; the drawer below takes the water and comes out for cleaning.",
        facts: [
            DemoFact("材质", "Material", "竹、胡桃木", "Bamboo, walnut"), DemoFact("尺寸", "Size", "42 × 26 cm"),
        ])
    private static let paste = GoodKind(
        .sealPaste, .single, "古法研磨，夏不渗油冬不凝。附骨签与瓷盒。",
        "Ground the old way; it neither runs in summer nor hardens in winter. In a porcelain box with a spatula.",
        facts: [DemoFact("净含量", "Net contents", "30 g"), DemoFact("颜色", "Colour", "朱砂红", "Cinnabar red")])
    private static let nightLight = GoodKind(
        .tableLamp, .single, "拍一下亮，十分钟后自己暗下去。一次充电用一个月。",
        "A pat switches it on, and it dims by itself after ten minutes. One charge lasts a month.",
        facts: [DemoFact("功率", "Power", "1.2 W"), DemoFact("充电", "Charging", "USB-C")])
    private static let candle = GoodKind(
        .candle, .single, "大豆蜡、棉芯，雪松与雪后空气的味道。", "Soy wax and a cotton wick; it smells of cedar after snow.",
        facts: [DemoFact("净含量", "Net contents", "200 g")])
    private static let backpack = GoodKind(
        .backpack, .colour, "十八安油蜡帆布，黄铜扣，放得下十五寸电脑。", "Waxed canvas with brass buckles; a 15-inch laptop fits.",
        facts: [DemoFact("材质", "Material", "油蜡帆布、牛皮", "Waxed canvas, leather")])
    private static let blocks = GoodKind(
        .blocks, .single, "榉木，水性漆，一只一盒。", "Beech with water-based paint, each in a box of its own.",
        facts: [DemoFact("材质", "Material", "榉木、水性漆", "Beech, water-based paint")])
}
