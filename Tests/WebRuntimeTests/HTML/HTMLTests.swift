import Kernel
import Testing
import WebRuntime

@Suite struct HTMLTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("<", "&lt;"), ("a<b>c", "a&lt;b&gt;c"),
        ("Tom & \"Jerry\"", "Tom &amp; &quot;Jerry&quot;"),
        ("it's", "it&#39;s"), ("&amp;", "&amp;amp;"), ("中文<掌>柜", "中文&lt;掌&gt;柜"), ("🀄️&", "🀄️&amp;"),
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"), ("a\u{0}b", "a\u{0}b"),
        ("&&&", "&amp;&amp;&amp;"),
    ])
    func `interpolated text is escaped run by run`(text: String, expected: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.text == "<p title=\"\(expected)\">\(expected)</p>")
        #expect(HTML(text: text).text == expected)
    }

    @Test func `what stands in a literal is markup`() {
        let html: HTML = "<a href='x'>&nbsp;</a>"
        #expect(html.text == "<a href='x'>&nbsp;</a>")
    }

    /// Once a brand stood on a product's page as `<p>Zhang</p>`, for everybody to read.
    @Test(arguments: [("A<b>" as String?, "<p>A&lt;b&gt;</p><i>A&lt;b&gt;</i>"), (nil, "<b></b>")])
    func `a literal inside an interpolation is markup too, and its values are text`(brand: String?, expected: String) {
        let html: HTML = "\(brand.map { "<p>\($0)</p>" })\(brand != nil ? "<i>\(brand)</i>" : "<b></b>")"
        #expect(html.text == expected)
    }

    @Test func `a character is escaped wherever it stands, in texts of every length`() {
        let escaped = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;", "茶": "茶", " ": " "]
        for length in 0...40 {
            for place in 0...length {
                for (character, expected) in escaped {
                    let (before, after) = (String(repeating: "a", count: place), String(repeating: "瓷", count: length))
                    #expect(HTML(text: before + character + after).text == before + expected + after)
                }
            }
        }
    }

    @Test func `nested html is not escaped again`() {
        let text = "<"
        let inner: HTML = "<b>\(text)</b>"
        let missing: HTML? = nil
        let list: [HTML] = ["<i></i>", inner]
        let html: HTML = "\(inner)|\(missing)|\(list)|\(raw: "<hr>")"
        #expect(html.text == "<b>&lt;</b>||<i></i><b>&lt;</b>|<hr>")
    }

    @Test func `sequences, numbers, ids and attributes are interpolated`() {
        let nothing: String? = nil
        let html: HTML = """
            <ul>\(each: ["a", "<"], { "<li>\($0)</li>" })</ul>\(42)\(Int64(-7))\(OrderID(1))\(nothing)\
            <input\(attribute: "checked", when: true)\(attribute: "disabled", when: false)>
            """
        #expect(
            html.text == "<ul><li>a</li><li>&lt;</li></ul>42-7ord_0000000000001<input checked>")
    }

    @Test(arguments: [(true, "<b>"), (false, "<i>")])
    func `a choice between two literals is markup`(isBold: Bool, expected: String) {
        let html: HTML = "\(isBold ? "<b>" : "<i>")"
        #expect(html.text == expected)
    }

    @Test func `html adds up`() {
        var html: HTML = "<p>"
        html += "</p>"
        #expect((html + "<hr>").text == "<p></p><hr>")
        #expect(HTML().isEmpty)
    }
}
