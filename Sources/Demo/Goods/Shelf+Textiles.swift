extension DemoShelf {
    private static let pillow = GoodKind(
        .pillow, .cloth, "枕套可拆洗，芯料透气回弹。高低两面，仰卧侧卧都服帖。",
        "A washable cover over a springy, breathing core; two heights for back and side sleepers.",
        facts: [
            DemoFact("材质", "Material", "棉、乳胶", "Cotton, latex"),
            DemoFact("洗涤", "Washing", "枕套可机洗", "Cover machine-washable"),
        ])
    private static let quilt = GoodKind(
        .quilt, .bed, "新疆长绒棉，60 支缎纹，亲肤不闷。水洗三遍不缩水，不起球。",
        "Xinjiang long-staple cotton in 60-count sateen: soft, cool, and it does not shrink or pill.",
        facts: [
            DemoFact("材质", "Material", "新疆长绒棉", "Xinjiang long-staple cotton"),
            DemoFact("织法", "Weave", "60 支缎纹", "60s sateen"),
            DemoFact("洗涤", "Washing", "可机洗", "Machine-washable"),
        ])
    private static let towel = GoodKind(
        .towel, .pack("条"), "无捻纱毛圈，吸水快、不掉毛。A 类婴幼儿标准，荧光剂零添加。",
        "Zero-twist loops that drink water and shed nothing. Made to the infant standard, without brighteners.",
        facts: [
            DemoFact("材质", "Material", "棉", "Cotton"),
            DemoFact("安全类别", "Safety class", "A 类（婴幼儿）", "Class A, for infants"),
            DemoFact("洗涤", "Washing", "可机洗", "Machine-washable"),
        ])
    private static let curtain = GoodKind(
        .curtain, .curtain, "垂感面料，遮光九成，包边包挂钩。尺寸可改，备注窗宽即可。",
        "A heavy drape that keeps out nine tenths of the light, with hooks. Tell us the width and we cut it.",
        facts: [
            DemoFact("材质", "Material", "聚酯纤维", "Polyester"),
            DemoFact("遮光率", "Shading", "90%"),
            DemoFact("洗涤", "Washing", "可机洗", "Machine-washable"),
        ])
    private static let rug = GoodKind(
        .rug, .rug, "机织短绒，底部点胶防滑，扫地机可过。污渍用中性洗剂点洗。",
        "Short woven pile on a non-slip back; a robot cleaner runs over it. Spot-clean with mild soap.",
        facts: [
            DemoFact("材质", "Material", "短绒、点胶底", "Short pile, rubber dots"),
            DemoFact("洗涤", "Washing", "局部擦洗", "Spot clean"),
        ])

    private static let robe = GoodKind(
        .jacket, .clothes, "华夫格棉纱，吸水透气，腰带可调，双侧大袋。可机洗，低温烘干。",
        "Waffle cotton that drinks and breathes, with a belt and two deep pockets. Machine wash, tumble low.",
        facts: [
            DemoFact("材质", "Material", "华夫格棉", "Waffle cotton"),
            DemoFact("洗涤", "Washing", "可机洗，低温烘干", "Machine-washable, tumble low"),
        ])
    private static let silk = GoodKind(
        .quilt, .bed, "百分百桑蚕长丝，手工拉网不移位，轻柔贴身。勿暴晒水洗，通风晾晒即可。",
        "All long-fibre mulberry silk, drawn by hand so that it stays in place. Air it in the shade; do not wash.",
        facts: [
            DemoFact("材质", "Material", "桑蚕长丝", "Long mulberry silk"),
            DemoFact("洗涤", "Washing", "勿水洗，通风晾晒", "Air it, do not wash"),
        ])

    private static let buckwheatPillow = pillow.but(
        [
            .of("荞麦壳、棉", "Buckwheat husks, cotton"),
            DemoFact("洗涤", "Washing", "枕套可机洗，枕芯晾晒", "Cover machine-washable, air the husks"),
        ],
        about: (
            "枕套可拆洗，荞麦壳随头颈塑形，透气不闷。拉链开口，高低自己加减。",
            "A washable cover over husks that follow the neck and breathe. A zip lets you add or take out."
        ),
        care: (
            "枕套 30℃ 以下轻柔机洗；枕芯勿水洗，晴天晾晒两小时；七天无理由退换。",
            "Machine wash the cover gently below 30 °C. Never wash the husks: air them in the sun. Returns "
                + "within seven days."
        ))
    private static let latexPillow = pillow.but(
        [.of("天然乳胶、棉", "Natural latex, cotton")],
        care: (
            "枕套 30℃ 以下轻柔机洗；乳胶芯勿水洗勿暴晒，通风阴干；七天无理由退换。",
            "Machine wash the cover gently below 30 °C. Keep the latex from water and sun. Returns within "
                + "seven days."
        ))
    private static let downPillow = pillow.but(
        [.of("羽绒、棉", "Down, cotton")],
        about: (
            "防绒棉布包白鸭绒，立体充绒，蓬松回弹。一对两只，轻拍即蓬。",
            "Downproof cotton filled with white duck down, light and springy. Two to a pair; a pat brings "
                + "them up."
        ),
        care: (
            "枕芯宜干洗，枕套 30℃ 以下轻柔机洗；通风晾晒，勿暴晒；七天无理由退换。",
            "Dry clean the pillows, machine wash the covers gently below 30 °C. Air them in the shade. "
                + "Returns within seven days."
        ))
    private static let linenCushion = pillow.but(
        [.of("亚麻、聚酯填充", "Linen, polyester filling"), DemoFact("洗涤", "Washing", "外套可机洗", "Cover machine-washable")],
        about: (
            "亚麻外套可拆洗，越洗越软，暗拉链不硌手。靠腰、垫背、抱着都好。",
            "A linen cover that comes off and softens with washing, with a hidden zip. For the back, the "
                + "lap or the sofa."
        ))
    private static let embroideredCushion = pillow.but(
        [.of("真丝缎面、聚酯填充", "Silk satin, polyester filling"), DemoFact("洗涤", "Washing", "外套干洗", "Dry clean the cover")],
        about: (
            "真丝缎面，苏绣手工，暗拉链可拆。靠腰、垫背，也是沙发上的一幅画。",
            "Silk satin embroidered by hand in Suzhou, with a hidden zip. For the back, and a picture on "
                + "the sofa."
        ),
        care: (
            "外套宜干洗，勿漂白勿暴晒，避免勾丝；七天无理由退换。",
            "Dry clean the cover, keep it from bleach, sun and sharp edges. Returns within seven days."
        ))
    private static let linenBedding = quilt.but(
        [.of("亚麻", "Linen"), DemoFact("织法", "Weave", "平纹，水洗", "Plain weave, washed")],
        about: (
            "法国亚麻，成衣水洗，褶皱自然，越睡越软。吸湿快干，夏天不黏。",
            "French linen, washed when made, with easy creases and softer every night. It drinks and dries "
                + "quickly in summer."
        ))
    private static let silkQuilt = silk.but(
        [],
        care: (
            "勿水洗勿暴晒，通风处阴凉晾晒；套好被套使用；七天无理由退换。",
            "Never wash it and keep it from the sun: air it in the shade, and use it in a cover. Returns "
                + "within seven days."
        ))
    private static let cottonQuilt = quilt.but(
        [
            .of("新疆长绒棉", "Xinjiang long-staple cotton"), DemoFact("填充", "Filling", "棉花 3 kg", "3 kg of cotton"),
            DemoFact("洗涤", "Washing", "勿水洗，晾晒即可", "Air it, do not wash"),
        ],
        without: ["织法"],
        about: (
            "新疆长绒棉胎，纱网固定不跑棉，蓬松暖和。晒一晒就回弹。",
            "A core of Xinjiang long-staple cotton held by a net, so that it stays in place. The sun brings "
                + "it back up."
        ),
        care: (
            "被芯勿水洗，晴天晾晒轻拍；套好被套使用；七天无理由退换。",
            "Never wash the core: air it in the sun and pat it, and use it in a cover. Returns within seven "
                + "days."
        ))
    private static let gauzeTowel = towel.but(
        [.of("六层棉纱布", "Six layers of cotton gauze")],
        about: (
            "六层纱布不起毛圈，吸水快干，越洗越软。A 类婴幼儿标准，荧光剂零添加。",
            "Six layers of gauze without loops dry fast and soften with washing. Made to the infant "
                + "standard, without brighteners."
        ))
    private static let teaCloth = towel.but(
        [.of("麂皮绒（超细纤维）", "Suede microfibre"), DemoFact("洗涤", "Washing", "手洗，勿用柔顺剂", "Hand wash, no softener")],
        without: ["安全类别"],
        about: (
            "超细纤维麂皮绒，一抹就干，不掉毛不留痕。深色耐茶渍，两条装。",
            "Suede microfibre that wipes dry at once and leaves neither lint nor marks. Dark against tea "
                + "stains; two of them."
        ))
    private static let linenCurtain = curtain.but(
        [.of("棉 55%、麻 45%", "55% cotton, 45% linen"), DemoFact("遮光率", "Shading", "50%")],
        about: (
            "棉麻混纺，半遮光，光线透进来是柔的，包边包挂钩。尺寸可改，备注窗宽即可。",
            "A blend of cotton and linen that lets in half the light, softly, with hooks. Tell us the width "
                + "and we cut it."
        ))
    private static let blackoutCurtain = curtain.but(
        [DemoFact("遮光率", "Shading", "100%")],
        about: (
            "三层织造，全遮光、隔热降噪，包边包挂钩。尺寸可改，备注窗宽即可。",
            "Woven in three layers against light, heat and noise, with hooks. Tell us the width and we cut "
                + "it."
        ))
    private static let sheerCurtain = curtain.but(
        [.of("聚酯纱", "Polyester voile"), DemoFact("遮光率", "Shading", "10%")],
        about: (
            "细纱轻垂，透光不透人，包边包挂钩。尺寸可改，备注窗宽即可。",
            "A fine voile that lets in the light and keeps out eyes, with hooks. Tell us the width and we "
                + "cut it."
        ))
    private static let doorNoren = curtain.but(
        [.of("棉", "Cotton")],
        without: ["遮光率"],
        about: (
            "靛蓝棉布，双幅半截，配穿杆。进出撩起，垂下挡视线。",
            "Indigo cotton in two panels of half length, with a rod. Lift it to pass; let fall, it keeps "
                + "out looks."
        ))
    private static let woolRug = rug.but(
        [
            .of("新西兰羊毛、棉底", "New Zealand wool, cotton backing"),
            DemoFact("洗涤", "Washing", "吸尘，专业清洗", "Vacuum, professional cleaning"),
        ],
        about: (
            "新西兰羊毛手工簇绒，绒高厚实，初期少量浮毛属正常。定期吸尘，污渍点洗。",
            "New Zealand wool, tufted by hand, with a deep pile that sheds a little at first. Vacuum it and "
                + "spot-clean."
        ),
        care: (
            "定期吸尘，污渍及时点洗，勿水浸勿机洗；七天无理由退换。",
            "Vacuum it regularly and treat spots at once; never soak or machine wash it. Returns within "
                + "seven days."
        ))
    private static let cottonRug = rug.but(
        [.of("棉", "Cotton"), DemoFact("洗涤", "Washing", "可机洗", "Machine-washable")],
        about: (
            "棉线手工编织，双面可用，流苏打结不散。薄而服帖，扫地机可过。",
            "Woven by hand of cotton yarn, good on both sides, with knotted fringes. Thin and flat; a robot "
                + "cleaner runs over it."
        ))
    private static let juteRug = rug.but(
        [.of("黄麻", "Jute"), DemoFact("洗涤", "Washing", "扫净，局部擦洗", "Sweep, spot clean")],
        about: (
            "黄麻粗绳盘编，厚实耐踩，草木本色。受潮请立起晾干。",
            "Thick jute cord coiled and sewn, in its own colour, made to be walked on. Stand it up to dry "
                + "when damp."
        ),
        care: (
            "扫净即可，局部擦洗，勿水浸勿机洗；受潮立起晾干；七天无理由退换。",
            "Sweep and spot clean it; never soak or machine wash it. Stand it up to dry. Returns within "
                + "seven days."
        ))
    private static let doorMat = rug.but(
        [
            .of("聚丙烯绒、橡胶底", "Polypropylene pile, rubber back"),
            DemoFact("洗涤", "Washing", "抖净，水冲晾干", "Shake out, rinse, dry"),
        ],
        about: (
            "粗细双绒，粗的刮泥、细的吸水，橡胶底不移位。拎起一抖就净。",
            "Coarse pile scrapes, fine pile drinks, and the rubber back stays put. Lift and shake it clean."
        ))
    private static let bathMat = rug.but(
        [.of("硅藻土、橡胶底", "Diatomite, rubber back"), DemoFact("洗涤", "Washing", "清水冲洗，阴干", "Rinse, dry in the shade")],
        about: (
            "硅藻土软面，踩上去水印十秒消，橡胶底防滑。可卷，不怕摔。",
            "A soft diatomite face that drinks a footprint in ten seconds, on rubber that grips. It rolls "
                + "up and never cracks."
        ),
        care: (
            "清水冲洗，阴干，勿机洗勿暴晒；七天无理由退换。",
            "Rinse it and dry it in the shade; no machine, no sun. Returns within seven days."
        ))

    static let textiles = DemoShelf(
        slug: "textiles", name: Bilingual("家纺", "Home textiles"),
        brands: [
            Bilingual("棉朵", "Cotton Boll"), Bilingual("织野", "Field Weave"),
            Bilingual("安寝", "Sound Sleep"),
        ],
        care: Bilingual(
            "30℃ 以下轻柔机洗，勿漂白，阴干更耐用；七天无理由退换。",
            "Machine wash gently below 30 °C, do not bleach, dry in the shade. Returns within seven days."),
        goods: [
            DemoGood(
                "buckwheat-pillow", buckwheatPillow, 69, ("荞麦枕", "Buckwheat pillow"),
                ("软硬适中，透气不闷头", "Firm yet yielding, never stuffy")),
            DemoGood(
                "latex-pillow", latexPillow, 199, ("天然乳胶枕", "Natural latex pillow"),
                ("护颈波浪形", "A wave that supports the neck"), in: .single, look: Look(.moon, .dots)),
            DemoGood(
                "down-pillow", downPillow, 259, ("羽绒枕一对", "Down pillows, pair"), ("酒店款，蓬松柔软", "As in a good hotel"),
                in: .single, look: Look(.moon)),
            DemoGood(
                "linen-cushion", linenCushion.drawn(as: .cushion), 59, ("亚麻抱枕", "Linen cushion"),
                (
                    "45 厘米方形，含芯",
                    "45 centimetres square, filled"
                )),
            DemoGood(
                "embroidered-cushion", embroideredCushion.drawn(as: .cushion), 128,
                ("苏绣靠垫", "Suzhou embroidered cushion"),
                ("玉兰一枝，手推绣", "A magnolia branch in silk"), look: Look(.rose, .blossoms)),
            DemoGood(
                "cotton-bedding", quilt, 399, ("长绒棉四件套", "Cotton bedding set"),
                ("缎纹亲肤，纯色", "Plain sateen, soft to the skin")),
            DemoGood(
                "linen-bedding", linenBedding, 599, ("水洗亚麻四件套", "Washed linen bedding"),
                ("自然褶皱，夏天透气", "Easy creases, cool in summer")),
            DemoGood(
                "silk-quilt", silkQuilt, 899, ("桑蚕丝被", "Mulberry silk quilt"),
                ("手工拉网，双季可拆", "Hand-drawn floss in two layers"), look: Look(.moon)),
            DemoGood(
                "cotton-quilt", cottonQuilt, 329, ("新疆棉花被", "Xinjiang cotton quilt"),
                ("六斤冬被，蓬松暖和", "Three kilos of winter warmth")),
            DemoGood("summer-quilt", quilt, 189, ("夏凉空调被", "Summer quilt"), ("可机洗，薄而不透", "Light and machine washable")),
            DemoGood("bed-cover", quilt, 279, ("绗缝床盖", "Quilted bedspread"), ("床单、盖毯两用", "Sheet or throw")),
            DemoGood(
                "bath-towel", towel, 59, ("纯棉浴巾", "Cotton bath towel"),
                ("70 × 140 厘米，加厚", "70 by 140 centimetres, thick")),
            DemoGood("face-towel", towel, 19, ("方格面巾", "Checked face towel"), ("32 股，柔软吸水", "Soft and thirsty")),
            DemoGood(
                "gauze-towel", gauzeTowel, 29, ("六层纱布巾", "Six-layer gauze towel"),
                ("宝宝可用，速干", "Gentle for babies, dries fast")),
            DemoGood(
                "tea-cloth", teaCloth, 16, ("茶巾两条装", "Tea cloths, pair"), ("麂皮绒，吸水不掉毛", "Suede-soft and lint-free"),
                in: .single),
            DemoGood(
                "bathrobe-towel", robe.drawn(as: .robe), 139, ("华夫格浴袍", "Waffle bathrobe"),
                ("轻薄吸水，四季可穿", "Light and absorbent, all year round"), look: Look(.sky, .checks)),
            DemoGood(
                "linen-curtain", linenCurtain, 168, ("棉麻窗帘", "Linen-blend curtain"),
                ("半遮光，柔和透影", "Lets in a soft light")),
            DemoGood(
                "blackout-curtain", blackoutCurtain, 198, ("全遮光窗帘", "Blackout curtain"),
                ("卧室安睡，隔热", "Sleep late, stay cool")),
            DemoGood(
                "sheer-curtain", sheerCurtain, 98, ("云纱帘", "Cloud sheer"), ("如雾一层，白天更美", "A layer of mist by day"),
                look: Look(.moon)),
            DemoGood(
                "door-noren", doorNoren.drawn(as: .noren), 79, ("半截门帘", "Half-length door curtain"),
                ("厨房、书房、玄关", "For kitchen, study or hall"), in: .single, look: Look(.indigo, .waves)),
            DemoGood("wool-rug", woolRug, 699, ("羊毛地毯", "Wool rug"), ("新西兰羊毛，手感厚实", "Thick New Zealand wool")),
            DemoGood("cotton-rug", cottonRug, 159, ("棉线编织毯", "Woven cotton rug"), ("流苏边，机洗", "Fringed and washable")),
            DemoGood(
                "jute-rug", juteRug.drawn(as: .roundRug), 228, ("黄麻圆毯", "Jute rug"),
                ("自然肌理，茶室适用", "Natural texture for a tea room"),
                in: .round,
                look: Look(.bamboo)),
            DemoGood(
                "door-mat", doorMat.drawn(as: .mat), 49, ("刮泥地垫", "Door mat"),
                ("进门三步，鞋底干净", "Three steps and shoes are clean"),
                in: .mat),
            DemoGood(
                "bath-mat", bathMat.drawn(as: .mat), 45, ("硅藻软垫", "Diatomite bath mat"),
                ("十秒干爽，防滑", "Dry in ten seconds"), in: .mat),
        ])
}
