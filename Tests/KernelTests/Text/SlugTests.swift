import Kernel
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Ocean Blue Shirt", "ocean-blue-shirt"), ("  Hoodie with  Pocket & Logo! ", "hoodie-with-pocket-logo"),
        ("Men's Ｗｉｄｅ", "mens-wide"), ("--a--", "a"), ("茶 Tea 杯", "tea"),
    ])
    func `a slug keeps letters and digits with single hyphens`(text: String, slug: String) {
        #expect(Slug.make(from: text) == slug)
    }

    @Test func `nothing is made of nothing, and nothing too long`() {
        #expect(Slug.make(from: "茶杯") == nil && Slug.make(from: "") == nil)
        #expect(Slug.make(from: String(repeating: "ab ", count: 100))?.utf8.count == 80)
    }
}
