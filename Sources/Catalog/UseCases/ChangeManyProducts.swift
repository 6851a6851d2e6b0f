public import Database
public import Kernel

extension Catalog {
    /// What a change would do to these products; nothing is written.
    ///
    /// - Throws: `NotFound` for one that is not there; `CatalogError.tooMany`; `InputError` for a wrong change.
    public func plan(_ change: BulkChange, for ids: [ProductID], in session: Session) throws -> BulkPlan {
        let change = try change.checked()
        let products = try productsForStaff(ids, in: session)
        return try BulkPlan(
            products, change, before: try change.before(products, in: session), at: database.clock.now())
    }

    /// These products with all their variants, in the order of ids.
    ///
    /// - Throws: as `plan`.
    public func productsForStaff(_ ids: [ProductID], in session: Session) throws -> [Product] {
        let ids = try Self.bulk(ids)
        let found = try ProductQueries.details(ids, in: session).map(\.product)
        guard found.count == ids.count else { throw NotFound("product") }
        return found
    }

    /// The changes of prices that are not long ago, the latest first; first prices are none.
    ///
    /// - Parameter lines: so many of the history's newest are looked through; a change with more before them is left
    ///   out.
    public func priceBatches(
        among lines: Int = PriceBatch.lineLimit, in session: Session
    ) throws(DatabaseError) -> [PriceBatch] {
        try PriceBatchStore.recent(since: database.clock.now() - PriceBatch.window, among: lines, in: session)
    }

    /// The products of a change of prices, no more than can be changed at once: first those with a variant that costs
    /// what the change made it cost, and can be taken back; `plan` says of the others why they cannot.
    public func products(pricedAt moment: PriceMoment, in session: Session) throws(DatabaseError) -> [ProductID] {
        try PriceBatchStore.products(of: moment, limit: CatalogLimits.productsAtOnce, in: session)
    }

    /// Changes all of these products that can be changed, in one transaction: as `plan` told it, or not at all.
    ///
    /// - Parameter seen: of the plan that somebody has looked at.
    /// - Throws: `CatalogError.staleVersion` where one was edited meanwhile; as `plan`.
    public func changeProducts(
        _ ids: [ProductID], _ change: BulkChange, seen: Int64, by caller: Caller
    ) async throws -> BulkPlan {
        let (ids, change) = (try Self.bulk(ids), try change.checked())
        return try await self.change(by: caller) { transaction, record in
            let details = try ProductStore.lock(ids, in: transaction)
            guard details.count == ids.count else { throw NotFound("product") }
            let products = details.map(\.product)
            // Whoever changes a price locks its product first: what is read here stays so until the end.
            let before = try change.before(products, in: transaction.session)
            let plan = try BulkPlan(products, change, before: before, at: record.at)
            guard plan.seen == seen else { throw CatalogError.staleVersion(current: plan.seen) }
            let changed = plan.lines.filter(\.isChanged)
            guard !changed.isEmpty else { return plan }
            switch change {
            case .state: try Self.move(changed, reason: change.reason, record, in: transaction)
            case .prices, .undo: try Self.price(changed, reason: change.reason, record, in: transaction)
            }
            return plan
        }
    }

    /// One step of each of these products, whose rows are locked.
    private static func move(
        _ lines: [BulkPlan.Line], reason: String, _ record: ChangeRecord, in transaction: Transaction
    ) throws {
        try ProductStore.updateStates(lines.map { (old: $0.product, new: $0.after) }, in: transaction)
        let steps = lines.map { line in
            let step = ProductTransition(
                version: line.after.version, from: line.product.state, to: line.after.state, at: record.at,
                by: record.caller.actor.description, reason: reason)
            return (product: line.product.id, step: step)
        }
        try ProductStore.insert(steps, in: transaction)
        let changes = steps.map { id, step in
            ChangeRecord.Change(id, details: "\(step.from.rawValue) to \(step.to.rawValue)")
        }
        try record.products(changes, "product_moved", in: transaction)
        try SearchIndex.rebuild(lines.map(\.product.id), in: transaction)
    }

    /// New prices of these products' variants, each with its line in the price history; the products' rows are locked.
    private static func price(
        _ lines: [BulkPlan.Line], reason: String, _ record: ChangeRecord, in transaction: Transaction
    ) throws {
        let prices = lines.flatMap(\.prices)
        try SKUStore.updatePrices(prices, in: transaction)
        try SKUStore.insert(
            prices.map { old, new in PriceChange(of: new, over: old, record, reason: reason) }, in: transaction)
        let changes = prices.map { old, new in
            ChangeRecord.Change(new.productID, subject: new.id.description, details: new.told(since: old))
        }
        try record.products(changes, "price_changed", in: transaction)
        try ProductStore.refresh(lines.map(\.after), in: transaction)
    }

    /// Each once, in the order in which they are locked.
    private static func bulk(_ ids: [ProductID]) throws(CatalogError) -> [ProductID] {
        let ids = Set(ids).sorted()
        guard ids.count <= CatalogLimits.productsAtOnce else {
            throw .tooMany(field: "product", limit: CatalogLimits.productsAtOnce)
        }
        return ids
    }
}

extension BulkChange {
    fileprivate func checked() throws(InputError) -> BulkChange {
        let reason = try FieldRules.reason.checked(reason)
        switch self {
        case .state(let state, _):
            try FieldRules.checkReason(reason, to: state)
            return .state(state, reason: reason)
        case .prices(let step, _):
            switch step.size {
            case .basisPoints(let points):
                guard PriceStep.basisPoints.contains(points) else {
                    throw .invalid(field: "value", reason: .percentChange(PriceStep.percents))
                }
            case .amount(let amount):
                guard (-Money.amountMinorLimit...Money.amountMinorLimit).contains(amount) else {
                    throw .invalid(field: "value", reason: "It is too large.")
                }
            }
            return .prices(step, reason: reason)
        case .undo(let moment, _):
            return .undo(moment, reason: reason)
        }
    }

    /// What an undoing goes back to.
    fileprivate func before(_ products: [Product], in session: Session) throws(DatabaseError) -> PricesBefore {
        guard case .undo(let moment, _) = self else { return PricesBefore() }
        return try PriceBatchStore.before(moment, products.flatMap { $0.skus.map(\.id) }, in: session)
    }
}

extension PriceStep {
    /// What may be typed, in whole hundredths.
    public static let percents = basisPoints.lowerBound / pointsPerPercent...basisPoints.upperBound / pointsPerPercent
}
