import Kernel
import Testing

@Suite struct PlaceNameTests {
    @Test(arguments: [
        (["上海市", "上海市", "徐汇区"], ["上海市", "徐汇区"]), (["广东省", "东莞市", ""], ["广东省", "东莞市"]),
        (["浙江省", "杭州市", "西湖区"], ["浙江省", "杭州市", "西湖区"]), (["", "", ""], [String]()),
    ])
    func `a municipality is named once, and what is empty not at all`(names: [String], parts: [String]) {
        #expect(PlaceName.parts(province: names[0], city: names[1], district: names[2]) == parts)
    }
}
