import WebRuntime

extension DocumentModel {
    private static let conventions = ["token", "shape", "key", "version", "pages", "errors"]

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("api.title"), current: .docs,
            """
            <h1>\(words("api.title"))</h1>
            <p>\(words("api.machine")) <a href="\(HTTPAPI.documentPath)">\(HTTPAPI.documentPath)</a></p>
            <h2>\(words("api.conventions"))</h2>
            <ul>\(each: Self.conventions, { "<li>\(words("api.\($0)"))</li>" })</ul>
            <h2>\(words("api.calls"))</h2>
            \(frame.table(["api.call", "api.summary", "api.needs"], calls) { row($0, frame) })
            """)
    }

    private func row(_ call: Call, _ frame: PageFrame) -> HTML {
        let chinese = frame.language == .chinese ? call.chineseSummary : nil
        let summary: HTML = chinese.map { "<td>\($0)</td>" } ?? "<td lang=\"en\">\(call.summary)</td>"
        return """
            <td><code>\(call.method) \(call.path)</code></td>\(summary)<td>\
            \(each: needs(call, frame.words), { "\($0)<br>" })</td>
            """
    }

    private func needs(_ call: Call, _ words: Strings) -> [HTML] {
        var needs: [HTML] = call.permissions.map { "<code>\($0)</code>" }
        if needs.isEmpty { needs.append(HTML(text: words("api.nothing"))) }
        if call.isIdempotent { needs.append("<code>Idempotency-Key</code>") }
        if call.needsIfMatch { needs.append("<code>If-Match</code>") }
        return needs
    }
}
