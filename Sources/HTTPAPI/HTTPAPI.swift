import HTTPTypes
public import Identity
public import WebRuntime
public import Workflows

/// The API, version 1: every call with its right, its documentation and its handler. Folders mirror URLs.
///
///     let api = HTTPAPI(shop: shop, identity: identity)
///     web.router(pages: pages, endpoints: api.endpoints)
public struct HTTPAPI: Sendable {
    /// The numbers of this surface.
    public struct Configuration: Sendable {
        /// How long a visitor's answer for one product may be given again. What is left in stock is advice there, and
        /// ordering decides on prices and stock by itself. Nil for no memory at all.
        public var productAnswerLifetime: Duration?

        public init(productAnswerLifetime: Duration? = .seconds(1)) {
            self.productAnswerLifetime = productAnswerLifetime
        }
    }

    static let root = "/api/v1"
    static let documentPath = "\(root)/openapi.json"

    let shop: Shop
    let identity: Identity
    /// A product's answer is a few kilobytes.
    private static let productAnswerLimit = 2_000

    let productAnswers: ShortMemory<APIAnswer>?

    public init(shop: Shop, identity: Identity, configuration: Configuration = Configuration()) {
        self.shop = shop
        self.identity = identity
        productAnswers = configuration.productAnswerLifetime.map {
            ShortMemory(lifetime: $0, limit: Self.productAnswerLimit)
        }
    }

    /// Everything but the document that describes it.
    var calls: [Endpoint] {
        accountCalls + meCalls + secondFactorCalls + catalogCalls + cartCalls + orderCalls + returnCalls + parcelCalls
            + warehouseCalls + inventoryCalls + stockCalls + synonymCalls + customerCalls + groupCalls
            + settingsCalls + paymentListCalls + ledgerCalls + statementCalls + auditCalls + regionCalls
            + [takeNotification]
    }

    /// All calls, the document that describes them among them.
    public var endpoints: [Endpoint] {
        let calls = calls
        let document = OpenAPI.document(
            title: "Zhanggui", version: "1", endpoints: calls + [openAPI(.null)], components: Shapes.components)
        return calls + [openAPI(document)]
    }

    private func openAPI(_ document: JSON) -> Endpoint {
        Endpoint(
            .get, Self.documentPath, operation: "describe_api", access: .public,
            summary: "This document.",
            successes: [.init(200, "OpenAPI 3.1.", .map(of: .any))]
        ) { _ in .ok(document) }
    }
}
