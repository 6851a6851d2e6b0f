extension DemoShelf {
    private static let wok = GoodKind(
        .wok, .wok, "精铁锻打，开好锅再出厂，越炒越油亮。电磁炉、燃气灶通用。",
        "Forged iron, seasoned before it leaves us, better with every dish. For gas and induction.",
        facts: [
            DemoFact("材质", "Material", "精铁", "Iron"),
            DemoFact("适用炉具", "Cookers", "电磁炉、燃气灶", "Induction, gas"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ])
    private static let pot = GoodKind(
        .pot, .pot, "厚底聚热，盖沿锁汽，小火慢炖不糊底。双耳防烫，可直接上桌。",
        "A thick base holds the heat and the lid keeps the steam in: slow stews that never catch. Goes straight to "
            + "the table.",
        facts: [
            DemoFact("材质", "Material", "铸铁珐琅", "Enamelled cast iron"),
            DemoFact("适用炉具", "Cookers", "电磁炉、燃气灶、烤箱", "Induction, gas, oven"),
        ])
    private static let knife = GoodKind(
        .knife, .single, "三层复合钢，手工开刃，重心在虎口。切完擦干，勿进洗碗机。",
        "Three-layer steel, honed by hand, balanced at the grip. Dry it after use and keep it out of the dishwasher.",
        facts: [
            DemoFact("材质", "Material", "三层复合钢", "Three-layer steel"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ])
    private static let board = GoodKind(
        .board, .wood, "整木不拼接，两面可用，四角防滑。用前抹一层食用油，更耐裂。",
        "One solid piece with two faces and grips at the corners. A coat of cooking oil keeps it from splitting.",
        facts: [
            DemoFact("材质", "Material", "整木", "Solid wood"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ])
    private static let steamer = GoodKind(
        .steamer, .basket, "匠人手编，透气不滴水，竹香入味。配同尺寸蒸笼纸二十张。",
        "Woven by hand; steam passes without dripping and leaves a trace of bamboo. Twenty liners come with it.",
        facts: [
            DemoFact("材质", "Material", "毛竹", "Moso bamboo"),
            DemoFact("包含", "In the box", "蒸笼、笼纸 20 张", "Steamer, 20 liners"),
        ])
    private static let tool = GoodKind(
        .ladle, .single, "食品级材质，耐 230℃ 高温，不伤锅。挂孔设计，沥水收纳两便。",
        "Food-grade and good to 230 °C, gentle on pans. A loop to hang it by.",
        facts: [
            DemoFact("材质", "Material", "食品级硅胶", "Food-grade silicone"),
            DemoFact("耐温", "Heat", "230℃", "230 °C"),
        ])

    private static let pan = GoodKind(
        .pan, .pan, "锅体均匀聚热，轻推即滑，少油不沾。木柄隔热，可挂可叠放。",
        "Even heat and an easy slide with little oil. The wooden handle stays cool and hangs on a hook.",
        facts: [
            DemoFact("材质", "Material", "铸铁", "Cast iron"),
            DemoFact("适用炉具", "Cookers", "电磁炉、燃气灶", "Induction, gas"),
        ])
    private static let round = GoodKind(
        .roundBlock, .size, "整段实木，顺纹厚切，刀落不弹。用前抹食用油，竖放阴干不开裂。",
        "A thick slice of one trunk that takes the blade without a bounce. Oil it first and dry it standing.",
        facts: [
            DemoFact("材质", "Material", "整段实木", "One piece of solid wood"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ])

    private static let carbonWok = wok.but(
        [.of("碳钢", "Carbon steel")],
        about: (
            "碳钢旋压，薄而轻，升温快，越炒越油亮。电磁炉、燃气灶通用。",
            "Spun carbon steel, thin and light, quick to heat and better with every dish. For gas and "
                + "induction."
        ))
    private static let clayPot = pot.but(
        [.of("耐热陶土", "Heatproof clay"), DemoFact("适用炉具", "Cookers", "燃气灶、烤箱", "Gas, oven")],
        about: (
            "耐热陶土烧成，受热慢、保温久，小火慢炖出滋味。首次先煮一锅米汤养锅，热锅勿沾冷水。",
            "Fired of heatproof clay: slow to warm and slow to cool. Season it with a pot of rice water, "
                + "and keep cold water from a hot pot."
        ))
    private static let congeePot = pot.but(
        [.of("陶瓷", "Ceramic"), DemoFact("适用炉具", "Cookers", "燃气灶、电陶炉", "Gas, ceramic hob")],
        about: (
            "厚胎陶瓷，内壁满釉不沾，小火熬粥不糊底。双耳防烫，可直接上桌。",
            "A thick ceramic body, glazed all over inside, so that congee never catches. Goes straight to "
                + "the table."
        ))
    private static let hotpotCopper = pot.but(
        [.of("紫铜、内壁镀锡", "Copper, tinned inside"), DemoFact("适用炉具", "Cookers", "木炭", "Charcoal")],
        about: (
            "整张紫铜手工锻打，内壁镀锡，炭膛旺、开锅快。用后擦干，铜色随岁月变深。",
            "Beaten by hand of one copper sheet and tinned inside; the charcoal draws well. Dry it after "
                + "use; the copper deepens with the years."
        ))
    private static let firRiceBucket = steamer.but(
        [.of("杉木、竹箍", "Fir, bamboo hoops"), DemoFact("包含", "In the box", "饭甑、竹箅、纱布", "Bucket, bamboo grid, cloth")],
        about: (
            "老杉木拼桶，竹箍收紧，透气不滴水，木香入饭。用前浸湿，用后晾干。",
            "Staves of old fir under bamboo hoops; steam passes without dripping and leaves a trace of "
                + "wood. Wet it first and air it after."
        ))
    private static let steelSteamer = steamer.but(
        [
            .of("304 不锈钢", "304 stainless steel"), DemoFact("包含", "In the box", "三层蒸锅、盖", "Three tiers, lid"),
            DemoFact("洗碗机", "Dishwasher", "可用", "Safe"),
        ],
        about: (
            "304 不锈钢，复底厚实，三层可拆可叠。拱形锅盖，水汽顺边流不滴菜。",
            "304 stainless steel on a thick base, in three tiers that come apart. Water runs down the "
                + "arched lid and never drips."
        ))
    private static let wokSpatula = tool.but(
        [.of("铁木", "Ironwood"), DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe")],
        without: ["耐温"],
        about: (
            "整块铁木削成，无漆无蜡，不伤锅。用后擦干挂起，偶尔抹一层食用油。",
            "Cut from one piece of ironwood without lacquer or wax, gentle on pans. Dry and hang it; oil it "
                + "now and then."
        ))
    private static let soupLadle = tool.but(
        [.of("304 不锈钢", "304 stainless steel"), DemoFact("洗碗机", "Dishwasher", "可用", "Safe")],
        without: ["耐温"],
        about: (
            "304 钢一体冲压，长柄不烫手。挂孔设计，沥水收纳两便。",
            "Pressed from one piece of 304 steel with a long, cool handle. A loop to hang it by."
        ))
    private static let rollingPin = tool.but(
        [.of("枣木", "Jujube wood"), DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe")],
        without: ["耐温"],
        about: (
            "整根枣木车制，沉手不粘面。用后擦干，勿泡水勿暴晒。",
            "Turned from one piece of jujube wood, heavy in the hand and free of dough. Wipe it dry; never "
                + "soak it."
        ))
    private static let chopsticksSet = tool.but(
        [
            .of("鸡翅木", "Wenge wood"), DemoFact("包含", "In the box", "10 双", "10 pairs"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ],
        without: ["耐温"],
        about: (
            "鸡翅木原色打磨，纹理每双不同，夹得住不打滑。洗净晾干，半年一换。",
            "Wenge polished as it grew, each pair with its own grain, with tips that grip. Dry them well; "
                + "change them twice a year."
        ))

    static let kitchen = DemoShelf(
        slug: "kitchen", name: Bilingual("厨具", "Kitchen"),
        brands: [
            Bilingual("灶间", "The Hearth"), Bilingual("老铁匠", "Old Smith"),
            Bilingual("食事", "Table Matters"),
        ],
        care: Bilingual(
            "首次使用请清洗；铁器用后擦干抹油，木器避免久泡。", "Wash before first use. Oil iron after cooking and never soak wood."),
        goods: [
            DemoGood(
                "iron-wok", wok, 239, ("章丘锻打铁锅", "Hand-forged iron wok"),
                ("三万六千锤，无涂层", "Hammered all over, no coating"), look: Look(.ash)),
            DemoGood(
                "carbon-wok", carbonWok, 159, ("碳钢炒锅", "Carbon steel wok"),
                ("轻便好颠，升温快", "Light in the hand and quick to heat"), look: Look(.indigo)),
            DemoGood(
                "flat-pan", pan, 129, ("平底煎锅", "Flat frying pan"), ("煎蛋烙饼，受热均匀", "Even heat for eggs and flatbread"),
                look: Look(.pine)),
            DemoGood(
                "egg-pan", pan.drawn(as: .squarePan), 69, ("玉子烧方锅", "Tamagoyaki pan"),
                ("一卷一卷，厚蛋烧", "For rolled omelettes, layer by layer"),
                in: .single, look: Look(.ochre)),
            DemoGood(
                "clay-pot", clayPot, 89, ("耐热砂锅", "Clay casserole"),
                ("煲仔饭、老火汤", "For rice with a crust and slow soups"),
                look: Look(.clay)),
            DemoGood(
                "enamel-pot", pot, 299, ("珐琅铸铁锅", "Enamelled cast-iron pot"),
                ("少水焖煮，原汁原味", "Braises in its own juices"), look: Look(.indigo)),
            DemoGood(
                "congee-pot", congeePot, 118, ("陶瓷粥煲", "Ceramic congee pot"),
                ("内釉不沾，好清洗", "A smooth glaze that washes easily"), look: Look(.celadon)),
            DemoGood(
                "hotpot-copper", hotpotCopper.drawn(as: .hotpot), 458, ("铜火锅", "Copper charcoal hotpot"),
                ("手工紫铜，涮肉正宗", "Hand-beaten copper for a Beijing hotpot"), in: .size, look: Look(.persimmon)),
            DemoGood(
                "chef-knife", knife, 168, ("文武菜刀", "Chinese chef's knife"),
                ("前切后砍，一把顶俩", "Slices in front, chops behind"), look: Look(.ash)),
            DemoGood(
                "slicing-knife", knife, 138, ("桑刀切片刀", "Mulberry slicing knife"),
                ("薄刃轻快，切菜如飞", "A thin, quick blade for vegetables"), look: Look(.moon)),
            DemoGood(
                "fruit-knife", knife.drawn(as: .paringKnife), 49, ("水果小刀", "Paring knife"),
                ("带鞘，随身露营", "With a sheath, for camping too"),
                look: Look(.sky)),
            DemoGood(
                "bone-chopper", knife, 198, ("斩骨刀", "Bone cleaver"), ("加厚刀背，稳准狠", "A heavy spine for clean cuts"),
                look: Look(.celadon)),
            DemoGood(
                "chopping-board", board, 148, ("整木菜板", "Solid wood chopping board"),
                ("40 × 28 厘米", "40 by 28 centimetres"), look: Look(.walnut, .mist)),
            DemoGood(
                "round-block", round, 188, ("圆木砧板", "Round chopping block"),
                ("厚 5 厘米，剁馅不晃", "Five centimetres thick, steady for mincing"), in: .pan, look: Look(.ochre)),
            DemoGood(
                "bread-board", board, 79, ("面包托盘", "Bread board"), ("早餐、奶酪、下酒", "For breakfast, cheese and drinks"),
                look: Look(.bamboo, .mist)),
            DemoGood(
                "noodle-board", board, 168, ("和面擀面板", "Dough board"), ("带挡边，面粉不撒", "With a lip that keeps flour in"),
                look: Look(.persimmon, .stripes)),
            DemoGood(
                "bamboo-steamer", steamer, 78, ("竹编蒸笼双层", "Two-tier bamboo steamer"),
                ("包子馒头，透气不塌", "Buns that stay light"), look: Look(.bamboo, .stripes)),
            DemoGood(
                "dimsum-steamer", steamer, 46, ("点心小蒸笼", "Dim sum steamer"),
                ("一笼四只，早茶在家", "Four to a basket, morning tea at home"), look: Look(.ochre, .lattice)),
            DemoGood(
                "fir-rice-bucket", firRiceBucket.drawn(as: .riceBucket), 128, ("杉木饭甑", "Fir rice bucket"),
                (
                    "木香蒸饭，粒粒分明",
                    "Rice with a scent of fir"
                ), in: .size, look: Look(.walnut, .stripes)),
            DemoGood(
                "steel-steamer", steelSteamer, 158, ("不锈钢蒸锅", "Steel steamer"),
                ("三层一锅，整鱼可蒸", "Three tiers, room for a whole fish"), look: Look(.ash)),
            DemoGood(
                "wok-spatula", wokSpatula.drawn(as: .spatula), 35, ("铁木锅铲", "Ironwood wok spatula"),
                ("整木无漆", "One piece, unvarnished"), look: Look(.walnut)),
            DemoGood(
                "soup-ladle", soupLadle.drawn(as: .ladleAndStrainer), 28, ("汤勺漏勺两件", "Ladle and strainer"),
                ("长柄 304 钢", "Long-handled stainless steel")),
            DemoGood(
                "rolling-pin", rollingPin.drawn(as: .rollingPin), 25, ("枣木擀面杖", "Jujube rolling pin"),
                ("两头尖，擀皮快", "Tapered, for dumpling skins"), look: Look(.clay)),
            DemoGood(
                "chopsticks-set", chopsticksSet.drawn(as: .chopsticks), 48, ("鸡翅木筷子十双", "Wenge chopsticks, ten pairs"),
                ("无漆无蜡", "No lacquer, no wax"), look: Look(.walnut)),
            DemoGood(
                "utensil-set", tool, 118, ("硅胶厨具七件套", "Seven-piece utensil set"),
                ("不粘锅专用，配收纳桶", "For non-stick pans, with a holder")),
        ])
}
