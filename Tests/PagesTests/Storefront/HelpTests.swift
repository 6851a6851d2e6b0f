import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct HelpTests {
    @Test(arguments: Language.allCases)
    func `the help page stands at the foot of every page and says what the shop goes by`(
        language: Language
    ) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            for page in ["/", "/cart", "/nowhere"] {
                try await visitor.get(page)
                #expect(visitor.page.contains("<a href=\"\(language.pathPrefix)/help\">"), "\(page)")
            }
            try await visitor.get("/help")
            #expect(visitor.page.status == 200)
            let terms =
                switch language {
                case .chinese: ["30 分钟", "签收 7 天后", "次日起 7 天"]
                case .english: ["30 minutes", "7 days after", "For 7 days"]
                }
            for value in ["¥8.00", "¥99.00", "¥18.00"] + terms {
                #expect(visitor.page.contains(value), "\(value)")
            }
            #expect(visitor.page.text.matches(of: /<section><h2>/).count == 5)
            #expect(visitor.page.contains("help &lt;us&gt; 12345"))
            #expect(!visitor.page.contains("{"))
        }
    }
}
