import Catalog
import Database
import Kernel

/// A large catalogue to be searched: titles of the words that shoppers use, put together without chance.
struct SearchGoods: Sendable {
    private static let caller = Caller.system("bench")
    private static let brands = ["华为", "小米", "苹果", "联想", "美的", "海尔", "李宁", "安踏", "宜兴", "回力", "格力", "飞科"]
    private static let looks = ["无线", "智能", "便携", "加厚", "复古", "法式", "轻薄", "降噪", "纯棉", "防水", "大号", "迷你", "碎花"]
    private static let things = [
        "蓝牙耳机", "连衣裙", "保温杯", "紫砂茶壶", "运动鞋", "电热水壶", "羽绒服", "双肩包", "机械键盘", "台灯", "行李箱", "四件套",
        "空气炸锅", "电动牙刷", "洗面奶", "数据线", "充电宝", "雨伞", "拖鞋", "沙发垫", "窗帘", "瑜伽垫", "跳绳", "钢笔",
    ]
    private static let people = ["女", "男", "儿童", "老人", "学生", "情侣"]
    private static let seasons = ["夏季", "冬季", "春秋", "四季通用"]

    /// One in twelve brands, thirteen looks, twenty-four things and so on: a query of two words finds some hundreds.
    static func title(_ number: Int) -> String {
        func pick(_ words: [String], _ step: Int) -> String { words[number / step % words.count] }
        let model = number % 9_973
        return pick(brands, 1) + " M\(model) " + pick(seasons, 7) + pick(looks, 3) + pick(things, 5) + " "
            + pick(people, 11)
    }

    /// What shoppers type: a thing, a thing with a look, with a brand, a model.
    static let queries: [String] =
        things.flatMap { thing in
            [thing, "\(brands[thing.count]) \(thing)", "\(looks[thing.count])\(thing)"]
        } + (0..<28).map { "\(brands[$0 % brands.count]) M\($0 * 331)" } + things.prefix(4).map { "\($0) 女" }

    /// Thousands of queries, each another: models with a word of their title, and every pair of things and what they
    /// are like. Each finds something.
    static let manyQueries: [String] = {
        let models = (0..<9_973).map { number in
            let words = title(number).split(separator: " ").map(String.init)
            return "\(number.isMultiple(of: 2) ? words[0] : words[3]) \(words[1])"
        }
        let pairs = things.flatMap { thing in (brands + looks + seasons).map { "\($0) \(thing)" } }
        // Every third of them is of two words that many goods have.
        return models.enumerated().flatMap { index, model in
            index.isMultiple(of: 2) && index / 2 < pairs.count ? [model, pairs[index / 2]] : [model]
        }
    }()

    /// Fills an empty shop. Products come in as an import's do, go on sale by one statement, and are indexed by the
    /// shop's own timer.
    static func fill(_ database: Database, count: Int) async throws {
        let catalog = Catalog(database: database)
        let shelf = try await catalog.createCategory(NewCategory(slug: "all", name: "全部"), by: caller)
        for start in stride(from: 0, to: count, by: CatalogLimits.importBatch) {
            let rows = (start..<min(start + CatalogLimits.importBatch, count)).map {
                ImportedProduct(code: "S\($0)", title: title($0), priceMinor: Int64(1_000 + $0 % 9_000))
            }
            let moment = Timestamp(milliseconds: 1_700_000_000_000 + Int64(start))
            try await database.write { transaction in
                _ = try catalog.importProducts(
                    rows, state: .offSale, currency: .cny, at: moment, by: caller, in: transaction)
            }
        }
        try await database.write { try PublishedGoods.publish(in: shelf.id, in: $0) }
        while try await catalog.refreshSearch() > 0 {}
    }
}
