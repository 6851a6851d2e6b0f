import Delivery
import Kernel
import Workflows

/// The divisions that the demo brings: two municipalities and two provinces, whole. All of China comes by
/// `zhanggui import regions`.
enum DemoDivisions {
    /// - Throws: `DatabaseError`; doing it again changes nothing.
    static func sow(_ shop: Shop) async throws {
        _ = try await shop.delivery.take(all, by: .system("demo"))
    }

    static var all: [Division] {
        var all: [Division] = []
        var city = ""
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.first?.utf8.count == Self.codeLength else {
                // Districts: the last two digits of the code and the name.
                all += words.map { word in
                    Division(
                        code: String(city.prefix(4) + word.prefix(2)), parent: city, name: String(word.dropFirst(2)),
                        level: .district)
                }
                continue
            }
            let code = String(words[0])
            let isProvince = code.hasSuffix("0000")
            city = code
            all.append(
                Division(
                    code: code, parent: isProvince ? nil : "\(code.prefix(2))0000", name: String(words[1]),
                    nameEnglish: String(words[2]), level: isProvince ? .province : .city))
        }
        return all
    }

    private static let codeLength = 6

    private static let text = """
        110000 北京市 Beijing
        110100 北京市 Beijing
        01东城区 02西城区 05朝阳区 06丰台区 07石景山区 08海淀区 09门头沟区 11房山区 12通州区 13顺义区 14昌平区 15大兴区 16怀柔区 17平谷区 18密云区
        19延庆区
        310000 上海市 Shanghai
        310100 上海市 Shanghai
        01黄浦区 04徐汇区 05长宁区 06静安区 07普陀区 09虹口区 10杨浦区 12闵行区 13宝山区 14嘉定区 15浦东新区 16金山区 17松江区 18青浦区 20奉贤区
        51崇明区
        330000 浙江省 Zhejiang
        330100 杭州市 Hangzhou
        02上城区 05拱墅区 06西湖区 08滨江区 09萧山区 10余杭区 11富阳区 12临安区 13临平区 14钱塘区 22桐庐县 27淳安县 82建德市
        330200 宁波市 Ningbo
        03海曙区 05江北区 06北仑区 11镇海区 12鄞州区 13奉化区 25象山县 26宁海县 81余姚市 82慈溪市
        330300 温州市 Wenzhou
        02鹿城区 03龙湾区 04瓯海区 05洞头区 24永嘉县 26平阳县 27苍南县 28文成县 29泰顺县 81瑞安市 82乐清市 83龙港市
        330400 嘉兴市 Jiaxing
        02南湖区 11秀洲区 21嘉善县 24海盐县 81海宁市 82平湖市 83桐乡市
        330500 湖州市 Huzhou
        02吴兴区 03南浔区 21德清县 22长兴县 23安吉县
        330600 绍兴市 Shaoxing
        02越城区 03柯桥区 04上虞区 24新昌县 81诸暨市 83嵊州市
        330700 金华市 Jinhua
        02婺城区 03金东区 23武义县 26浦江县 27磐安县 81兰溪市 82义乌市 83东阳市 84永康市
        330800 衢州市 Quzhou
        02柯城区 03衢江区 22常山县 24开化县 25龙游县 81江山市
        330900 舟山市 Zhoushan
        02定海区 03普陀区 21岱山县 22嵊泗县
        331000 台州市 Taizhou
        02椒江区 03黄岩区 04路桥区 22三门县 23天台县 24仙居县 81温岭市 82临海市 83玉环市
        331100 丽水市 Lishui
        02莲都区 21青田县 22缙云县 23遂昌县 24松阳县 25云和县 26庆元县 27景宁畲族自治县 81龙泉市
        440000 广东省 Guangdong
        440100 广州市 Guangzhou
        03荔湾区 04越秀区 05海珠区 06天河区 11白云区 12黄埔区 13番禺区 14花都区 15南沙区 17从化区 18增城区
        440200 韶关市 Shaoguan
        03武江区 04浈江区 05曲江区 22始兴县 24仁化县 29翁源县 32乳源瑶族自治县 33新丰县 81乐昌市 82南雄市
        440300 深圳市 Shenzhen
        03罗湖区 04福田区 05南山区 06宝安区 07龙岗区 08盐田区 09龙华区 10坪山区 11光明区
        440400 珠海市 Zhuhai
        02香洲区 03斗门区 04金湾区
        440500 汕头市 Shantou
        07龙湖区 11金平区 12濠江区 13潮阳区 14潮南区 15澄海区 23南澳县
        440600 佛山市 Foshan
        04禅城区 05南海区 06顺德区 07三水区 08高明区
        440700 江门市 Jiangmen
        03蓬江区 04江海区 05新会区 81台山市 83开平市 84鹤山市 85恩平市
        440800 湛江市 Zhanjiang
        02赤坎区 03霞山区 04坡头区 11麻章区 23遂溪县 25徐闻县 81廉江市 82雷州市 83吴川市
        440900 茂名市 Maoming
        02茂南区 04电白区 81高州市 82化州市 83信宜市
        441200 肇庆市 Zhaoqing
        02端州区 03鼎湖区 04高要区 23广宁县 24怀集县 25封开县 26德庆县 84四会市
        441300 惠州市 Huizhou
        02惠城区 03惠阳区 22博罗县 23惠东县 24龙门县
        441400 梅州市 Meizhou
        02梅江区 03梅县区 22大埔县 23丰顺县 24五华县 26平远县 27蕉岭县 81兴宁市
        441500 汕尾市 Shanwei
        02城区 21海丰县 23陆河县 81陆丰市
        441600 河源市 Heyuan
        02源城区 21紫金县 22龙川县 23连平县 24和平县 25东源县
        441700 阳江市 Yangjiang
        02江城区 04阳东区 21阳西县 81阳春市
        441800 清远市 Qingyuan
        02清城区 03清新区 21佛冈县 23阳山县 25连山壮族瑶族自治县 26连南瑶族自治县 81英德市 82连州市
        441900 东莞市 Dongguan
        442000 中山市 Zhongshan
        445100 潮州市 Chaozhou
        02湘桥区 03潮安区 22饶平县
        445200 揭阳市 Jieyang
        02榕城区 03揭东区 22揭西县 24惠来县 81普宁市
        445300 云浮市 Yunfu
        02云城区 03云安区 21新兴县 22郁南县 81罗定市
        """
}
