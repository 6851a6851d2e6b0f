import WebRuntime

extension Catalogue {
    /// The names of what the style page shows of lists, products and orders.
    static let styleParts: Catalogue = [
        "console.style.tabs": .init("标签页", "Tabs"),
        "console.style.chips": .init("筛选标签", "Chips"),
        "console.style.facets": .init("筛选项", "Facets"),
        "console.style.pages": .init("翻页", "Pages"),
        "console.style.steps": .init("步骤", "Steps"),
        "console.style.timeline": .init("时间线", "Timeline"),
        "console.style.details": .init("折叠内容", "Folded text"),
        "console.style.upload": .init("上传", "Upload"),
        "console.style.cards": .init("商品卡片", "Product cards"),
        "console.style.variants": .init("规格选择", "Choice of a variant"),
        "console.style.gallery": .init("图集", "Gallery"),
        "console.style.rich": .init("商品介绍的排版", "A text with structure"),
        "console.style.charts": .init("图表", "Charts"),
        "console.style.print": .init("打印", "Print"),
        "console.style.print_hint": .init(
            "打印预览里没有菜单和按钮，折叠的表格会展开。", "In print there are no menus and buttons, and a folded table is open."),
    ]
}
