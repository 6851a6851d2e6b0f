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
                "osmanthus-candle", candle, 89, ("桂花香薰蜡烛", "Osmanthus candle"),
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
                "beeswax-candle", candle, 59, ("蜂蜡柱烛", "Beeswax pillar"),
                ("天然蜜香，无添加", "Its own honey scent, nothing else"), look: Look(.ochre)),
            DemoGood(
                "lotus-burner", burner, 128, ("莲花香插", "Lotus incense holder"), ("线香、盘香两用", "For sticks and coils")),
            DemoGood(
                "bronze-burner", burner, 368, ("宣德式铜炉", "Xuande-style bronze burner"),
                ("精铜失蜡，包浆温润", "Lost-wax bronze with a warm patina"), look: Look(.ochre)),
            DemoGood(
                "mountain-burner", burner, 158, ("远山倒流香炉", "Mountain backflow burner"),
                ("烟如流云下山", "Smoke flows down like cloud"), look: Look(.ash, .mist)),
            DemoGood(
                "ceramic-burner", burner, 98, ("陶瓷电熏炉", "Electric ceramic burner"),
                ("定时调温，无明火", "Timer and temperature, no flame"), look: Look(.celadon)),
            DemoGood(
                "agarwood-sticks", sticks, 138, ("沉香线香", "Agarwood incense sticks"),
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
                "cedar-oil", diffuser, 78, ("雪松精油", "Cedar essential oil"),
                ("蒸馏单方，驱虫安神", "Single distillation, calming"), look: Look(.walnut)),
            DemoGood(
                "linen-spray", spray, 68, ("织物喷雾", "Linen spray"), ("床品衣物，睡前一喷", "For bedding, just before sleep"),
                look: Look(.sky)),
            DemoGood(
                "mugwort-sachet", sachet, 29, ("艾草香囊", "Mugwort sachet"),
                ("端午挂门，驱蚊", "Hung at Dragon Boat, keeps midges off")),
            DemoGood(
                "sleep-sachet", sachet, 36, ("安神枕边香囊", "Pillow sachet"),
                ("薰衣草、合欢、柏子", "Lavender, silk-tree and cypress")),
            DemoGood(
                "wardrobe-sachet", sachet, 32, ("衣柜樟木香包", "Camphor wardrobe sachet"),
                ("防蛀防潮，木香清爽", "Against moths and damp")),
            DemoGood("car-sachet", sachet, 45, ("车载平安香囊", "Car sachet"), ("提神醒脑，结绳流苏", "Wakes you up on long roads")),
            DemoGood(
                "peace-sachet", sachet, 58, ("苏绣荷包香囊", "Embroidered sachet"), ("并蒂莲，送人体面", "Twin lotus, a fine present")
            ),
            DemoGood(
                "honey-soap", soap, 28, ("蜂蜜燕麦皂", "Honey oat soap"), ("滋润，干皮适用", "Rich, for dry skin"),
                look: Look(.ochre, .dots)),
            DemoGood(
                "tea-tree-soap", soap, 28, ("茶树清爽皂", "Tea tree soap"), ("控油，夏天不黏", "Light on hot days"),
                look: Look(.pine)),
            DemoGood(
                "camellia-soap", soap, 36, ("山茶花油皂", "Camellia soap"), ("洗脸洗发都温和", "Gentle for face and hair"),
                look: Look(.rose)),
            DemoGood(
                "charcoal-soap", soap, 26, ("竹炭洁面皂", "Bamboo charcoal soap"),
                ("清洁毛孔，不拔干", "Cleans deep without drying"), look: Look(.ash)),
            DemoGood(
                "soap-gift", soap, 88, ("手工皂四季礼盒", "Four seasons soap box"),
                ("桃、荷、桂、梅", "Peach, lotus, osmanthus and plum"), in: .single),
        ])
}
