import Catalog
public import Database
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
        try request.validate()
        return try await placing.submit(request).get()
    }
}

extension ShopParts {
    /// Loads what the batch touches (two trips), decides, writes all (one trip).
    func placeOrders(_ requests: [PlaceOrderRequest], in transaction: Transaction) throws -> [PlaceOrderAnswer] {
        let (cartQuery, lineQuery) = Orders.carts(requests.map(\.cartID), lock: true)
        let (carts, lines) = try transaction.run(cartQuery, lineQuery)
        let skus = Set(lines.values.flatMap { $0.map(\.skuID) })
        let items = try catalog.saleItems(skus, in: transaction.session)
        let levels = try transaction.run(Inventory.lockedLevels(of: skus))
        // After the row locks, so that a rival's commit is seen.
        let remembered = try transaction.rememberedAnswers(operation: Self.operation, keys: requests.map(\.claim))
        let now = now
        var decider = PlaceOrderDecider(
            configuration: orders.configuration, now: now, ids: database.ids, carts: carts, lines: lines, items: items,
            stock: StockLedger(levels: levels, now: now, ids: database.ids), remembered: remembered)
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

    static var operation: String { PlaceOrderRequest.operation }
}
