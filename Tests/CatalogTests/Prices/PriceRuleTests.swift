import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct PriceRuleTests {
    private static let wholesale = CustomerGroupID(41)
    private static let rules = [
        PriceRule(minimumQuantity: 10, priceMinor: 1_800),
        PriceRule(groupID: wholesale, minimumQuantity: 1, priceMinor: 1_700),
        PriceRule(minimumQuantity: 5, priceMinor: 1_900),
    ]
    /// In the order in which staff read them.
    private static let ordered = [rules[2], rules[0], rules[1]]

    @Test(arguments: TestEngine.all)
    func `rules are kept, replaced and taken away, each time with a line that says from what to what`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale("a", category: try await fixture.category(), prices: [2_000, 900])
            let sku = product.skus[0]
            let set = try await fixture.set(Self.rules, of: sku.id, version: 1)
            #expect(set.rules == Self.ordered && set.sku.version == 2 && set.sku.priceMinor == 2_000)
            #expect(try await fixture.ruled(sku.id) == set)
            #expect(try await fixture.ruled(product.skus[1].id).rules == [])
            // The same again is no change, whatever its order.
            let before = try await fixture.everything()
            #expect(try await fixture.set(Self.rules.reversed(), of: sku.id, version: 2) == set)
            #expect(try await fixture.everything() == before)
            let added = PriceRule(minimumQuantity: 100, priceMinor: 1_000)
            let four = try await fixture.add(added, to: sku.id, version: 2)
            #expect(four.rules == [Self.rules[2], Self.rules[0], added, Self.rules[1]] && four.sku.version == 3)
            let three = try await fixture.remove(Self.wholesale, 1, of: sku.id, version: 3)
            #expect(three.rules == [Self.rules[2], Self.rules[0], added] && three.sku.version == 4)
            #expect(try await fixture.set([], of: sku.id, version: 4).rules == [])
            let told = try await fixture.notes(of: sku.id)
            let two = "5+ 19.00 CNY, 10+ 18.00 CNY"
            let group = "\(Self.wholesale) 1+ 17.00 CNY"
            #expect(
                told.reversed() == [
                    "a-0: none to \(two), \(group)",
                    "a-0: \(two), \(group) to \(two), 100+ 10.00 CNY, \(group)",
                    "a-0: \(two), 100+ 10.00 CNY, \(group) to \(two), 100+ 10.00 CNY",
                    "a-0: \(two), 100+ 10.00 CNY to none",
                ])
            // They are no prices of the history, and none of the 30 days' lowest.
            #expect(try await fixture.catalog.priceHistory(of: sku.id).map(\.newPriceMinor) == [2_000])
            #expect(try await fixture.stored(product.id).product.priceMinor == 900)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is wrong is refused at its field and changes nothing`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category(), prices: [2_000]).skus[0].id
            try await fixture.set(Self.rules, of: sku, version: 1)
            let before = try await fixture.everything()
            func rule(_ group: CustomerGroupID?, _ quantity: Int, _ price: Int64) -> PriceRule {
                PriceRule(groupID: group, minimumQuantity: quantity, priceMinor: price)
            }
            let wrong: [(PriceRule, String)] = [
                (rule(nil, 1, 5), "minimum_quantity"), (rule(nil, 0, 5), "minimum_quantity"),
                (rule(Self.wholesale, 0, 5), "minimum_quantity"), (rule(nil, 1_000, 5), "minimum_quantity"),
                (rule(nil, 7, 0), "price"), (rule(nil, 7, -1), "price"),
                (rule(nil, 7, Money.amountMinorLimit + 1), "price"),
                (rule(nil, 10, 5), "minimum_quantity"), (rule(Self.wholesale, 1, 5), "minimum_quantity"),
            ]
            for (rule, field) in wrong {
                let added = await #expect(throws: InputError.self, "\(rule)") {
                    try await fixture.add(rule, to: sku, version: 2)
                }
                #expect(added?.field == field)
                let put = await #expect(throws: InputError.self, "\(rule)") {
                    try await fixture.set(Self.rules + [rule], of: sku, version: 2)
                }
                #expect(put?.field == "rules[3].\(field)")
            }
            await #expect(throws: CatalogError.staleVersion(current: 2)) {
                try await fixture.set([], of: sku, version: 1)
            }
            await #expect(throws: NotFound("price rule")) { try await fixture.remove(nil, 11, of: sku, version: 2) }
            await #expect(throws: NotFound("sku")) { try await fixture.set([], of: SKUID(1), version: 1) }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a variant has so many rules and not one more`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category()).skus[0].id
            let limit = CatalogLimits.priceRulesPerSKU
            let many = (0..<limit + 1).map { PriceRule(minimumQuantity: $0 + 2, priceMinor: Int64(900 - $0)) }
            await #expect(throws: CatalogError.tooMany(field: "rules", limit: limit)) {
                try await fixture.set(many, of: sku, version: 1)
            }
            try await fixture.set(Array(many.dropLast()), of: sku, version: 1)
            await #expect(throws: CatalogError.tooMany(field: "minimum_quantity", limit: limit)) {
                try await fixture.add(many[limit], to: sku, version: 2)
            }
            #expect(try await fixture.ruled(sku).rules.count == limit)
        }
    }

    @Test(arguments: TestEngine.all)
    func `archived goods keep their rules, and what is deleted takes them along`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale("a", category: try await fixture.category(), prices: [2_000, 900])
            let sku = product.skus[0].id
            try await fixture.set(Self.rules, of: sku, version: 1)
            try await fixture.set([Self.rules[0]], of: product.skus[1].id, version: 1)
            try await fixture.database.write { [catalog = fixture.catalog, actor = fixture.actor] transaction in
                try catalog.removeSKU(product.skus[1].id, version: 2, by: actor, in: transaction) { _ in false }
            }
            #expect(try await fixture.rows() == 3)
            for state in [ProductState.offSale, .archived] {
                _ = try await fixture.catalog.transition(product.id, to: state, by: fixture.actor)
            }
            await #expect(throws: CatalogError.archived) { try await fixture.set([], of: sku, version: 2) }
            #expect(try await fixture.rows() == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of two who change the rules at once one is told`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category(), prices: [2_000]).skus[0].id
            try await fixture.set(Self.rules, of: sku, version: 1)
            let won = await withTaskGroup(of: Bool.self) { group in
                for rival in 0..<8 {
                    group.addTask {
                        let rule = PriceRule(minimumQuantity: 20 + rival, priceMinor: 1_000)
                        return (try? await fixture.add(rule, to: sku, version: 2)) != nil
                    }
                }
                return await group.reduce(into: 0) { if $1 { $0 += 1 } }
            }
            #expect(won == 1)
            let now = try await fixture.ruled(sku)
            #expect(now.rules.count == 4 && now.sku.version == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `carts and orders read prices with their rules in one statement, and anybody hears of everybody's alone`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale(
                "a", category: try await fixture.category(), prices: [2_000, 3_000, 4_000])
            let skus = product.skus.map(\.id)
            try await fixture.set(Self.rules, of: skus[0], version: 1)
            try await fixture.set([Self.rules[0]], of: skus[1], version: 1)
            fixture.base.log.clear()
            let items = try await fixture.database.read { [catalog = fixture.catalog] in
                try catalog.saleItems(skus, in: $0)
            }
            #expect(fixture.base.log.statements.count == 1)
            #expect(items.count == 3)
            #expect(Set(items[skus[0]]?.priceRules ?? []) == Set(Self.rules))
            #expect(items[skus[1]]?.priceRules == [Self.rules[0]] && items[skus[2]]?.priceRules == [])
            #expect(skus.map { items[$0]?.hasGroupPrices } == [true, false, false])
            #expect(items[skus[0]]?.rule(for: 5, groups: [])?.priceMinor == 1_900)
            #expect(items[skus[0]]?.rule(for: 4, groups: []) == nil)
            #expect(items[skus[0]]?.rule(for: 1, groups: [Self.wholesale])?.priceMinor == 1_700)
            let breaks = try await fixture.database.read { [catalog = fixture.catalog] in
                try $0.run(catalog.quantityBreaks(of: skus))
            }
            #expect(breaks.steps(of: product.skus[0]) == [Self.rules[2], Self.rules[0]])
            #expect(breaks.steps(of: product.skus[2]) == [] && breaks.hasGroupPrices)
            let others = try await fixture.database.read { [catalog = fixture.catalog] in
                try $0.run(catalog.quantityBreaks(of: skus.dropFirst()))
            }
            #expect(!others.hasGroupPrices)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the schema itself refuses what no rule may say`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category()).skus[0].id
            for (group, quantity, amount) in [("", 1, 5), ("grp", 0, 5), ("grp", 1, 0), ("", 2, -1)] {
                await #expect(throws: DatabaseError.self, "\(group) \(quantity) \(amount)") {
                    try await fixture.database.write { transaction in
                        _ = try transaction.execute(
                            """
                            INSERT INTO price_rules (sku_id, customer_group_id, minimum_quantity, amount_minor)
                            VALUES (\(sku), \(group), \(quantity), \(amount))
                            """)
                    }
                }
            }
            #expect(try await fixture.rows() == 0)
        }
    }
}

