public import Database
public import Kernel

extension Catalog {
    /// Who carries planned prices out.
    static let timer = Caller.system("timer")

    /// Plans a price of a variant, for good from a moment on or for a while.
    ///
    /// - Throws: `NotFound`; `InputError` for wrong amounts and times; `CatalogError.priceWindowTaken` where another
    ///   plan of the variant holds in that time, `.archived`, `.tooMany`.
    public func planPrice(_ new: NewPricePlan, of id: SKUID, by caller: Caller) async throws -> PricePlan {
        let price = try FieldRules.price(new.priceMinor, field: "price")
        let listPrice = try new.listPriceMinor.map { try FieldRules.listPrice($0, price: price) }
        let reason = try FieldRules.reason.checked(new.reason)
        guard new.startsAt > database.clock.now() else { throw InputError.invalid(field: "starts_at", reason: .past) }
        if let end = new.endsAt, end <= new.startsAt {
            throw InputError.invalid(field: "ends_at", reason: .endFirst)
        }
        return try await change(by: caller) { transaction, record in
            guard let productID = try SKUStore.product(of: id, in: transaction.session) else { throw NotFound("sku") }
            let product = try Self.lock(productID, in: transaction).product
            guard let sku = product.skus.first(where: { $0.id == id }) else { throw NotFound("sku") }
            let plan = PricePlan(
                id: record.ids.next(), skuID: id, priceMinor: price, listPriceMinor: listPrice,
                currency: sku.currency, startsAt: new.startsAt, endsAt: new.endsAt, reason: reason,
                plannedAt: record.at, plannedBy: caller.actor.description, state: .planned)
            let until = new.endsAt ?? new.startsAt + .milliseconds(1)
            if try PricePlanStore.isTaken(from: new.startsAt, until: until, of: id, in: transaction.session) {
                throw CatalogError.priceWindowTaken
            }
            let limit = CatalogLimits.pricePlansPerSKU
            guard try PricePlanStore.plannedCount(of: id, in: transaction.session) < limit else {
                throw CatalogError.tooMany(field: "starts_at", limit: limit)
            }
            try PricePlanStore.insert(plan, in: transaction)
            try record.audit("price_planned", subject: id.description, details: plan.note(of: sku), in: transaction)
            return plan
        }
    }

    /// Takes a planned price back before it begins.
    ///
    /// - Throws: `NotFound`; `CatalogError.pricePlanBegun` where it is too late.
    public func cancelPricePlan(_ id: PricePlanID, by caller: Caller) async throws -> PricePlan {
        try await change(by: caller) { transaction, record in
            guard let found = try PricePlanStore.find(id, in: transaction.session),
                let productID = try SKUStore.product(of: found.skuID, in: transaction.session)
            else { throw NotFound("price plan") }
            let product = try Self.lock(productID, in: transaction, evenArchived: true).product
            // The timer may have been quicker: the row is believed under the lock alone.
            guard var plan = try PricePlanStore.find(id, in: transaction.session),
                let sku = product.skus.first(where: { $0.id == plan.skuID })
            else { throw NotFound("price plan") }
            guard plan.state == .planned else { throw CatalogError.pricePlanBegun }
            plan.state = .cancelled
            guard try PricePlanStore.update(plan, from: .planned, in: transaction) else {
                throw CatalogError.pricePlanBegun
            }
            try record.audit(
                "price_plan_cancelled", subject: plan.skuID.description, details: plan.note(of: sku),
                in: transaction)
            return plan
        }
    }

    /// The planned prices of variants, the latest planned first, those that are over among them.
    public func pricePlans(
        of skus: [SKUID], after cursor: Cursor? = nil, limit: PageLimit, in session: Session
    ) throws -> Page<PricePlan> {
        guard !skus.isEmpty else { return Page(items: [], next: nil) }
        return try PricePlanStore.page(of: skus, after: cursor, limit: limit, in: session)
    }

