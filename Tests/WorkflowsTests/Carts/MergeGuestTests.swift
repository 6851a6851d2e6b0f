import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct MergeGuestTests {
    /// They were locked as the database happened to find them: against a batch of payment results, which locks in id
    /// order, that was a deadlock.
    @Test(arguments: TestEngine.all)
    func `a guest's orders come along locked in the order of their ids`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let (guest, user) = (Buyer.guest(tokenHash: "guest-hash"), UserID(4_711))
            let orders = [
                try await fixture.place([(sku, 1)], buyer: guest), try await fixture.place([(sku, 1)], buyer: guest),
            ]
            fixture.base.log.clear()
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.mergeGuest(tokenHash: "guest-hash", into: user, transaction: $0)
            }
            let statements = fixture.base.log.statements
            let lock = try #require(
                statements.firstIndex {
                    $0.contains("FROM orders WHERE guest_token_hash") && $0.contains("ORDER BY id")
                })
            let change = try #require(statements.firstIndex { $0.hasPrefix("UPDATE orders") })
            #expect(lock < change)
            #expect(statements[lock].contains("FOR UPDATE") == (engine == .postgres))
            for order in orders { #expect(try await fixture.order(order.id).buyer == .user(user)) }
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.mergeGuest(tokenHash: "guest-hash", into: user, transaction: $0)
            }
        }
    }
}
