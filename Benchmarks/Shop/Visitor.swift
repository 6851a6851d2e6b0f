import Cryptography
import Database
import Identity
import Kernel
import Orders
import Workflows

/// Somebody who looks at pages.
enum Visitor {
    private static let lines = 3

    /// Opens an account with a cart of some lines.
    ///
    /// - Returns: the cookie of the browser.
    static func signedIn(_ goods: Goods, in database: Database) async throws -> String {
        let identity = Identity(
            database: database, configuration: Identity.Configuration(),
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1), queueLimit: 1),
            sender: VerificationSender { _ in })
        let signedIn = try await identity.registerBrowser(
            .email("visitor@example.com", password: "correct horse battery"), replacing: nil, from: .unknown)
        let shop = Shop(database: database, gateways: [])
        let buyer = Buyer.user(signedIn.user.id)
        try await database.write { transaction in
            let cart = try shop.orders.openCart(of: buyer, in: transaction).cart
            for sku in goods.skus.prefix(lines) {
                _ = try shop.setCartLine(1, of: sku, in: cart.id, buyer: buyer, transaction: transaction)
            }
        }
        return "zg_session=\(signedIn.session.token)"
    }
}
