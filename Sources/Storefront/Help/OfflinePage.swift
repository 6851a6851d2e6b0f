import HTTPTypes
import WebRuntime

extension Storefront {
    var offlinePages: [PageRoute] {
        [PageRoute(.get, .offline, .public) { .page(Self.offline($0.frame)) }]
    }

    /// What is shown where the network is not: browsers keep it, so nothing in it is anybody's.
    private static func offline(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("offline.title"),
            """
            <section class="card narrow"><h1>\(words("offline.title"))</h1><p>\(words("offline.text"))</p>
            <p><a class="button" href="">\(words("offline.again"))</a></p></section>
            """)
    }
}
