extension DemoShelf {
    private static let cup = GoodKind(
        .cup, .celadon, "手工拉坯，1300℃ 还原焰烧成，胎薄釉润。每只略有不同，是手作的痕迹。",
        "Thrown by hand and fired at 1300 °C in reduction: thin, with a soft glaze. No two are quite the same.",
        facts: [
            DemoFact("材质", "Material", "青瓷", "Celadon"),
            DemoFact("品类", "Kind", "茶具、茶杯", "Tea ware, tea cup"),
            DemoFact("工艺", "Making", "手工拉坯，1300℃ 还原焰", "Thrown by hand, fired at 1300 °C"),
            DemoFact("洗碗机", "Dishwasher", "可用", "Safe"),
        ])
    private static let gaiwan = GoodKind(
        .gaiwan, .glaze, "宽沿不烫手，盖、碗、托三件严合，出水利落。适合泡绿茶与乌龙。",
        "A wide rim that stays cool; lid, bowl and saucer fit closely and pour cleanly. For green tea and oolong.",
        facts: [
            DemoFact("材质", "Material", "白瓷", "White porcelain"),
            DemoFact("品类", "Kind", "茶具、盖碗", "Tea ware, gaiwan"),
            DemoFact("容量", "Capacity", "110 ml"),
            DemoFact("包含", "In the box", "盖、碗、托", "Lid, bowl, saucer"),
        ])
    private static let teapot = GoodKind(
        .teapot, .teapot, "壶嘴断水不流涎，壶盖气孔畅通。新壶先用清水煮开两遍再泡茶。",
        "The spout stops without a drop and the lid breathes. Boil a new pot twice in clear water before its first "
            + "tea.",
        facts: [
            DemoFact("材质", "Material", "紫砂", "Zisha clay"),
            DemoFact("品类", "Kind", "茶具、茶壶", "Tea ware, teapot"),
            DemoFact("工艺", "Making", "手工拍身筒", "Built by hand"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ])
    private static let bowl = GoodKind(
        .bowl, .pack("只"), "釉下彩，彩在釉里不褪色，可进微波炉与洗碗机。碗底做了防滑打磨。",
        "Painted under the glaze, so that colours stay. Safe in microwave and dishwasher; the foot is ground smooth.",
        facts: [
            DemoFact("材质", "Material", "釉下彩瓷", "Underglaze porcelain"),
            DemoFact("微波炉", "Microwave", "可用", "Safe"),
            DemoFact("洗碗机", "Dishwasher", "可用", "Safe"),
        ])
    private static let plate = GoodKind(
        .plate, .pack("只"), "高温骨瓷，轻而结实，边沿加厚不易磕碰。可叠放，省地方。",
        "High-fired bone china: light, strong and thicker at the rim. It stacks well.",
        facts: [
            DemoFact("材质", "Material", "骨瓷", "Bone china"),
            DemoFact("微波炉", "Microwave", "可用", "Safe"),
            DemoFact("洗碗机", "Dishwasher", "可用", "Safe"),
        ])
    private static let vase = GoodKind(
        .vase, .size, "一枝一花就成景。内壁挂釉不渗水，瓶底垫有毛毡，不刮桌面。",
        "One branch is enough. Glazed inside so that it holds water, with felt under the foot.",
        facts: [
            DemoFact("材质", "Material", "高温瓷", "High-fired porcelain"),
            DemoFact("工艺", "Making", "内外施釉", "Glazed inside and out"),
        ])
    private static let tray = GoodKind(
        .tray, .single, "整竹碳化防霉，上层滤水、下层储水，可拆洗，配排水管。",
        "Carbonised bamboo: water drains through the top into a basin that comes apart for washing.",
        facts: [
            DemoFact("材质", "Material", "碳化竹", "Carbonised bamboo"),
            DemoFact("品类", "Kind", "茶具、茶盘", "Tea ware, tea tray"),
            DemoFact("包含", "In the box", "茶盘、排水管", "Tray, drain hose"),
        ])

    private static let stoneTray = GoodKind(
        .tray, .single, "粗陶一体烧成，吸水沉稳，壶承可取下冲洗。干泡一壶两杯正好。",
        "Stoneware fired in one piece; the stand for the pot lifts out to be rinsed. Room for a pot and two cups.",
        facts: [
            DemoFact("材质", "Material", "粗陶", "Stoneware"),
            DemoFact("品类", "Kind", "茶具、茶盘", "Tea ware, tea tray"),
            DemoFact("包含", "In the box", "茶盘、壶承", "Tray, pot stand"),
        ])

    private static let blueWhiteCup = cup.but(
        [
            .of("青花瓷", "Blue-and-white porcelain"),
            DemoFact("工艺", "Making", "手绘青花，1300℃ 还原焰", "Painted by hand, fired at 1300 °C"),
            DemoFact("洗碗机", "Dishwasher", "勿用（描金）", "Not safe, gilded"),
        ],
        about: (
            "釉下青花，一笔一笔手绘，口沿描金。1300℃ 还原焰烧成，每只略有不同。",
            "Cobalt painted by hand under the glaze, with gold along the rim. Fired at 1300 °C; no two are "
                + "quite the same."
        ))
    private static let tenmokuCup = cup.but(
        [
            .of("铁胎黑釉陶", "Iron-rich stoneware, black glaze"),
            DemoFact("工艺", "Making", "手工拉坯，1300℃ 高温", "Thrown by hand, fired at 1300 °C"),
            DemoFact("洗碗机", "Dishwasher", "勿用", "Not safe"),
        ],
        about: (
            "含铁高的胎土，厚施黑釉，1300℃ 窑中析出油滴。胎厚聚温，斑纹每只不同。",
            "Clay rich in iron under a thick black glaze, in which the kiln draws out drops at 1300 °C. "
                + "Thick walls keep the heat; no two are spotted alike."
        ))
    private static let largeGaiwan = gaiwan.but(
        [DemoFact("容量", "Capacity", "150 ml")])
    private static let travelGaiwan = gaiwan.but(
        [
            .of("颜色釉瓷", "Glazed porcelain"),
            DemoFact("包含", "In the box", "盖碗、三杯、茶巾、布袋", "Gaiwan, three cups, cloth, pouch"),
        ], as: .travelGaiwan,
        about: (
            "盖碗与三只小杯叠成一摞，裹进茶巾装袋。宽沿不烫手，适合泡绿茶与乌龙。",
            "The gaiwan and its three cups stack up, wrapped in a cloth inside the pouch. A wide rim that "
                + "stays cool, for green tea and oolong."
        ))
    private static let celadonTeapot = teapot.but(
        [
            .of("青瓷", "Celadon"), DemoFact("工艺", "Making", "手工拉坯，还原焰烧成", "Thrown by hand, fired in reduction"),
            DemoFact("洗碗机", "Dishwasher", "可用", "Safe"),
        ],
        about: (
            "壶嘴断水不流涎，壶盖气孔畅通。釉面不吸味，绿茶红茶换着泡都行。",
            "The spout stops without a drop and the lid breathes. The glaze keeps no taste, so that any tea "
                + "may follow another."
        ))
    private static let whiteTeapot = teapot.but(
        [
            .of("白瓷", "White porcelain"), DemoFact("工艺", "Making", "注浆成型，高温烧成", "Slip-cast, high-fired"),
            DemoFact("洗碗机", "Dishwasher", "可用", "Safe"),
        ],
        about: (
            "胎薄而密，透光见影，壶嘴断水利落。釉面不吸味，冲洗即净。",
            "A thin, dense body that lets the light through, and a clean spout. The glaze keeps no taste "
                + "and rinses clean."
        ))
    private static let sideHandlePot = teapot.but(
        [.of("朱泥陶", "Red clay"), DemoFact("工艺", "Making", "手工拉坯", "Thrown by hand")],
        about: (
            "侧把一手可握，细密球孔滤得住碎叶。朱泥透气，用后沥干，勿用洗洁精。",
            "The side handle needs one hand and the ball filter holds back small leaves. Red clay breathes: "
                + "let it dry, and use no soap."
        ))
    private static let snackPlate = plate.but(
        [.of("青瓷", "Celadon")],
        about: (
            "高温青瓷，足高盘浅，端起来稳当。边沿加厚不易磕碰。",
            "High-fired celadon, a shallow dish on a tall foot that carries steadily. Thicker at the rim."
        ))

    static let porcelain = DemoShelf(
        slug: "porcelain", name: Bilingual("瓷器", "Porcelain"),
        brands: [
            Bilingual("青野窑", "Qingye Kiln"), Bilingual("白隐", "Hidden White"),
            Bilingual("湖田旧事", "Hutian Tales"),
        ],
        care: Bilingual(
            "软布温水清洗，勿用钢丝球；破损包赔，收货七日内联系我们。",
            "Wash with a soft cloth and warm water. Anything broken on the way is replaced within seven days."),
        goods: [
            DemoGood(
                "celadon-cup", cup, 58, ("青瓷品茗杯", "Celadon tasting cup"),
                ("手工拉坯，釉面温润", "Hand-thrown with a soft jade glaze"), look: Look(.celadon)),
            DemoGood(
                "gaiwan", largeGaiwan, 99, ("白瓷盖碗 150 毫升", "White gaiwan, 150 ml"),
                (
                    "不烫手的宽沿",
                    "A wide rim that stays cool"
                ), in: .single, look: Look(.moon)),
            DemoGood(
                "teapot", teapot.gift(.toFather), 399, ("宜兴紫砂壶", "Yixing zisha teapot"),
                ("原矿紫泥，单孔出水", "Raw purple clay with a single-hole spout"), look: Look(.walnut)),
            DemoGood("tea-tray", tray, 159, ("竹制茶盘", "Bamboo tea tray"), ("储水托盘，可拆洗", "With a basin that comes apart")),
            DemoGood(
                "blue-white-cup", blueWhiteCup, 46, ("青花缠枝杯", "Blue-and-white vine cup"),
                ("手绘缠枝莲，口沿描金", "Hand-painted lotus scrolls, gilded rim"), in: .pack("只"), look: Look(.indigo, .blossoms)
            ),
            DemoGood(
                "tenmoku-cup", tenmokuCup, 128, ("建盏油滴杯", "Oil-spot tenmoku cup"),
                ("铁胎厚釉，油滴如星", "Iron clay under a starry glaze"), in: .single, look: Look(.ash, .dots)),
            DemoGood(
                "ru-cup", cup.but([.of("汝瓷", "Ru ware")]), 88, ("汝窑开片杯", "Crackled Ru-ware cup"),
                ("天青釉，越用纹越美", "Sky glaze whose crackle grows with use"), in: .pack("只"), look: Look(.sky, .lattice)),
            DemoGood(
                "master-cup", cup, 76, ("粉青主人杯", "Pale celadon master cup"),
                ("斗笠形，聚香", "A hat-shaped cup that gathers aroma"), in: .single, look: Look(.celadon, .mist)),
            DemoGood(
                "travel-gaiwan", travelGaiwan, 128, ("旅行盖碗一套三杯", "Travel gaiwan with three cups"),
                ("叠收入包，带茶巾", "Stacks into its own pouch"), in: .glaze),
            DemoGood(
                "lotus-gaiwan", gaiwan.but([.of("绿釉瓷", "Green-glazed porcelain")]), 138, ("荷叶形盖碗", "Lotus-leaf gaiwan"),
                ("盖钮如莲蓬", "With a lotus pod for a knob"),
                in: .single, look: Look(.tea, .waves)),
            DemoGood(
                "painted-gaiwan", gaiwan.but([.of("粉彩瓷", "Famille-rose porcelain")]).gift(.toMother), 168,
                ("粉彩花鸟盖碗", "Famille-rose gaiwan"),
                ("工笔手绘，一碗一鸟", "A different bird on every bowl"), in: .single, look: Look(.rose, .blossoms)),
            DemoGood(
                "celadon-teapot", celadonTeapot, 188, ("龙泉青瓷壶", "Longquan celadon pot"),
                ("梅子青釉，短流直把", "Plum-green glaze and a straight handle"), look: Look(.pine)),
            DemoGood(
                "white-teapot", whiteTeapot, 146, ("德化白瓷壶", "Dehua white teapot"),
                ("象牙白，透光见影", "Ivory white, translucent at the rim"), look: Look(.moon)),
            DemoGood(
                "side-handle-pot", sideHandlePot.drawn(as: .kyusu), 208, ("侧把急须", "Side-handle kyusu"),
                ("细密球孔，泡煎茶利落", "A fine ball filter for leaf teas"), look: Look(.clay)),
            DemoGood(
                "indigo-rice-bowl", bowl.but([.of("青花玲珑瓷", "Blue-and-white porcelain, pierced")]), 28,
                ("青花米饭碗", "Blue-and-white rice bowl"),
                ("玲珑透光，4.5 英寸", "Rice-grain piercing, 11 cm"), look: Look(.indigo, .dots)),
            DemoGood(
                "noodle-bowl", bowl.drawn(as: .conicalBowl), 45, ("斗笠面碗", "Conical noodle bowl"),
                ("大口浅腹，7 英寸", "Wide and shallow, 18 cm"),
                look: Look(.bamboo, .waves)),
            DemoGood(
                "soup-bowl", bowl.drawn(as: .earedBowl), 38, ("双耳汤碗", "Two-handled soup bowl"),
                ("带耳不烫，一人一盅", "Handles that stay cool, one for each guest")),
            DemoGood(
                "fish-plate", plate.drawn(as: .fishPlate), 58, ("长方鱼盘", "Long fish plate"),
                ("12 英寸，整鱼上桌", "Thirty centimetres for a whole fish"), look: Look(.indigo, .waves)),
            DemoGood(
                "dinner-plate", plate, 42, ("骨瓷平盘", "Bone china dinner plate"),
                ("8 英寸，中西皆宜", "Twenty centimetres, for any table"), look: Look(.moon)),
            DemoGood(
                "sauce-dish", plate.drawn(as: .plumDish), 15, ("梅花味碟", "Plum-blossom sauce dish"),
                ("五瓣浅碟，蘸料小食", "Five petals for dips and bites"), look: Look(.rose)),
            DemoGood(
                "snack-plate", snackPlate.drawn(as: .footedPlate), 68, ("高足果盘", "Footed fruit plate"),
                ("供果待客都端庄", "For fruit, and for guests"),
                look: Look(.celadon)),
            DemoGood(
                "plum-vase", vase.drawn(as: .meiping), 168, ("梅瓶", "Meiping vase"),
                ("小口丰肩，宋式线条", "A small mouth over full shoulders")),
            DemoGood(
                "bud-vase", vase.drawn(as: .budVase), 59, ("单枝小花瓶", "Bud vase"),
                ("案头一枝，足矣", "One branch for the desk")),
            DemoGood(
                "gourd-vase", vase.drawn(as: .gourdVase), 198, ("葫芦瓶", "Gourd vase"),
                ("谐音福禄，玄关摆件", "A lucky shape for the hall")),
            DemoGood(
                "dry-tea-tray", stoneTray, 118, ("石纹干泡盘", "Stone-grain dry tea tray"),
                ("粗陶一方，配壶承", "Stoneware, with a stand for the pot"), look: Look(.ash, .mist)),
        ])
}
