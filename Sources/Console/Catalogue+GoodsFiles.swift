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
            "新建 {created}，改动 {changed}，不变 {unchanged}；规格 {variants}；入库 {pieces} 件；货位 {bins}；未导入 {skipped} 行",
            "{created} new, {changed} changed, {unchanged} unchanged; {variants} variants; "
                + "{pieces} pieces received; {bins} bins; {skipped} rows not taken"),
        "console.file.will_make.categories": .init(
            "店里没有这些分类，写入时会新建，顾客马上看得到。如果是写错了，请先改文件：",
            "The shop does not have these categories: they would be made, and shoppers see them at once. If one is "
                + "a slip, correct the file first:"),
        "console.file.will_make.brands": .init(
            "店里没有这些品牌，写入时会新建。如果是写错了，请先改文件：",
            "The shop does not have these brands: they would be made. If one is a slip, correct the file first:"),
        "console.file.has_made.categories": .init("已新建分类：", "Categories that were made:"),
        "console.file.has_made.brands": .init("已新建品牌：", "Brands that were made:"),
        "console.file.made_name": .init("{name}（第 {row} 行）", "{name} (row {row})"),
        "console.file.columns": .init("文件有哪些列，怎么填", "The columns of a file, and what is written in them"),
        "console.file.columns_hint": .init(
            "第一行写列名（英文），顺序不限；slug、title、code、price 必须有。一行是一个规格；同一商品的各行 slug 相同，商品自己的列只读第一行，第一行不能导入时整个商品都不导入。",
            "The first line names the columns, in any order; slug, title, code and price are needed. A row is a "
                + "variant; the rows of a product have the same slug, its own columns are read from the first of "
                + "them, and where that row cannot be taken, nothing of the product is."),
        "console.file.column": .init("列名", "Column"),
        "console.file.meaning": .init("含义", "What it is"),
        "console.file.form": .init("怎么填", "What is written in it"),
        "import.form.text": .init("文字；留空表示没有", "Text; empty for none"),
        "import.form.slug": .init(
            "小写字母、数字、连字符；店里已有的商品靠它认", "Lower-case letters, digits, hyphens; products are known by it"),
        "import.form.title": .init("最多 200 个字，必填", "Up to 200 characters, needed"),
        "import.form.brand": .init(
            "品牌名称，中英文均可；没有的会新建", "A brand by its name in either language; one that is missing is made"),
        "import.form.category": .init(
            "分类的网址名，从上到下用 / 隔开，如 drinks/tea；没有的会新建",
            "URL names of categories from above, such as drinks/tea; one that is missing is made"),
        "import.form.state": .init(
            "draft 草稿、review 待审核、on_sale 在售、off_sale 已下架、archived 已归档",
            "draft, review, on_sale, off_sale or archived"),
        "import.form.description": .init("可以有多行", "May have several lines"),
        "import.form.description_en": .init("可以有多行", "May have several lines"),
        "import.form.specifications": .init(
            "每行一项：名称、内容、英文名称、英文内容，之间用制表符",
            "A line for each: name, value, and both in English, with tabs between them"),
        "import.form.tags": .init("每行一个", "A line for each"),
        "import.form.picture_urls": .init("每行一个", "A line for each"),
        "import.form.media": .init("照导出的写；新图片请在商品页上传", "As exported; new pictures are uploaded at the product"),
        "import.form.code": .init("最多 64 个字符；规格靠它认", "Up to 64 characters; variants are known by it"),
        "import.form.attributes": .init("每行一个，如 颜色=红", "A line for each, such as Colour=Red"),
        "import.form.attributes_en": .init("每行一个，如 Colour=Red", "A line for each in English, such as Colour=Red"),
        "import.form.price": .init("只写数字，如 19.99", "A number only, such as 19.99"),
        "import.form.list_price": .init("只写数字，不低于售价；留空表示没有", "A number, not below the price; empty for none"),
        "import.form.variant_state": .init("active 可售、retired 停售", "active or retired"),
        "import.form.stock": .init(
            "每个仓库一行，如 SH=7；只用于还没有库存的规格",
            "A line for each warehouse, such as SH=7; for variants that have no stock yet"),
        "import.form.bins": .init("每个仓库一行，如 SH=A-03-2", "A line for each warehouse, such as SH=A-03-2"),
        // The lines of a cell, as a refusal names them.
        "import.lines.stock": .init("仓库编码=件数", "WAREHOUSE=PIECES"),
        "import.lines.bins": .init("仓库编码=货位", "WAREHOUSE=BIN"),
        "import.lines.media": .init("文件⇥宽⇥高⇥替代文字⇥英文替代文字", "FILE⇥WIDTH⇥HEIGHT⇥ALT⇥ALT_EN"),
        "import.lines.specifications": .init("名称⇥内容⇥英文名称⇥英文内容", "NAME⇥VALUE⇥NAME_EN⇥VALUE_EN"),
        "import.first_row_skipped": .init(
            "这个商品的第一行（第 {first} 行）没有导入，所以这一行也不导入。",
            "The first row of its product, row {first}, is not taken, so this one is not either."),
        "import.no_variant_taken": .init(
            "它的规格都不能导入，所以不新建这个商品。", "None of its variants can be taken, so the product is not made."),
        "import.own_column_unread": .init(
            "{field} “{value}” 没有采用：商品自己的列只读第一行（第 {first} 行）。",
            "{field} “{value}” is not read: a product's own columns stand on its first row, row {first}."),
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
        "import.stock_without_warehouse": .init(
            "没有仓库 {warehouse}，{code} 在这里的件数不写入。请检查仓库编码。",
            "There is no warehouse {warehouse}: the pieces of {code} there are not taken. Check the warehouse's code."),
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
