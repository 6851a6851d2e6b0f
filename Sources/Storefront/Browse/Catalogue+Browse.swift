import WebRuntime

extension Catalogue {
    /// The words of lists, search and what narrows them.
    static let browse: Catalogue = [
        "home.description": .init("品类齐全，价格明白，退货方便。", "A wide choice, plain prices, easy returns."),
        "category.description": .init(
            "选购{name}：比价格、看库存、放心买。", "Shop for {name}: compare prices and see what is in stock."),
        "product.sold": .init("近 30 天已售 {count}", "{count} sold in 30 days"),
        "product.sold.definition": .init(
            "按已付款订单的件数计，取消的不算，退货不扣减；每小时更新，超过 100 件只取首位数字。",
            "Pieces in paid orders, returned ones included, cancelled ones not; counted every hour, and rounded down "
                + "to one figure above 100."),
        "search.all": .init("全部商品", "All goods"),
        "search.title": .init("“{text}”的搜索结果", "Results for \"{text}\""),
        "search.empty": .init("没有找到相关商品。", "Nothing found."),
        "search.empty_narrowed": .init(
            "没有符合所选条件的商品，请去掉一些条件。", "Nothing fits all of this. Take some of it away."),
        "search.corrected": .init(
            "没有找到“{text}”，以下是“{other}”的结果。", "No results for “{text}”. Showing results for “{other}”."),
        "search.instead": .init("改搜“{other}”", "Search for “{other}”"),
        "search.partial": .init(
            "没有商品含有全部关键词，以下商品含有其中一部分。", "No product matches all of your words. These match some of them."),
        "search.mentioned": .init(
            "没有名称含“{text}”的商品，以下商品在介绍或规格中提到它。", "No product is called “{text}”. These mention it in their details."),
        "search.tips": .init(
            "试试更短或更常见的词，检查有没有打错字，也可以输入拼音。", "Try fewer or more usual words, and check their spelling."),
        "search.popular": .init("逛逛这些分类", "Browse these categories"),
        "search.newest": .init("看看新品", "Or see what is new"),
        "search.suggestions": .init("您是不是要找", "Did you mean"),
        "list.count": .init("共 {count} 件商品", "{count} products"),
        "list.count.one": .init("共 {count} 件商品", "{count} product"),
        "list.count_at_least": .init("超过 {count} 件商品", "More than {count} products"),
        "list.filters": .init("筛选", "Filters"),
        "list.to_filters": .init("筛选", "Filter"),
        "list.close": .init("关闭筛选", "Close the filters"),
        "list.show": .init("查看商品", "See the goods"),
        "list.first_page": .init("回到第一页", "Back to the first page"),
        "list.chosen": .init("已选条件", "Chosen"),
        "list.remove": .init("去掉“{name}”", "Remove “{name}”"),
        "list.clear": .init("清空条件", "Clear all"),
        "list.in_stock": .init("仅看有货", "In stock"),
        "facet.category": .init("分类", "Category"),
        "facet.brand": .init("品牌", "Brand"),
        "facet.price": .init("价格", "Price"),
        "facet.availability": .init("库存", "Availability"),
        "price.from": .init("{lowest} 以上", "{lowest} and more"),
        "price.up_to": .init("不超过 {highest}", "Up to {highest}"),
        "price.below": .init("{highest} 以下", "Under {highest}"),
        "price.between": .init("{lowest} – {highest}", "{lowest} – {highest}"),
        "price.lowest": .init("最低价", "From ¥"),
        "price.highest": .init("最高价", "To ¥"),
        "price.unread": .init(
            "没有看懂价格“{text}”，没有按它筛选；请填数字，例如 100。",
            "“{text}” could not be read as a price and does not narrow the list; please type a number, such as 100."),
        "price.apply": .init("确定", "Apply"),
        "sort.title": .init("排序", "Sort"),
        "sort.relevance": .init("综合", "Relevance"),
        "sort.newest": .init("最新", "Newest"),
        "sort.sales": .init("销量", "Best-selling"),
        "sort.price_asc": .init("价格从低到高", "Price, low to high"),
        "sort.price_desc": .init("价格从高到低", "Price, high to low"),
    ]
}
