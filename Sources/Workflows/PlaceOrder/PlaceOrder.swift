import Catalog
public import Database
import Delivery
import Inventory
import Kernel
import Orders

extension Shop {
    /// Places an order: all or nothing, once per idempotency key, never more than there is.
    ///
    /// Callers that arrive together are decided in one transaction. A refusal by rule is an answer too: it is rendered
    /// by the request and remembered.
    ///
    /// - Throws: `InputError` and `OrderError.contactMissing` for what is wrong in itself;
    ///   `IdempotencyError.keyReused`; `DatabaseError` where nothing was done and the caller may try again.
    public func placeOrder(_ request: PlaceOrderRequest) async throws -> RememberedAnswer {
        let checked = try request.checked(in: try await delivery.divisions())
        return try await placing.submit(checked).get()
    }
}

extension ShopParts {
    /// Loads what the batch touches (two trips), decides, writes all (one trip with the commit).
    func placeOrders(_ requests: [PlaceOrderRequest], in transaction: Transaction) throws -> [PlaceOrderAnswer] {
        let (cartQuery, lineQuery) = Orders.carts(requests.map(\.cartID), lock: true)
        let (carts, lines) = try transaction.run(cartQuery, lineQuery)
        let skus = Set(lines.values.flatMap { $0.map(\.skuID) })
        let (items, levels, answered) = try goods(skus, of: requests, in: transaction)
        // One look for all buyers of the batch, and only where one of the goods has a group's price.
        let groups = try customerGroups.groups(
            of: requests.lazy.map(\.buyer), for: items.values.contains(where: \.hasGroupPrices),
            in: transaction.session)
        let remembered = try transaction.rememberedAnswers(answered)
        let now = now
        var decider = PlaceOrderDecider(
            configuration: orders.configuration, now: now, ids: database.ids, carts: carts, lines: lines, items: items,
            groups: groups, stock: StockLedger(levels: levels, now: now, ids: database.ids), remembered: remembered)
        let answers = requests.map { decider.decide($0) }
        try orders.insert(decider.placed, in: transaction)
        try inventory.write(decider.stock, in: transaction)
        try transaction.emit(
            decider.placed.map { new in
                OutboxEvent(kind: "order.placed", aggregate: new.order.id.description, payload: "{}", at: now)
            })
        try transaction.remember(decider.answers, at: now)
        return answers
    }

    /// What is sold at which price, what is left, and which of the keys were answered: the levels are locked first.
    private func goods(
        _ skus: Set<SKUID>, of requests: [PlaceOrderRequest], in transaction: Transaction
    ) throws -> ([SKUID: SaleItem], [StockLevel], Set<IdempotencyKey>) {
        let levels = Inventory.lockedLevels(of: skus)
        let answered = IdempotencyKey.answered(among: requests.map(\.claim), operation: Self.operation)
        guard skus.count <= CatalogLimits.saleItems else {
            let items = try catalog.saleItems(skus, in: transaction.session)
            let (locked, known) = try transaction.run(levels, answered)
            return (items, locked, known)
        }
        return try transaction.run(catalog.saleItems(skus), levels, answered)
    }

    static var operation: String { PlaceOrderRequest.operation }
}
