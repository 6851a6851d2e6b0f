import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization
import TestSupport
import Testing
import WebRuntime

/// What a browser does without scripts: keeps cookies, follows redirects when told to, sends the forms of its page.
final class Browser: Sendable {
    struct Page: Sendable {
        var status = 0
        var text = ""
        var location: String?
        var requestID: String?
        var cacheControl: String?
        /// What a file is to be called.
        var disposition: String?

        func contains(_ part: String) -> Bool { text.contains(part) }
    }

    /// A form as it would be sent.
    struct Filled: Sendable {
        var url: String
        var pairs: [(name: String, value: String)]

        func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
    }

    private struct State {
        var cookies: [String: String] = [:]
        var page = Page()
        var agent: String?
    }

    private static let requestID = HTTPField.Name("X-Request-Id")

    private let client: any TestClientProtocol
    let language: Language
    private let state = Mutex(State())

    init(client: any TestClientProtocol, language: Language) {
        self.client = client
        self.language = language
    }

    /// What a thief of the cookies has.
    func copy() -> Browser {
        let copy = Browser(client: client, language: language)
        copy.state.withLock { $0.cookies = cookies }
        return copy
    }

    /// As if the browser had been given it.
    func hold(cookie name: String, _ value: String) { state.withLock { $0.cookies[name] = value } }

    /// As if its time were over.
    func drop(cookie name: String) { state.withLock { $0.cookies[name] = nil } }

    /// What the browser says that it is, from now on.
    func callItself(_ agent: String) { state.withLock { $0.agent = agent } }

    var page: Page { state.withLock { $0.page } }
    var cookies: [String: String] { state.withLock { $0.cookies } }

    /// Looks at a page; the path is without its language.
    @discardableResult
    func get(_ path: String) async throws -> Page {
        try await send(.get, path == "/" && language == .english ? "/en" : language.pathPrefix + path, nil)
    }

    /// Goes where the last answer led.
    @discardableResult
    func follow() async throws -> Page {
        guard let location = page.location else { throw Unexpected("\(page.status) leads nowhere: \(page.text)") }
        return try await send(.get, location, nil)
    }

    /// Sends a form of the page with some fields filled in; a value of nil leaves its field out.
    ///
    /// - Parameter holding: what stands in the form, where several go to one address.
    @discardableResult
    func submit(
        _ action: String, _ fields: [String: String?] = [:], holding: String = "", inLanguage: Bool = true
    ) async throws -> Page {
        let form = try filled(action, fields, holding: holding, inLanguage: inLanguage)
        return try await post(form.url, form.pairs)
    }

    /// Both steps of a refund: what would go back, and the money itself.
    @discardableResult
    func refund(_ order: String, _ fields: [String: String?]) async throws -> Page {
        try await submit("\(order)/refunds", fields)
        return try await submit("\(order)/refunds", holding: "name=\"sure\"")
    }

    /// Both steps of cancelling a paid order: what would go back, and the money itself.
    @discardableResult
    func cancel(_ order: String, reason: String) async throws -> Page {
        try await submit("\(order)/cancel", ["reason": reason])
        return try await submit("\(order)/cancel", holding: "name=\"sure\"")
    }

    /// Both steps of taking goods back: how they were graded and what that brings, and the money itself.
    @discardableResult
    func receive(_ back: String, _ fields: [String: String?]) async throws -> Page {
        try await submit("/console/returns/\(back)/receive", fields)
        return try await submit("/console/returns/\(back)/receive", holding: "name=\"sure\"")
    }

    /// What `submit` would send.
    func filled(
        _ action: String, _ fields: [String: String?] = [:], holding: String = "", inLanguage: Bool = true
    ) throws -> Filled {
        let url = inLanguage ? language.pathPrefix + action : action
        let forms = Form.all(in: page.text).filter { $0.action == url }
        let form = forms.first { holding.isEmpty || $0.markup.contains(holding) }
        guard let form else { throw Unexpected("no form to \(url) in \(page.text)") }
        var pairs = form.fields
        for (name, value) in fields {
            pairs.removeAll { $0.name == name }
            if let value { pairs.append((name, value)) }
        }
        return Filled(url: url, pairs: pairs)
    }

