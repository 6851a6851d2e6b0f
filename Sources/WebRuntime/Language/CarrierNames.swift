extension PageFrame {
    /// A carrier as it was typed; one that is known goes by its own English name where English is read.
    public func carrier(_ name: String) -> String {
        inLanguage(name, CarrierNames.english[name])
    }
}

/// What the usual carriers of China call themselves in English, by the names that shops write down.
enum CarrierNames {
    private static let known: [(english: String, chinese: [String])] = [
        ("SF Express", ["顺丰", "顺丰速运", "顺丰快递"]),
        ("ZTO Express", ["中通", "中通快递", "中通速递"]),
        ("YTO Express", ["圆通", "圆通速递", "圆通快递"]),
        ("STO Express", ["申通", "申通快递"]),
        ("Yunda Express", ["韵达", "韵达快递", "韵达速递"]),
        ("J&T Express", ["极兔", "极兔速递", "极兔快递"]),
        ("JD Logistics", ["京东", "京东物流", "京东快递"]),
        ("EMS", ["邮政 EMS", "邮政EMS", "中国邮政 EMS", "中国邮政EMS", "邮政特快专递"]),
        ("China Post", ["中国邮政", "邮政", "邮政快递包裹"]),
        ("Best Express", ["百世", "百世快递", "百世汇通"]),
        ("Deppon Express", ["德邦", "德邦快递", "德邦物流"]),
    ]

    static let english = Dictionary(
        known.flatMap { carrier in carrier.chinese.map { ($0, carrier.english) } },
        uniquingKeysWith: { first, _ in first })
}
