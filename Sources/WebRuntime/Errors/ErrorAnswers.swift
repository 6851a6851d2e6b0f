import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Synchronization

/// Turns every error into an answer: problem details for programs, a page in the visitor's language for people.
struct ErrorAnswers: RouterMiddleware {
    let routes: RouteTable
    let frames: PageFrames
    /// What a page that leads nowhere offers instead.
    let shelves: @Sendable () async -> [Shelf]
    /// Who looks, asked for pages that lead nowhere, where nobody has asked before, and for those that are refused.
    let visitor: @Sendable (Request) async -> PagePipeline.Visitor?

    func handle(
        _ request: Request, context: ShopRequestContext,
        next: @concurrent (Request, ShopRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            // Before anything reads it: even a refusal looks through the address.
            guard request.uri.string.utf8.count <= WebConfiguration.addressLimitBytes else {
                throw AddressTooLong(limitBytes: WebConfiguration.addressLimitBytes)
            }
            return try await next(request, context)
        } catch {
            let error = knowingMethods(error, request, context)
            if let answer = formsPage(error, request, context) { return answer }
            let problem = Problem(error)
            log(error, problem, context)
            return Self.isForPrograms(context.localPath)
                ? details(problem, context) : await page(problem, request, context)
        }
    }

    /// Programs read everything below these.
    static func isForPrograms(_ path: String) -> Bool {
        ["/api/", "/gateways/", "/healthz", "/readyz", "/metrics"].contains { path.hasPrefix($0) }
    }

    /// The router knows only "no route": a path that takes other methods is told apart here.
    private func knowingMethods(_ error: any Error, _ request: Request, _ context: ShopRequestContext) -> any Error {
        guard let http = error as? HTTPError, http.status == .notFound, context.endpointPath == "NotFound" else {
            return error
        }
        let allowed = routes.methods(of: request.uri.path)
        return allowed.isEmpty ? error : MethodNotAllowed(allowed: allowed)
    }

    /// Who opens an address that only takes forms has it from a page that a form came back to: the nearest page above
    /// is where that form stands. Nil for everything else.
    private func formsPage(
        _ error: any Error, _ request: Request, _ context: ShopRequestContext
    ) -> Response? {
        guard error is MethodNotAllowed, request.method == .get, !Self.isForPrograms(context.localPath) else {
            return nil
        }
        let path = routes.nearestPage(context.localPath)
        let url = path == "/" ? Paths(context.language).home : context.language.pathPrefix + path
        return Response(status: .seeOther, headers: [.location: url, .cacheControl: "no-store"])
    }

    private func log(_ error: any Error, _ problem: Problem, _ context: ShopRequestContext) {
        let metadata: Logger.Metadata = [
            "request_id": .string(context.requestID), "code": .string(problem.code),
            "route": .string(context.endpointPath ?? ""),
            "actor": .string(context.notes.actor.withLock { $0 }),
        ]
        switch problem.status {
        case 403:
            context.logger.warning("permission refused", metadata: metadata)
        case 500...:
            let level: Logger.Level = problem.status == 503 ? .warning : .error
            context.logger.log(
                level: level, "request failed",
                metadata: metadata.merging(["error": .string(String(describing: error))]) { $1 })
        default: break
        }
    }

    private func details(_ problem: Problem, _ context: ShopRequestContext) -> Response {
        var headers = problem.headers
        headers[.contentType] = Problem.mediaType
        headers[.cacheControl] = "no-store"
        let body = problem.json(requestID: context.requestID)
        return Response(
            status: .init(code: problem.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: body.bytes)))
    }

    private func page(_ problem: Problem, _ request: Request, _ context: ShopRequestContext) async -> Response {
        let isNowhere = problem.status == 404
        // Who may not go on here may want to sign out, which takes a token.
        let asked = isNowhere || problem.status == 403 ? await visitor(request) : nil
        // The page is made out here, who asks was found out further in.
        let known = asked?.principal ?? context.notes.principal.withLock { $0 }
        var context = context
        if let known { context.principal = known }
        // What is too long to be read is not sent back in the other language's link.
        if problem.code == "url_too_long" { (context.localPath, context.query) = ("/", nil) }
        let pieces = asked?.pieces ?? context.notes.pieces.withLock { $0 }
        let frame = frames.frame(
            for: context, isVisitorKnown: known != nil, formToken: asked?.formToken ?? "", pieces: pieces)
        // Nothing is asked of a shop that is in trouble.
        let shelves = isNowhere ? await shelves() : []
        let html = ErrorPage.render(problem, requestID: context.requestID, shelves: shelves, frame)
        return .page(html, status: .init(code: problem.status), headers: problem.headers)
    }
}

extension Response {
    /// A page; pages depend on who looks and are kept by nobody.
    static func page(_ html: HTML, status: HTTPResponse.Status, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }
}