    /// Posts by hand, whatever the page says.
    @discardableResult
    func post(_ url: String, _ pairs: [(name: String, value: String)]) async throws -> Page {
        if pairs.contains(where: { $0.value.hasPrefix(Self.file) || $0.value.hasPrefix(Self.octets) }) {
            return try await send(
                .post, url, Self.multipart(pairs), type: "multipart/form-data; boundary=\(Self.boundary)")
        }
        let body = pairs.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return try await send(.post, url, Array(body.utf8))
    }

    /// In front of what a field holds that is a file.
    static let file = "file:"
    /// The same for a file that is no UTF-8: each character is the byte of its number.
    static let octets = "octets:"
    private static let boundary = "----zhanggui"

    private static func multipart(_ pairs: [(name: String, value: String)]) -> [UInt8] {
        var body: [UInt8] = []
        for pair in pairs {
            let mark = [file, octets].first { pair.value.hasPrefix($0) }
            let name = "name=\"\(pair.name)\"\(mark == nil ? "" : "; filename=\"a.jpg\"")"
            let content = pair.value.dropFirst(mark?.count ?? 0)
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(name)\r\n\r\n".utf8)
            body +=
                mark == octets
                ? content.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(content.utf8)
            body += Array("\r\n".utf8)
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }

    /// Markup that was escaped like text, and keys of the catalogue in place of their texts, are for nobody to read.
    private func expectReadable(_ page: Page, _ url: String) {
        let escaped = page.text.firstMatch(of: /&lt;(?:p|li|div|span|td|tr|dt|dd|a|h1|h2)(?: |&gt;)/)
        #expect(escaped == nil, "markup as text on \(url): \(page.text)")
        // What stands as code is what logs call it.
        let key = page.text.replacing(/<code[^>]*>[^<]*<\/code>/, with: "")
            .firstMatch(of: />\s*((?:[a-z_]+\.)+[a-z_]+)\s*</)?.output.1
        #expect(key == nil, "no text for \(key ?? "") on \(url)")
    }

    private func send(
        _ method: HTTPRequest.Method, _ url: String, _ body: [UInt8]?,
        type: String = "application/x-www-form-urlencoded"
    ) async throws -> Page {
        var headers: HTTPFields = [:]
        let jar = cookies
        if !jar.isEmpty { headers[.cookie] = jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if body != nil { headers[.contentType] = type }
        headers[.userAgent] = state.withLock { $0.agent }
        let response = try await client.execute(
            uri: url, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        let page = Page(
            status: response.status.code, text: String(buffer: response.body), location: response.headers[.location],
            requestID: Self.requestID.flatMap { response.headers[$0] },
            cacheControl: response.headers[.cacheControl], disposition: response.headers[.contentDisposition])
        expectReadable(page, url)
        state.withLock { state in
            state.page = page
            for header in response.headers[values: .setCookie] {
                let pair = header.prefix { $0 != ";" }.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                state.cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
            }
        }
        return page
    }
}

/// A form as a browser reads it: where it goes, and what it would send as it stands.
struct Form: Sendable {
    let action: String
    let markup: String
    let fields: [(name: String, value: String)]

    static func all(in html: String) -> [Form] {
        html.matches(of: /<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/.dotMatchesNewlines()).map { match in
            let markup = String(match.output.2)
            return Form(action: unescaped(match.output.1), markup: markup, fields: fields(in: markup))
        }
    }

    private static func fields(in markup: String) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for match in markup.matches(of: /<input ([^>]*)>/) {
            let tag = String(match.output.1)
            guard let name = attribute("name", in: tag) else { continue }
            let isTicked =
                !["radio", "checkbox"].contains(attribute("type", in: tag) ?? "") || tag.contains(" checked")
            if isTicked { fields.append((name, attribute("value", in: tag) ?? "")) }
        }
        for match in markup.matches(of: /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/.dotMatchesNewlines()) {
            let options = String(match.output.2).matches(of: /<option value="([^"]*)"([^>]*)>/)
            let chosen = options.first { $0.output.2.contains("selected") } ?? options.first
            if let chosen { fields.append((unescaped(match.output.1), unescaped(chosen.output.1))) }
        }
        for match in markup.matches(of: /<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)<\/textarea>/.dotMatchesNewlines())
        {
            fields.append((unescaped(match.output.1), unescaped(match.output.2)))
        }
        return fields
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        guard let start = (" " + tag).range(of: " \(name)=\"") else { return nil }
        return unescaped((" " + tag)[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func unescaped(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
