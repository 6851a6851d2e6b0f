import Demo
import Testing

/// What a page says a good is made of, beside what its title says. A shopper once met a silk shirt of cotton, a wooden
/// spatula of silicone and a white teapot of purple clay: facts came with the kind.
struct MaterialTests {
    private static let entries = DemoCatalogue(goodsPerShelf: 25, seed: 1).entries
    /// The facts that say what a good is of.
    private static let names: Set = ["材质", "茶类", "配料"]

    /// A word of a title, and what the good may then be of: one of these.
    private static let chinese: [(word: String, allowed: [String])] = [
        ("真丝", ["桑蚕丝"]), ("桑蚕丝", ["桑蚕"]), ("羊毛", ["羊毛"]), ("山羊绒", ["山羊绒"]), ("亚麻", ["亚麻"]),
        ("棉麻", ["棉、麻", "棉 55%、麻 45%"]), ("长绒棉", ["长绒棉"]), ("纯棉", ["棉"]), ("精梳棉", ["精梳棉"]), ("棉花", ["棉"]),
        ("棉线", ["棉"]), ("双层纱", ["棉纱"]), ("纱布", ["纱布"]), ("荞麦", ["荞麦"]), ("乳胶", ["乳胶"]), ("羽绒", ["羽绒"]),
        ("黄麻", ["黄麻"]), ("硅藻", ["硅藻"]), ("帆布", ["帆布"]), ("牛皮", ["牛皮"]), ("植鞣", ["植鞣"]), ("毛毡", ["毛毡"]),
        ("竹编", ["竹"]), ("竹制", ["竹"]), ("草帽", ["草"]), ("青瓷", ["青瓷"]), ("白瓷", ["白瓷"]), ("紫砂", ["紫砂"]),
        ("青花", ["青花"]), ("粉彩", ["粉彩"]), ("骨瓷", ["骨瓷"]), ("汝窑", ["汝瓷"]), ("建盏", ["黑釉"]), ("铁木", ["铁木"]),
        ("枣木", ["枣木"]), ("鸡翅木", ["鸡翅木"]), ("杉木", ["杉木"]), ("胡桃木", ["胡桃木"]), ("整木", ["整木"]), ("圆木", ["实木"]),
        ("木质", ["木"]), ("木珠", ["实木"]), ("木皮", ["木皮"]), ("硅胶", ["硅胶"]), ("不锈钢", ["不锈钢"]), ("碳钢", ["碳钢"]),
        ("珐琅", ["珐琅"]), ("搪瓷", ["搪瓷"]), ("铁锅", ["铁"]), ("铜", ["铜"]), ("砂锅", ["陶"]), ("陶瓷", ["陶瓷"]),
        ("玻璃", ["玻璃"]), ("琉璃", ["琉璃"]), ("藤编", ["藤"]), ("纸艺", ["纸"]), ("和纸", ["纸"]), ("宣纸", ["青檀皮", "宣纸"]),
        ("楮皮", ["楮皮"]), ("绢面", ["绢"]), ("布面", ["布面"]), ("羊毫", ["羊毫"]), ("狼毫", ["狼毫"]), ("兼毫", ["羊毫兼狼毫"]),
        ("油烟", ["油烟"]), ("松烟", ["松烟"]), ("朱砂", ["朱砂"]), ("青田石", ["青田石"]), ("寿山石", ["寿山石"]), ("端砚", ["端石"]),
        ("歙砚", ["歙石"]), ("沉香", ["沉香"]), ("樟木", ["樟木"]), ("艾草", ["艾草"]), ("雪松", ["雪松"]), ("竹炭", ["竹炭"]),
        ("山茶花", ["山茶花"]), ("茶树", ["茶树"]), ("蜂蜜", ["蜂蜜"]), ("蜂蜡", ["蜂蜡"]), ("苔藓", ["苔藓"]),
        ("红茶", ["红茶"]), ("乌龙", ["乌龙茶"]), ("黑茶", ["黑茶"]), ("普饼", ["普洱茶"]), ("牡丹饼", ["白茶"]), ("寿眉", ["白茶"]),
        ("绿豆", ["绿豆"]), ("米糕", ["糯米"]), ("玫瑰", ["玫瑰", "红茶"]), ("芋头", ["芋头"]), ("抹茶", ["抹茶"]), ("芝麻", ["芝麻"]),
        ("海苔", ["海苔"]), ("核桃", ["核桃"]), ("松子", ["松子"]), ("瓜子", ["葵花籽"]), ("开心果", ["开心果"]), ("桂圆", ["桂圆"]),
        ("花生", ["花生"]), ("姜汁", ["姜汁"]), ("秋梨", ["秋梨"]), ("青梅", ["青梅"]), ("山楂", ["山楂"]),
    ]
    private static let english = [
        "silk", "wool", "cashmere", "cotton", "latex", "buckwheat", "jute", "felt", "leather", "celadon", "zisha",
        "bone china", "ironwood", "jujube", "wenge", "walnut", "copper", "bronze", "brass", "enamel", "steel",
        "ceramic", "glass", "rattan",
    ]

    private static func facts(of entry: DemoCatalogue.Entry) -> [DemoFact] {
        entry.good.facts.filter { names.contains($0.name.chinese) }
    }

    @Test func `no good is of something else than its title says`() {
        var looked: Set<String> = []
        for entry in Self.entries {
            let facts = Self.facts(of: entry)
            let said = facts.map(\.chinese).joined(separator: "；")
            for (word, allowed) in Self.chinese where entry.good.title.chinese.contains(word) {
                guard !facts.isEmpty else {
                    Issue.record("\(entry.good.title.chinese) does not say what it is of")
                    continue
                }
                looked.insert(word)
                #expect(allowed.contains(where: said.contains), "\(entry.good.title.chinese): \(said)")
            }
            let title = entry.good.title.english.lowercased()
            let saidInEnglish = facts.compactMap(\.english).joined(separator: "; ").lowercased()
            for word in Self.english where title.contains(word) {
                #expect(saidInEnglish.contains(word), "\(title): \(saidInEnglish)")
            }
        }
        // A list that names what nobody sells would prove nothing.
        #expect(looked.count > Self.chinese.count * 9 / 10, "\(Set(Self.chinese.map(\.word)).subtracting(looked))")
    }

    /// Of what it says below its price as well: materials that make a good another one.
    @Test func `descriptions tell of no other material than the data sheet`() {
        let materials = [
            "紫砂", "硅胶", "不锈钢", "精铁", "铸铁", "长绒棉", "天丝", "羽绒", "桑蚕", "山羊绒", "骨瓷", "青檀皮", "毛竹", "短绒",
        ]
        for entry in Self.entries {
            let facts = Self.facts(of: entry)
            guard !facts.isEmpty else { continue }
            let own = facts.map(\.chinese).joined(separator: "；") + entry.good.title.chinese
            let description = entry.description(\.chinese)
            for material in materials where description.contains(material) {
                #expect(own.contains(material), "\(entry.good.title.chinese): \(material)")
            }
        }
    }

    @Test func `every fact is told in both languages, once`() {
        for entry in Self.entries {
            let names = entry.good.facts.map(\.name.chinese)
            #expect(Set(names).count == names.count, "\(entry.good.slug): \(names)")
            for fact in entry.good.facts {
                let english = [fact.name.english, fact.english ?? fact.chinese]
                for text in english {
                    #expect(!text.isEmpty && text.firstMatch(of: /\p{Han}/) == nil, "\(entry.good.slug): \(text)")
                }
            }
        }
    }
}
