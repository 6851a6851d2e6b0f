extension DemoShelf {
    private static let cake = GoodKind(
        .mooncake, .pack("盒"), "当天现烤，独立包装，皮薄馅足。冷藏更紧实，回温十分钟口感最好。",
        "Baked to order and wrapped one by one, with a thin crust. Best ten minutes out of the fridge.",
        facts: [
            DemoFact("配料", "Ingredients", "小麦粉、白砂糖、馅料", "Wheat flour, sugar, filling"),
            DemoFact("保质期", "Shelf life", "15 天", "15 days"),
            DemoFact("贮存", "Storage", "冷藏", "Refrigerated"),
        ])
    private static let biscuit = GoodKind(
        .biscuit, .pack("盒"), "低糖低油，酥而不碎，配茶刚好。保质期九十天，以包装喷码为准。",
        "Little sugar, little oil, crisp without crumbling: made for tea. Keeps for ninety days.",
        facts: [
            DemoFact("配料", "Ingredients", "小麦粉、黄油、鸡蛋", "Wheat flour, butter, egg"),
            DemoFact("保质期", "Shelf life", "90 天", "90 days"),
            DemoFact("贮存", "Storage", "阴凉干燥", "Cool and dry"),
        ])
    private static let nuts = GoodKind(
        .bowl, .foodWeight, "产地当季新货，低温慢烘，颗颗挑拣。拆封后夹紧袋口，一周内吃完更脆。",
        "This season's crop, slowly roasted and sorted by hand. Close the bag; crispest within a week.",
        facts: [
            DemoFact("配料", "Ingredients", "坚果、盐", "Nuts, salt"),
            DemoFact("保质期", "Shelf life", "180 天", "180 days"),
            DemoFact("贮存", "Storage", "阴凉干燥", "Cool and dry"),
        ])
    private static let candy = GoodKind(
        .candy, .pack("袋"), "古法熬糖，手工拉制，不加色素香精。怕热怕潮，夏季冰袋发货。",
        "Sugar boiled and pulled by hand, no colour or flavouring. Travels with ice packs in summer.",
        facts: [
            DemoFact("配料", "Ingredients", "麦芽糖、芝麻", "Malt sugar, sesame"),
            DemoFact("保质期", "Shelf life", "120 天", "120 days"),
            DemoFact("添加剂", "Additives", "无", "None"),
        ])
    private static let preserve = GoodKind(
        .jar, .pack("罐"), "只用鲜果、糖与盐，古法晾晒腌渍。干净勺子取食，冷藏更久。",
        "Fruit, sugar and salt, dried and cured the old way. Use a clean spoon and keep it cool.",
        facts: [
            DemoFact("配料", "Ingredients", "鲜果、糖、盐", "Fruit, sugar, salt"),
            DemoFact("保质期", "Shelf life", "12 个月", "12 months"),
            DemoFact("贮存", "Storage", "开封后冷藏", "Refrigerate once opened"),
        ])

    private static let mungBeanCake = cake.but(
        [DemoFact("配料", "Ingredients", "绿豆、白砂糖、黄油", "Mung beans, sugar, butter")],
        about: (
            "绿豆去皮蒸透，细筛压模，独立包装。冷藏更紧实，回温十分钟口感最好。",
            "Hulled mung beans, steamed, sieved and pressed, wrapped one by one. Best ten minutes out of "
                + "the fridge."
        ))
    private static let osmanthusCake = cake.but(
        [DemoFact("配料", "Ingredients", "糯米、粳米、白砂糖、桂花", "Glutinous rice, rice, sugar, osmanthus")],
        about: (
            "糯米粳米磨粉，当天现蒸，独立包装。冷了蒸三分钟，软糯如初。",
            "Two kinds of rice, ground and steamed to order, wrapped one by one. Three minutes of steam "
                + "make it soft again."
        ))
    private static let chestnuts = nuts.but(
        [DemoFact("配料", "Ingredients", "板栗", "Chestnuts")],
        about: (
            "产地当季新货，糖炒后剥壳，独立充氮小袋。开袋即食，拆封当天吃完。",
            "This season's crop, roasted and peeled, in small bags filled with nitrogen. Ready to eat; "
                + "finish a bag the same day."
        ))
    private static let driedLongan = nuts.but(
        [DemoFact("配料", "Ingredients", "桂圆", "Longan")],
        about: (
            "产地当季鲜果，低温慢烘，不加糖。剥壳即食，泡茶煮粥都甜。",
            "This season's fruit, dried slowly without sugar. Eat it out of hand, or in tea and congee."
        ))
    private static let tangerinePeel = preserve.but(
        [
            DemoFact("配料", "Ingredients", "新会柑皮", "Xinhui tangerine peel"),
            DemoFact("保质期", "Shelf life", "长期（干燥）", "Long, kept dry"),
            DemoFact("贮存", "Storage", "密封、干燥", "Sealed and dry"),
        ],
        about: (
            "新会茶枝柑取皮，日晒陈化五年，不加糖盐。刮去内瓤，冷水泡软再用。",
            "The peel of Xinhui tangerines, dried in the sun and aged five years, with nothing added. Soak "
                + "it in cold water before use."
        ))
    private static let hawthorn = preserve.but(
        [DemoFact("配料", "Ingredients", "山楂、白砂糖", "Hawthorn, sugar")],
        about: (
            "只用鲜山楂与糖，熬浆摊晒，切条成袋。冷藏更有嚼劲。",
            "Only hawthorn and sugar, boiled down, dried in sheets and cut. Chewier from the fridge."
        ))
    private static let osmanthusHoney = preserve.but(
        [DemoFact("配料", "Ingredients", "蜂蜜、桂花", "Honey, osmanthus")],
        about: (
            "秋桂拌蜜，静置入味，不加香精。干净勺子取食，低温结晶属正常。",
            "Autumn blossoms steeped in honey, with no flavouring. Use a clean spoon; it may crystallise in "
                + "the cold."
        ))

    static let snacks = DemoShelf(
        slug: "snacks", name: Bilingual("茶点零食", "Tea snacks"),
        brands: [
            Bilingual("糕点铺子", "The Pastry Shop"), Bilingual("山里货", "From the Hills"),
            Bilingual("甜水巷", "Sweetwater Lane"),
        ],
        care: Bilingual(
            "食品类签收后不支持无理由退货，如有破损变质请拍照联系我们。",
            "Food cannot be sent back unopened on a whim; if anything is broken or stale, send us a picture."),
        goods: [
            DemoGood(
                "mung-bean-cake", mungBeanCake.drawn(as: .pressedCakes), 26, ("绿豆糕", "Mung bean cake"),
                ("冰皮细沙，入口即化", "Melts on the tongue"),
                look: Look(.tea)),
            DemoGood(
                "osmanthus-cake", osmanthusCake.drawn(as: .riceCake), 28, ("桂花米糕", "Osmanthus rice cake"),
                ("软糯清甜，蒸热更香", "Soft and sweet, better warm")),
            DemoGood(
                "walnut-mooncake",
                cake.but([
                    DemoFact(
                        "配料", "Ingredients", "小麦粉、五仁（核桃、杏仁、瓜子、芝麻、花生）、白砂糖",
                        "Wheat flour, walnuts, almonds, seeds, sesame, peanuts, sugar")
                ]), 39, ("五仁月饼", "Five-nut mooncake"),
                (
                    "老味道，坚果足料",
                    "The old taste, full of nuts"
                )),
            DemoGood(
                "flower-cake",
                cake.but([DemoFact("配料", "Ingredients", "小麦粉、玫瑰花、白砂糖", "Wheat flour, rose petals, sugar")]), 32,
                ("玫瑰鲜花饼", "Rose flower cake"), ("三十朵鲜花一枚", "Thirty petals in each"),
                look: Look(.rose)),
            DemoGood(
                "pineapple-cake",
                cake.drawn(as: .filledSquares).but([
                    DemoFact("配料", "Ingredients", "小麦粉、菠萝、黄油", "Wheat flour, pineapple, butter")
                ]), 45,
                ("土凤梨酥", "Pineapple cake"), ("酸甜果肉，奶香酥皮", "Tart fruit in a buttery crust")),
            DemoGood(
                "taro-cake",
                cake.drawn(as: .layeredPastry).but([
                    DemoFact("配料", "Ingredients", "小麦粉、芋头、白砂糖", "Wheat flour, taro, sugar")
                ]), 36,
                ("荔浦芋头酥", "Taro pastry"), ("一层一层，紫芋流心", "Flaky layers over soft taro"),
                look: Look(.plum)),
            DemoGood(
                "tea-cookies", biscuit.but([DemoFact("配料", "Ingredients", "小麦粉、黄油、抹茶", "Wheat flour, butter, matcha")]),
                29, ("抹茶曲奇", "Matcha cookies"), ("宇治抹茶，微苦回甘", "A pleasant bitter edge"),
                look: Look(.tea)),
            DemoGood(
                "sesame-crisps", biscuit.but([DemoFact("配料", "Ingredients", "小麦粉、芝麻、鸡蛋", "Wheat flour, sesame, egg")]),
                22, ("芝麻薄脆", "Sesame crisps"), ("薄如纸，满口香", "Thin as paper"),
                look: Look(.bamboo, .dots)),
            DemoGood(
                "peach-biscuit",
                biscuit.but([DemoFact("配料", "Ingredients", "小麦粉、核桃、黄油", "Wheat flour, walnuts, butter")]), 25,
                ("宫廷桃酥", "Walnut shortbread"),
                ("酥到掉渣，老少皆宜", "So short that it falls apart"), look: Look(.ochre)),
            DemoGood(
                "seaweed-biscuit",
                biscuit.but([DemoFact("配料", "Ingredients", "小麦粉、海苔、植物油", "Wheat flour, seaweed, plant oil")]), 24,
                ("海苔咸饼", "Seaweed savoury biscuits"),
                ("咸鲜解腻", "Savoury, to balance the sweet")),
            DemoGood(
                "egg-rolls", biscuit.drawn(as: .eggRolls), 38, ("手工蛋卷", "Handmade egg rolls"),
                ("一盒二十四根", "Twenty-four to a tin")),
            DemoGood(
                "walnuts", nuts.drawn(as: .walnuts).but([DemoFact("配料", "Ingredients", "核桃", "Walnuts")]), 32,
                ("纸皮核桃", "Paper-shell walnuts"), ("一捏就开，阿克苏产", "Open with two fingers")),
            DemoGood(
                "pine-nuts", nuts.drawn(as: .pineNuts).but([DemoFact("配料", "Ingredients", "松子、盐", "Pine nuts, salt")]),
                48,
                ("东北松子", "Northeast pine nuts"), ("开口率高，油润", "Well opened and oily")),
            DemoGood(
                "sunflower-seeds",
                nuts.drawn(as: .sunflowerSeeds).but([
                    DemoFact("配料", "Ingredients", "葵花籽、焦糖、盐", "Sunflower seeds, caramel, salt")
                ]), 16,
                ("焦糖瓜子", "Caramel sunflower seeds"),
                ("葵花大籽，停不下来", "Large seeds, hard to stop")),
            DemoGood(
                "pistachios", nuts.drawn(as: .pistachios).but([DemoFact("配料", "Ingredients", "开心果", "Pistachios")]), 45,
                ("原味开心果", "Plain pistachios"), ("不漂白，绿仁", "Unbleached, green inside")),
            DemoGood(
                "chestnuts", chestnuts.drawn(as: .chestnutKernels), 22, ("迁西甘栗仁", "Roast chestnuts"),
                ("软糯即食，剥好壳", "Peeled and ready")),
            DemoGood(
                "dried-longan", driedLongan.drawn(as: .longans), 38, ("莆田桂圆干", "Dried longan"),
                ("肉厚核小，泡茶煮粥", "For tea and congee")),
            DemoGood(
                "nougat", candy.but([DemoFact("配料", "Ingredients", "麦芽糖、花生、奶粉", "Malt sugar, peanuts, milk powder")]),
                35, ("花生牛轧糖", "Peanut nougat"), ("不粘牙，奶香足", "Milky, never sticky")),
            DemoGood(
                "ginger-candy",
                candy.but([DemoFact("配料", "Ingredients", "麦芽糖、姜汁、淀粉", "Malt sugar, ginger juice, starch")]), 18,
                ("姜汁软糖", "Ginger chews"), ("辛辣暖胃", "Warming")),
            DemoGood(
                "malt-candy",
                candy.drawn(as: .sugarThreads).but([
                    DemoFact("配料", "Ingredients", "麦芽糖、芝麻、花生", "Malt sugar, sesame, peanuts")
                ]),
                19, ("麦芽龙须酥", "Dragon's beard candy"), ("万缕千丝", "Ten thousand threads")),
            DemoGood(
                "pear-drops", candy.but([DemoFact("配料", "Ingredients", "秋梨膏、麦芽糖", "Pear syrup, malt sugar")]), 22,
                ("秋梨膏糖", "Autumn pear drops"), ("润喉清凉", "Soothes the throat")),
            DemoGood(
                "honey-plum", preserve.but([DemoFact("配料", "Ingredients", "青梅、蜂蜜、盐", "Green plums, honey, salt")]), 28,
                ("蜜渍青梅", "Honeyed green plums"), ("脆甜带酸，佐茶", "Crisp, sweet and sour"),
                look: Look(.tea)),
            DemoGood(
                "tangerine-peel", tangerinePeel, 68, ("新会陈皮", "Aged Xinhui tangerine peel"),
                ("五年陈，煮水炖肉", "Five years old, for tea and stews"), look: Look(.persimmon)),
            DemoGood(
                "hawthorn", hawthorn, 24, ("山楂条", "Hawthorn strips"), ("酸甜开胃", "Sweet and tart"), in: .pack("袋"),
                look: Look(.vermilion)),
            DemoGood(
                "osmanthus-honey", osmanthusHoney, 42, ("桂花蜜", "Osmanthus honey"), ("秋桂古法，冲水抹饼", "For water and bread"),
                look: Look(.ochre, .blossoms)),
        ])
}
