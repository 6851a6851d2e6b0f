extension DemoShelf {
    private static let brush = GoodKind(
        .brush, .pack("支"), "笔锋尖齐圆健，笔杆取湘竹。新笔温水泡开三分之二，用后洗净倒挂。",
        "A fine, even, springy tip on a bamboo stem. Soak a new one two thirds deep; rinse and hang it after use.",
        facts: [
            DemoFact("材质", "Material", "湘竹、羊毫兼狼毫", "Xiang bamboo, goat and weasel hair"),
            DemoFact("产地", "Origin", "浙江湖州", "Huzhou, Zhejiang"),
        ])
    private static let paper = GoodKind(
        .paper, .pack("刀"), "青檀皮、沙田稻草古法抄造，润墨不洇。一刀百张，卷筒发货不折痕。",
        "Made the old way of sandalwood bark and straw; it takes ink without bleeding. Rolled, never folded, for "
            + "the post.",
        facts: [
            DemoFact("材质", "Material", "青檀皮、沙田稻草", "Sandalwood bark, rice straw"),
            DemoFact("包含", "In the box", "100 张", "100 sheets"),
        ])
    private static let inkStick = GoodKind(
        .inkStick, .single, "烟料足、胶轻，重按轻推研三五分钟得浓墨。用后擦干，以纸包藏。",
        "Plenty of soot and little glue: three minutes of grinding give a deep black. Wipe dry and wrap in paper.",
        facts: [
            DemoFact("材质", "Material", "松烟、动物胶", "Pine soot, animal glue"),
            DemoFact("用途", "For", "书法、国画", "Calligraphy, painting"),
        ])
    private static let seal = GoodKind(
        .seal, .single, "石质细腻易受刀，四面磨平。印文可备注定制，三天内刻好发出。",
        "Fine stone, easy to carve and ground on all sides. Tell us the characters and we cut them within three days.",
        facts: [
            DemoFact("材质", "Material", "青田石", "Qingtian stone"),
            DemoFact("工艺", "Making", "可定制印文", "Engraved to order"),
        ])
    private static let notebook = GoodKind(
        .notebook, .colour, "80 克道林纸，钢笔不洇不透，180° 平摊。线装脊，越用越服帖。",
        "80 g woodfree paper that takes a fountain pen, thread-bound so that it lies flat.",
        facts: [
            DemoFact("材质", "Material", "80 克道林纸", "80 g woodfree paper"),
            DemoFact("装订", "Binding", "线装", "Thread-bound"),
        ])
    private static let inkstone = GoodKind(
        .inkstone, .single, "石质温润，发墨快而不损毫。配木盒，底部留有石皮。",
        "A smooth stone that grinds fast and spares the brush, in a wooden case with its natural skin below.",
        facts: [
            DemoFact("材质", "Material", "歙石", "She stone"),
            DemoFact("包装", "Packing", "木盒", "Wooden box"),
        ])

    private static let bottle = GoodKind(
        .inkBottle, .single, "烟料细磨，加胶适中，书写流畅不臭不滞。用后盖紧，冬天避免受冻。",
        "Finely ground soot that flows, and never smells or clots. Close it well and keep it from frost.",
        facts: [
            DemoFact("材质", "Material", "油烟、动物胶", "Oil soot, animal glue"),
            DemoFact("用途", "For", "书法、国画", "Calligraphy, painting"),
        ])

    private static let practicePaper = paper.but(
        [.of("竹浆毛边纸", "Bamboo pulp")],
        about: (
            "嫩竹制浆，印米字格，吸墨快不洇。一本百张，撕下即写。",
            "Made of young bamboo and printed with a grid; it takes ink quickly without bleeding. A hundred "
                + "sheets to a pad."
        ))
    private static let goldFleckPaper = paper.but(
        [.of("蜡染宣纸、金箔屑", "Dyed xuan paper, gold flecks"), DemoFact("包含", "In the box", "20 张", "20 sheets")],
        about: (
            "宣纸染色施蜡，手工洒金，写对联、装裱小品。一包二十张，卷筒发货不折痕。",
            "Xuan paper, dyed, waxed and flecked with gold by hand. Twenty sheets to a pack, rolled and "
                + "never folded for the post."
        ))
    private static let letterPaper = paper.but(
        [.of("手工纸", "Handmade paper"), DemoFact("包含", "In the box", "信笺 20 张、信封", "20 sheets, envelopes")],
        about: (
            "木版套色水印，花样浅淡，不抢字迹。一盒二十张，配信封。",
            "Printed from wood blocks in pale colours that leave room for writing. Twenty sheets in a box, "
                + "with envelopes."
        ))
    private static let rubbingPaper = paper.but(
        [.of("楮皮", "Paper mulberry bark")],
        about: (
            "楮皮长纤维手工抄造，薄而韧，湿了不破。一包百张，卷筒发货不折痕。",
            "Made by hand of the long fibres of mulberry bark: thin and tough, even wet. A hundred sheets, "
                + "rolled for the post."
        ))
    private static let colourInkSet = inkStick.but(
        [
            .of("矿物与植物颜料、动物胶", "Mineral and plant pigments, animal glue"), DemoFact("用途", "For", "国画", "Ink painting"),
            DemoFact("包含", "In the box", "12 色", "12 colours"),
        ],
        about: (
            "矿物与植物色研细制锭，蘸水即化，层层罩染不浮。用后擦干，以纸包藏。",
            "Mineral and plant pigments ground and pressed; they melt in water and layer well. Wipe dry and "
                + "wrap in paper."
        ))
    private static let sealPaste = seal.but(
        [.of("朱砂、艾绒、蓖麻油", "Cinnabar, moxa floss, castor oil"), DemoFact("包装", "Packing", "瓷盒", "Porcelain box")],
        without: ["工艺"],
        about: (
            "古法研制，印文清晰，久不褪色。每周用骨签翻拌一次，盖紧避晒。",
            "Made the old way, for a clear print that does not fade. Turn it over once a week, and keep it "
                + "closed and out of the sun."
        ))
    private static let exLibris = seal.but(
        [.of("枣木", "Jujube wood"), DemoFact("包含", "In the box", "印章、印泥", "Seal, paste")],
        about: (
            "枣木质密，线条挺括，盖千次不糊。印文可备注定制，三天内刻好发出。",
            "Dense jujube wood that keeps its lines for a thousand prints. Tell us the words and we cut "
                + "them within three days."
        ))
    private static let threadNotebook = notebook.but(
        [.of("宣纸", "Xuan paper")],
        about: (
            "宣纸内页，毛笔钢笔不洇，180° 平摊。线装脊，越用越服帖。",
            "Xuan pages for brush and pen, thread-bound so that it lies flat."
        ))
    private static let sketchbook = notebook.but(
        [.of("300 克棉浆纸", "300 g cotton paper")],
        about: (
            "300 克棉浆水彩纸，湿画不起皱，两面可用。线装脊，180° 平摊。",
            "300 g cotton watercolour paper that stays flat when wet, on both sides. Thread-bound so that "
                + "it lies open."
        ))

    static let stationery = DemoShelf(
        slug: "stationery", name: Bilingual("文房", "Stationery"),
        brands: [
            Bilingual("听松斋", "Listening Pines"), Bilingual("砚边", "By the Inkstone"),
            Bilingual("一得书房", "Yide Study"),
        ],
        care: Bilingual(
            "纸墨怕潮，笔怕虫蛀：阴凉通风处存放，可放一小包樟木。",
            "Paper and ink fear damp, brushes fear moths: keep them cool and airy, with a chip of camphor."),
        goods: [
            DemoGood(
                "xuan-paper", paper, 36, ("四尺宣纸", "Xuan paper, 69 × 138 cm"),
                ("半生熟，写意工笔皆宜", "Half-sized, for free and fine styles"), look: Look(.moon)),
            DemoGood(
                "goat-brush", brush.but([.of("羊毫、湘竹", "Goat hair, Xiang bamboo")]), 29,
                ("羊毫毛笔中楷", "Goat-hair brush, medium"),
                ("含墨饱满，初学适用", "Holds plenty of ink, good for beginners")),
            DemoGood(
                "ink-stick", inkStick.but([.of("油烟、动物胶", "Oil soot, animal glue")]), 42, ("油烟墨锭", "Oil-soot ink stick"),
                ("墨色黑亮，带金泥", "A bright black with gilded lines"), look: Look(.ash)),
            DemoGood(
                "seal-paste", sealPaste.drawn(as: .sealPaste), 55, ("朱砂印泥", "Vermilion seal paste"),
                ("色泽沉稳，不渗油", "A calm red that never bleeds oil")),
            DemoGood(
                "wolf-brush", brush.but([.of("狼毫、湘竹", "Weasel hair, Xiang bamboo")]), 38,
                ("狼毫小楷笔", "Weasel-hair small brush"),
                (
                    "弹性好，宜抄经",
                    "Springy, for small script"
                )),
            DemoGood(
                "mixed-brush", brush, 35, ("兼毫毛笔大白云", "Mixed-hair brush, large"),
                ("刚柔相济，行书首选", "Firm and soft at once, for running script")),
            DemoGood(
                "painting-brush", brush.but([.of("狼毫、湘竹", "Weasel hair, Xiang bamboo")]), 26,
                ("勾线笔两支装", "Outline brushes, pair"),
                ("叶筋、衣纹，工笔勾勒", "For veins, folds and fine lines"), in: .single),
            DemoGood(
                "brush-set",
                brush.drawn(as: .brushSet).but([.of("羊毫、狼毫、湘竹", "Goat and weasel hair, Xiang bamboo")]).gift(.toFather),
                118,
                ("文房毛笔四件套", "Four-brush set"), ("大中小楷与勾线", "From large to outline"),
                in: .single),
            DemoGood(
                "practice-paper", practicePaper, 19, ("米字格毛边纸", "Practice paper with grid"),
                ("习字百张，吸墨快", "A hundred sheets for daily practice"), in: .pack("本"), look: Look(.bamboo, .checks)),
            DemoGood(
                "gold-fleck-paper", goldFleckPaper, 68, ("洒金蜡染宣", "Gold-flecked xuan paper"),
                ("对联、小品装裱", "For couplets and small works"), in: .pack("包"), look: Look(.vermilion, .dots)),
            DemoGood(
                "letter-paper", letterPaper.drawn(as: .letterPaper), 32, ("木版水印信笺", "Woodblock letter paper"),
                ("花笺二十张配信封", "Twenty sheets with envelopes"), in: .pack("盒")),
            DemoGood(
                "rubbing-paper", rubbingPaper, 45, ("手工楮皮纸", "Handmade mulberry paper"),
                ("拓片、灯罩、书皮", "For rubbings, lampshades and covers"), in: .pack("包")),
            DemoGood(
                "pine-ink", inkStick, 58, ("松烟墨", "Pine-soot ink stick"),
                ("色青无光，画山水", "A matt blue-black for landscapes"), look: Look(.indigo, .mist)),
            DemoGood(
                "bottled-ink", bottle, 25, ("书画墨汁 250 毫升", "Liquid ink, 250 ml"),
                ("开瓶即写，不臭不滞", "Ready to write, never sticky"), look: Look(.ash)),
            DemoGood(
                "colour-ink-set", colourInkSet.drawn(as: .colourBox), 88, ("国画颜料锭十二色", "Ink-painting colours, twelve"),
                ("矿植物色，覆盖自然", "Mineral and plant pigments")),
            DemoGood(
                "qingtian-seal", seal, 78, ("青田石印章", "Qingtian stone seal"),
                ("2 厘米方章，代刻", "Two centimetres square, carved for you")),
            DemoGood(
                "shoushan-seal", seal.but([.of("寿山石", "Shoushan stone")]), 168, ("寿山石随形章", "Shoushan stone seal"),
                ("随形巧色，闲章首选", "A free form for a studio seal")),
            DemoGood(
                "ex-libris", exLibris, 128, ("藏书章定制", "Ex libris seal"), ("枣木刻，配印泥", "Cut in jujube wood, with paste")),
            DemoGood(
                "thread-notebook", threadNotebook, 28, ("线装手账本", "Thread-bound notebook"),
                ("宣纸内页，毛笔钢笔两用", "Xuan pages for brush and pen")),
            DemoGood(
                "linen-diary", notebook.but([.of("亚麻布面、80 克道林纸", "Linen cover, 80 g woodfree paper")]), 45,
                ("布面日记本", "Linen diary"), ("一日一页，全年", "A page a day, the whole year")),
            DemoGood("pocket-notebook", notebook, 15, ("口袋速记本", "Pocket notebook"), ("随身三本装", "Three to carry along")),
            DemoGood(
                "sketchbook", sketchbook, 39, ("水彩写生本", "Watercolour sketchbook"),
                ("300 克棉浆，不起皱", "300 g cotton that does not buckle")),
            DemoGood(
                "duan-inkstone", inkstone.but([.of("端石", "Duan stone")]), 268, ("端砚素池", "Duan inkstone"),
                ("紫云石，五寸", "Purple stone, sixteen centimetres"), look: Look(.plum)),
            DemoGood(
                "she-inkstone", inkstone, 238, ("歙砚眉纹", "She inkstone"),
                ("眉纹细密，叩之清越", "Fine brow lines and a clear ring"), look: Look(.ash, .waves)),
            DemoGood(
                "travel-inkstone", inkstone.drawn(as: .travelInkstone), 98, ("旅行小砚", "Travel inkstone"),
                ("掌心大小，带盖", "Palm-sized, with a lid")),
        ])
}
