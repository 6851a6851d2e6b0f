import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var pricePages: [PageRoute] {
        [
            PageRoute(.get, .consoleProductPrices, .permission(.catalogRead)) { call in
                if call.wantsFile(of: PlanLines.list) { return try await planFile(call) }
                guard !call.wantsFile else { return try await priceFile(call) }
                return .page(try await prices(call))
            },
            PageRoute(.post, .consoleProductPrices, .permission(.catalogManage), handler: planPrice),
            PageRoute(.post, .consolePricePlan, .permission(.catalogManage), handler: cancelPlan),
        ]
    }

    /// The prices of a product's variants, with the history of the one that was asked for, or of the first.
    private func prices(_ call: PageCall, _ state: FormState? = nil) async throws -> HTML {
        let id: ProductID = try call.path.id("product")
        let (chosen, cursor): (SKUID?, Cursor?) = (try call.query.optionalID("sku"), try call.query.cursor())
        let planCursor = try call.query.planCursor()
        let model = try await database.read { [shop] session in
            let found = try shop.catalog.product(.id(id), includeUnpublished: true, in: session)
            guard let product = found?.product else { throw NotFound("product") }
            let sku = chosen == nil ? product.skus.first : product.skus.first { $0.id == chosen }
            if chosen != nil && sku == nil { throw NotFound("sku") }
            let history = try sku.map {
                try shop.catalog.priceHistory(of: $0.id, after: cursor, limit: .standard, in: session)
            }
            let skus = product.skus.map(\.id)
            let plans = try shop.catalog.pricePlans(of: skus, after: planCursor, limit: .standard, in: session)
            let people = (history?.items ?? []).map(\.by) + plans.items.map(\.plannedBy)
            return PricesModel(
                product: product, lowest: try shop.catalog.lowestPrices(of: skus, in: session), shown: sku,
                history: history ?? Page(items: [], next: nil), plans: plans,
                names: try Names(of: people, in: session), state: state ?? .fresh(["sku_id": sku?.id.description ?? ""])
            )
        }
        return model.html(call.frame)
    }

    private func planPrice(_ call: PageCall) async throws -> PageAnswer {
        try await changePlans(call) { product in
            let (form, currency) = (call.form, shop.orders.configuration.currency)
            let sku: SKUID = try form.id("sku_id")
            // The form stands on one product's page and plans for that product alone.
            let found = try await shop.catalog.product(.id(product), includeUnpublished: true)
            guard found?.product.skus.contains(where: { $0.id == sku }) == true else { throw NotFound("sku") }
            let calendar = shop.configuration.calendar
            guard let start = try form.optionalMoment("starts_at", in: calendar) else {
                throw InputError.missing(field: "starts_at")
            }
            let hasList = try form.optional("list_price") != nil
            let new = NewPricePlan(
                priceMinor: try form.money("price", currency).amountMinor,
                listPriceMinor: hasList ? try form.money("list_price", currency).amountMinor : nil, startsAt: start,
                endsAt: try form.optionalMoment("ends_at", in: calendar), reason: try form.optional("reason") ?? "")
            _ = try await shop.catalog.planPrice(new, of: sku, by: call.caller)
        }
    }

    private func cancelPlan(_ call: PageCall) async throws -> PageAnswer {
        let plan: PricePlanID = try call.path.id("plan")
        return try await changePlans(call) { _ in _ = try await shop.catalog.cancelPricePlan(plan, by: call.caller) }
    }

    /// A change of what is planned; the catalogue writes its audit line.
    private func changePlans(_ call: PageCall, _ body: (ProductID) async throws -> Void) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        do {
            try await body(id)
            return .redirect(to: call.paths(.consoleProductPrices, id.description)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await prices(call, $0) }
        }
    }
}

extension FormFields {
    private static let planCursor = "plans"

    /// Where the list of planned prices goes on, beside the history.
    fileprivate func planCursor() throws(InputError) -> Cursor? {
        guard let text = try optional(Self.planCursor) else { return nil }
        guard let cursor = Cursor(text) else { throw .malformed(reason: "The cursor is not one of ours.") }
        return cursor
    }

    /// A wall clock's day and time, as browsers send it: `2026-11-20T08:00`, perhaps with seconds.
    fileprivate func optionalMoment(_ name: String, in calendar: BusinessCalendar) throws(InputError) -> Timestamp? {
        guard let text = try optional(name) else { return nil }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let day = CivilDay(parts[0]), let second = Self.secondOfDay(parts[1]) else {
            throw .invalid(field: name, reason: .moment)
        }
        return calendar.moment(day: day, secondOfDay: second)
    }

    private static func secondOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isWholeNumber) })
        else {
            return nil
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]) else {
            return nil
        }
        guard numbers.count == 3 else { return numbers[0] * 3_600 + numbers[1] * 60 }
        return (0..<60).contains(numbers[2]) ? numbers[0] * 3_600 + numbers[1] * 60 + numbers[2] : nil
    }
}
