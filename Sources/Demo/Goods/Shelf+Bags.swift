extension DemoShelf {
    private static let tote = GoodKind(
        .tote, .colour, "16 安帆布，双层提手，能装十五寸电脑。内有拉链暗袋与钥匙扣。",
        "Sixteen-ounce canvas with doubled handles; holds a 15-inch laptop. A zip pocket and a key ring inside.",
        facts: [
            DemoFact("材质", "Material", "16 安帆布", "16 oz canvas"),
            DemoFact("可容纳", "Holds", "15 寸电脑", "A 15-inch laptop"),
        ])
    private static let backpack = GoodKind(
        .backpack, .colour, "防泼水面料，S 形减压肩带，背板透气。侧袋放伞，底仓放鞋。",
        "Water-repellent, with curved straps and a breathing back. Umbrella at the side, shoes below.",
        facts: [
            DemoFact("材质", "Material", "防泼水尼龙", "Water-repellent nylon"),
            DemoFact("可容纳", "Holds", "15 寸电脑", "A 15-inch laptop"),
        ])
    private static let wallet = GoodKind(
        .wallet, .leather, "植鞣头层牛皮，手工缝线，越用颜色越深。可烫印三个字以内。",
        "Vegetable-tanned cowhide, sewn by hand; it darkens with use. We stamp up to three characters.",
        facts: [
            DemoFact("材质", "Material", "植鞣头层牛皮", "Vegetable-tanned full-grain leather"),
            DemoFact("工艺", "Making", "手工缝线", "Sewn by hand"),
        ])
    private static let suitcase = GoodKind(
        .suitcase, .suitcase, "PC 拉杆箱，静音万向轮，TSA 海关锁。五年质保，轮子免费换。",
        "Polycarbonate on silent wheels with a TSA lock. Five years of warranty, wheels replaced free.",
        facts: [
            DemoFact("材质", "Material", "聚碳酸酯", "Polycarbonate"),
            DemoFact("锁扣", "Lock", "TSA 海关锁", "TSA lock"),
            DemoFact("质保", "Warranty", "5 年", "5 years"),
        ])

    private static let leather = GoodKind(
        .tote, .leather, "头层植鞣牛皮，手工缝线，越用越亮。配防尘袋，可修边养护。",
        "Full-grain vegetable-tanned hide, sewn by hand, that gains its gloss with use. With a dust bag.",
        facts: [
            DemoFact("材质", "Material", "植鞣头层牛皮", "Vegetable-tanned full-grain leather"),
            DemoFact("包含", "In the box", "包、防尘袋", "Bag, dust bag"),
        ])
    private static let basket = GoodKind(
        .wovenBasket, .size, "毛竹去青手编，收口包藤，轻巧透气。潮了通风晾干，勿暴晒。",
        "Hand-woven bamboo with a rim of rattan, light and airy. Dry it in the shade when it gets wet.",
        facts: [
            DemoFact("材质", "Material", "毛竹、藤", "Bamboo, rattan"),
            DemoFact("工艺", "Making", "手工编织", "Woven by hand"),
        ])
    private static let felt = GoodKind(
        .tabletSleeve, .cloth, "羊毛毡裁切，皮革滚边，柔软防刮。轻拍除尘，勿机洗。",
        "Cut wool felt with a leather edge, soft and scratch-proof. Pat off the dust; do not machine wash.",
        facts: [
            DemoFact("材质", "Material", "羊毛毡", "Wool felt"),
            DemoFact("洗涤", "Washing", "勿机洗", "Do not machine-wash"),
        ])
    private static let roll = GoodKind(
        .pencilRoll, .colour, "水洗帆布，双层内插，卷起系绳不散。可手洗，自然晾干。",
        "Washed canvas with two rows of slots, rolled and tied. Wash by hand and let it dry.",
        facts: [
            DemoFact("材质", "Material", "水洗帆布", "Washed canvas"),
            DemoFact("洗涤", "Washing", "手洗", "Hand wash"),
        ])
    private static let garment = GoodKind(
        .garmentBag, .colour, "轻薄尼龙，加宽侧片，两件西装挂得下。折起来进行李箱刚好。",
        "Light nylon with wide sides for two suits; folded, it fits a suitcase.",
        facts: [
            DemoFact("材质", "Material", "轻薄尼龙", "Light nylon"),
            DemoFact("可容纳", "Holds", "两件西装", "Two suits"),
        ])
    private static let cubes = GoodKind(
        .cubes, .colour, "超轻防泼水布，网面看得见里面，双向拉链。大中小各两只。",
        "Very light splash-proof cloth with a mesh window and two-way zips. Two each of three sizes.",
        facts: [
            DemoFact("材质", "Material", "防泼水布、网纱", "Water-repellent cloth, mesh"),
            DemoFact("包含", "In the box", "大中小各 2 只", "2 large, 2 medium, 2 small"),
        ])

    private static let linenTote = tote.but(
        [.of("亚麻", "Linen"), DemoFact("可容纳", "Holds", "日常采买", "The shopping")],
        about: (
            "亚麻织得密，轻薄结实，加长提手可上肩。折好塞进自带小袋。",
            "Densely woven linen, light and strong, with handles for the shoulder. It folds into its own "
                + "pouch."
        ))
    private static let indigoTote = tote.but(
        [.of("蓝染棉布", "Indigo-dyed cotton")],
        about: (
            "植物靛蓝染棉布手工拼缝，双层提手，里布有袋。初期略有浮色，勿与浅衣摩擦。",
            "Cotton dyed with indigo and pieced by hand, with doubled handles and a lined pocket. Mind "
                + "light clothes at first."
        ))
    private static let lunchTote = tote.but(
        [
            .of("牛津布、铝膜", "Oxford cloth, aluminium film"),
            DemoFact("可容纳", "Holds", "便当盒两层、水杯", "A two-tier box and a bottle"),
        ],
        about: (
            "加厚保温棉，铝膜内里，擦拭即净。双拉链，平放不洒汤。",
            "Thick insulation under an aluminium lining that wipes clean. Two zips; it stands level and "
                + "spills nothing."
        ))
    private static let miniBackpack = backpack.but(
        [DemoFact("可容纳", "Holds", "一本书、一瓶水", "A book and a bottle")],
        about: (
            "防泼水面料，细肩带可调，背板透气。前袋放钥匙，侧袋放水瓶。",
            "Water-repellent, with slim straps and a breathing back. Keys in front, a bottle at the side."
        ))
    private static let drawstringBag = backpack.but(
        [DemoFact("可容纳", "Holds", "球鞋、运动衣", "Trainers and kit")], as: .drawstringBag,
        about: (
            "轻薄防泼水面料，抽绳一拉就收口，绳当肩带。卷起来一手握。",
            "Light, water-repellent cloth closed by cords that are its straps. It rolls up in the hand."
        ))
    private static let coinPurse = wallet.but(
        [.of("棉麻布、黄铜口金", "Cotton and linen, brass clasp")], as: .coinPurse,
        about: (
            "棉麻布面，黄铜口金一捏就开，里布防磨。零钱、耳机、口红都装得下。",
            "Cotton and linen with a brass clasp that opens at a pinch, and a firm lining. For coins, "
                + "earphones or a lipstick."
        ))

    static let bags = DemoShelf(
        slug: "bags", name: Bilingual("箱包", "Bags"),
        brands: [
            Bilingual("远行客", "Far Traveller"), Bilingual("皮匠阿木", "Amu the Leatherworker"),
            Bilingual("布囊", "Cloth Pouch"),
        ],
        care: Bilingual(
            "皮具避雨避晒，帆布勿机洗；五金保修一年。",
            "Keep leather from rain and sun, do not machine wash canvas. Hardware is guaranteed for a year."),
        goods: [
            DemoGood("canvas-tote", tote, 99, ("帆布托特包", "Canvas tote"), ("通勤买菜都能扛", "For work and for the market")),
            DemoGood(
                "linen-tote", linenTote, 69, ("亚麻环保袋", "Linen shopping bag"),
                ("折起来只有手掌大", "Folds to the size of a palm"),
                in: .cloth),
            DemoGood(
                "leather-tote", leather, 599, ("牛皮手提袋", "Leather tote"), ("一片式裁剪", "Cut from one piece"),
                look: Look(.walnut)),
            DemoGood(
                "indigo-tote", indigoTote, 139, ("蓝染拼布包", "Indigo patchwork bag"), ("每只拼法不同", "No two alike"),
                in: .single,
                look: Look(.indigo, .checks)),
            DemoGood(
                "lunch-tote", lunchTote.drawn(as: .lunchBag), 49, ("便当保温袋", "Insulated lunch bag"),
                ("铝膜内里，四小时保温", "Warm for four hours"),
                look: Look(.ash, .checks)),
            DemoGood(
                "book-tote", tote.drawn(as: .bookTote), 59, ("书店帆布袋", "Bookshop tote"),
                ("只印一座小屋", "One small house in print")),
            DemoGood(
                "bamboo-basket", basket, 128, ("竹编手提篮", "Bamboo basket"), ("野餐、茶席、插花", "For picnics, tea and flowers"),
                look: Look(.ochre, .lattice)),
            DemoGood(
                "city-backpack", backpack, 259, ("城市双肩包", "City backpack"), ("18 升，隐藏防盗袋", "18 litres, a hidden pocket")
            ),
            DemoGood(
                "roll-backpack", backpack.drawn(as: .rollBackpack), 299, ("卷口旅行包", "Roll-top backpack"),
                ("扩容到 28 升", "Grows to 28 litres")),
            DemoGood(
                "kids-backpack", backpack.but([DemoFact("可容纳", "Holds", "A4 课本、水壶", "A4 books, a bottle")]), 169,
                ("儿童减负书包", "School backpack"),
                ("反光条，护脊", "Reflective, easy on the back")),
            DemoGood("mini-backpack", miniBackpack, 149, ("迷你双肩包", "Mini backpack"), ("一本书一瓶水", "A book and a bottle")),
            DemoGood(
                "drawstring-bag", drawstringBag, 59, ("束口运动背包", "Drawstring sports bag"), ("轻到 120 克", "Only 120 grams")
            ),
            DemoGood(
                "camera-bag",
                backpack.drawn(as: .cameraBackpack).but([
                    DemoFact("可容纳", "Holds", "一机三镜、15 寸电脑", "A camera, three lenses, a 15-inch laptop")
                ]),
                359, ("摄影双肩包", "Camera backpack"), ("侧开快取", "Opens from the side")),
            DemoGood(
                "card-holder", wallet.drawn(as: .cardHolder).gift(.toBoyfriend), 89, ("植鞣卡包", "Card holder"),
                ("六卡一钞", "Six cards and a note")),
            DemoGood(
                "long-wallet", wallet.gift(.toFather), 239, ("长款钱夹", "Long wallet"), ("手机也放得下", "Holds a phone as well")
            ),
            DemoGood(
                "coin-purse", coinPurse, 59, ("口金零钱包", "Clasp coin purse"), ("外婆那一辈的样子", "As grandmother had one"),
                in: .colour),
            DemoGood(
                "passport-wallet", wallet.drawn(as: .passportWallet), 129, ("护照夹", "Passport wallet"),
                (
                    "登机牌、SIM 针都有位",
                    "A slot for pass and pin"
                )),
            DemoGood(
                "key-case", wallet.drawn(as: .keyCase), 79, ("钥匙包", "Key case"), ("六扣不刮屏", "Six hooks, no scratches")),
            DemoGood(
                "tablet-sleeve", felt, 159, ("平板毛毡套", "Felt tablet sleeve"),
                ("羊毛毡配皮扣", "Wool felt with a leather tab"), look: Look(.ash)),
            DemoGood(
                "pencil-roll", roll, 69, ("帆布笔卷", "Canvas pencil roll"), ("二十四支不打架", "Room for twenty-four"),
                look: Look(.pine, .stripes)),
            DemoGood(
                "cabin-suitcase", suitcase, 399, ("登机箱", "Cabin suitcase"), ("前开口，电脑即取", "Front pocket for a laptop"),
                in: .colour),
            DemoGood(
                "trunk-suitcase",
                suitcase.but([.of("聚碳酸酯、铝框", "Polycarbonate, aluminium frame")], as: .trunk), 559,
                ("复古旅行箱", "Vintage trunk"),
                ("铝框加厚，出片", "An aluminium frame and a good picture")),
            DemoGood(
                "kids-suitcase", suitcase.drawn(as: .rideOnCase), 269, ("儿童骑行箱", "Ride-on suitcase"),
                ("机场不哭闹", "No tears at the airport"),
                in: .single, look: Look(.persimmon, .dots)),
            DemoGood("garment-bag", garment, 189, ("西装收纳袋", "Garment bag"), ("出差不皱", "No creases on the way")),
            DemoGood(
                "packing-cubes", cubes, 79, ("旅行收纳六件套", "Packing cubes, six"),
                (
                    "分门别类，压缩防潮",
                    "Sorted, flat and dry"
                )),
        ])
}
