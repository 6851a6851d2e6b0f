import Database
public import Identity
public import WebRuntime
public import Workflows

/// What staff see: what waits, orders, goods, stock, returns, money, jobs, the audit log and each other.
///
/// Folders are pages: `…Pages.swift` handles, `…Models.swift` is what a view is given, `…Views.swift` prints it. Every
/// change is one use case and leaves a line in the audit log; those that move money or stock act once per form.
public struct Console: Sendable {
    let shop: Shop
    let identity: Identity
    /// The outbox's subscribers whose parked events are shown.
    let subscribers: [String]

    public init(shop: Shop, identity: Identity, subscribers: [String] = []) {
        self.shop = shop
        self.identity = identity
        self.subscribers = subscribers
    }

    /// Every page, for `WebApplication.router`.
    public var pages: [PageRoute] {
        todayPages + orderPages + returnPages + goodsPages + categoryPages + stockPages + paymentPages
            + operationsPages + auditPages + staffPages
    }

    var database: Database { shop.database }
}
