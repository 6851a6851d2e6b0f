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
        "\(brand(number)) M\(number % models) \(season(number))\(look(number))\(thing(number)) "
            + people[number / 11 % people.count]
    }

    private static func brand(_ number: Int) -> String { brands[number % brands.count] }
    static func look(_ number: Int) -> String { looks[number / 3 % looks.count] }
    private static func thing(_ number: Int) -> String { things[number / 5 % things.count] }
    private static func season(_ number: Int) -> String { seasons[number / 7 % seasons.count] }

    private static let models = 9_973

    /// What shoppers type: a thing, a thing with a brand, with a look, a model. Each finds something.
    static let queries: [String] = {
        // The numbers of goods that are the first of their thing.
        let firsts = things.indices.map { $0 * 5 }
        let women = (0..<models).lazy.filter { $0 / 11 % people.count == 0 }.map { "\(thing($0)) \(people[0])" }
        return firsts.flatMap { [thing($0), "\(brand($0)) \(thing($0))", "\(look($0))\(thing($0))"] }
            + (0..<28).map { "\(brand($0 * 331)) M\($0 * 331)" } + women.prefix(4)
    }()

    /// Thousands of queries, each another: models with a word of their title, and things with what some of them are
    /// like. Each finds something in a catalogue of ten thousand goods.
    static let manyQueries: [String] = {
        let numbers = 0..<models
        var seen: Set<String> = []
        let pairs = numbers.flatMap { number in
            [brand(number), look(number), season(number)].map { "\($0) \(thing(number))" }
        }.filter { seen.insert($0).inserted }
        // Every third of them is of two words that many goods have.
        return numbers.flatMap { number in
            let model = "\(number.isMultiple(of: 2) ? brand(number) : people[number / 11 % people.count]) M\(number)"
            return number.isMultiple(of: 2) && number / 2 < pairs.count ? [model, pairs[number / 2]] : [model]
        }
    }()

    /// Fills an empty shop. Products come in as an import's do, go on sale by one statement, and are indexed by the
    /// shop's own timer.
    ///
    /// - Parameter title: of the product with a number.
    static func fill(
        _ database: Database, count: Int, title: @Sendable (Int) -> String = SearchGoods.title
    ) async throws {
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
