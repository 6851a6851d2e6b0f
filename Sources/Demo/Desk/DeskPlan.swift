import Kernel

/// What the shop's staff have set up: groups of customers, prices beside the sale price, words that mean the same.
enum DeskPlan {
    /// A group of customers, by the places of its members in the plan's people.
    struct Group: Sendable {
        let name: String
        let note: String
        let members: [Int]
    }

    /// A price of a variant from so many pieces on, as hundredths less; of a group by its place, nil for everybody.
    struct Rule: Sendable {
        let group: Int?
        let quantity: Int
        let lessPercent: Int64

        /// In tenths of a yuan.
        func priceMinor(of variant: DemoCatalogue.Variant) -> Int64 {
            max(10, variant.priceMinor * (100 - lessPercent) / 1_000 * 10)
        }
    }

    static let wholesale = 0
    static let regulars = 1
    /// Goods of a shelf that have prices beside the sale price: those that came first.
    private static let ruledGoods = 8

    /// Per shelf, for the smallest pack of its first goods.
    private static let rules: [String: [Rule]] = [
        "tea": [
            Rule(group: nil, quantity: 3, lessPercent: 5), Rule(group: nil, quantity: 6, lessPercent: 10),
            Rule(group: wholesale, quantity: 1, lessPercent: 12), Rule(group: wholesale, quantity: 10, lessPercent: 20),
            Rule(group: regulars, quantity: 1, lessPercent: 5),
        ],
        "stationery": [
            Rule(group: nil, quantity: 10, lessPercent: 12), Rule(group: nil, quantity: 20, lessPercent: 18),
            Rule(group: wholesale, quantity: 10, lessPercent: 25),
        ],
        "porcelain": [
            Rule(group: wholesale, quantity: 6, lessPercent: 15), Rule(group: regulars, quantity: 1, lessPercent: 4),
        ],
    ]

    /// The variants with rules, with their codes.
    static func ruled(_ catalogue: DemoCatalogue) -> [(variant: DemoCatalogue.Variant, rules: [Rule])] {
        catalogue.entries.compactMap { entry in
            guard entry.place < ruledGoods, let rules = rules[entry.shelf.slug], let first = entry.variants.first else {
                return nil
            }
            return (first, rules)
        }
    }

    /// What means the same to shoppers, or is shown for it; those with an arrow only one way.
    static let synonyms: [(word: String, other: String, isTwoWay: Bool)] = [
        ("双肩包", "背包", true), ("抱枕", "靠垫", true), ("熏香", "香薰", true), ("三才碗", "盖碗", true),
        ("熟茶", "普洱", false), ("手账", "笔记本", true), ("台灯", "阅读灯", false), ("被子", "四件套", false),
        ("衬衣", "衬衫", true), ("茶具", "紫砂壶", false), ("茶具", "瓷壶", false), ("茶具", "盖碗", false),
        ("茶具", "品茗杯", false), ("马克杯", "杯", false), ("礼品", "礼物", true), ("送礼", "礼物", false),
        ("母亲", "妈妈", true), ("父亲", "爸爸", true), ("女朋友", "女友", true), ("男朋友", "男友", true),
        ("小孩", "孩子", true), ("中式裙", "旗袍", false),
        ("backpack", "rucksack", true), ("cushion", "pillow", false), ("duvet", "quilt", true),
        ("journal", "notebook", true), ("mug", "cup", false), ("torch", "lamp", false), ("tea set", "teapot", false),
        ("tea set", "gaiwan", false), ("tea set", "tasting cup", false), ("tea set", "tea ware", false),
        ("teaware", "tea ware", true), ("cheongsam", "qipao", true), ("present", "gift", true), ("mom", "mother", true),
        ("mum", "mother", true), ("dad", "father", true), ("kid", "child", true), ("blouse", "shirt", false),
    ]

    /// What staff know of the first wholesalers, and of the shopper whom everybody knows.
    static let notes = [
        "茶馆采购，月结，每月 25 号对账", "公司礼品，开票抬头固定，下单前先报价", "文具店，常问五支装有没有散装", "民宿，发货前要电话确认送货时间",
    ]
    static let noteOfRegular = "老顾客，喜欢素色；退过一次，处理得很满意"

    static let orderNotes = ["买家来电：改周六送，已告知仓库", "已电话核对门牌号", "要求礼盒另装，仓库知道", "二次购买，附一份茶样", "买家问发票，已说明在订单页申请"]
    /// One order of so many has a note of staff.
    static let noteInterval = 31
}

extension PastPlan {
    /// So many wholesalers and regulars there are at most; of a hundred people one buys wholesale.
    private static let wholesalers = 12
    private static let peoplePerWholesaler = 100
    private static let regularCustomers = 60

    /// Only who knew the shop before it opened here is in a group from the start.
    static func wholesale(_ people: [Person], openedAt: Timestamp) -> [Int] {
        let known = people.partitioningIndex { $0.joinedAt >= openedAt }
        let count = min(wholesalers, max(1, known / peoplePerWholesaler))
        return stride(from: known - 1, through: 0, by: -7).prefix(count).sorted()
    }

    /// In the order of `DeskPlan.wholesale` and `.regulars`.
    var groups: [DeskPlan.Group] {
        let wholesale = Self.wholesale(people, openedAt: openedAt)
        let known = people.partitioningIndex { $0.joinedAt >= openedAt }
        let regulars = stride(from: known - 2, through: 0, by: -7).prefix(Self.regularCustomers).sorted()
        return [
            DeskPlan.Group(name: "批发客户", note: "茶馆、公司和门店，量大从优", members: wholesale),
            DeskPlan.Group(name: "老客户", note: "买过三次以上，常年九五折", members: regulars + [people.count]),
        ]
    }
}
