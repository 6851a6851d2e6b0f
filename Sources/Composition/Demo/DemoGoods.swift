/// What the demo sells.
enum DemoGoods {
    struct Variant {
        let code: String
        let name: String
        let priceMinor: Int64
        let listPriceMinor: Int64
        /// Pieces per warehouse.
        let stock: [Int]
    }

    struct Good {
        let slug: String
        let title: String
        let subtitle: String
        let details: String
        let attribute: String
        let variants: [Variant]
    }

    struct Shelf {
        let slug: String
        let name: String
        let nameEnglish: String
        let goods: [Good]
    }

    static let shelves: [Shelf] = [
        Shelf(
            slug: "tea", name: "茶叶", nameEnglish: "Tea",
            goods: [
                good("longjing-tea", "明前龙井", "Longjing green tea", "净含量", "2026 年明前采摘，豆香清雅，回甘悠长。", tea(12_800)),
                good("tieguanyin-tea", "安溪铁观音", "Tieguanyin oolong", "净含量", "清香型，七泡有余香。", tea(8_800)),
                good("puer-tea", "勐海熟普", "Ripe Pu'er", "净含量", "三年陈化，醇厚顺滑。", tea(6_600)),
                good("jasmine-tea", "茉莉花茶", "Jasmine tea", "净含量", "七窨一提，花香入水。", tea(4_900)),
            ]),
        Shelf(
            slug: "porcelain", name: "瓷器", nameEnglish: "Porcelain",
            goods: [
                good("celadon-cup", "青瓷品茗杯", "Celadon cup", "釉色", "手工拉坯，釉面温润。", glaze(5_800)),
                good("gaiwan", "白瓷盖碗", "White gaiwan", "釉色", "不烫手的宽沿，150 毫升。", glaze(9_900)),
                good("teapot", "紫砂壶", "Zisha teapot", "釉色", "宜兴原矿，单孔出水。", glaze(39_900)),
                good("tea-tray", "竹制茶盘", "Bamboo tea tray", "釉色", "储水托盘，可拆洗。", glaze(15_900)),
            ]),
        Shelf(
            slug: "stationery", name: "文房", nameEnglish: "Stationery",
            goods: [
                good("xuan-paper", "四尺宣纸", "Xuan paper", "张数", "半生熟，写意工笔皆宜。", sheets(3_600)),
                good("goat-brush", "羊毫毛笔", "Goat-hair brush", "张数", "含墨饱满，中楷适用。", sheets(2_900)),
                good("ink-stick", "油烟墨锭", "Ink stick", "张数", "松烟入胶，墨色黑亮。", sheets(4_200)),
                good("seal-paste", "朱砂印泥", "Vermilion seal paste", "张数", "色泽沉稳，不渗油。", sheets(5_500)),
            ]),
    ]

    private static func good(
        _ slug: String, _ title: String, _ subtitle: String, _ attribute: String, _ details: String,
        _ variants: [Variant]
    ) -> Good {
        Good(
            slug: slug, title: title, subtitle: subtitle, details: details, attribute: attribute, variants: variants)
    }

    private static func tea(_ priceMinor: Int64) -> [Variant] {
        [
            Variant(code: "50g", name: "50 克", priceMinor: priceMinor, listPriceMinor: priceMinor, stock: [80, 40]),
            Variant(
                code: "250g", name: "250 克", priceMinor: priceMinor * 4, listPriceMinor: priceMinor * 5,
                stock: [30, 0]),
        ]
    }

    private static func glaze(_ priceMinor: Int64) -> [Variant] {
        [
            Variant(code: "a", name: "天青", priceMinor: priceMinor, listPriceMinor: priceMinor, stock: [25, 25]),
            // One that is out of stock, so that a visitor sees how that looks.
            Variant(code: "b", name: "月白", priceMinor: priceMinor, listPriceMinor: priceMinor, stock: [0, 0]),
        ]
    }

    private static func sheets(_ priceMinor: Int64) -> [Variant] {
        [
            Variant(code: "1", name: "单件", priceMinor: priceMinor, listPriceMinor: priceMinor, stock: [120, 60]),
            Variant(
                code: "5", name: "五件装", priceMinor: priceMinor * 9 / 2, listPriceMinor: priceMinor * 5,
                stock: [40, 20]),
        ]
    }
}