    /// Begins and ends the planned prices whose time has come, in bounded transactions, each plan once: products are
    /// locked first, and a plan is read again and written under that lock.
    ///
    /// - Returns: how many plans were taken a step further.
    @discardableResult
    public func applyDuePrices() async throws -> Int {
        var count = 0
        for _ in 0..<CatalogLimits.pricePlanRounds where !Task.isCancelled {
            let now = database.clock.now()
            let due = try await database.read { session in try PricePlanStore.due(at: now, in: session) }
            guard !due.isEmpty else { return count }
            count += try await change(by: Self.timer) { transaction, record in
                try Self.carryOut(due.map(\.id), of: Set(due.map(\.product)).sorted(), record, in: transaction)
            }
            if due.count < CatalogLimits.pricePlansAtOnce { return count }
        }
        return count
    }

    private static func carryOut(
        _ ids: [PricePlanID], of productIDs: [ProductID], _ record: ChangeRecord, in transaction: Transaction
    ) throws -> Int {
        var products: [ProductID: Product] = [:]
        var productOfSKU: [SKUID: ProductID] = [:]
        for detail in try ProductStore.lock(productIDs, in: transaction) {
            products[detail.product.id] = detail.product
            for sku in detail.product.skus { productOfSKU[sku.id] = detail.product.id }
        }
        let plans = try PricePlanStore.due(at: record.at, of: ids, in: transaction)
        var changed: Set<ProductID> = []
        for plan in plans {
            guard let productID = productOfSKU[plan.skuID], var product = products[productID] else { continue }
            if try carryOut(plan, on: &product, record, in: transaction) { changed.insert(productID) }
            products[productID] = product
        }
        try ProductStore.refresh(changed.sorted().compactMap { products[$0] }, in: transaction)
        return plans.count
    }

    /// One step of a plan, in the way of an edit by hand.
    ///
    /// - Returns: whether the variant changed.
    private static func carryOut(
        _ plan: PricePlan, on product: inout Product, _ record: ChangeRecord, in transaction: Transaction
    ) throws -> Bool {
        guard let index = product.skus.firstIndex(where: { $0.id == plan.skuID }) else { return false }
        let old = product.skus[index]
        let (next, new) = try plan.step(on: old, isArchived: product.state == .archived, at: record.at)
        if let new {
            let prefix = plan.state == .planned ? PriceChange.planPrefix : PriceChange.planEndPrefix
            try write([(old, new)], of: product.id, reason: prefix + plan.reason, record, in: transaction)
            product.skus[index] = new
        }
        guard try PricePlanStore.update(next, from: plan.state, in: transaction) else {
            throw CatalogError.staleVersion(current: old.version)
        }
        return new != nil
    }
}

extension PricePlan {
    /// What becomes of the plan now that it is due, and of its variant; nil where that stays as it is.
    func step(on sku: SKU, isArchived: Bool, at now: Timestamp) throws(InputError) -> (PricePlan, SKU?) {
        var next = self
        var changed: SKU?
        switch state {
        case .planned where isArchived || (endsAt.map { $0 <= now } ?? false):
            next.state = .cancelled
            next.outcome = isArchived ? .archived : .missed
        case .planned:
            let new = try begun(on: sku)
            changed = new.hasPrices(of: sku) ? nil : new
            next.state = .applied
            next.applied = Applied(
                version: changed?.version ?? sku.version, formerPriceMinor: sku.priceMinor,
                formerListPriceMinor: sku.listPriceMinor, listPriceMinor: new.listPriceMinor)
        case .applied where isArchived:
            next.state = .ended
            next.outcome = .archived
        case .applied:
            next.state = .ended
            if let former = try taken(from: sku) {
                changed = former.hasPrices(of: sku) ? nil : former
            } else {
                next.outcome = .kept
            }
        case .ended, .cancelled: break
        }
        return (next, changed)
    }

    /// What the audit log says of it.
    fileprivate func note(of sku: SKU) -> String {
        "\(sku.code): \(price) from \(startsAt)\(endsAt.map { " until \($0)" } ?? "")"
    }
}

extension SKU {
    fileprivate func hasPrices(of other: SKU) -> Bool {
        (priceMinor, listPriceMinor) == (other.priceMinor, other.listPriceMinor)
    }
}
