import Database
public import Identity
public import WebRuntime
public import Workflows

/// What shoppers see: browse, cart, checkout, orders, returns and their account, all without JavaScript.
///
/// Folders are pages: `…Page.swift` handles, `…Model.swift` is what a view is given, `…View.swift` prints it.
public struct Storefront: Sendable {
    /// No contact is longer.
    public static let contactLimit = 200

    let shop: Shop
    let identity: Identity
    /// The payment gateway that orders are paid through.
    let gateway: String
    /// How customers reach the shop, for its help page.
    let contact: String?
    let memory: BrowseMemory?

    /// - Parameter memoryLifetime: how long what everybody sees alike may be shown again: goods, their prices and what
    ///   is left, which the cart decides on by itself. Nil for no memory at all.
    public init(
        shop: Shop, identity: Identity, gateway: String = "sandbox", contact: String? = nil,
        memoryLifetime: Duration? = nil
    ) {
        self.shop = shop
        self.identity = identity
        self.gateway = gateway
        self.contact = contact
        memory = memoryLifetime.map { BrowseMemory(lifetime: $0) }
    }

    /// Every page, for `WebApplication.router`.
    public var pages: [PageRoute] {
        browsePages + cartPages + checkoutPages + orderPages + returnPages + peoplePages + secondStepPages
            + forgottenPasswordPages
            + invitationPages + accountPages + secondFactorPages + helpPages + offlinePages
    }

    var database: Database { shop.database }
}
