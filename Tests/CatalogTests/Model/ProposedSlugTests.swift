import Catalog
import Testing

@Suite struct ProposedSlugTests {
    @Test(arguments: [
        ("Men's  Tea Cup (2)", "mens-tea-cup-2"), ("紫砂壶", "zi-sha-hu"), ("iPhone壳 Pro", "iphone-ke-pro"), ("—！", nil),
        (String(repeating: "word ", count: 30), "word-word-word-word-word-word-word-word-word-word-word-word"),
        (String(repeating: "x", count: 80), String(repeating: "x", count: 60)),
    ])
    func `a title suggests the name of its address`(title: String, slug: String?) {
        #expect(NewProduct.proposedSlug(from: title) == slug)
    }
}
