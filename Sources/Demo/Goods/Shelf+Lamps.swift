extension DemoShelf {
    private static let table = GoodKind(
        .tableLamp, .light, "无频闪，显色指数 95，三档亮度触控。灯珠寿命两万小时，可自行更换。",
        "No flicker, colour rendering 95, three touch levels. The light source lasts twenty thousand hours and can be "
            + "replaced.",
        facts: [
            DemoFact("显色指数", "Colour rendering", "95"),
            DemoFact("灯珠寿命", "Lifetime", "20 000 小时", "20,000 hours"),
            DemoFact("调光", "Dimming", "三档触控", "Three levels, by touch"),
        ])
    private static let lantern = GoodKind(
        .lantern, .size, "竹骨撑面，手工裱糊，配暖光灯头与两米线。收起来只有一本书厚。",
        "Paper over bamboo, pasted by hand, with a warm bulb and two metres of cord. Folds as flat as a book.",
        facts: [
            DemoFact("材质", "Material", "竹骨、纸", "Bamboo, paper"),
            DemoFact("线长", "Cable", "2 m"),
        ])
    private static let pendant = GoodKind(
        .pendant, .light, "E27 灯口，线长可调，适合餐桌与吧台。附安装包，师傅上门另约。",
        "E27 socket and adjustable cord, for table and bar. Fittings are included.",
        facts: [
            DemoFact("灯口", "Socket", "E27"),
            DemoFact("线长", "Cable", "可调", "Adjustable"),
        ])
    private static let floor = GoodKind(
        .floorLamp, .light, "落地稳当，脚踏开关，无极调光。灯罩可拆洗，底座防倒。",
        "Steady on its feet, dimmed by foot; the shade comes off for washing.",
        facts: [
            DemoFact("开关", "Switch", "脚踏", "By foot"),
            DemoFact("调光", "Dimming", "无极", "Stepless"),
        ])

    private static let camping = GoodKind(
        .lantern, .single, "防水外壳，一次充电用三晚，暖光白光可调。可挂可放，应急能给手机充电。",
        "A waterproof shell, three nights on a charge, warm or white light. It hangs or stands, and charges a phone.",
        facts: [
            DemoFact("电池", "Battery", "一次充电约三晚", "About three nights a charge"),
            DemoFact("防护", "Protection", "防水", "Waterproof"),
        ])

    private static let redLantern = lantern.but(
        [.of("绸布、木骨", "Silk cloth, wooden frame")],
        about: (
            "木骨绷绸，金穗垂底，配暖光灯头与两米线。收起来只有一本书厚。",
            "Red silk cloth over a wooden frame with golden tassels, a warm bulb and two metres of cord. "
                + "Folds as flat as a book."
        ))
    private static let silkLantern = lantern.but(
        [.of("绢、竹骨", "Silk, bamboo frame")],
        about: (
            "竹骨绷绢，两面手绘，配暖光灯头与两米线。轻尘用软毛刷扫。",
            "Silk over bamboo, painted by hand on both sides, with a warm bulb and two metres of cord. "
                + "Brush off the dust."
        ))
    private static let bambooLantern = lantern.but(
        [.of("竹", "Bamboo")],
        about: (
            "竹丝手编，不糊纸，光从缝里漏出来。配暖光灯头与两米线。",
            "Woven by hand of split bamboo without paper, so that light falls through. With a warm bulb and "
                + "two metres of cord."
        ))
    private static let paperFloorLamp = floor.but(
        [.of("纸、钢架", "Paper, steel frame")],
        about: (
            "落地稳当，脚踏开关，无极调光。纸罩轻掸除尘，勿水洗，底座防倒。",
            "Steady on its feet, dimmed by foot. Dust the paper shade and keep it dry."
        ))

    static let lamps = DemoShelf(
        slug: "lamps", name: Bilingual("灯具", "Lamps"),
        brands: [
            Bilingual("灯下", "Under the Lamp"), Bilingual("夜航", "Night Ferry"),
            Bilingual("竹骨", "Bamboo Frame"),
        ],
        care: Bilingual(
            "断电后再清洁；整灯质保两年，运输破损免费补发。",
            "Unplug before cleaning. Two years of warranty; broken parts are sent again free of charge."),
        goods: [
            DemoGood("reading-lamp", table, 199, ("护眼阅读灯", "Reading lamp"), ("国 AA 级照度", "Even light across the desk")),
            DemoGood(
                "rice-paper-lamp", table.but([.of("宣纸、榉木", "Rice paper, beech")]), 168,
                ("宣纸台灯", "Rice-paper table lamp"), ("光如月色", "Light like the moon"),
                look: Look(.moon)),
            DemoGood(
                "ceramic-lamp", table.drawn(as: .ceramicLamp).but([.of("陶瓷、布罩", "Ceramic, fabric shade")]), 259,
                ("陶瓷台灯", "Ceramic table lamp"),
                ("冰裂釉灯座", "A crackled base")),
            DemoGood(
                "mushroom-lamp", table.drawn(as: .mushroomLamp), 99, ("蘑菇小夜灯", "Mushroom night light"),
                ("拍一拍就亮", "Pat it to switch it on"),
                in: .single, look: Look(.persimmon, .dots)),
            DemoGood(
                "wood-lamp", table.but([.of("胡桃木", "Walnut")]), 228, ("胡桃木床头灯", "Walnut bedside lamp"),
                ("带无线充电", "Charges a phone as well"),
                look: Look(.walnut)),
            DemoGood(
                "clip-lamp", table.drawn(as: .clipLamp), 89, ("夹式学习灯", "Clip-on study lamp"),
                ("床头桌边随手夹", "Clips to bed or desk")),
            DemoGood(
                "glass-lamp", table.drawn(as: .glassLamp).but([.of("琉璃、铜条", "Coloured glass, copper foil")]), 189,
                ("琉璃台灯", "Glass table lamp"), ("彩色拼镶，复古", "Leaded colour, old style"),
                in: .single),
            DemoGood(
                "candle-lamp", table.drawn(as: .candleLamp), 79, ("仿烛充电灯", "Rechargeable candle lamp"),
                ("微风一样摇曳", "It flickers like a breeze"), in: .single),
            DemoGood(
                "red-lantern", redLantern, 48, ("大红宫灯", "Red palace lantern"), ("年节挂一对", "Hang a pair for New Year"),
                look: Look(.vermilion)),
            DemoGood(
                "silk-lantern", silkLantern, 128, ("绢面手绘灯笼", "Painted silk lantern"),
                ("花鸟两面", "Flowers on one side, birds on the other")),
            DemoGood(
                "rabbit-lantern", lantern.drawn(as: .rabbitLantern), 39, ("兔子灯", "Rabbit lantern"),
                ("中秋提着走", "To carry at mid-autumn"), look: Look(.moon)),
            DemoGood(
                "paper-globe", lantern.drawn(as: .paperGlobe), 59, ("和纸球灯", "Paper globe lamp"),
                ("客厅一轮月", "A moon for the living room"),
                look: Look(.moon)),
            DemoGood(
                "bamboo-lantern", bambooLantern.drawn(as: .wovenShade), 108, ("竹编灯罩", "Woven bamboo shade"),
                ("影子落满墙", "Shadows all over the wall"),
                look: Look(.bamboo, .lattice)),
            DemoGood(
                "camping-lantern", camping.drawn(as: .campingLantern), 139, ("露营马灯", "Camping lantern"),
                ("可充电，调光", "Rechargeable and dimmable"),
                look: Look(.pine)),
            DemoGood(
                "rattan-pendant", pendant.but([.of("藤", "Rattan")]), 219, ("藤编吊灯", "Rattan pendant"),
                ("餐厅、民宿百搭", "For dining rooms and guest houses"), look: Look(.ochre, .lattice)),
            DemoGood(
                "glaze-pendant", pendant.but([.of("陶瓷", "Ceramic")]), 269, ("手拉坯陶瓷吊灯", "Ceramic pendant"),
                ("内白外青", "White inside, green outside"),
                look: Look(.celadon)),
            DemoGood(
                "brass-pendant", pendant.but([.of("黄铜", "Brass")]), 329, ("黄铜小吊灯", "Brass pendant"),
                ("吧台一排三盏", "Three in a row over a bar"),
                look: Look(.ochre)),
            DemoGood(
                "glass-pendant", pendant.but([.of("玻璃", "Glass")]), 239, ("烟灰玻璃吊灯", "Smoked glass pendant"),
                ("光线不刺眼", "Easy on the eyes"),
                look: Look(.ash)),
            DemoGood(
                "wood-pendant", pendant.but([.of("木皮", "Wood veneer")]), 298, ("木皮吊灯", "Wood veneer pendant"),
                ("薄木透光", "Light through thin wood"),
                look: Look(.walnut, .mist)),
            DemoGood(
                "linen-pendant", pendant.but([.of("亚麻", "Linen")]), 189, ("亚麻布艺吊灯", "Linen pendant"),
                ("卧室温柔", "Gentle for a bedroom"),
                look: Look(.bamboo, .checks)),
            DemoGood("tripod-floor-lamp", floor, 359, ("三脚落地灯", "Tripod floor lamp"), ("沙发旁一盏", "Beside the sofa")),
            DemoGood(
                "arc-floor-lamp", floor.drawn(as: .arcLamp), 499, ("钓鱼落地灯", "Arc floor lamp"),
                ("弧臂伸到茶几上", "Reaches over the table")),
            DemoGood(
                "paper-floor-lamp", paperFloorLamp.drawn(as: .paperColumn), 299, ("纸艺落地灯", "Paper floor lamp"),
                ("一人高，光如雾", "Tall as a person, soft as mist")),
            DemoGood(
                "reading-floor-lamp", floor.drawn(as: .readingFloorLamp), 428, ("立式阅读灯", "Standing reading lamp"),
                ("灯头可转向", "The head turns to your book")),
            DemoGood(
                "shelf-floor-lamp", floor.drawn(as: .shelfLamp), 389, ("置物落地灯", "Floor lamp with shelf"),
                ("灯下三层搁板", "Three shelves under the light")),
        ])
}
