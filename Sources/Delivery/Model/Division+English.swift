import Kernel

extension Division {
    /// What readers of English are shown: the name that somebody has given, or its pinyin; an address keeps the Chinese
    /// one, which carriers read. Nil where a character has no reading.
    public var nameInEnglish: String? { nameEnglish ?? Self.romanized(name) }

    /// The name without what kind of place it is, as one word: `Dongcheng` for 东城区.
    private static func romanized(_ name: String) -> String? {
        if let known = names[name] { return known }
        let kind = kinds.first { name.hasSuffix($0.suffix) && name.count >= $0.suffix.count + 2 }
        var (stem, peoples) = (kind.map { String(name.dropLast($0.suffix.count)) } ?? name, [String]())
        while let people = Self.peoples.first(where: { stem.hasSuffix($0.suffix) && stem.count > $0.suffix.count }) {
            stem = String(stem.dropLast(people.suffix.count))
            peoples.insert(people.english, at: 0)
        }
        guard let word = word(stem) else { return nil }
        return ([word] + peoples + [kind?.english ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func word(_ stem: String) -> String? {
        var word = ""
        for scalar in stem.unicodeScalars {
            guard let syllable = readings[scalar] ?? Pinyin.syllable(scalar) else { return nil }
            // 西安 is Xi'an: a syllable that begins with a vowel is kept apart.
            let isApart = !word.isEmpty && syllable.first.map { "aeo".contains($0) } == true
            word += isApart ? "'" + syllable : syllable
        }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// What kind of place it is; what its name keeps of that in English.
    private static let kinds: [(suffix: String, english: String)] = [
        ("自治县", "Autonomous County"), ("自治旗", "Autonomous Banner"), ("自治州", "Autonomous Prefecture"),
        ("新区", "New Area"), ("林区", "Forestry District"), ("地区", "Prefecture"), ("县", ""), ("区", ""),
        ("市", ""), ("旗", "Banner"), ("盟", "League"), ("省", ""),
    ]

    /// Who lives in what governs itself.
    private static let peoples: [(suffix: String, english: String)] = [
        ("畲族", "She"), ("瑶族", "Yao"), ("壮族", "Zhuang"), ("回族", "Hui"), ("满族", "Manchu"), ("蒙古族", "Mongol"),
        ("土家族", "Tujia"), ("苗族", "Miao"), ("侗族", "Dong"), ("彝族", "Yi"), ("藏族", "Tibetan"), ("朝鲜族", "Korean"),
        ("哈尼族", "Hani"), ("傣族", "Dai"), ("白族", "Bai"), ("黎族", "Li"), ("羌族", "Qiang"), ("布依族", "Bouyei"),
    ]

    /// Characters that names of places read otherwise than most words do.
    private static let readings: [Unicode.Scalar: String] = [
        "长": "chang", "都": "du", "重": "chong", "朝": "chao", "藏": "zang", "单": "shan", "厦": "xia", "莞": "guan",
        "佛": "fo",
        "涡": "guo", "沚": "zhi", "埇": "yong", "瀍": "chan", "浉": "shi", "硚": "qiao", "猇": "xiao", "鄠": "hu",
    ]

    /// Names that are read otherwise than their characters, or that are known by another one.
    private static let names: [String: String] = [
        "城区": "Chengqu", "浦东新区": "Pudong", "陕西省": "Shaanxi", "长子县": "Zhangzi", "闵行区": "Minhang",
        "洪洞县": "Hongtong", "乐亭县": "Laoting", "东阿县": "Dong'e", "乐清市": "Yueqing", "六安市": "Lu'an", "六合区": "Luhe",
        "蚌埠市": "Bengbu", "大埔县": "Dabu", "番禺区": "Panyu", "柏乡县": "Baixiang", "浚县": "Xunxian",
        "单县": "Shanxian", "泌阳县": "Biyang", "蔚县": "Yuxian", "尉犁县": "Yuli", "内蒙古自治区": "Inner Mongolia",
        "西藏自治区": "Tibet", "广西壮族自治区": "Guangxi", "宁夏回族自治区": "Ningxia",
        "新疆维吾尔自治区": "Xinjiang", "香港特别行政区": "Hong Kong", "澳门特别行政区": "Macao",
    ]
}
