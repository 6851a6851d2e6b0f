import Database
public import Identity
public import WebRuntime
public import Workflows

/// What shoppers see: browse, cart, checkout, orders, returns and their account, all without JavaScript.
///
/// Folders are pages: `…Page.swift` handles, `…Model.swift` is what a view is given, `…View.swift` prints it.
public struct Storefront: Sendable {
    let shop: Shop
    let identity: Identity
    /// The payment gateway that orders are paid through.
    let gateway: String

    public init(shop: Shop, identity: Identity, gateway: String = "sandbox") {
        self.shop = shop
        self.identity = identity
        self.gateway = gateway
    }

    /// Every page, for `WebApplication.router`.
    public var pages: [PageRoute] {
        browsePages + cartPages + checkoutPages + orderPages + returnPages + peoplePages + accountPages
    }

    var database: Database { shop.database }
}
