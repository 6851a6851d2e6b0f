import WebRuntime

extension Catalogue {
    /// What stands around the lists: settings, search, the help sheet, the style page, jobs.
    static let desk: Catalogue = [
        "console.question": .init("尚未执行，请核对后确认。", "Not done yet: check it, then confirm."),
        "console.question.back": .init("返回，不执行", "Go back, change nothing"),
        "console.settings.hint": .init(
            "改动立即对之后的订单生效；已下的订单保留下单时的规则。",
            "Changes hold at once for orders that follow; an order keeps the rules that it was placed with."),
        "console.settings.shop": .init("店铺", "Shop"),
        "console.settings.delivery": .init("运费", "Delivery fees"),
        "console.settings.service": .init("页脚：客服与证照", "Foot of the pages: contact and licences"),
        "console.settings.service_phone": .init("客服电话（可留空）", "Phone for customers (optional)"),
        "console.settings.service_email": .init("客服邮箱（可留空）", "E-mail for customers (optional)"),
        "console.settings.service_hours": .init("服务时间，中文（可留空）", "Service hours, in Chinese (optional)"),
        "console.settings.service_hours_en": .init("服务时间，英文（可留空）", "Service hours, in English (optional)"),
        "console.settings.filing_number": .init("备案号（可留空）", "ICP filing number (optional)"),
        "console.settings.licence_number": .init("营业执照注册号（可留空）", "Business licence number (optional)"),
        "console.settings.returns": .init("退货", "Returns"),
        "console.settings.promise": .init("发货与送达承诺", "When goods leave and arrive"),
        "console.settings.cut_off_hour": .init(
            "当天发货截止（整点，0–24）", "Leaves the same day if paid before (hour, 0–24)"),
        "console.settings.standard_days_from": .init("标准配送最快（天）", "Standard delivery, at the earliest (days)"),
        "console.settings.standard_days_to": .init("标准配送最慢（天）", "Standard delivery, at the latest (days)"),
        "console.settings.express_days_from": .init("加急配送最快（天）", "Express delivery, at the earliest (days)"),
        "console.settings.express_days_to": .init("加急配送最慢（天）", "Express delivery, at the latest (days)"),
        "console.settings.rules": .init("税与时限", "Tax and timers"),
        "console.settings.shop_name": .init("店铺名称（可留空）", "Name of the shop (optional)"),
        "console.settings.contact": .init("客服联系方式（可留空）", "How customers reach the shop (optional)"),
        "console.settings.pickup_address": .init("自提地址，中文（可留空）", "Where goods are picked up, in Chinese (optional)"),
        "console.settings.pickup_address_en": .init(
            "自提地址，英文（可留空）", "Where goods are picked up, in English (optional)"),
        "console.settings.opening_hours": .init("营业时间，中文（可留空）", "Opening hours, in Chinese (optional)"),
        "console.settings.opening_hours_en": .init("营业时间，英文（可留空）", "Opening hours, in English (optional)"),
        "console.settings.return_recipient": .init("退货收件人（可留空）", "Recipient of returned goods (optional)"),
        "console.settings.return_phone": .init("退货收件电话（可留空）", "Phone for returned goods (optional)"),
        "console.settings.return_address": .init("退货地址，中文（可留空）", "Where goods go back to, in Chinese (optional)"),
        "console.settings.return_address_en": .init(
            "退货地址，英文（可留空）", "Where goods go back to, in English (optional)"),
        "console.settings.return_window_days": .init(
            "退货期限：签收次日起（天，依法至少 7 天；已下的订单不变）",
            "Returns are possible for (days from the day after delivery, by law at least 7; placed orders keep "
                + "theirs)"),
        "console.settings.low_stock_threshold": .init(
            "低库存提醒：可售少于（件）", "Stock is low when fewer can be sold than (pieces)"),
        "console.settings.return_days": .init("同意退货后寄回期限（天）", "Goods are sent back within (days)"),
        "console.settings.tax_basis_points": .init("价内税率 %", "Tax included in prices, %"),
        "console.settings.standard_freight": .init("标准配送运费（{currency}）", "Standard delivery ({currency})"),
        "console.settings.free_freight_from": .init("满额免运费（{currency}）", "Free standard delivery from ({currency})"),
        "console.today.as_of": .init("截至 {time}", "As of {time}"),
        "console.today.best": .init("今日热销", "Best sellers today"),
        "console.today.best_none": .init("今天还没有成交。", "Nothing was sold today yet."),
        "console.today.latest": .init("最新订单", "Latest orders"),
        "console.today.latest_none": .init("还没有订单。", "There are no orders yet."),
        "console.filter.fold": .init("显示筛选条件", "Show the filter"),
        "console.list.rows": .init("每页行数", "Rows a page"),
        "console.stock.low_below": .init("可售不足 {most} 件算低库存。", "Fewer than {most} to sell is low."),
        "console.stock.bin_begins": .init("货位开头（如 A-01）", "Bin begins with (such as A-01)"),
        "console.count.recorded": .init("账面", "On record"),
        "console.count.difference": .init("差异", "Difference"),
        "console.count.differ": .init("盘点差异：{count} 个规格", "Variants that differed: {count}"),
        "console.count.same": .init("这次盘点没有差异。", "Nothing differed in this count."),
        "console.stock.only_less": .init("{name} · 只能减少", "{name} · only to take away"),
        "console.stock.is_low": .init("低库存", "Low"),
        "console.stock.is_out": .init("无货", "None left"),
        "console.stock.empty_sure": .init("确认减去全部 {pieces} 件", "Take away all {pieces}"),
        "console.stock.empty_hint": .init(
            "这会减去{warehouse}可售的全部 {pieces} 件，之后这里无货可卖。流水不能删除，误减要再做一次调整加回来。",
            "This takes away all {pieces} that {warehouse} has to sell: nothing is left there. The journal keeps it; "
                + "a slip is mended by another adjustment."),
        "console.stock.low_set": .init("修改低库存标准", "Change what counts as low"),
        "console.settings.express_freight": .init("加急配送运费（{currency}）", "Express delivery ({currency})"),
        "console.settings.payment_minutes": .init("未付款自动关闭（分钟）", "Unpaid orders close after (minutes)"),
        "console.settings.completion_days": .init("签收后自动完成（天）", "Delivered orders complete after (days)"),
        "console.settings.history": .init("变更记录", "History"),
        "console.settings.name": .init("设置", "Setting"),
        "console.settings.before": .init("原值", "Before"),
        "console.settings.after": .init("新值", "After"),
        "console.settings.empty": .init("空", "empty"),
        "console.settings.unchanged": .init("还没有改动过，都是默认值。", "Nothing was changed yet: all are the standard values."),
        "console.operations.live": .init("排队与运行中的任务", "Jobs that wait and run"),
        "console.operations.waiting": .init("排队", "Waiting"),
        "console.operations.running": .init("运行中", "Running"),
        "console.operations.next": .init("最早执行时间", "Next is due"),
        "console.operations.waiting_jobs": .init("排队的任务", "Waiting jobs"),
        "console.operations.failed": .init("任务与事件", "Jobs and events"),
        "console.operations.due": .init("执行时间", "Due"),
        "console.operations.attempt_limit": .init("最多次数", "At most"),
        "console.operations.idle": .init("没有排队的任务。", "Nothing waits."),
        "console.operations.drop_hint": .init(
            "放弃后不再执行，也不能恢复；要再试一次请用重试。",
            "What is dropped is never done and cannot be brought back; to try once more, retry it."),
        "console.operations.no_jobs": .init("没有失败的任务，不用处理。", "No job has failed: there is nothing to do."),
        "console.operations.no_events": .init("没有搁置的事件，不用处理。", "No event is parked: there is nothing to do."),
        "console.stock.no_warehouses": .init(
            "还没有仓库：请在下面新建一个，之后才能入库和发货。", "No warehouse yet: add one below; goods are kept in and leave from it."),
        "console.stock.no_movements": .init(
            "还没有出入库记录：收货、盘点和订单都会记在这里。", "Nothing has moved yet: receipts, counts and orders are written here."),
        "console.count.none": .init(
            "这里没有可清点的规格：请换一个仓库，或清空筛选。", "Nothing to count here: choose another warehouse, or empty the filter."),
        "console.category.none": .init(
            "还没有分类：请在下面新建，商品按分类浏览。", "No category yet: add one below, so that goods can be browsed."),
        "console.brand.none": .init(
            "还没有品牌：请在下面新建，再在商品里选它。", "No brand yet: add one below, then choose it at a product."),
        "console.synonym.none": .init(
            "还没有同义词：顾客搜不到的叫法可以在下面添加。", "No synonyms yet: add below the words under which buyers find nothing."),
        "console.operations.payload": .init("内容", "Payload"),
        "console.search.title": .init("搜索", "Search"),
        "console.search.hint": .init(
            "输入完整的订单号、编号或编码会直接打开它。订单号可以不写 ZG，也可以只写后 4–12 位（在最近 2 万个订单里找）；"
                + "手机号可以只写后 4 位；收件人、商品、顾客姓名和邮箱可以只写开头；运单号要写全。",
            "A whole number, id or code opens its page. Order numbers may lack ZG, or be their last 4 to 12 signs (of "
                + "the newest 20,000 orders); phones their last 4 figures; names, goods and e-mails may be begun; "
                + "tracking numbers are written in full."),
        "console.search.cut": .init("只显示前 {most} 个。", "Only the first {most} are shown."),
        "console.search.more": .init("在列表中查看全部", "See all in the list"),
        "console.search.nothing": .init("没有找到“{text}”。", "Nothing was found for “{text}”."),
        "console.search.nothing_in": .init("在{parts}中没有找到“{text}”。", "Nothing was found for “{text}” in {parts}."),
        "console.search.without": .init(
            "当前职能不含{parts}，没有在其中查找。", "The functions of this account leave out {parts}: they were not looked through."),
        "console.search.skus": .init("规格", "Variants"),
        "console.search.people": .init("顾客", "Customers"),
        "console.help.hint": .init(
            "在输入框以外按键。字母依次按下，如先 g 再 o。下面的链接不用键盘也能点。",
            "Press them outside of fields, letters one after the other: g, then o. The links below do the same."),
        "console.style.title": .init("样式", "Style"),
        "console.style.lead": .init(
            "页面由这些部分组成。浅色和深色随系统设置，语言随网址。",
            "What pages are made of. Light and dark follow the system, the language the address."),
        "console.style.colours": .init("颜色", "Colours"),
        "console.style.words": .init("文字", "Text"),
        "console.style.buttons": .init("按钮", "Buttons"),
        "console.style.main_button": .init("主要操作", "Main action"),
        "console.style.quiet_button": .init("次要操作", "Quiet action"),
        "console.style.link_button": .init("链接样式", "Like a link"),
        "console.style.disabled_button": .init("不可用", "Disabled"),
        "console.style.states": .init("状态", "States"),
        "console.style.neutral": .init("中性", "Neutral"),
        "console.style.good": .init("正常", "Good"),
        "console.style.warn": .init("留意", "Attention"),
        "console.style.bad": .init("异常", "Bad"),
        "console.style.notices": .init("提示", "Notices"),
        "console.style.notice": .init("这是一条提示。", "This is a notice."),
        "console.style.fields": .init("表单", "Forms"),
        "console.style.field": .init("输入框", "Field"),
        "console.style.wrong_field": .init("有误的输入框", "Field with an error"),
        "console.style.choice": .init("选项", "Choice"),
        "console.style.tables": .init("表格", "Tables"),
        "console.style.empty": .init("空列表", "An empty list"),
        "console.style.icons": .init("图标", "Icons"),
        "console.style.figures": .init("数字", "Figures"),
        "console.style.long": .init(
            "一个很长很长的标题，用来看看它在窄屏上怎样换行，没有空格也不会把页面撑开",
            "A very long title that shows how it wraps on a narrow screen without pushing the page apart"),
        "audit.settings_changed": .init("更改设置", "Changed the settings"),
    ]
}
