import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var priceRulePages: [PageRoute] {
        [
            PageRoute(.get, .consoleSKUPrices, .permission(.catalogRead)) { call in
                guard !call.wantsFile else { return try await ruleFile(call) }
                return .page(try await priceRules(call))
            },
            PageRoute(.post, .consoleSKUPrices, .permission(.catalogManage), handler: addPriceRule),
            PageRoute(.post, .consoleSKUPriceRemoval, .permission(.catalogManage), handler: removePriceRule),
        ]
    }

    private func priceRules(
        _ call: PageCall, _ forms: FormStates<PriceRuleForm> = .fresh
    ) async throws -> HTML {
        try await ruleModel(call, forms).html(call.frame)
    }

    func ruleModel(_ call: PageCall, _ forms: FormStates<PriceRuleForm>) async throws -> PriceRulesModel {
        let (id, sku): (ProductID, SKUID) = (try call.path.id("product"), try call.path.id("sku"))
        return try await database.read { [shop] session in
            let found = try shop.catalog.product(.id(id), includeUnpublished: true, in: session)
            guard let product = found?.product, product.skus.contains(where: { $0.id == sku }) else {
                throw NotFound("sku")
            }
            return PriceRulesModel(
                product: product, ruled: try shop.catalog.ruledSKU(sku, in: session),
                groups: try shop.customerGroupNames(in: session), forms: forms)
        }
    }

    private func addPriceRule(_ call: PageCall) async throws -> PageAnswer {
        try await changePriceRules(call, .add) { sku, version in
            let group: CustomerGroupID? = try call.form.optionalID("customer_group_id")
            let quantities = PriceRule.quantities(forEverybody: group == nil)
            let rule = PriceRule(
                groupID: group, minimumQuantity: try call.form.integer("minimum_quantity", quantities),
                priceMinor: try call.form.money("price", shop.orders.configuration.currency).amountMinor)
            _ = try await shop.addPriceRule(rule, to: sku, version: version, by: call.caller)
        }
    }

    private func removePriceRule(_ call: PageCall) async throws -> PageAnswer {
        try await changePriceRules(call, .remove) { sku, version in
            let group: CustomerGroupID? = try call.form.optionalID("customer_group_id")
            let quantity = try call.form.integer("minimum_quantity", PriceRule.quantities(forEverybody: false))
            _ = try await shop.removePriceRule(
                for: group, from: quantity, of: sku, version: version, by: call.caller)
        }
    }

    /// A change of one variant's rules; the catalogue writes its audit line.
    private func changePriceRules(
        _ call: PageCall, _ form: PriceRuleForm, _ body: (SKUID, Int64) async throws -> Void
    ) async throws -> PageAnswer {
        let (id, sku): (ProductID, SKUID) = (try call.path.id("product"), try call.path.id("sku"))
        do {
            try await body(sku, Int64(try call.form.integer("version", 0...Int.max)))
            return .redirect(to: call.paths(.consoleSKUPrices, id.description, sku.description))
                .saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            let told = try await told(error, about: [sku.description], call.frame)
            return try await refused(call, told) { try await priceRules(call, .sent(form, $0)) }
        }
    }
}
