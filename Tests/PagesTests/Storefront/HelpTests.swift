import Database
import Identity
import Kernel
import Storefront
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct HelpTests {
    @Test(arguments: Language.allCases)
    func `the help centre stands at the foot of every page, and every topic has its menu`(
        language: Language
    ) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            for page in ["/", "/cart", "/nowhere"] {
                try await visitor.get(page)
                for path in ["/help"] + HelpTopic.allCases.map({ "/help/\($0.rawValue)" }) {
                    #expect(visitor.page.contains("<a href=\"\(language.pathPrefix)\(path)\">"), "\(page): \(path)")
                }
            }
            for topic in HelpTopic.allCases {
                try await visitor.get("/help/\(topic.rawValue)")
                let own = "<a href=\"\(language.pathPrefix)/help/\(topic.rawValue)\" aria-current=\"page\">"
                #expect(visitor.page.status == 200 && visitor.page.contains(own), "\(topic)")
                #expect(visitor.page.contains("help &lt;us&gt; 12345"))
                #expect(visitor.page.text.matches(of: /<section><h2>/).count >= 3, "\(topic)")
                let main = try #require(visitor.page.text.firstMatch(of: /(?s)<main.*<\/main>/)?.output)
                #expect(!main.contains("{"), "\(topic): \(main)")
            }
            #expect(try await visitor.get("/help/nothing").status == 404)
        }
    }

    @Test(arguments: Language.allCases)
    func `the figures of the help centre are those that the shop goes by`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            let isChinese = language == .chinese
            let said: [(topic: HelpTopic, values: [String])] = [
                (.payment, isChinese ? ["30 分钟", "签收 7 天后"] : ["30 minutes", "7 days"]),
                (.delivery, ["¥8.00", "¥99.00", "¥18.00", "16:00"] + (isChinese ? ["2–4 天"] : ["2–4 days"])),
                (.returns, isChinese ? ["签收次日起 7 天"] : ["For 7 days"]),
                (.invoices, ["13%"]),
            ]
            for (topic, values) in said {
                try await visitor.get("/help/\(topic.rawValue)")
                for value in values { #expect(visitor.page.contains(value), "\(topic): \(value)") }
            }
        }
    }

    @Test func `no text of the help centre is left out of its pages`() async throws {
        let phrases = Catalogue.storefront.phrases.filter { $0.key.hasPrefix("help.") }
        #expect(phrases.count > 60)
        try await withPages(.sqlite) { fixture in
            for language in Language.allCases {
                let visitor = fixture.browser(language)
                var pages = try await visitor.get("/help").text
                for topic in HelpTopic.allCases { pages += try await visitor.get("/help/\(topic.rawValue)").text }
                for (key, phrase) in phrases {
                    let lines = phrase.text(in: language).split(separator: "\n")
                    for line in lines {
                        // Between the figures.
                        for part in line.split(separator: /\{\w+\}/) {
                            #expect(pages.contains(HTML(text: String(part)).text), "\(key)")
                        }
                    }
                }
            }
        }
        for (key, phrase) in phrases {
            let counts = Language.allCases.map { phrase.text(in: $0).split(separator: "\n").count }
            #expect(Set(counts).count == 1, "\(key): \(counts)")
        }
    }

    @Test func `the privacy page says of every table what it keeps of shoppers, what for and how long`() async throws {
        let tables: Set<String> = [
            "idempotency_keys", "orders", "order_history", "refunds", "returns", "return_lines", "users", "sessions",
            "verification_codes", "addresses", "checkout_drafts",
        ]
        var marks: Set<PersonalData> = []
        for migration in Shop.migrations + IdentityMigrations.all {
            for made in migration.changes.compactMap(\.personalColumns) where tables.contains(made.table) {
                marks.formUnion(made.columns.map(\.data))
            }
        }
        #expect(marks.count >= 7)
        let kept = marks
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(.english)
            try await visitor.get("/help/privacy")
            for mark in kept {
                let cells = [("What for", mark.purpose), ("Kept until", mark.keptUntil)]
                    .map { "<td data-label=\"\($0.0)\">\($0.1)</td>" }.joined()
                #expect(visitor.page.contains(cells), "\(mark)")
            }
        }
    }
}
