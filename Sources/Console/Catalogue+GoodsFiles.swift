import WebRuntime

extension Catalogue {
    /// The words of files of goods, and what is said of their rows.
    static let goodsFiles: Catalogue = [
        "console.file.title": .init("导入商品", "Import goods"),
        "console.file.new": .init("选择文件", "Choose a file"),
        "console.file.hint": .init(
            "先看会改什么，确认后才写入。最多 {count} 行，更多请用命令行。",
            "First you see what it would change. Up to {count} rows; the command line takes more."
        ),
        "console.file.export": .init("导出 CSV（可改后再导入）", "Export CSV to edit and import again"),
        "console.file.file": .init("CSV 文件", "CSV file"),
        "console.file.look": .init("预览改动", "See what it would change"),
        "console.file.would": .init("将会改动", "What it would change"),
        "console.file.did": .init("已写入", "What it has changed"),
        "import.column.title": .init("商品名称", "Title"),
        "import.column.title_en": .init("英文名称", "English title"),
        "import.column.subtitle": .init("副标题", "Subtitle"),
        "import.column.subtitle_en": .init("英文副标题", "English subtitle"),
        "import.column.brand": .init("品牌", "Brand"),
        "import.column.category": .init("分类", "Category"),
        "import.column.category_id": .init("分类", "Category"),
        "import.column.state": .init("状态", "State"),
        "import.column.description": .init("商品介绍", "Description"),
        "import.column.description_en": .init("英文介绍", "English description"),
        "import.column.tags": .init("标签", "Tags"),
        "import.column.picture_urls": .init("图片来源地址", "Picture addresses"),
        "import.column.media": .init("图片与替代文字", "Pictures and their texts"),
        "import.column.specifications": .init("参数", "Specifications"),
        "import.column.slug": .init("网址名", "URL name"),
        "import.column.code": .init("编码", "Code"),
        "import.column.price": .init("单价", "Price"),
        "import.column.list_price": .init("划线价", "List price"),
        "import.column.attributes": .init("属性", "Attributes"),
        "import.column.attributes_en": .init("英文属性", "English attributes"),
        "import.column.variant_state": .init("规格状态", "Variant state"),
        "import.column.stock": .init("库存", "Stock"),
        "import.column.bins": .init("货位", "Bins"),
        "console.file.apply": .init("确认写入", "Write these changes"),
        "console.file.counts": .init(
            "新建 {created}，改动 {changed}，不变 {unchanged}；规格 {variants}；入库 {pieces} 件；货位 {bins}",
            "{created} new, {changed} changed, {unchanged} unchanged; {variants} variants; "
                + "{pieces} pieces received; {bins} bins"),
        "console.file.encoding": .init(
            "文件不是 UTF-8，已按 {encoding} 读取；请先核对下面的文字。",
            "The file is not UTF-8 and was read as {encoding}: check the words below first."),
        "console.file.row": .init("行", "Row"),
        "console.file.parts": .init("改动", "Changes"),
        "console.file.is_new": .init("新建", "New"),
        "console.file.notes": .init("提示", "Notes"),
        "console.file.note": .init("说明", "Note"),
        "console.file.skipped": .init("未导入", "Not taken"),
        "console.file.remark": .init("注意", "Remark"),
        "import.code_twice": .init("编码 {code} 在文件中出现了两次。", "The code {code} stands in the file twice."),
        "import.code_elsewhere": .init("编码 {code} 属于另一个商品。", "The code {code} belongs to another product."),
        "import.no_category": .init("没有分类，状态不变。", "It has no category: its state stays."),
        "import.no_variant": .init("没有可售规格，状态不变。", "It has no variant that is sold: its state stays."),
        "import.other_currency": .init("价格不是本店币种，状态不变。", "Its prices are not in the shop's currency: its state stays."),
        "import.stock_kept": .init(
            "导入不改已有库存：{code} 仍为 {stock}。请在库存页盘点或调整。",
            "An import does not change stock that is there: {code} stays {stock}. Count or adjust it under Stock."),
        "import.warehouse_made": .init("没有仓库 {warehouse}，将新建。", "There is no warehouse {warehouse}: it is made."),
        "import.warehouse_closed": .init(
            "仓库 {warehouse} 已停用，{code} 的 {pieces} 件不入库。",
            "The warehouse {warehouse} is closed: {pieces} of {code} are not taken in."),
        "import.bin_without_warehouse": .init(
            "没有仓库 {warehouse}，货位 {bin} 不写入。",
            "There is no warehouse {warehouse}: the bin {bin} is not taken."),
        "import.bin_without_stock": .init(
            "{code} 从未进过仓库 {warehouse}，货位 {bin} 不写入。",
            "{code} never was in the warehouse {warehouse}: the bin {bin} is not taken."),
        "import.no_way": .init("不能从当前状态直接变成这个状态。", "A product cannot go from its state to this one."),
    ]
}
