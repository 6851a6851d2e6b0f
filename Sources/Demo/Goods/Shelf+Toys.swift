extension DemoShelf {
    private static let blocks = GoodKind(
        .blocks, .single, "榫卯打磨，边角圆润，水性漆可入口检测。三岁以上，一人两人都能玩。",
        "Ground smooth and finished with water-based paint. From three years, for one or two.",
        facts: [
            DemoFact("材质", "Material", "榉木、水性漆", "Beech, water-based paint"),
            DemoFact("适用年龄", "Age", "3 岁以上", "From 3 years"),
        ])
    private static let kite = GoodKind(
        .kite, .single, "竹骨手扎，伞布面，三级风就能起飞。附线轮与一百米线。",
        "A bamboo frame under nylon; a light wind is enough. With a reel and a hundred metres of line.",
        facts: [
            DemoFact("材质", "Material", "竹骨、伞布", "Bamboo, ripstop"),
            DemoFact("包含", "In the box", "风筝、线轮、100 m 线", "Kite, reel, 100 m of line"),
        ])
    private static let soft = GoodKind(
        .bear, .size, "亲肤短绒，PP 棉填充，可整只机洗。眼鼻刺绣，无小零件。",
        "Short soft plush, machine washable whole; eyes and nose are embroidered, nothing comes off.",
        facts: [
            DemoFact("材质", "Material", "短绒、PP 棉", "Plush, polyester filling"),
            DemoFact("洗涤", "Washing", "可机洗", "Machine-washable"),
            DemoFact("适用年龄", "Age", "0 岁以上", "From birth"),
        ])
    private static let puzzle = GoodKind(
        .puzzle, .single, "卡纸厚两毫米，咬合紧不掉块，附原图海报与分类袋。",
        "Two-millimetre board that locks tight, with a poster and sorting bags.",
        facts: [
            DemoFact("材质", "Material", "2 mm 卡纸", "2 mm board"),
            DemoFact("适用年龄", "Age", "6 岁以上", "From 6 years"),
        ])
    private static let car = GoodKind(
        .car, .single, "木轮静音，惯性回力，摔不坏。适合一岁半以上推拉。",
        "Quiet wooden wheels and a push-back drive that survives a fall. From eighteen months.",
        facts: [
            DemoFact("材质", "Material", "木", "Wood"),
            DemoFact("适用年龄", "Age", "18 个月以上", "From 18 months"),
        ])
    private static let drum = GoodKind(
        .drum, .single, "真皮鼓面，木框手绘，声音清亮不刺耳。",
        "A leather skin on a painted frame; clear and never shrill.",
        facts: [
            DemoFact("材质", "Material", "牛皮、木", "Leather, wood"),
            DemoFact("适用年龄", "Age", "3 岁以上", "From 3 years"),
        ])

    private static let wooden = GoodKind(
        .blocks, .wood, "实木精雕，边角圆润，不上漆只打蜡。三岁以上，一人两人都能玩。",
        "Solid wood with rounded edges, waxed and never painted. From three years, for one or two.",
        facts: [
            DemoFact("材质", "Material", "实木、蜂蜡", "Solid wood, beeswax"),
            DemoFact("适用年龄", "Age", "3 岁以上", "From 3 years"),
        ])
    private static let rabbit = GoodKind(
        .rabbit, .size, "亲肤短绒，PP 棉填充，长耳朵双层缝线，可整只机洗。",
        "Short soft plush; the long ears are sewn twice, and the whole rabbit goes into the machine.",
        facts: [
            DemoFact("材质", "Material", "短绒、PP 棉", "Plush, polyester filling"),
            DemoFact("洗涤", "Washing", "可机洗", "Machine-washable"),
            DemoFact("适用年龄", "Age", "0 岁以上", "From birth"),
        ])
    private static let tiger = GoodKind(
        .tiger, .size, "老粗布手缝，荞麦壳与棉填充，虎纹刺绣。保平安的老样子。",
        "Sewn by hand from homespun, filled with husks and cotton, its stripes embroidered. An old charm.",
        facts: [
            DemoFact("材质", "Material", "老粗布、荞麦壳", "Homespun cotton, buckwheat husks"),
            DemoFact("工艺", "Making", "手工缝制", "Sewn by hand"),
        ])
    private static let ox = GoodKind(
        .ox, .size, "亲肤短绒，内置发声器，一捏一叫。表面擦洗即可。",
        "Short soft plush with a voice inside: squeeze and it moos. Wipe it clean.",
        facts: [
            DemoFact("材质", "Material", "短绒、发声器", "Plush, squeaker"),
            DemoFact("洗涤", "Washing", "表面擦洗", "Surface clean"),
            DemoFact("适用年龄", "Age", "0 岁以上", "From birth"),
        ])
    private static let train = GoodKind(
        .train, .single, "榉木轨道咬合顺滑，车头磁吸挂车厢，不用电池。三岁以上。",
        "Beech rails that join smoothly and a magnetic engine without batteries. From three years.",
        facts: [
            DemoFact("材质", "Material", "榉木", "Beech"),
            DemoFact("电池", "Battery", "不需要", "None"),
            DemoFact("适用年龄", "Age", "3 岁以上", "From 3 years"),
        ])
    private static let duck = GoodKind(
        .duck, .single, "整木车身，橡胶轮不伤地板，拉起来一摇一点头。一岁以上。",
        "A wooden body on rubber wheels that spare the floor; it nods as it goes. From one year.",
        facts: [
            DemoFact("材质", "Material", "木、橡胶轮", "Wood, rubber wheels"),
            DemoFact("适用年龄", "Age", "1 岁以上", "From 1 year"),
        ])
    private static let waistDrum = GoodKind(
        .waistDrum, .single, "牛皮双面，木桶红漆，背带长短可调。配一对鼓槌。",
        "Two skins on a red barrel with a strap that adjusts, and a pair of sticks.",
        facts: [
            DemoFact("材质", "Material", "牛皮、木", "Leather, wood"),
            DemoFact("包含", "In the box", "腰鼓、鼓槌一对", "Drum, a pair of sticks"),
        ])

    private static let bearPlush = soft.but(
        [
            .of("棉布、棉花", "Cotton cloth, cotton filling"),
            DemoFact("洗涤", "Washing", "手洗，晒干", "Hand wash, dry in the sun"),
        ],
        about: (
            "棉布身子，棉花填充，可整只手洗。眼鼻刺绣，无小零件。",
            "A body of cotton filled with cotton, to be washed by hand; eyes and nose are embroidered, "
                + "nothing comes off."
        ))
    private static let mapPuzzle = puzzle.but(
        [.of("2 mm 卡纸、磁片", "2 mm board, magnets"), DemoFact("适用年龄", "Age", "3 岁以上", "From 3 years")])

    static let toys = DemoShelf(
        slug: "toys", name: Bilingual("玩具", "Toys"),
        brands: [
            Bilingual("木头人", "Wooden Fellow"), Bilingual("纸鸢坊", "Kite Workshop"),
            Bilingual("小团圆", "Little Reunion"),
        ],
        care: Bilingual("通过 3C 认证；请按年龄选购，小件在大人看护下玩。", "Certified by 3C. Mind the age; small parts only with an adult."),
        goods: [
            DemoGood(
                "luban-lock", wooden.drawn(as: .lubanLock), 39, ("鲁班锁六件", "Luban locks, six"),
                ("拆开容易合上难", "Easy to open, hard to close"),
                look: Look(.walnut)),
            DemoGood(
                "palace-blocks", blocks.drawn(as: .palace), 168, ("古建筑积木", "Palace blocks"),
                ("斗拱飞檐，二百粒", "Brackets and eaves, 200 pieces")
            ),
            DemoGood(
                "rainbow-blocks", blocks.drawn(as: .rainbow), 129, ("彩虹堆叠木", "Rainbow stacker"),
                ("桥、山、摇篮随便搭", "A bridge, a hill, a cradle"),
                look: Look(.vermilion)),
            DemoGood(
                "stacking-stones", blocks.drawn(as: .stackingStones), 79, ("平衡叠石", "Balance stones"),
                ("二十块木头石", "Twenty wooden pebbles")),
            DemoGood(
                "abacus", wooden.drawn(as: .abacus), 49, ("木珠算盘", "Wooden abacus"),
                ("数感启蒙", "A first feeling for numbers"),
                look: Look(.clay)),
            DemoGood("tangram", wooden.drawn(as: .tangram), 29, ("七巧板", "Tangram"), ("带题卡八十张", "With eighty cards")),
            DemoGood(
                "swallow-kite", kite.drawn(as: .swallowKite), 59, ("沙燕风筝", "Swallow kite"),
                ("北派彩绘", "Painted in the Beijing style"), look: Look(.indigo)),
            DemoGood(
                "fish-kite", kite.drawn(as: .carpKite), 49, ("锦鲤风筝", "Carp kite"), ("尾巴三米长", "A tail of three metres"),
                look: Look(.vermilion)),
            DemoGood(
                "eagle-kite", kite.drawn(as: .eagleKite), 69, ("雄鹰风筝", "Eagle kite"), ("盘旋不落", "Circles and stays up"),
                look: Look(.walnut)),
            DemoGood(
                "butterfly-kite", kite.drawn(as: .butterflyKite), 45, ("蝴蝶风筝", "Butterfly kite"),
                ("孩子一个人能放", "Children fly it alone"), look: Look(.persimmon)),
            DemoGood(
                "panda-plush", soft.drawn(as: .panda).gift(.toChild), 79, ("熊猫毛绒玩偶", "Plush panda"),
                ("抱着一节竹子", "Holding its bamboo"),
                look: Look(.moon)),
            DemoGood(
                "tiger-plush", tiger.gift(.toChild), 89, ("布老虎", "Cloth tiger"),
                ("虎头虎脑，满月礼", "A gift for a first month"),
                look: Look(.persimmon)),
            DemoGood(
                "rabbit-plush", rabbit, 75, ("垂耳兔", "Lop-eared rabbit"), ("耳朵可以咬", "The ears may be chewed"),
                look: Look(.moon)),
            DemoGood(
                "bear-plush", bearPlush.gift(.toChild), 85, ("棉花熊", "Cotton bear"), ("陪睡第一名", "First to fall asleep"),
                look: Look(.ochre)),
            DemoGood(
                "ox-plush", ox, 69, ("小牛哞哞", "Little ox"), ("肚子一捏会叫", "Squeeze it and it moos"), look: Look(.walnut)),
            DemoGood(
                "map-puzzle", mapPuzzle.drawn(as: .mapPuzzle), 49, ("中国地图拼图", "Map of China puzzle"),
                ("三十四块磁性", "Thirty-four magnetic pieces"), look: Look(.sky)),
            DemoGood(
                "landscape-puzzle", puzzle.drawn(as: .landscapePuzzle), 69, ("千里江山拼图", "Thousand Li landscape puzzle"),
                ("一千片，长一米", "A thousand pieces, one metre wide"), look: Look(.pine, .mist)),
            DemoGood(
                "lion-puzzle", puzzle.drawn(as: .lionPuzzle), 59, ("醒狮拼图", "Lion dance puzzle"),
                ("五百片", "Five hundred pieces"),
                look: Look(.vermilion, .blossoms)),
            DemoGood(
                "floor-puzzle",
                puzzle.drawn(as: .seasonsPuzzle).but([DemoFact("适用年龄", "Age", "3 岁以上", "From 3 years")]), 55,
                ("四季地板拼图", "Four seasons floor puzzle"),
                ("大块，三岁起", "Large pieces, from three")),
            DemoGood(
                "wooden-truck", car.drawn(as: .truck), 89, ("木质卡车", "Wooden truck"), ("能装能卸", "Loads and unloads")),
            DemoGood(
                "rail-train", train, 159, ("轨道小火车", "Train with rails"), ("八字轨三十件", "Thirty pieces in an eight"),
                look: Look(.pine)),
            DemoGood(
                "pull-duck", duck, 65, ("拉绳小鸭车", "Pull-along duck"), ("走一步点一下头", "It nods at every step"),
                look: Look(.ochre)),
            DemoGood(
                "race-car", car.drawn(as: .racers), 59, ("回力赛车三辆", "Push-back racers, three"),
                ("松手就跑", "Let go and they run")),
            DemoGood("rattle-drum", drum, 35, ("拨浪鼓", "Rattle drum"), ("摇一摇，咚咚响", "Shake it and it beats")),
            DemoGood(
                "waist-drum", waistDrum, 68, ("儿童腰鼓", "Waist drum"), ("红绸带，配双槌", "Red ribbon and two sticks"),
                look: Look(.vermilion)),
        ])
}
