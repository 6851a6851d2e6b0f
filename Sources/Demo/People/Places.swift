/// A district that shoppers live in, with its division code (GB/T 2260).
struct Place: Sendable {
    let province: String
    let city: String
    let district: String
    let code: String

    private init(_ province: String, _ city: String, _ district: String, _ code: String) {
        self.province = province
        self.city = city
        self.district = district
        self.code = code
    }

    static let all: [Place] = [
        Place("上海市", "上海市", "浦东新区", "310115"), Place("上海市", "上海市", "徐汇区", "310104"),
        Place("上海市", "上海市", "静安区", "310106"), Place("上海市", "上海市", "杨浦区", "310110"),
        Place("北京市", "北京市", "朝阳区", "110105"), Place("北京市", "北京市", "海淀区", "110108"),
        Place("北京市", "北京市", "东城区", "110101"), Place("广东省", "广州市", "天河区", "440106"),
        Place("广东省", "广州市", "越秀区", "440104"), Place("广东省", "深圳市", "南山区", "440305"),
        Place("广东省", "深圳市", "福田区", "440304"), Place("浙江省", "杭州市", "西湖区", "330106"),
        Place("浙江省", "杭州市", "余杭区", "330110"), Place("浙江省", "宁波市", "鄞州区", "330212"),
        Place("江苏省", "南京市", "鼓楼区", "320106"), Place("江苏省", "苏州市", "姑苏区", "320508"),
        Place("四川省", "成都市", "武侯区", "510107"), Place("四川省", "成都市", "锦江区", "510104"),
        Place("重庆市", "重庆市", "渝中区", "500103"), Place("湖北省", "武汉市", "武昌区", "420106"),
        Place("湖北省", "武汉市", "江汉区", "420103"), Place("陕西省", "西安市", "雁塔区", "610113"),
        Place("湖南省", "长沙市", "岳麓区", "430104"), Place("山东省", "青岛市", "市南区", "370202"),
        Place("山东省", "济南市", "历下区", "370102"), Place("福建省", "厦门市", "思明区", "350203"),
        Place("福建省", "福州市", "鼓楼区", "350102"), Place("天津市", "天津市", "和平区", "120101"),
        Place("河南省", "郑州市", "金水区", "410105"), Place("辽宁省", "沈阳市", "和平区", "210102"),
        Place("辽宁省", "大连市", "中山区", "210202"), Place("安徽省", "合肥市", "蜀山区", "340104"),
        Place("云南省", "昆明市", "五华区", "530102"), Place("黑龙江省", "哈尔滨市", "南岗区", "230103"),
        Place("江西省", "南昌市", "东湖区", "360102"), Place("广西壮族自治区", "南宁市", "青秀区", "450103"),
    ]

    private static let roads = [
        "人民路", "中山路", "解放路", "建设路", "和平路", "文化路", "新华路", "长江路", "湖滨路", "学府路", "梧桐街", "桂花巷", "竹苑路", "望江路", "青年路", "书院街",
    ]

    /// A house in some road: there may be none of this number.
    static func line(_ random: inout some RandomNumberGenerator) -> String {
        let road = roads.randomElement(using: &random) ?? "人民路"
        let (number, building) = (Int.random(in: 1...988, using: &random), Int.random(in: 1...28, using: &random))
        let room = Int.random(in: 1...24, using: &random) * 100 + Int.random(in: 1...6, using: &random)
        return "\(road) \(number) 号 \(building) 幢 \(room) 室"
    }
}
