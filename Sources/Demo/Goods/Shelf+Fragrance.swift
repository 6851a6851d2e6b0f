extension DemoShelf {
    private static let candle = GoodKind(
        .candle, .single, "大豆蜡与棉芯，燃烧干净无黑烟，可燃四十小时。首次点满一小时，蜡面更平整。",
        "Soy wax and a cotton wick burn clean for forty hours. Let it burn a full hour the first time.",
        facts: [
            DemoFact("材质", "Material", "大豆蜡、棉芯", "Soy wax, cotton wick"),
            DemoFact("燃烧时间", "Burning time", "40 小时", "40 hours"),
        ])
    private static let burner = GoodKind(
        .burner, .single, "炉身厚重稳当，盖可出烟，灰盘取出即洗。配香灰一小包。",
        "Heavy and steady; smoke rises through the lid, and the ash tray lifts out. Comes with a little ash.",
        facts: [
            DemoFact("材质", "Material", "黄铜", "Brass"),
            DemoFact("包含", "In the box", "香炉、香灰", "Burner, ash"),
        ])
    private static let diffuser = GoodKind(
        .diffuser, .volume, "天然精油调和，藤条扩香，摆三个月。少放两根藤条，味道更淡。",
        "A blend of natural oils on reeds, for three months. Fewer reeds make it quieter.",
        facts: [
            DemoFact("材质", "Material", "植物精油", "Plant oils"),
            DemoFact("留香", "Lasting", "约 3 个月", "About 3 months"),
        ])
    private static let sachet = GoodKind(
        .sachet, .pack("只"), "中药香料按古方配伍，布袋手缝，可换芯。挂衣柜、车里、枕边都好。",
        "Herbs and spices by old recipes in hand-sewn bags that can be refilled. For wardrobe, car or pillow.",
        facts: [
            DemoFact("材质", "Material", "中药香料、棉布", "Herbs, cotton"),
            DemoFact("留香", "Lasting", "约 6 个月", "About 6 months"),
        ])
    private static let soap = GoodKind(
        .soap, .pack("块"), "冷制皂，熟成四十五天，泡沫细密不紧绷。沥干使用更耐洗。",
        "Cold-process soap, cured for forty-five days: fine lather, no tightness. It lasts longer when it can drain.",
        facts: [
            DemoFact("材质", "Material", "植物油冷制", "Plant oils, cold process"),
            DemoFact("熟成", "Maturing", "45 天", "45 days"),
        ])

    private static let sticks = GoodKind(
        .incense, .pack("盒"), "天然香粉手工压制，无化学助燃，点燃后气味清净。每支约四十分钟。",
        "Pressed by hand from natural powder without chemicals; each stick burns for forty minutes.",
        facts: [
            DemoFact("材质", "Material", "天然香粉", "Natural wood powder"),
            DemoFact("燃烧时间", "Burning time", "每支约 40 分钟", "About 40 minutes each"),
        ])
    private static let spray = GoodKind(
        .sprayBottle, .volume, "植物精油与纯水调和，喷雾细匀，不留渍。使用前轻摇，距织物三十厘米。",
        "Plant oils in pure water: a fine mist that leaves no mark. Shake it and spray from thirty centimetres.",
        facts: [
            DemoFact("材质", "Material", "植物精油、纯水", "Plant oils, pure water"),
            DemoFact("用途", "For", "织物、空间", "Fabric, rooms"),
        ])

    private static let beeswaxCandle = candle.but(
        [.of("蜂蜡、棉芯", "Beeswax, cotton wick")],
        about: (
            "纯蜂蜡与棉芯，燃烧干净无黑烟，可燃四十小时。首次点满一小时，蜡面更平整。",
            "Pure beeswax and a cotton wick burn clean for forty hours. Let it burn a full hour the first "
                + "time."
        ))
    private static let lotusBurner = burner.but(
        [DemoFact("包含", "In the box", "香插、盘香架", "Holder, coil stand")],
        about: (
            "黄铜铸莲，沉手稳当，花心插线香，瓣间搁盘香。香灰落盘，擦拭即净。",
            "A lotus cast in brass, heavy and steady: sticks in its heart, coils on its petals. The ash "
                + "falls on the plate and wipes off."
        ))
    private static let bronzeBurner = burner.but(
        [.of("精铜", "Bronze"), DemoFact("工艺", "Making", "失蜡铸造", "Lost-wax casting")])
    private static let mountainBurner = burner.but(
        [.of("陶", "Pottery"), DemoFact("包含", "In the box", "香炉、倒流香 10 粒", "Burner, ten cones")],
        about: (
            "粗陶塑山，炉身稳当，无风处烟贴山而下。配倒流香十粒，烟油用软布擦净。",
            "Mountains of stoneware; out of the wind, smoke runs down their slopes. Ten cones come with it; "
                + "wipe off the oil with a soft cloth."
        ))
    private static let ceramicBurner = burner.but(
        [.of("陶瓷", "Ceramic"), DemoFact("包含", "In the box", "电熏炉、电源线、香碟", "Burner, cable, dish")],
        about: (
            "陶瓷发热片，三档控温，两小时自动断电。香粉、香片、精油都能熏，无烟无明火。",
            "A ceramic plate with three temperatures that switches off after two hours. For powder, chips "
                + "or oil, without smoke or flame."
        ))
    private static let cedarOil = diffuser.but(
        [.of("雪松精油 100%", "Cedar oil, 100%"), DemoFact("用途", "For", "扩香、衣柜", "Diffusers, wardrobes")],
        without: ["留香"],
        about: (
            "雪松木水蒸气蒸馏，单方不稀释。滴在扩香石、木块上，或兑水熏香，勿直接涂肤。",
            "Steam-distilled from cedar wood and undiluted. A few drops on stone or wood, or in water; "
                + "never on the skin."
        ))
    private static let wardrobeSachet = sachet.but(
        [.of("樟木、棉布", "Camphor wood, cotton")],
        about: (
            "樟木刨花与木块混装，布袋手缝，可换芯。挂衣柜、塞抽屉，味淡了晒一晒。",
            "Camphor shavings and chips in hand-sewn bags that can be refilled. For wardrobe and drawer; "
                + "the sun brings the scent back."
        ))
    private static let peaceSachet = sachet.but(
        [.of("中药香料、真丝缎", "Herbs, silk satin")],
        about: (
            "真丝缎面手工苏绣，中药香料按古方配伍，可换芯。挂包、挂床、送人都好。",
            "Silk satin embroidered by hand, filled with herbs by old recipes that can be refilled. For bag "
                + "or bed, or as a present."
        ))

    static let fragrance = DemoShelf(
        slug: "fragrance", name: Bilingual("香氛", "Fragrance"),
        brands: [
            Bilingual("晚来香", "Evening Scent"), Bilingual("沉木", "Sunken Wood"),
            Bilingual("草木集", "Herbs and Trees"),
        ],
        care: Bilingual(
            "置于儿童与宠物接触不到处；燃香、燃烛时请有人看管。", "Keep away from children and pets, and never leave a flame alone."),
        goods: [
            DemoGood(
                "osmanthus-candle", candle.gift(.toGirlfriend), 89, ("桂花香薰蜡烛", "Osmanthus candle"),
                ("秋夜巷口，一阵甜香", "Sweet as an autumn lane at night")),
            DemoGood(
                "sandalwood-candle", candle, 99, ("檀木香薰蜡烛", "Sandalwood candle"),
                ("木质安定，读书时点", "Calm wood for reading hours")),
            DemoGood(
                "tea-candle", candle, 89, ("白茶香薰蜡烛", "White tea candle"),
                ("清透微甜，如新沏茶", "Clear and faintly sweet, like fresh tea")),
            DemoGood(
                "rain-candle", candle, 95, ("雨后竹林蜡烛", "Bamboo after rain candle"), ("湿润青绿，提神", "Green, wet and fresh")),
            DemoGood(
                "beeswax-candle", beeswaxCandle.drawn(as: .pillarCandle), 59, ("蜂蜡柱烛", "Beeswax pillar"),
                ("天然蜜香，无添加", "Its own honey scent, nothing else"), look: Look(.ochre)),
            DemoGood(
                "lotus-burner", lotusBurner.drawn(as: .lotusHolder), 128, ("莲花香插", "Lotus incense holder"),
                ("线香、盘香两用", "For sticks and coils")),
            DemoGood(
                "bronze-burner", bronzeBurner, 368, ("宣德式铜炉", "Xuande-style bronze burner"),
                ("精铜失蜡，包浆温润", "Lost-wax bronze with a warm patina"), look: Look(.ochre)),
            DemoGood(
                "mountain-burner", mountainBurner.drawn(as: .mountainBurner), 158,
                ("远山倒流香炉", "Mountain backflow burner"),
                ("烟如流云下山", "Smoke flows down like cloud"), look: Look(.ash, .mist)),
            DemoGood(
                "ceramic-burner", ceramicBurner, 98, ("陶瓷电熏炉", "Electric ceramic burner"),
                ("定时调温，无明火", "Timer and temperature, no flame"), look: Look(.celadon)),
            DemoGood(
                "agarwood-sticks", sticks.but([.of("沉香粉、楠木粘粉", "Agarwood powder, nanmu binder")]), 138,
                ("沉香线香", "Agarwood incense sticks"),
                ("凉甜幽静，一盒四十支", "Cool and sweet, forty to a box"), look: Look(.walnut)),
            DemoGood(
                "bamboo-diffuser", diffuser, 118, ("竹露无火香薰", "Bamboo dew diffuser"),
                ("卫浴、玄关清新", "Fresh for bath and hall")),
            DemoGood(
                "plum-diffuser", diffuser, 128, ("寒梅无火香薰", "Winter plum diffuser"),
                ("冷香一缕，若有若无", "A cool thread of scent")),
            DemoGood(
                "orange-diffuser", diffuser, 108, ("橙花无火香薰", "Orange blossom diffuser"),
                ("明亮柑橘，客厅常备", "Bright citrus for the living room")),
            DemoGood(
                "cedar-oil", cedarOil.drawn(as: .dropperBottle), 78, ("雪松精油", "Cedar essential oil"),
                ("蒸馏单方，驱虫安神", "Single distillation, calming"), look: Look(.walnut)),
            DemoGood(
                "linen-spray", spray, 68, ("织物喷雾", "Linen spray"), ("床品衣物，睡前一喷", "For bedding, just before sleep"),
                look: Look(.sky)),
            DemoGood(
                "mugwort-sachet", sachet.but([.of("艾草、棉布", "Mugwort, cotton")]), 29, ("艾草香囊", "Mugwort sachet"),
                ("端午挂门，驱蚊", "Hung at Dragon Boat, keeps midges off")),
            DemoGood(
                "sleep-sachet", sachet.but([.of("薰衣草、合欢、柏子、棉布", "Lavender, silk-tree, cypress, cotton")]), 36,
                ("安神枕边香囊", "Pillow sachet"),
                ("薰衣草、合欢、柏子", "Lavender, silk-tree and cypress")),
            DemoGood(
                "wardrobe-sachet", wardrobeSachet, 32, ("衣柜樟木香包", "Camphor wardrobe sachet"),
                ("防蛀防潮，木香清爽", "Against moths and damp")),
            DemoGood("car-sachet", sachet, 45, ("车载平安香囊", "Car sachet"), ("提神醒脑，结绳流苏", "Wakes you up on long roads")),
            DemoGood(
                "peace-sachet", peaceSachet.gift(.toMother), 58, ("苏绣荷包香囊", "Embroidered sachet"),
                ("并蒂莲，送人体面", "Twin lotus, a fine present")
            ),
            DemoGood(
                "honey-soap", soap.but([.of("植物油、蜂蜜、燕麦", "Plant oils, honey, oats")]), 28, ("蜂蜜燕麦皂", "Honey oat soap"),
                ("滋润，干皮适用", "Rich, for dry skin"),
                look: Look(.ochre, .dots)),
            DemoGood(
                "tea-tree-soap", soap.but([.of("植物油、茶树精油", "Plant oils, tea tree oil")]), 28,
                ("茶树清爽皂", "Tea tree soap"), ("控油，夏天不黏", "Light on hot days"),
                look: Look(.pine)),
            DemoGood(
                "camellia-soap", soap.but([.of("山茶花油、植物油", "Camellia oil, plant oils")]), 36,
                ("山茶花油皂", "Camellia soap"), ("洗脸洗发都温和", "Gentle for face and hair"),
                look: Look(.rose)),
            DemoGood(
                "charcoal-soap", soap.but([.of("植物油、竹炭", "Plant oils, bamboo charcoal")]), 26,
                ("竹炭洁面皂", "Bamboo charcoal soap"),
                ("清洁毛孔，不拔干", "Cleans deep without drying"), look: Look(.ash)),
            DemoGood(
                "soap-gift", soap.drawn(as: .soapBox).gift(.toMother), 88, ("手工皂四季礼盒", "Four seasons soap box"),
                ("桃、荷、桂、梅", "Peach, lotus, osmanthus and plum"), in: .single),
        ])
}
