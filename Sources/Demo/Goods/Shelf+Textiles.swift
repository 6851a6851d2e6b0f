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
                "buckwheat-pillow", pillow, 69, ("荞麦枕", "Buckwheat pillow"),
                ("软硬适中，透气不闷头", "Firm yet yielding, never stuffy")),
            DemoGood(
                "latex-pillow", pillow, 199, ("天然乳胶枕", "Natural latex pillow"),
                ("护颈波浪形", "A wave that supports the neck"), in: .single, look: Look(.moon, .dots)),
            DemoGood(
                "down-pillow", pillow, 259, ("羽绒枕一对", "Down pillows, pair"), ("酒店款，蓬松柔软", "As in a good hotel"),
                in: .single, look: Look(.moon)),
            DemoGood(
                "linen-cushion", pillow, 59, ("亚麻抱枕", "Linen cushion"),
                (
                    "45 厘米方形，含芯",
                    "45 centimetres square, filled"
                )),
            DemoGood(
                "embroidered-cushion", pillow, 128, ("苏绣靠垫", "Suzhou embroidered cushion"),
                ("玉兰一枝，手推绣", "A magnolia branch in silk"), look: Look(.rose, .blossoms)),
            DemoGood(
                "cotton-bedding", quilt, 399, ("长绒棉四件套", "Cotton bedding set"),
                ("缎纹亲肤，纯色", "Plain sateen, soft to the skin")),
            DemoGood(
                "linen-bedding", quilt, 599, ("水洗亚麻四件套", "Washed linen bedding"),
                ("自然褶皱，夏天透气", "Easy creases, cool in summer")),
            DemoGood(
                "silk-quilt", silk, 899, ("桑蚕丝被", "Mulberry silk quilt"),
                ("手工拉网，双季可拆", "Hand-drawn floss in two layers"), look: Look(.moon)),
            DemoGood(
                "cotton-quilt", quilt, 329, ("新疆棉花被", "Xinjiang cotton quilt"),
                ("六斤冬被，蓬松暖和", "Three kilos of winter warmth")),
            DemoGood("summer-quilt", quilt, 189, ("夏凉空调被", "Summer quilt"), ("可机洗，薄而不透", "Light and machine washable")),
            DemoGood("bed-cover", quilt, 279, ("绗缝床盖", "Quilted bedspread"), ("床单、盖毯两用", "Sheet or throw")),
            DemoGood(
                "bath-towel", towel, 59, ("纯棉浴巾", "Cotton bath towel"),
                ("70 × 140 厘米，加厚", "70 by 140 centimetres, thick")),
            DemoGood("face-towel", towel, 19, ("方格面巾", "Checked face towel"), ("32 股，柔软吸水", "Soft and thirsty")),
            DemoGood(
                "gauze-towel", towel, 29, ("六层纱布巾", "Six-layer gauze towel"),
                ("宝宝可用，速干", "Gentle for babies, dries fast")),
            DemoGood(
                "tea-cloth", towel, 16, ("茶巾两条装", "Tea cloths, pair"), ("麂皮绒，吸水不掉毛", "Suede-soft and lint-free"),
                in: .single),
            DemoGood(
                "bathrobe-towel", robe, 139, ("华夫格浴袍", "Waffle bathrobe"),
                ("轻薄吸水，四季可穿", "Light and absorbent, all year round"), look: Look(.sky, .checks)),
            DemoGood(
                "linen-curtain", curtain, 168, ("棉麻窗帘", "Linen-blend curtain"), ("半遮光，柔和透影", "Lets in a soft light")),
            DemoGood(
                "blackout-curtain", curtain, 198, ("全遮光窗帘", "Blackout curtain"), ("卧室安睡，隔热", "Sleep late, stay cool")),
            DemoGood(
                "sheer-curtain", curtain, 98, ("云纱帘", "Cloud sheer"), ("如雾一层，白天更美", "A layer of mist by day"),
                look: Look(.moon)),
            DemoGood(
                "door-noren", curtain, 79, ("半截门帘", "Half-length door curtain"),
                ("厨房、书房、玄关", "For kitchen, study or hall"), in: .single, look: Look(.indigo, .waves)),
            DemoGood("wool-rug", rug, 699, ("羊毛地毯", "Wool rug"), ("新西兰羊毛，手感厚实", "Thick New Zealand wool")),
            DemoGood("cotton-rug", rug, 159, ("棉线编织毯", "Woven cotton rug"), ("流苏边，机洗", "Fringed and washable")),
            DemoGood(
                "jute-rug", rug, 228, ("黄麻圆毯", "Jute rug"), ("自然肌理，茶室适用", "Natural texture for a tea room"), in: .round,
                look: Look(.bamboo)),
            DemoGood(
                "door-mat", rug, 49, ("刮泥地垫", "Door mat"), ("进门三步，鞋底干净", "Three steps and shoes are clean"), in: .mat),
            DemoGood("bath-mat", rug, 45, ("硅藻软垫", "Diatomite bath mat"), ("十秒干爽，防滑", "Dry in ten seconds"), in: .mat),
        ])
}
