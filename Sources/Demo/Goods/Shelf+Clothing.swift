extension DemoShelf {
    private static let jacket = GoodKind(
        .jacket, .clothes, "立领盘扣，廓形宽松，平铺测量误差两厘米内。建议按日常尺码购买。",
        "A stand collar, knotted buttons and an easy cut. Take your usual size; measures are within two centimetres.",
        facts: [
            DemoFact("材质", "Material", "棉 80%、麻 20%", "80% cotton, 20% linen"),
            DemoFact("版型", "Fit", "宽松", "Loose"),
            DemoFact("洗涤", "Washing", "手洗，反面熨烫", "Hand wash, iron inside out"),
        ])
    private static let dress = GoodKind(
        .dress, .clothes, "天丝棉混纺，垂坠不贴身，腰后暗拉链。内衬透气，不透光。",
        "A cotton and lyocell drape with a hidden zip and a breathing lining.",
        facts: [
            DemoFact("材质", "Material", "天丝 60%、棉 40%", "60% lyocell, 40% cotton"),
            DemoFact("版型", "Fit", "合身", "Regular"),
            DemoFact("洗涤", "Washing", "手洗，悬挂晾干", "Hand wash, hang to dry"),
        ])
    private static let qipao = GoodKind(
        .qipao, .clothes, "立领斜襟，手工盘扣，直身微收腰，侧开衩到膝。天丝棉混纺，内衬透气，不透光。",
        "A stand collar, a slanted opening with knotted buttons, and a straight cut that is slit to the knee. Cotton "
            + "and lyocell with a breathing lining.",
        facts: dress.facts)
    private static let scarf = GoodKind(
        .scarf, .colour, "百分百天然纤维，轻暖不扎脖。手洗平铺晾干，低温熨烫。",
        "All natural fibre, light and never scratchy. Wash by hand and dry flat.",
        facts: [
            DemoFact("材质", "Material", "羊毛", "Wool"),
            DemoFact("洗涤", "Washing", "手洗，平铺晾干", "Hand wash, dry flat"),
        ])
    private static let socks = GoodKind(
        .socks, .pack("双"), "精梳棉加固袜跟，无骨缝合，不勒脚踝。深浅分洗。",
        "Combed cotton with firm heels and flat seams that leave no mark.",
        facts: [
            DemoFact("材质", "Material", "精梳棉", "Combed cotton"),
            DemoFact("洗涤", "Washing", "可机洗，深浅分开", "Machine-washable, like colours"),
        ])
    private static let cap = GoodKind(
        .cap, .colour, "可调节帽围，五十四到六十厘米都合适。帽檐可弯折，收纳不变形。",
        "Adjusts from 54 to 60 centimetres; the brim folds and springs back.",
        facts: [
            DemoFact("材质", "Material", "棉", "Cotton"),
            DemoFact("帽围", "Head size", "54–60 cm"),
        ])

    private static let vest = GoodKind(
        .vest, .clothes, "厚实帆布，水洗做旧，宽松叠穿。金属扣结实，口袋能装手机与笔记本。",
        "Stout washed canvas, loose enough for layers. Metal buttons, and pockets for phone and notebook.",
        facts: [
            DemoFact("材质", "Material", "棉帆布", "Cotton canvas"),
            DemoFact("版型", "Fit", "宽松", "Loose"),
            DemoFact("洗涤", "Washing", "可机洗", "Machine-washable"),
        ])
    private static let skirt = GoodKind(
        .skirt, .clothes, "提花面料，百褶定型，走动有光泽。系带腰身可调，反面熨烫。",
        "Jacquard in set pleats that catch the light. The tied waist adjusts; iron it inside out.",
        facts: [
            DemoFact("材质", "Material", "提花面料", "Jacquard"),
            DemoFact("洗涤", "Washing", "干洗", "Dry clean"),
        ])
    private static let ballCap = GoodKind(
        .ballCap, .colour, "棉斜纹，刺绣细密，后扣可调。帽檐成型，手洗晾干。",
        "Cotton twill with dense embroidery and a buckle behind. Wash by hand and dry in shape.",
        facts: [
            DemoFact("材质", "Material", "棉斜纹", "Cotton twill"),
            DemoFact("帽围", "Head size", "54–60 cm"),
        ])
    private static let beret = GoodKind(
        .beret, .colour, "纯羊毛毡，挺括有型，戴进包里不皱。轻刷除尘，干洗最好。",
        "Pure wool felt that keeps its shape, even in a bag. Brush it lightly; dry cleaning is best.",
        facts: [
            DemoFact("材质", "Material", "羊毛毡", "Wool felt"),
            DemoFact("洗涤", "Washing", "干洗", "Dry clean"),
        ])

    private static let linenShirt = jacket.but(
        [.of("亚麻 100%", "100% linen")],
        about: (
            "立领贝壳扣，廓形宽松，平铺测量误差两厘米内。亚麻水洗处理，越穿越软。",
            "A stand collar, shell buttons and an easy cut. Washed linen that softens as you wear it; "
                + "measures are within two centimetres."
        ))
    private static let cottonRobe = jacket.but(
        [.of("双层棉纱", "Cotton double gauze"), DemoFact("洗涤", "Washing", "可机洗，装洗衣袋", "Machine-washable in a bag")],
        about: (
            "系带开襟，两侧大袋，宽松不勒。双层棉纱越洗越软。",
            "Open in front with a tie, two deep pockets and an easy cut. Cotton double gauze softens with "
                + "washing."
        ))
    private static let silkShirt = jacket.but(
        [
            .of("桑蚕丝 100%，19 姆米", "100% mulberry silk, 19 momme"),
            DemoFact("洗涤", "Washing", "干洗，或冷水手洗、阴干", "Dry clean, or hand wash cold and dry in the shade"),
        ],
        about: (
            "立领盘扣，廓形宽松，哑光不反亮。建议按日常尺码购买，平铺测量误差两厘米内。",
            "A stand collar, knotted buttons and an easy cut in matt silk. Take your usual size; measures "
                + "are within two centimetres."
        ),
        care: (
            "吊牌完好可七天退换；深色首洗略有浮色，请单独冷水手洗或干洗。",
            "Returns within seven days with the tag on. Dark silk gives off a little colour at first: wash "
                + "it cold and by itself, or dry clean."
        ))
    private static let linenDress = dress.but(
        [.of("亚麻 100%", "100% linen")],
        as: .linenDress,
        about: (
            "水洗亚麻，垂坠不贴身，腰后暗拉链。两侧有袋，内衬透气，不透光。",
            "Washed linen with an easy drape, a hidden zip, pockets and a breathing lining."
        ))
    private static let gauzeDress = dress.but(
        [.of("双层棉纱", "Cotton double gauze")],
        as: .gauzeDress,
        about: (
            "双层棉纱，蓬松不贴身，腰间抽绳可调。贴身一层不透光，免内衬。",
            "Cotton double gauze, airy and loose, with a drawstring at the waist. The inner layer lines it."
        ))
    private static let knitDress = dress.but(
        [.of("羊毛", "Wool"), DemoFact("洗涤", "Washing", "手洗，平铺晾干", "Hand wash, dry flat")],
        as: .knitDress,
        about: (
            "细羊毛罗纹针织，有弹性，修身不紧绷。套头穿着，洗后平铺不变形。",
            "Fine ribbed wool that stretches, close but never tight. It pulls on over the head; dry it flat "
                + "and it keeps its shape."
        ))
    private static let silkScarf = scarf.but(
        [.of("桑蚕丝 100%", "100% mulberry silk"), DemoFact("洗涤", "Washing", "干洗，或冷水手洗", "Dry clean, or hand wash cold")],
        as: .silkSquare,
        about: (
            "百分百桑蚕丝斜纹绸，手工卷边，系颈、束发、挂包都好看。低温反面熨烫。",
            "All mulberry silk twill with edges rolled by hand, for neck, hair or bag. Iron it cool, inside "
                + "out."
        ),
        care: (
            "吊牌完好可七天退换；宜干洗或冷水手洗，勿拧勿暴晒。",
            "Returns within seven days with the tag on. Dry clean or wash cold by hand; never wring it, "
                + "keep it from the sun."
        ))
    private static let cottonScarf = scarf.but(
        [.of("棉、麻", "Cotton, linen"), DemoFact("洗涤", "Washing", "冷水单独手洗", "Hand wash cold, by itself")])
    private static let woolSocks = socks.but(
        [.of("羊毛 70%、棉 30%", "70% wool, 30% cotton"), DemoFact("洗涤", "Washing", "冷水手洗", "Hand wash cold")],
        about: (
            "羊毛毛圈加厚，加固袜跟，不勒脚踝。深浅分洗，平铺晾干。",
            "Thick looped wool with firm heels that leaves no mark. Wash like colours together and dry flat."
        ))
    private static let silkSocks = socks.but(
        [.of("桑蚕丝 80%、锦纶 20%", "80% mulberry silk, 20% nylon"), DemoFact("洗涤", "Washing", "冷水手洗", "Hand wash cold")],
        about: (
            "桑蚕丝贴肤，细针无骨缝合，不勒脚踝。冷水轻揉，阴干。",
            "Silk against the skin, with flat seams that leave no mark. Wash gently and dry in the shade."
        ))
    private static let strawHat = cap.but(
        [.of("拉菲草", "Raffia straw"), DemoFact("洗涤", "Washing", "软布擦拭，勿水洗", "Wipe, do not wash")],
        about: (
            "拉菲草手编，内圈可调，五十四到六十厘米都合适。可折叠，展开喷点水就复形。",
            "Woven by hand of raffia with a band that adjusts from 54 to 60 centimetres. It folds; a little "
                + "mist brings it back."
        ),
        care: (
            "吊牌完好可七天退换；软布擦拭，勿水洗，收在通风处。",
            "Returns within seven days with the tag on. Wipe it with a soft cloth, never wash it, and keep "
                + "it airy."
        ))

    static let clothing = DemoShelf(
        slug: "clothing", name: Bilingual("服饰", "Clothing"),
        brands: [
            Bilingual("素衣", "Plain Robe"), Bilingual("布里", "In Cloth"),
            Bilingual("山色", "Mountain Hue"),
        ],
        care: Bilingual(
            "吊牌完好可七天退换；首次穿着前请单独清洗一次。",
            "Returns within seven days with the tag on. Wash once by itself before "
                + "wearing."),
        goods: [
            DemoGood(
                "tang-jacket", jacket, 399, ("新中式盘扣外套", "Knotted-button jacket"),
                ("棉麻挺括，四季可穿", "Crisp linen blend for all seasons"), look: Look(.indigo)),
            DemoGood(
                "linen-shirt", linenShirt.drawn(as: .bandCollarShirt), 199, ("亚麻立领衬衫", "Linen band-collar shirt"),
                ("透气速干", "Airy and quick to dry")
            ),
            DemoGood(
                "padded-jacket", jacket.drawn(as: .paddedJacket).but([.of("棉，填充棉", "Cotton, cotton filling")]), 459,
                ("轻薄夹棉袄", "Light padded jacket"),
                ("绗缝格纹，保暖不臃", "Quilted, warm without bulk")),
            DemoGood(
                "cotton-robe", cottonRobe.drawn(as: .robe), 239, ("居家袍", "House robe"),
                ("系带宽松，双层纱", "Loose double gauze with a tie")),
            DemoGood(
                "silk-shirt", silkShirt.drawn(as: .shirt), 529, ("真丝衬衫", "Silk shirt"),
                ("19 姆米，哑光", "Nineteen momme, matt"),
                look: Look(.plum)),
            DemoGood(
                "work-vest", vest, 168, ("帆布工装马甲", "Canvas work vest"), ("六个口袋", "Six pockets"), look: Look(.bamboo)),
            DemoGood(
                "qipao-dress", qipao, 599, ("改良旗袍", "Modern qipao"), ("日常可穿，不束腰", "Easy enough for every day"),
                look: Look(.pine, .blossoms)),
            DemoGood("linen-dress", linenDress, 329, ("亚麻连衣裙", "Linen dress"), ("到小腿，带口袋", "Mid-calf, with pockets")),
            DemoGood(
                "cotton-skirt", skirt, 259, ("马面半裙", "Horse-face skirt"),
                ("织金暗纹，走动生风", "Woven gold that moves with you"), look: Look(.indigo, .blossoms)),
            DemoGood("gauze-dress", gauzeDress, 289, ("双层纱长裙", "Double gauze long dress"), ("软糯如云", "Soft as cloud")),
            DemoGood("knit-dress", knitDress, 359, ("羊毛针织裙", "Wool knit dress"), ("修身不紧", "Close but not tight")),
            DemoGood(
                "cashmere-scarf", scarf.but([.of("山羊绒 100%", "100% cashmere")]).gift(.toMother), 499,
                ("山羊绒围巾", "Cashmere scarf"),
                ("阿拉善绒，轻如无物", "Weightless Alashan cashmere")),
            DemoGood(
                "silk-scarf", silkScarf.gift(.toMother), 299, ("桑蚕丝方巾", "Silk square"),
                ("90 厘米，手卷边", "Ninety centimetres, hand-rolled"),
                in: .single),
            DemoGood(
                "cotton-scarf", cottonScarf, 89, ("扎染棉麻巾", "Tie-dyed scarf"),
                ("蓝靛手染，条条不同", "Indigo, each one different"),
                in: .single, look: Look(.indigo, .mist)),
            DemoGood(
                "wool-shawl", scarf.drawn(as: .shawl), 359, ("羊毛披肩", "Wool shawl"), ("办公室空调房常备", "For cold offices")),
            DemoGood(
                "knit-scarf", scarf, 129, ("粗针毛线围巾", "Chunky knit scarf"), ("两米长，绕两圈", "Two metres, twice around")),
            DemoGood(
                "crew-socks", socks, 19, ("精梳棉中筒袜", "Combed cotton socks"), ("不闷脚，不掉跟", "They stay up and stay dry")),
            DemoGood("wool-socks", woolSocks, 39, ("羊毛厚袜", "Thick wool socks"), ("冬天屋里也暖", "Warm at home in winter")),
            DemoGood(
                "split-toe-socks", socks.drawn(as: .splitToeSocks), 25, ("分趾袜", "Split-toe socks"),
                ("配布鞋木屐", "For cloth shoes and clogs")),
            DemoGood(
                "boat-socks", socks.drawn(as: .boatSocks).but([.of("精梳棉、硅胶跟", "Combed cotton, silicone heel")]), 15,
                ("隐形船袜", "No-show socks"), ("硅胶防滑跟", "Silicone heel grip")),
            DemoGood(
                "silk-socks", silkSocks, 49, ("桑蚕丝袜", "Silk socks"), ("夏天凉，冬天打底", "Cool in summer, a base in winter")),
            DemoGood("baseball-cap", ballCap, 79, ("刺绣棒球帽", "Embroidered cap"), ("小山一座，低调", "One small mountain")),
            DemoGood(
                "bucket-hat", cap.but([.of("棉、麻", "Cotton, linen")]), 89, ("棉麻渔夫帽", "Linen bucket hat"),
                ("防晒遮脸", "Shade for sunny days")),
            DemoGood("wool-beret", beret, 99, ("羊毛贝雷帽", "Wool beret"), ("秋冬一顶就够", "All you need from autumn on")),
            DemoGood(
                "straw-hat", strawHat.drawn(as: .strawHat), 109, ("手编草帽", "Woven straw hat"),
                ("可折叠，海边田间", "Folds, for beach and field"),
                in: .single, look: Look(.bamboo, .lattice)),
        ])
}
