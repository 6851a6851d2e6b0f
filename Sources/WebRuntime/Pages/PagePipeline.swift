import Cryptography
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Synchronization

/// What happens around every page's handler: session, right, form token, limits, deadline, cookies.
struct PagePipeline: Sendable {
    let configuration: WebConfiguration
    let services: WebServices
    let frames: PageFrames
    let accountLimit: RateLimiter?
    let deadlines: Deadlines
    /// For forms with files: a telephone sends a picture for longer than a page takes.
    let uploadDeadlines: Deadlines
    let uploadRoom: UploadRoom

    /// More lie in no cart.
    private static let pieces = 1...99_900

    private var jar: CookieJar { CookieJar(isSecure: configuration.isSecure) }
    private var formTokens: FormTokens { FormTokens(key: configuration.csrfKey, random: services.random) }

    /// What the browser's cookies prove.
    private struct Visit {
        var principal: Principal = .anonymous
        var sessionToken: String?
        var guestTokenHash: String?
        /// What form tokens are bound to.
        var formSecret: String?
        var isFormSecretNew = false
    }

    /// Who looks at a page that leads nowhere, as its navigation tells it.
    struct Visitor: Sendable {
        let principal: Principal
        let pieces: Int
        /// For the form that signs out; empty for who has no secret yet.
        let formToken: String
    }

    /// Nil where the shop cannot tell: the page is shown all the same.
    func visitor(of request: Request) async -> Visitor? {
        let cookies = SentCookies(request.headers)
        guard let visit = try? await visit(with: cookies) else { return nil }
        return Visitor(
            principal: visit.principal, pieces: pieces(cookies),
            formToken: visit.formSecret.map { formTokens.token(boundTo: $0) } ?? "")
    }

    func respond(_ route: PageRoute, _ request: Request, _ context: ShopRequestContext) async throws -> Response {
        guard let limit = route.uploadLimitBytes else {
            return try await deadlines.run { try await run(route, request, context) }
        }
        return try await uploadDeadlines.run {
            try await uploadRoom.taking(request.headers[.contentLength].flatMap { Int($0) } ?? limit, atMost: limit) {
                try await run(route, request, context)
            }
        }
    }

    private func run(_ route: PageRoute, _ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var context = context
        let cookies = SentCookies(request.headers)
        var visit = try await visit(with: cookies)
        context.identify(visit.principal)
        let pieces = pieces(cookies)
        context.notes.pieces.withLock { $0 = pieces }
        if let answer = try admit(route, request, context) { return answer }
        try accountLimit?.check(visit.principal, at: services.clock.now())
        let (form, files) = route.isUnsafe ? try await form(in: request, of: route) : (.none, [])
        if route.isUnsafe {
            guard let secret = visit.formSecret, formTokens.isValid(form.raw(PageFrame.formTokenField), boundTo: secret)
            else { throw AccessError.csrfFailed }
        }
        let formSecret = visit.formSecret ?? Hexadecimal.encode(services.random.bytes(16))
        visit.isFormSecretNew = visit.formSecret == nil
        let flash = jar.read(.flash, from: cookies)
        let call = PageCall(
            context: context,
            frame: frames.frame(
                for: context, formToken: formTokens.token(boundTo: formSecret), flash: flash, pieces: pieces),
            path: PathParameters(context.parameters),
            query: try FormFields(urlEncoded: (request.uri.query ?? "").utf8), form: form, files: files,
            sessionToken: visit.sessionToken, guestTokenHash: visit.guestTokenHash,
            seen: jar.read(.seen, from: cookies), userAgent: request.headers[.userAgent] ?? "",
            random: services.random)
        let answer = try await route.handler(call)
        var changes = answer.cookies
        if visit.isFormSecretNew { changes.append(.set(.form, formSecret)) }
        if flash != nil, case .html = answer.content { changes.append(.clear(.flash)) }
        var sent = response(answer.content, changes)
        // RFC 9111, 5.2.2.6: whoever passes it on leaves it as it is, our own compression and a proxy's alike.
        if answer.holdsSecret { sent.headers[.cacheControl] = Compression.untouched }
        return sent
    }

    /// What the browser was told of its cart; whatever else stands there is nothing.
    private func pieces(_ cookies: SentCookies) -> Int {
        jar.read(.cart, from: cookies).flatMap { Int($0) }.flatMap { Self.pieces.contains($0) ? $0 : nil } ?? 0
    }

    private func visit(with cookies: SentCookies) async throws -> Visit {
        var visit = Visit()
        visit.guestTokenHash = jar.read(.guest, from: cookies).flatMap { GuestToken($0)?.hash }
        if let hash = visit.guestTokenHash { visit.principal = .guest(tokenHash: hash) }
        if let token = jar.read(.session, from: cookies), let session = try await services.sessions.load(token) {
            visit.principal = session.principal == .anonymous ? visit.principal : session.principal
            visit.sessionToken = token
            visit.formSecret = "session:\(session.csrfSecret)"
            return visit
        }
        visit.formSecret = jar.read(.form, from: cookies)
        return visit
    }

    /// Nil for who may come in. Who is not signed in is led to the sign-in and back, where a page is only looked at.
    private func admit(_ route: PageRoute, _ request: Request, _ context: ShopRequestContext) throws -> Response? {
        guard !route.access.allows(context.principal) else { return nil }
        if case .user = context.principal {
            try context.require(route.access)
            return nil
        }
        guard !route.isUnsafe else { throw AccessError.unauthenticated }
        let paths = Paths(context.language)
        let url = route.strangersGo.map { paths($0) } ?? paths.signIn(next: request.uri.string)
        return response(.redirect(url), [])
    }

    private func form(
        in request: Request, of route: PageRoute
    ) async throws -> (fields: FormFields, files: [UploadedFile]) {
        if let limit = route.uploadLimitBytes, request.mediaType == "multipart/form-data" {
            return try await request.collectUpload(limitBytes: limit)
        }
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            throw UnsupportedMediaType(expected: "application/x-www-form-urlencoded")
        }
        let body = try await request.collectBody(limitBytes: configuration.bodyLimitBytes)
        return (try FormFields(urlEncoded: body), [])
    }

    private func response(_ content: PageAnswer.Content, _ cookies: [PageAnswer.CookieChange]) -> Response {
        var response: Response
        switch content {
        case .html(let html, let status):
            response = .page(html, status: .init(code: status))
        case .redirect(let url):
            response = Response(status: .seeOther, headers: [.location: url, .cacheControl: "no-store"])
        case .download(let name, let mediaType, let download):
            response = Response(
                status: .ok,
                headers: [
                    .contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\"",
                    .cacheControl: "no-store",
                ],
                body: ResponseBody { writer in
                    try await download { @concurrent text in try await writer.write(ByteBuffer(string: text)) }
                    try await writer.finish(nil)
                })
        case .moved(let url):
            // A slug may come back to somebody else: nobody keeps this for ever.
            response = Response(
                status: .movedPermanently, headers: [.location: url, .cacheControl: "public, max-age=3600"])
        }
        for change in cookies {
            switch change {
            case .set(let name, let value): response.setCookie(jar.set(name, value))
            case .clear(let name): response.setCookie(jar.clear(name))
            }
        }
        return response
    }
}

extension RateLimiter {
    /// Counts one call of somebody with an account or a guest token.
    ///
    /// - Throws: `RequestError.rateLimited`.
    func check(_ principal: Principal, at now: Timestamp) throws(RequestError) {
        if case .anonymous = principal { return }
        guard let seconds = take(principal.idempotencyOwner, at: now) else { return }
        throw .rateLimited(retryAfterSeconds: seconds)
    }
}
