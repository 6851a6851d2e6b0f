import Kernel
import Testing

@Suite struct RichTextTests {
    private typealias Span = RichText.Span

    @Test func `headings, paragraphs, lists and pictures are told apart`() {
        let text = RichText(
            "# 大\n## 小\r\n一\n二\n\n三\n- 甲\n* 乙\n1. 子\n12. 丑\n四\n ![一只 [杯]](2) \n![](1)\n")
        #expect(
            text.blocks == [
                .heading([Span("大")], level: 1), .heading([Span("小")], level: 2),
                .paragraph([[Span("一")], [Span("二")]]), .paragraph([[Span("三")]]),
                .list([[Span("甲")], [Span("乙")]], isNumbered: false),
                .list([[Span("子")], [Span("丑")]], isNumbered: true), .paragraph([[Span("四")]]),
                .picture(number: 2, caption: "一只 [杯]"), .picture(number: 1, caption: ""),
            ])
        #expect(text.plain == "大\n小\n一\n二\n三\n甲\n乙\n子\n丑\n四\n一只 [杯]")
    }

    @Test func `bold words and links stand in a line, and in each other`() {
        let text = RichText("a **b** c [d](https://e.f/g?h=1) **[i](HTTP://j) k**")
        #expect(
            text.blocks == [
                .paragraph([
                    [
                        Span("a "), Span("b", isStrong: true), Span(" c "), Span("d", link: "https://e.f/g?h=1"),
                        Span(" "), Span("i", isStrong: true, link: "HTTP://j"), Span(" k", isStrong: true),
                    ]
                ])
            ])
        #expect(text.plain == "a b c d i k")
    }

    @Test(arguments: [
        "一个杯子，5 * 3 = 15。", "#5 号", "##", "###三", "-5 ℃", "1.5 升", "123. 项", "!", "![x]", "![x](0)", "![x](100)",
        "![x](a)", "![x](2", "[a](b)", "[a](javascript:alert(1))", "[a](data:text/html,x)", "[a](//b.c)",
        "[a](https://)",
        "[a](https://b c)", "[](https://b)", "[a] (https://b)", "a ** b", "<script>alert(1)</script>",
        "[a](ftp://b)", "[a](httpsx://b)",
    ])
    func `what is no markup is text as it was typed`(text: String) {
        #expect(RichText(text).plain == text)
        #expect(RichText(text).blocks.count == 1)
        for case .paragraph(let lines) in RichText(text).blocks {
            #expect(lines.joined().allSatisfy { $0.link == nil && !$0.isStrong })
        }
    }

    @Test func `a text of nothing has no blocks`() {
        for text in ["", "\n\n", " \r\n\t"] { #expect(RichText(text).blocks.isEmpty) }
    }

    /// Each of these made a reader that starts anew at every sign take minutes.
    @Test(arguments: ["[", "[a](", "[a](https://b", "**", "![", "# ", "- ", "1. ", "[[](", "*"])
    func `the longest text of one sign is read at once`(sign: String) {
        let text = String(repeating: sign, count: 20_000 / sign.count)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(RichText(text).blocks.count <= 1) }
        #expect(time < .seconds(5), "\(time)")
    }
}
