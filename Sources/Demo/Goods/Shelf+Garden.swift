extension DemoShelf {
    private static let plant = GoodKind(
        .plant, .potPlant, "带盆发货，根系完整，配一包缓释肥。到家先缓苗三天，见干见湿浇透。",
        "Sent in its pot with its roots whole, and a bag of slow feed. Rest it three days, then water when dry.",
        facts: [
            DemoFact("光照", "Light", "明亮散射光", "Bright, indirect"),
            DemoFact("浇水", "Watering", "见干见湿", "When the top is dry"),
        ])
    private static let can = GoodKind(
        .wateringCan, .single, "长嘴出水细，花洒可拆，不锈不漏。容量一点八升。",
        "A long spout with a removable rose; it neither rusts nor leaks. 1.8 litres.",
        facts: [
            DemoFact("材质", "Material", "不锈钢", "Stainless steel"),
            DemoFact("容量", "Capacity", "1.8 L"),
        ])
    private static let bonsai = GoodKind(
        .bonsai, .single, "养护五年以上的桩材，配紫砂盆与青苔。附一年养护手册，死苗包赔三十天。",
        "A trunk of five years or more in a zisha tray with moss. A year's guide comes with it, and thirty days of "
            + "guarantee.",
        facts: [
            DemoFact("养护年数", "Years grown", "5 年以上", "Over 5 years"),
            DemoFact("光照", "Light", "充足光照", "Plenty of light"),
            DemoFact("包活", "Guarantee", "30 天", "30 days"),
        ])
    private static let tool = GoodKind(
        .trowel, .single, "高碳钢锻造，榉木柄，握感扎实不打滑。用后擦净泥土，抹油防锈。",
        "Forged carbon steel on a beech handle. Wipe off the soil and oil it against rust.",
        facts: [
            DemoFact("材质", "Material", "高碳钢、榉木", "High-carbon steel, beech")
        ])
    private static let seeds = GoodKind(
        .pouch, .pack("包"), "当年新种，发芽率九成以上，附播种说明。阳台花盆也能种。",
        "This year's seed, nine in ten come up. Instructions inside; a balcony pot will do.",
        facts: [
            DemoFact("发芽率", "Germination", "90% 以上", "Over 90%"),
            DemoFact("播种", "Sowing", "春、秋", "Spring, autumn"),
        ])

    private static let mister = GoodKind(
        .sprayBottle, .spray, "加厚玻璃瓶身，黄铜喷头，一压细雾不滴。观叶植物每天喷一喷。",
        "Thick glass with a brass head: one press, a fine mist, no drips. For leaves, once a day.",
        facts: [
            DemoFact("材质", "Material", "玻璃、黄铜", "Glass, brass"),
            DemoFact("洗涤", "Washing", "清水冲洗", "Rinse with water"),
        ])
    private static let shears = GoodKind(
        .shears, .single, "SK5 钢刃，淬火耐用，回弹弹簧省力，安全锁扣。剪口平，枝条不撕裂。",
        "Hardened SK5 blades, a spring that saves the hand and a safety catch. A clean cut that does not tear.",
        facts: [
            DemoFact("材质", "Material", "SK5 钢", "SK5 steel"),
            DemoFact("锁扣", "Lock", "有", "Yes"),
        ])
    private static let gloves = GoodKind(
        .gloves, .clothes, "十三针尼龙底，掌心乳胶浸胶，防刺防滑。手背透气，可反复清洗。",
        "Thirteen-gauge nylon with dipped latex palms against thorns. The back breathes, and it washes well.",
        facts: [
            DemoFact("材质", "Material", "尼龙、乳胶", "Nylon, latex"),
            DemoFact("洗涤", "Washing", "可反复清洗", "Washable"),
        ])
    private static let toolRoll = GoodKind(
        .trowel, .single, "五件精工小剪与耙，不锈钢热处理，头层皮卷收纳。剪枝、理根、铺苔都用得上。",
        "Five small tools of tempered steel in a hide roll, for twigs, roots and moss.",
        facts: [
            DemoFact("材质", "Material", "不锈钢、头层牛皮", "Stainless steel, full-grain leather"),
            DemoFact("包含", "In the box", "5 件", "5 tools"),
        ])

    private static let luckyBamboo = plant.but(
        [DemoFact("浇水", "Watering", "水培，每周换水", "In water, changed weekly")], as: .luckyBamboo,
        about: (
            "一束带根，配玻璃瓶。水没过根，每周换水，滴两滴营养液。",
            "A rooted bunch in a glass. Keep the roots under water, change it weekly, and add two drops of "
                + "feed."
        ))
    private static let succulents = plant.but(
        [DemoFact("光照", "Light", "充足光照", "Plenty of light"), DemoFact("浇水", "Watering", "干透再浇", "Only when all dry")],
        as: .succulentBowl,
        about: (
            "八株配成一盆，颗粒土透气不烂根。到家先缓苗三天，干透再浇。",
            "Eight plants in one bowl of gritty soil. Rest it three days, then water only when all dry."
        ))
    private static let copperCan = can.but(
        [.of("不锈钢镀铜", "Copper-plated steel")],
        about: (
            "长嘴出水细，花洒可拆，镀铜不掉色不漏。容量一点八升，用后倒净。",
            "A long spout with a removable rose, plated in copper that stays. 1.8 litres; empty it after "
                + "use."
        ))
    private static let enamelCan = can.but(
        [.of("搪瓷钢", "Enamelled steel")],
        about: (
            "长嘴出水细，花洒可拆，搪瓷光亮不锈不漏。容量一点八升，轻拿防磕。",
            "A long spout with a removable rose under bright enamel; it neither rusts nor leaks. 1.8 "
                + "litres; mind the edges."
        ))
    private static let mossLandscape = bonsai.but(
        [
            .of("苔藓、山石、玻璃罩", "Moss, stone, glass dome"), DemoFact("光照", "Light", "明亮散射光", "Bright, indirect"),
            DemoFact("浇水", "Watering", "每周喷雾一次", "Mist once a week"),
        ],
        without: ["养护年数"], as: .mossDome,
        about: (
            "活苔藓与山石造景，配玻璃罩保湿。附养护手册，死苔包赔三十天。",
            "Living moss among stones, kept moist by a glass dome. A guide comes with it, and thirty days "
                + "of guarantee."
        ))

    static let garden = DemoShelf(
        slug: "garden", name: Bilingual("园艺", "Garden"),
        brands: [
            Bilingual("半亩园", "Half-Acre Garden"), Bilingual("阳台农夫", "Balcony Farmer"),
            Bilingual("苔上", "On the Moss"),
        ],
        care: Bilingual(
            "活物到货请当天拆箱透气；运输死伤拍照补发。",
            "Unpack living things on the day they come. Send a picture of any loss and we send another."),
        goods: [
            DemoGood(
                "pothos", plant.drawn(as: .pothos), 29, ("绿萝", "Pothos"),
                ("新手不死，净化空气", "Hard to kill, good for the air")),
            DemoGood(
                "orchid", plant.drawn(as: .cymbidium), 128, ("建兰", "Cymbidium orchid"),
                ("四季开花，幽香", "Flowers all year, quietly scented")),
            DemoGood(
                "gardenia", plant.drawn(as: .gardenia), 49, ("栀子花", "Gardenia"), ("一朵香满屋", "One flower fills a room")),
            DemoGood(
                "jasmine-plant", plant.drawn(as: .jasmine), 39, ("双瓣茉莉", "Double jasmine"),
                ("五月到十月", "From May to October")),
            DemoGood(
                "succulents", succulents, 45, ("多肉拼盘", "Succulent bowl"), ("八株一盆", "Eight in one bowl"), in: .single,
                look: Look(.clay)),
            DemoGood(
                "lucky-bamboo", luckyBamboo, 35, ("水培富贵竹", "Lucky bamboo"), ("换水就能活", "Lives on water"), in: .single,
                look: Look(.sky)),
            DemoGood(
                "money-plant", plant.drawn(as: .fiddleFig), 59, ("琴叶榕", "Fiddle-leaf fig"),
                ("客厅一棵大叶子", "Big leaves for the living room")),
            DemoGood(
                "copper-can", copperCan.drawn(as: .longSpoutCan), 129, ("铜色长嘴壶", "Copper watering can"),
                ("浇花也好看", "Handsome while it works"),
                look: Look(.ochre)),
            DemoGood(
                "steel-can", can, 79, ("不锈钢喷壶", "Steel watering can"), ("一米高盆够得着", "Reaches the high pots"),
                look: Look(.ash)),
            DemoGood(
                "mist-bottle", mister, 35, ("玻璃雾化瓶", "Glass mist bottle"), ("雾细不滴", "A fine mist"), look: Look(.sky)),
            DemoGood(
                "enamel-can", enamelCan, 89, ("搪瓷浇水壶", "Enamel watering can"), ("老式花园款", "From an old garden"),
                in: .colour,
                look: Look(.moon)),
            DemoGood(
                "pine-bonsai", bonsai.drawn(as: .pineBonsai), 368, ("五针松盆景", "Five-needle pine bonsai"),
                ("案头山林", "A forest for the desk")),
            DemoGood("elm-bonsai", bonsai, 198, ("榆树盆景", "Elm bonsai"), ("枝片分明，好养", "Clear tiers, easy to keep")),
            DemoGood(
                "maple-bonsai", bonsai.but([], as: .mapleBonsai), 258, ("红枫盆景", "Red maple bonsai"),
                ("秋天一树火", "A fire in autumn")),
            DemoGood(
                "azalea-bonsai", bonsai.but([], as: .azaleaBonsai), 228, ("杜鹃盆景", "Azalea bonsai"),
                ("满树花", "Covered in flowers")),
            DemoGood(
                "moss-landscape", mossLandscape, 118, ("苔藓微景观", "Moss landscape"), ("玻璃罩里一座山", "A mountain under glass")
            ),
            DemoGood("garden-trowel", tool, 39, ("园艺小铲耙两件", "Trowel and fork"), ("换盆松土", "For potting and loosening")),
            DemoGood(
                "pruning-shears", shears, 68, ("修枝剪", "Pruning shears"), ("省力弹簧，剪口平", "A clean cut with little force"),
                look: Look(.ash)),
            DemoGood(
                "bonsai-tools", toolRoll.drawn(as: .toolRoll), 158, ("盆景工具卷包", "Bonsai tool roll"),
                ("五件，皮卷收纳", "Five tools in a leather roll"), look: Look(.walnut)),
            DemoGood("garden-gloves", gloves, 25, ("防刺手套", "Thorn gloves"), ("掌心浸胶", "Dipped palms"), look: Look(.tea)),
            DemoGood(
                "lotus-seeds", seeds.drawn(as: .lotusSeeds), 19, ("碗莲种子", "Bowl lotus seeds"),
                ("一碗水，一朵荷", "A bowl of water, a lotus")),
            DemoGood(
                "herb-seeds", seeds.drawn(as: .herbSeeds), 16, ("香草种子四味", "Herb seeds, four kinds"),
                ("薄荷、罗勒、迷迭香、百里香", "Mint, basil, rosemary and thyme")),
            DemoGood(
                "vegetable-seeds", seeds.drawn(as: .vegetableSeeds), 15, ("阳台蔬菜种子", "Balcony vegetable seeds"),
                ("小葱、生菜、樱桃番茄", "Chives, lettuce and cherry tomato")),
            DemoGood(
                "wildflower-seeds", seeds.drawn(as: .wildflowerSeeds), 22, ("野花组合种子", "Wildflower mix"),
                ("撒下就不管", "Scatter and forget")),
            DemoGood(
                "morning-glory-seeds", seeds.drawn(as: .morningGlorySeeds), 12, ("牵牛花种子", "Morning glory seeds"),
                ("爬满一面墙", "Enough for a whole wall")
            ),
        ])
}
