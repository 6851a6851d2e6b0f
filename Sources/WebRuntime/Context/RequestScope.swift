import Cryptography
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Synchronization

/// The outermost middleware: names the request, knows its language and client, and on the way out adds the headers
/// that every answer has, counts it and writes its log line.
struct RequestScope: RouterMiddleware {
    let trustedProxies: TrustedProxies
    let random: SecureRandom
    let headers: SecurityHeaders
    let metrics: MetricsRegistry

    private static let requestIDLimit = 100

    func handle(
        _ request: Request, context: ShopRequestContext,
        next: @concurrent (Request, ShopRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let begin = ContinuousClock.now
        context.requestID = Self.sound(request.headers[.requestID]) ?? Hexadecimal.encode(random.bytes(16))
        (context.language, context.localPath) = Language.split(path: request.uri.path)
        context.isUnsafe = request.method != .get && request.method != .head
        context.query = context.isUnsafe ? nil : request.uri.query
        context.clientAddress = trustedProxies.client(
            peer: context.clientAddress, forwardedFor: request.headers[values: .forwardedFor])
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        headers.add(to: &response.headers)
        finish(request, context, response, took: begin.duration(to: .now))
        return response
    }

    /// The log names the route, not the path, and no query: neither ids of persons nor tokens get into it.
    private func finish(
        _ request: Request, _ context: ShopRequestContext, _ response: Response, took: Duration
    ) {
        let route = context.endpointPath ?? "NotFound"
        let method = request.method.metricLabel
        let status = response.status.code
        metrics.observe(method: method, route: route, status: status, took: took)
        context.logger.info(
            "request",
            metadata: [
                "request_id": .string(context.requestID), "method": .string(method), "route": .string(route),
                "status": .stringConvertible(status),
                "ms": .string(took.milliseconds.description),
                "actor": .string(context.notes.actor.withLock { $0 }),
            ])
    }

    /// An inbound id goes into logs and headers, so it is taken only when it is short and plain.
    private static func sound(_ id: String?) -> String? {
        guard let id, (1...requestIDLimit).contains(id.utf8.count),
            id.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0.isASCIIAlphanumeric })
        else { return nil }
        return id
    }
}

extension UInt8 {
    var isASCIIAlphanumeric: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}

extension HTTPRequest.Method {
    /// Known methods by name; whatever else a client makes up is one label.
    var metricLabel: String {
        switch self {
        case .get, .head, .post, .put, .patch, .delete, .options: rawValue
        default: "OTHER"
        }
    }
}

/// Refuses addresses that ask too often, before anything costs.
struct AddressLimit: RouterMiddleware {
    /// A page brings files along: they may be asked for so many times as often.
    static let filesPerPage = 20

    private let limiter: RateLimiter
    private let fileLimiter: RateLimiter
    private let unlimited: Set<String>
    private let clock: Clock

    init(_ rate: Rate, unlimited: Set<String>, clock: Clock) {
        limiter = RateLimiter(rate)
        fileLimiter = RateLimiter(
            Rate(count: rate.count * Self.filesPerPage, per: rate.period, burst: rate.burst * Self.filesPerPage))
        self.unlimited = unlimited
        self.clock = clock
    }

    func handle(
        _ request: Request, context: ShopRequestContext,
        next: @concurrent (Request, ShopRequestContext) async throws -> Response
    ) async throws -> Response {
        if !unlimited.contains(context.clientAddress),
            let seconds = limiter(of: context).take(
                IPAddress.limitKey(of: context.clientAddress), at: clock.now())
        {
            throw RequestError.rateLimited(retryAfterSeconds: seconds)
        }
        return try await next(request, context)
    }

    private func limiter(of context: ShopRequestContext) -> RateLimiter {
        ["/assets/", "/media/"].contains(where: context.localPath.hasPrefix) ? fileLimiter : limiter
    }
}