extension CatalogFixture {
    @discardableResult
    fileprivate func set(_ rules: [PriceRule], of id: SKUID, version: Int64) async throws -> RuledSKU {
        try await database.write { [catalog, actor] in
            try catalog.setPriceRules(rules, of: id, version: version, by: actor, in: $0)
        }
    }

    @discardableResult
    fileprivate func add(_ rule: PriceRule, to id: SKUID, version: Int64) async throws -> RuledSKU {
        try await database.write { [catalog, actor] in
            try catalog.addPriceRule(rule, to: id, version: version, by: actor, in: $0)
        }
    }

    @discardableResult
    fileprivate func remove(
        _ group: CustomerGroupID?, _ quantity: Int, of id: SKUID, version: Int64
    ) async throws -> RuledSKU {
        try await database.write { [catalog, actor] in
            try catalog.removePriceRule(for: group, from: quantity, of: id, version: version, by: actor, in: $0)
        }
    }

    fileprivate func ruled(_ id: SKUID) async throws -> RuledSKU {
        try await database.read { [catalog] in try catalog.ruledSKU(id, in: $0) }
    }

    /// What the audit log says of a variant's rules, the latest first.
    fileprivate func notes(of id: SKUID) async throws -> [String] {
        try await database.read { session in
            try session.auditLog(AuditFilter(subjects: [id.description]), limit: .standard).items
                .filter { $0.action == "price_rules_changed" }.map(\.details)
        }
    }

    fileprivate func rows() async throws -> Int {
        try await database.read { try $0.first("SELECT COUNT(*) FROM price_rules").map { try $0[0] } ?? -1 }
    }
}
