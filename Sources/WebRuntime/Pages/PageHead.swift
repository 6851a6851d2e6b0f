/// What a page says of itself to search engines and to those who share a link.
public struct PageHead: Sendable {
    let markup: @Sendable (PageFrame, _ title: String) -> HTML

    /// Nothing for search engines: lists with filters, carts, accounts, the console.
    public static let hidden = PageHead { frame, _ in
        let other = frame.language.other.rawValue
        return """
            <meta name="robots" content="noindex">\
            <link rel="alternate" hreflang="\(other)" href="\(frame.otherLanguageURL)">
            """
    }

    /// The same page for a visitor who waits on it: where there are no scripts the browser goes on by itself.
    public static func waiting(for seconds: Int, next url: String) -> PageHead {
        PageHead { frame, title in
            """
            \(hidden.markup(frame, title))\
            <noscript><meta http-equiv="refresh" content="\(seconds); url=\(url)"></noscript>
            """
        }
    }

    /// A page that search engines may show, at the one address where it stands in each language.
    ///
    /// - Parameters:
    ///   - site: scheme and host: `https://shop.example`.
    ///   - image: the absolute address of a picture.
    ///   - kind: Open Graph's type.
    ///   - data: JSON-LD, one value for each thing.
    ///   - path: the page's path in a language.
    public static func indexed(
        at site: String, description: String? = nil, image: String? = nil, kind: String = "website", data: [JSON] = [],
        path: @escaping @Sendable (Paths) -> String
    ) -> PageHead {
        PageHead { frame, title in
            let own = site + path(frame.paths)
            let image: HTML? = image.map { "<meta property=\"og:image\" content=\"\($0)\">" }
            let told: HTML? = description.map { text in
                """
                <meta name="description" content="\(text)"><meta property="og:description" content="\(text)">
                """
            }
            return """
                <link rel="canonical" href="\(own)">\(alternates(site, path))\(told)
                <meta property="og:title" content="\(title)"><meta property="og:type" content="\(kind)">\
                <meta property="og:url" content="\(own)">\
                <meta property="og:site_name" content="\(frame.shopName)">\
                <meta property="og:locale" content="\(frame.language == .chinese ? "zh_CN" : "en_US")">\(image)
                \(each: data, { script($0) })
                """
        }
    }

    /// The same, made once for pages with this title.
    public func made(_ frame: PageFrame, _ title: String) -> PageHead {
        let html = markup(frame, title)
        return PageHead { _, _ in html }
    }

    /// The same, made once as long as it tells the same.
    ///
    /// - Parameter facts: what it tells beside the title and the shop's name.
    public static func kept(
        _ frame: PageFrame, _ title: String, _ facts: [String], _ head: () -> PageHead
    ) -> PageHead {
        frame.kit.head([title, frame.shopName] + facts) { head().made(frame, title) }
    }

    /// The address of the page in every language; Chinese for those who speak neither.
    static func alternates(_ site: String, _ path: (Paths) -> String) -> HTML {
        """
        \(each: Language.allCases, { language in
            "<link rel=\"alternate\" hreflang=\"\(language.rawValue)\" href=\"\(site)\(path(Paths(language)))\">"
        })<link rel="alternate" hreflang="x-default" href="\(site)\(path(Paths(.chinese)))">
        """
    }

    /// A block of data, which no browser runs; a `<` inside of a text cannot end it.
    private static func script(_ data: JSON) -> HTML {
        "<script type=\"application/ld+json\">\(data: data)</script>"
    }
}
