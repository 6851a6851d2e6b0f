import WebRuntime

extension Catalogue {
    /// The words of the trade by the day; its figures have the names and definitions of Today's.
    static let tradeDays: Catalogue = [
        "console.trade.by_day": .init("每日成交", "Daily sales"),
        "console.trade.title": .init("每日成交", "Daily sales"),
        "console.trade.period": .init("时间范围", "Period"),
        "console.trade.last_days": .init("最近 {count} 天", "Last {count} days"),
        "console.trade.money": .init("成交额与退款", "Sales and refunds"),
        "console.trade.day": .init("日期", "Day"),
        "console.trade.refund_count": .init("退款笔数", "Refunds"),
        "console.trade.unfinished": .init("{day}（未结束）", "{day} (so far)"),
        "console.trade.zone": .init(
            "最后一天是今天，到此刻为止，图中用点线或空心画出。成交额按下单日计，对账单按付款日计，两者可能不同。一天从哪里开始由店铺时区 {zone} 决定。",
            "The last day is today, until now; it is drawn dotted or hollow. Sales go by the day of the order, "
                + "statements by the day of the payment, so they may differ. Where a day begins is "
                + "decided by the shop's time zone, {zone}."),
    ]
}
