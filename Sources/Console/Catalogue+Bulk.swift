import WebRuntime

extension Catalogue {
    /// The words of changes of many products, and of the review of one.
    static let bulk: Catalogue = [
        "console.bulk.title": .init("批量修改商品", "Change many products"),
        "console.bulk.open": .init("批量修改所选商品", "Change the chosen products"),
        "console.bulk.choose": .init("选择 {title}", "Choose {title}"),
        "console.bulk.choose_all": .init("全选本页", "Choose all on this page"),
        "console.bulk.choice": .init("选择", "Choose"),
        "console.bulk.back": .init("返回商品列表", "Back to the list"),
        "console.bulk.chosen": .init("已选商品（{count}）", "Chosen products ({count})"),
        "console.bulk.change": .init("怎样修改", "What to change"),
        "console.bulk.change.percent": .init("价格按百分比调整", "Prices by percent"),
        "console.bulk.change.amount": .init("价格按金额调整", "Prices by an amount"),
        "console.bulk.change.review": .init("提交审核", "Send to review"),
        "console.bulk.change.on_sale": .init("上架", "Put on sale"),
        "console.bulk.change.off_sale": .init("下架", "Take off sale"),
        "console.bulk.change.draft": .init("退回修改（须填原因）", "Return for changes (with a reason)"),
        "console.bulk.change.archived": .init("归档（不能撤销）", "Archive (cannot be undone)"),
        "console.bulk.value": .init("百分比或金额（如 -9.5，改价时填）", "Percent or amount (such as -9.5; for prices)"),
        "console.bulk.round": .init("新价格取整到（改价时用）", "Round new prices to (for prices)"),
        "console.bulk.round.minor": .init("分", "0.01"),
        "console.bulk.round.tenth": .init("角", "0.10"),
        "console.bulk.round.whole": .init("元", "1.00"),
        "console.bulk.list": .init("划线价（改价时用）", "List price (for prices)"),
        "console.bulk.list.follows": .init("没有划线价的仍没有，其他不动", "None stays none; others stay"),
        "console.bulk.list.stays": .init("一律不动，降价后以现价为划线价", "All stay: a lower price shows the present one"),
        "console.bulk.list.moves": .init("和售价一起调整", "Changes as the price does"),
        "console.bulk.list.none": .init("无", "none"),
        "console.bulk.list.as_is": .init("划线价不变：{price}", "list price stays: {price}"),
        "console.bulk.list.becomes": .init("划线价 {old} → {new}", "list price {old} → {new}"),
        "console.bulk.recent": .init("最近改价（可恢复）", "Latest price changes"),
        "console.bulk.recent_hint": .init(
            "最近 30 天的改价，一次改价一行。恢复前先预览；现价不是那次改成的价格的规格不动，预览里写明原因。一次最多恢复 100 件商品，其余可再恢复一次。",
            "The price changes of 30 days, one line each. What an undoing would do is shown first, and why a "
                + "variant stays: it does not have the price any more that the change gave it. It takes 100 products "
                + "at once; the rest goes in another round."
        ),
        "console.bulk.recent_none": .init("最近 30 天没有改价。", "No price was changed in 30 days."),
        "console.bulk.variants": .init("规格数", "Variants"),
        "console.bulk.undo": .init("恢复", "Undo"),
        "console.bulk.undo.look": .init("恢复 {time} 之前的价格", "Back to the prices before {time}"),
        "console.bulk.undo.one": .init(
            "恢复 {time} 的改价：{code} {from} → {to}", "Undo the change of {time}: {code} {from} → {to}"),
        "console.bulk.undo.many": .init(
            "恢复 {time} 的改价：{count} 件商品，如 {code} {from} → {to}",
            "Undo the change of {time}: {count} products, such as {code} {from} → {to}"),
        "console.bulk.undo.none": .init(
            "这次改价的规格，现价都不是那次改成的价格，没有可恢复的。", "No variant has the price of that change any more: nothing is left to undo."
        ),
        "console.bulk.undo.kept": .init(
            "{code} 不恢复：那次改成 {made}，后来又改过价，现为 {now}",
            "{code} stays: the change made it {made}, and it was changed again to {now}"),
        "console.bulk.undo.is_back": .init(
            "{code} 不恢复：已经是改价前的价格 {now}", "{code} stays: it costs {now} again, as before the change"),
        "console.bulk.what": .init("改了什么", "What"),
        "console.bulk.what_one": .init("{title}：{code} {from} → {to}", "{title}: {code} {from} → {to}."),
        "console.bulk.what_many": .init(
            "{title}：{code} {from} → {to}，等 {count} 件商品", "{title}: {code} {from} → {to}; {count} products"),
        "flash.console_prices_changed": .init(
            "价格已修改。要恢复原来的价格，请打开「最近改价」。", "The prices are changed. “Latest price changes” takes them back."),
        "flash.console_goods_changed": .init("所选商品已修改。", "The chosen products are changed."),
        "console.bulk.look": .init("预览改动", "See what would change"),
        "console.bulk.would": .init("将修改 {count} 件商品", "{count} products would change"),
        "console.bulk.apply": .init("确认修改 {count} 件商品", "Change {count} products"),
        "console.bulk.result": .init("修改结果", "Outcome"),
        "console.bulk.none": .init(
            "没有选择商品：请返回列表，勾选要修改的商品。", "No product is chosen: please go back to the list and tick some."),
        "console.bulk.for_good": .init(
            "归档不能撤销：归档的商品不能再编辑，也不能再上架。",
            "This cannot be undone: what is archived is not edited or sold any more."),
        "console.bulk.stays": .init("不变", "Stays"),
        "console.bulk.same": .init("没有变化", "No change"),
        "console.goods.reason": .init("原因", "Reason"),
        "console.goods.none": .init("还没有商品。", "There are no products yet."),
        "console.goods.none_found": .init("没有符合条件的商品。", "No product fits this."),
        "console.goods.show_all": .init("显示全部商品", "Show all products"),
        "console.goods.price_from": .init("{price} 起", "from {price}"),
        "console.goods.copy": .init("复制为新商品", "Copy into a new product"),
        "console.goods.more_codes": .init("另有 {count} 个", "and {count} more"),
        "console.goods.no_skus": .init(
            "还没有规格：添加规格后才能提交审核。", "No variants yet: add one before it can go to review."),
        "console.goods.came_back": .init("被退回修改：{reason}", "It came back: {reason}"),
        "console.goods.is_archived": .init(
            "这件商品已归档，不能再编辑，也不能再上架。", "This product is archived: it is not edited or sold any more."),
        "console.goods.archive_sure": .init("确认归档", "Archive it for good"),
        "console.goods.to_review": .init("待审核商品", "Waiting for review"),
        "console.goods.review.on_sale": .init("通过并上架", "Approve and put on sale"),
        "console.goods.review.draft": .init("退回修改", "Return for changes"),
        "console.variant.title": .init("规格：{code}", "Variant {code}"),
        "console.variant.edit": .init("编辑", "Edit"),
        "console.variant.active": .init("在售", "On sale"),
        "console.variant.save": .init("保存全部规格", "Save all variants"),
        "console.variant.refused": .init("没有保存，请改正：{codes}", "Nothing was saved. To be mended: {codes}"),
        "console.variant.code_hint": .init(
            "编码可以改：已下的订单和库存仍指向这个规格。全店不能重复。",
            "The code may change: orders and stock go on telling of this variant. No two in the shop are alike."),
        "console.variant.lacking": .init(
            "这些规格比其他规格少了属性，店铺里无法和其他规格一起选择，请补全：",
            "These variants have fewer properties than the others, so the shop cannot offer them together. Fill in:"),
        "console.variant.lacks": .init("{code}：缺少 {names}", "{code}: no {names}"),
        "console.variant.remove_hint": .init(
            "从未被订购、也从未入库的规格可以删除，不能恢复；其他的请停用。",
            "A variant that nobody ordered and no warehouse ever had can be deleted for good; retire any other."),
        "console.remove": .init("删除", "Delete"),
        "console.remove.sure": .init("确认删除", "Delete it for good"),
        "console.product.remove_hint": .init(
            "草稿和它的规格会被删除，不能恢复。上架过、有订单或库存记录的商品不能删除。",
            "The draft and its variants go for good. What was on sale, or has orders or stock, cannot be deleted."),
        "console.category.remove_hint": .init(
            "只能删除没有商品和子分类的分类，不能恢复。", "Only a category that nothing stands in can go, and it does so for good."),
        "console.brand.remove_hint": .init(
            "只能删除没有商品使用的品牌，不能恢复。", "Only a brand that no goods go by can go, and it does so for good."),
        "console.goods.before_sale": .init(
            "上架前请留意（不影响上架）：", "Look at this before it is sold; it may be sold nevertheless:"),
        "console.goods.slug_free": .init(
            "网址名（可留空：按英文名称或拼音生成；小写字母、数字和连字符）",
            "URL name (optional: made of the title; lower-case letters, digits and hyphens)"),
        "console.goods.while_on_sale": .init("在售，请留意：", "On sale; look at this:"),
        "console.goods.off_sale_hint": .init(
            "下架后顾客在店铺里找不到它，也不能再下单；已下的订单照常发货。随时可以再上架。",
            "Shoppers no longer find or order it; orders that were placed go on. It can go on sale again at any time."
        ),
        "console.goods.off_sale_sure": .init("确认下架", "Take it off sale"),
        "flash.console_product_draft": .init("已退回修改。", "It is a draft again."),
        "flash.console_product_review": .init("已提交审核。", "It waits for review now."),
        "flash.console_product_on_sale": .init("已上架，顾客可以购买了。", "It is on sale now."),
        "flash.console_product_on_sale_empty": .init(
            "已上架，但还没有库存：店铺中显示缺货。", "It is on sale now, but sold out: nothing is in stock yet."),
        "flash.console_product_off_sale": .init("已下架，店铺里不再显示。", "It is off sale; the shop no longer shows it."),
        "flash.console_product_archived": .init("已归档。", "It is archived."),
        "console.goods.warn.stock_way": .init("去入库", "Take stock in"),
        "console.goods.warn.stock": .init("没有可售库存：店铺中会显示缺货。", "Nothing is in stock: the shop shows it as sold out."),
        "console.goods.warn.category": .init("没有分类：须先选择分类才能提交审核。", "It has no category, which review asks for."),
        "console.goods.save": .init("保存商品信息", "Save the product"),
        "console.goods.each_saves": .init(
            "规格表、商品信息、新规格各有各的保存按钮，每个按钮只保存自己那一处。",
            "The table of variants, the product's own fields and a new variant each have a button, which saves its own "
                + "part and no other."),
        "console.goods.unsaved": .init(
            "这些地方还有没保存的修改：{parts}。现在提交，它们会丢失。仍要提交吗？",
            "There are changes that are not saved: {parts}. If you go on, they are lost. Go on?"),
        "console.goods.warn.english": .init(
            "英文页面会显示中文，还缺：{lacks}。", "Pages in English show Chinese. Missing: {lacks}."),
        "console.goods.warn.english_facts": .init("英文参数", "English specifications"),
        "console.goods.warn.english_variants": .init("规格的英文属性（{codes}）", "English attributes of {codes}"),
        "console.goods.warn.english_more": .init("{codes} 等 {count} 个", "{codes} and others, {count} in all"),
        "console.goods.warn.no_picture": .init("没有图片。", "It has no picture."),
        "console.goods.warn.small_picture": .init(
            "封面图片太小（{width}×{height}，建议每边至少 {least} 像素），放大后会模糊。",
            "The cover is tiny ({width}×{height}; at least {least} pixels a side look well) and will be blurred."),
        "console.matrix.title": .init("按属性批量添加规格：{title}", "Add variants by their properties: {title}"),
        "console.matrix.link": .init("按属性批量添加规格", "Add variants by their properties"),
        "console.matrix.axes": .init("属性与取值", "Properties and their values"),
        "console.matrix.hint": .init("每行一个属性，如 颜色=红,蓝", "A line for each property: colour=red,blue"),
        "console.matrix.english_hint": .init(
            "英文（可留空）：与上面逐行、逐个对应，如 Colour=Red,Blue；店里已有的取值留空即可",
            "The same in English, line by line and value by value (optional): Colour=Red,Blue. What the product has "
                + "already may be left out"),
        "console.matrix.no_english": .init(
            "有些规格缺英文，英文页面会显示中文。请在下面补上英文再生成，或以后逐个编辑。",
            "Some variants lack English, and pages in English would show them in Chinese. Add it below and make the "
                + "rows again, or edit them one by one later."),
        "console.matrix.prefix": .init("编码前缀", "Codes begin with"),
        "console.matrix.make": .init("生成规格", "Make the rows"),
        "console.matrix.none": .init(
            "这些规格都已经有了：写上新的取值再生成。", "All of these are there already: add values to make more."),
        "console.matrix.rows": .init(
            "编码按前缀和取值拟定，可以改。编码留空的规格不会添加。",
            "Codes are proposed from their beginning and the values, and can be changed. A row without a code is not "
                + "added."),
        "console.matrix.add": .init("添加这些规格", "Add these variants"),
        "console.goods.preview": .init("预览", "Preview"),
    ]
}
