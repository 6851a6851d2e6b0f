import Catalog
import Database
import Kernel
public import WebRuntime
import Workflows

/// What robots may read, and where it stands.
extension Storefront {
    /// Files without a language, for `WebApplication.router`.
    public var files: [PlainRoute] {
        [
            PlainRoute(.robots) { _ in .init(robots, mediaType: "text/plain; charset=utf-8") },
            PlainRoute(.sitemap) { _ in .init(try await sitemapIndex(), mediaType: Self.xml) },
            PlainRoute(.regions) { .init(try await regions(below: try $0.text("code")), mediaType: Self.json) },
            PlainRoute(.sitemapPart) { .init(try await sitemapPart(try $0.text("part")), mediaType: Self.xml) },
        ]
    }

    private static let json = "application/json"
    private static let xml = "application/xml; charset=utf-8"
    /// Products of one part of the sitemap; each stands there in every language.
    static let sitemapPartLimit = 1_000
    private static let pages = "pages.xml"
    private static let categories = "categories.xml"
    private static let products = "products-"
    private static let suffix = ".xml"

    /// Scheme and host under which the shop is known.
    var site: String {
        let url = shop.configuration.publicURL()
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }

    /// Search pages may be read, so that it is seen that they are not to be shown.
    private var robots: String {
        let closed: [PagePath] = [
            .console, .cart, .checkout, .orders, .account, .signIn, .register, .forgottenPassword,
        ]
        let lines = Language.allCases.flatMap { language in closed.map { "Disallow: \(Paths(language)($0))" } }
        return """
            User-agent: *
            \(lines.joined(separator: "\n"))
            Disallow: /api/

            Sitemap: \(site)\(Paths(.chinese)(.sitemap))

            """
    }

    private func sitemapIndex() async throws -> HTML {
        let starts = try await database.read { [shop] session in
            try shop.catalog.publishedStarts(every: Self.sitemapPartLimit, in: session)
        }
        let parts = [Self.pages, Self.categories] + starts.map { "\(Self.products)\($0)\(Self.suffix)" }
        let site = site
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(each: parts, { "<sitemap><loc>\(site)\(Paths(.chinese)(.sitemapPart, $0))</loc></sitemap>\n" })\
            </sitemapindex>

            """
    }

    private func sitemapPart(_ name: String) async throws -> HTML {
        switch name {
        case Self.pages:
            return urls([{ $0.home }, { $0(.help) }] + HelpTopic.allCases.map { topic in { $0.help(topic) } })
        case Self.categories:
            return urls(try await shop.catalog.categories().map { category in { $0.category(category.slug) } })
        default: break
        }
        guard name.hasPrefix(Self.products), name.hasSuffix(Self.suffix),
            let first = ProductID(String(name.dropFirst(Self.products.count).dropLast(Self.suffix.count)))
        else { throw NotFound("page") }
        let slugs = try await database.read { [shop] session in
            try shop.catalog.publishedSlugs(from: first, limit: Self.sitemapPartLimit, in: session)
        }
        return urls(slugs.map { slug in { $0.product(slug) } })
    }

    /// Each page in every language, naming the others.
    private func urls(_ pages: [(Paths) -> String]) -> HTML {
        let site = site
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            \(each: pages, { page in
                let links: HTML = """
                    \(each: Language.allCases, { language in
                        """
                        <xhtml:link rel="alternate" hreflang="\(language.rawValue)" \
                        href="\(site)\(page(Paths(language)))"/>
                        """
                    })<xhtml:link rel="alternate" hreflang="x-default" href="\(site)\(page(Paths(.chinese)))"/>
                    """
                return """
                    \(each: Language.allCases, { "<url><loc>\(site)\(page(Paths($0)))</loc>\(links)</url>\n" })
                    """
            })</urlset>

            """
    }
}
