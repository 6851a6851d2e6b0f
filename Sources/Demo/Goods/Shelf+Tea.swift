extension DemoShelf {
    private static let green = GoodKind(
        .pouch, .leafWeight, "当季鲜叶当日炒制，足干封装。85℃ 左右的水冲泡，第一泡三十秒，可续三四泡。",
        "Picked and fired on the same day, dried well and sealed. Brew with water of about 85 °C; it gives three or "
            + "four infusions.",
        facts: [
            DemoFact("茶类", "Kind of tea", "绿茶", "Green tea"),
            DemoFact("冲泡水温", "Water", "85℃", "85 °C"),
            DemoFact("保质期", "Shelf life", "18 个月", "18 months"),
            DemoFact("贮存", "Storage", "阴凉、避光、密封", "Cool, dark and sealed"),
        ])
    private static let oolong = GoodKind(
        .canister, .leafWeight, "半发酵，做青、揉捻、慢焙，条索紧结。沸水快出汤，香气一泡比一泡沉。",
        "Half oxidised, rolled and slowly roasted. Use boiling water and short infusions; the aroma deepens with each "
            + "of them.",
        facts: [
            DemoFact("茶类", "Kind of tea", "乌龙茶", "Oolong"),
            DemoFact("冲泡水温", "Water", "沸水", "Boiling"),
            DemoFact("保质期", "Shelf life", "18 个月", "18 months"),
            DemoFact("贮存", "Storage", "阴凉、避光、密封", "Cool, dark and sealed"),
        ])
    private static let dark = GoodKind(
        .teaCake, .pack("饼"), "大叶种晒青压制，棉纸包装，干仓存放。撬取七八克，沸水洗一遍再泡，能喝十泡。",
        "Pressed from sun-dried large-leaf tea, wrapped in cotton paper and stored dry. Seven grams give ten "
            + "infusions.",
        facts: [
            DemoFact("茶类", "Kind of tea", "普洱茶", "Pu'er"),
            DemoFact("冲泡水温", "Water", "沸水", "Boiling"),
            DemoFact("保质期", "Shelf life", "长期（干仓）", "Long, stored dry"),
            DemoFact("产地", "Origin", "云南", "Yunnan"),
        ]
    ).but(
        [],
        care: (
            "通风、避光、远离异味存放，不必密封；存得好，越陈越醇。",
            "Keep it airy, dark and away from odours; it need not be sealed, and well kept it grows rounder with age."
        ))
    private static let scented = GoodKind(
        .jar, .leafWeight, "茶坯吸足鲜花香后提花，不加香精。玻璃杯、盖碗都好泡，冷泡四小时也清甜。",
        "Tea leaves scented with fresh blossoms, with nothing added. Good in a glass or a gaiwan, and cold after "
            + "four hours.",
        facts: [
            DemoFact("茶类", "Kind of tea", "花茶", "Scented tea"),
            DemoFact("冲泡水温", "Water", "90℃", "90 °C"),
            DemoFact("保质期", "Shelf life", "18 个月", "18 months"),
            DemoFact("添加剂", "Additives", "无", "None"),
        ])
    private static let gift = GoodKind(
        .giftBox, .single, "硬盒配手提袋，内有独立小罐，送人自饮都合适。盒上可附手写卡片，下单时备注。",
        "A rigid box with small tins and a carrying bag. Leave a note with the order and we add a handwritten card.",
        facts: [
            DemoFact("包装", "Packing", "硬盒、手提袋", "Rigid box, carrying bag"),
            DemoFact("保质期", "Shelf life", "18 个月", "18 months"),
            DemoFact("贮存", "Storage", "阴凉、避光、密封", "Cool, dark and sealed"),
        ])

    private static let whiteCake = dark.but(
        [DemoFact("茶类", "Kind of tea", "白茶", "White tea"), DemoFact("产地", "Origin", "福建福鼎", "Fuding, Fujian")],
        about: (
            "福鼎大白茶日晒萎凋后压制，棉纸包装，干仓存放。撬取五克，沸水冲泡，或小火慢煮。",
            "White tea withered in the sun, pressed, wrapped in cotton paper and stored dry. Break off five "
                + "grams for boiling water, or simmer it."
        ))
    private static let anhuaDarkBrick = dark.but(
        [DemoFact("茶类", "Kind of tea", "黑茶", "Dark tea"), DemoFact("产地", "Origin", "湖南安化", "Anhua, Hunan")],
        about: (
            "黑毛茶渥堆、发花后压砖，棉纸包装。撬取七八克，沸水洗一遍，冲泡或煮饮都合适。",
            "Piled, left to bloom and pressed into bricks, wrapped in cotton paper. Rinse seven grams once; "
                + "steep or simmer them."
        ))
    private static let roseBlackTea = scented.but(
        [DemoFact("茶类", "Kind of tea", "花茶（红茶坯）", "Scented black tea")],
        about: (
            "滇红与玫瑰花蕾拼配，不加香精。沸水冲泡，加奶加蜜都好喝。",
            "Yunnan black tea blended with rosebuds, with nothing added. Brew it with boiling water; milk "
                + "and honey suit it."
        ))
    private static let chrysanthemumTea = scented.but(
        [DemoFact("茶类", "Kind of tea", "代用茶（菊花）", "Herbal, chrysanthemum")],
        about: (
            "采未开的花蕾低温烘干，不熏硫、不加香精。一杯四五朵，沸水冲泡，可续三四次。",
            "Unopened buds, dried gently without sulphur, with nothing added. Four or five to a glass of "
                + "boiling water, refilled three times."
        ))
    private static let black = scented.but(
        [DemoFact("茶类", "Kind of tea", "红茶", "Black tea"), DemoFact("冲泡水温", "Water", "90–95℃", "90–95 °C")],
        about: (
            "全发酵，萎凋、揉捻、发酵、烘干，一季只做一批。九十度以上的水快出汤，可续五六泡。",
            "Fully oxidised: withered, rolled, left to turn and dried, one batch a season. Water of 90 °C "
                + "or more and short infusions, five or six of them."
        ))

    static let tea = DemoShelf(
        slug: "tea", name: Bilingual("茶叶", "Tea"),
        brands: [
            Bilingual("云岫山房", "Yunxiu Mountain House"), Bilingual("早春记", "Early Spring"),
            Bilingual("老枞人家", "Old Bush House"),
        ],
        care: Bilingual(
            "避光、密封、远离异味存放；开封后三个月内饮完最佳。",
            "Keep it sealed, dark and away from odours; best within three months once opened."),
        goods: [
            DemoGood(
                "longjing-tea", green, 128, ("明前龙井", "Longjing green tea"),
                ("豆香清雅，回甘悠长", "Chestnut aroma with a long, sweet finish"), look: Look(.tea)),
            DemoGood(
                "tieguanyin-tea", oolong, 88, ("安溪铁观音", "Tieguanyin oolong"),
                ("清香型，七泡有余香", "Floral and bright through seven infusions")),
            DemoGood(
                "puer-tea", dark, 166, ("勐海熟普饼 357 克", "Menghai ripe pu'er cake, 357 g"),
                ("三年陈化，醇厚顺滑", "Aged three years, smooth and full")),
            DemoGood(
                "jasmine-tea", scented, 49, ("茉莉龙珠", "Jasmine dragon pearls"),
                ("七窨一提，花香入水", "Scented seven times, perfume in every cup")),
            DemoGood(
                "biluochun-tea", green, 138, ("洞庭碧螺春", "Biluochun green tea"),
                ("花果香，一嫩三鲜", "Tender spirals with notes of fruit blossom")),
            DemoGood(
                "huangshan-maofeng", green, 98, ("黄山毛峰", "Huangshan Maofeng"),
                ("雀舌状芽叶，汤色清澈", "Sparrow-tongue buds and a clear, pale cup")),
            DemoGood(
                "anji-white-tea", green, 118, ("安吉白茶", "Anji white-leaf green tea"),
                ("氨基酸高，鲜爽如笋", "Fresh as spring bamboo, rich in umami")),
            DemoGood(
                "xinyang-maojian", green, 86, ("信阳毛尖", "Xinyang Maojian"),
                ("细圆紧直，熟栗香", "Fine straight needles that smell of roast chestnut")),
            DemoGood(
                "dahongpao-tea", oolong, 158, ("武夷大红袍", "Da Hong Pao rock oolong"),
                ("岩骨花香，焙火足", "Mineral body under a charcoal roast"), look: Look(.clay, .mist)),
            DemoGood(
                "rougui-tea", oolong, 146, ("武夷肉桂", "Rougui rock oolong"),
                ("桂皮香辛锐，汤厚", "Cinnamon spice and a thick cup")),
            DemoGood(
                "fenghuang-dancong", oolong, 132, ("凤凰单丛蜜兰香", "Dancong oolong, honey orchid"),
                ("蜜甜兰韵，高香耐泡", "Honeyed orchid aroma that lasts")),
            DemoGood(
                "dongding-oolong", oolong, 108, ("冻顶乌龙", "Dongding oolong"),
                ("半球紧结，焦糖回甘", "Tight pearls with a caramel finish")),
            DemoGood(
                "white-peony-cake", whiteCake, 128, ("福鼎白牡丹饼 300 克", "White Peony cake, 300 g"),
                ("毫香蜜韵，越陈越甜", "Downy buds that sweeten with age")),
            DemoGood(
                "shou-mei-cake", whiteCake, 98, ("老寿眉饼 350 克", "Aged Shou Mei cake, 350 g"),
                ("枣香温和，宜煮饮", "Mild jujube notes, made for simmering")),
            DemoGood(
                "raw-puer-cake", dark, 238, ("易武生普饼 357 克", "Yiwu raw pu'er cake, 357 g"),
                ("古树春茶，蜜香柔和", "Old-tree spring leaves, soft and honeyed")),
            DemoGood(
                "anhua-dark-brick", anhuaDarkBrick.drawn(as: .teaBrick), 88,
                ("安化黑茶砖 1 千克", "Anhua dark tea brick, 1 kg"),
                ("金花茂盛，菌香醇正", "Golden flora and a clean, woody cup"), in: .pack("块")),
            DemoGood(
                "rose-black-tea", roseBlackTea, 56, ("玫瑰红茶", "Rose black tea"),
                ("滇红配平阴玫瑰", "Yunnan black tea with Pingyin roses"), look: Look(.rose, .blossoms)),
            DemoGood(
                "osmanthus-oolong", scented.but([DemoFact("茶类", "Kind of tea", "花茶（乌龙茶坯）", "Scented oolong")]), 62,
                ("桂花乌龙", "Osmanthus oolong"),
                ("秋桂窨制，甜而不腻", "Autumn blossoms, sweet yet light"), look: Look(.ochre, .blossoms)),
            DemoGood(
                "chrysanthemum-tea", chrysanthemumTea, 39, ("杭白菊胎菊", "Hangzhou chrysanthemum buds"),
                ("未开花蕾，清火明目", "Unopened buds for a clear golden infusion"), look: Look(.bamboo, .blossoms)),
            DemoGood(
                "lapsang-souchong", black, 96, ("正山小种", "Lapsang Souchong"),
                ("松烟香，桂圆汤", "Pine smoke and dried longan"), look: Look(.walnut, .bands)),
            DemoGood(
                "keemun-black", black, 92, ("祁门红茶", "Keemun black tea"),
                ("祁门香，似花似蜜", "The famous aroma between flower and honey"), look: Look(.clay)),
            DemoGood(
                "dianhong-golden", black, 78, ("滇红金芽", "Golden-tip Dianhong"),
                ("满披金毫，甜润", "All golden buds, malty and round"), look: Look(.ochre, .dots)),
            DemoGood(
                "tea-tasting-gift",
                gift.but([DemoFact("茶类", "Kind of tea", "绿、白、黄、青、红、黑茶", "Green, white, yellow, oolong, black and dark")]
                ).gift(.toElders), 198, ("六大茶类品鉴礼盒", "Six teas tasting box"),
                ("绿白黄青红黑，一次尝遍", "Green, white, yellow, oolong, black and dark in one box")),
            DemoGood(
                "spring-tea-gift", gift.but([DemoFact("茶类", "Kind of tea", "绿茶", "Green tea")]).gift(.toElders), 328,
                ("明前双罐礼盒", "First-flush gift box"),
                ("龙井、碧螺春各一罐", "One tin each of Longjing and Biluochun")),
            DemoGood(
                "rock-tea-gift", gift.but([DemoFact("茶类", "Kind of tea", "乌龙茶", "Oolong")]).gift(.toFather), 388,
                ("岩茶三味礼盒", "Rock oolong trio"),
                ("大红袍、肉桂、水仙", "Da Hong Pao, Rougui and Shui Xian")),
        ])
}
