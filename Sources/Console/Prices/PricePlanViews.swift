import Catalog
import Identity
import Kernel
import WebRuntime

// What a product's variants are to cost.
extension PricesModel {
    func planned(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let mayPlan = frame.may(.catalogManage) && product.state != .archived && !product.skus.isEmpty
        let next = plans.next.map { cursor in
            frame.paths(.consoleProductPrices, product.id.description, query: [("plans", cursor.text)])
        }
        return """
            <h2>\(words("console.prices.plans"))</h2>
            \(frame.table(
                [
                    "console.goods.code", "#line.unit_price", "#product.list_price", "console.prices.plan.starts",
                    "console.prices.plan.ends", "order.state", "console.by",
                ], plans.items, empty: words("console.prices.plans.none")) { row($0, frame) })
            \(frame.nextPageLink(next))
            \(frame.exportLink(
                .consoleProductPrices, product.id.description, list: PlanLines.list, isEmpty: plans.items.isEmpty))
            \(mayPlan ? form(frame) : nil)
            """
    }

    private func row(_ plan: PricePlan, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let code = product.skus.first { $0.id == plan.skuID }?.code ?? plan.skuID.description
        let end = plan.endsAt.map(frame.time) ?? words("console.prices.plan.for_good")
        return """
            <td>\(code)</td><td class="number">\(frame.money(plan.price))</td>\
            <td class="number">\(plan.listPrice.map(frame.money))</td>\
            <td>\(frame.time(plan.startsAt))</td><td>\(end)</td>\
            <td>\(state(plan, frame))\(cancel(plan, code, frame))</td>\
            <td>\(frame.actor(plan.plannedBy, names)) <span class="muted">\(plan.reason)</span></td>
            """
    }

    private func state(_ plan: PricePlan, _ frame: PageFrame) -> HTML {
        let style =
            switch plan.state {
            case .planned: "warn"
            case .applied: "good"
            case .ended, .cancelled: ""
            }
        let outcome: HTML? = plan.outcome.map {
            " <span class=\"muted\">\(frame.words("console.prices.plan.outcome.\($0.rawValue)"))</span>"
        }
        return "\(frame.state("console.prices.plan.state.\(plan.state.rawValue)", style))\(outcome)"
    }

    private func cancel(_ plan: PricePlan, _ code: String, _ frame: PageFrame) -> HTML? {
        guard plan.state == .planned, frame.may(.catalogManage) else { return nil }
        let words = frame.words
        let button = frame.button(
            to: frame.paths(.consolePricePlan, product.id.description, plan.id.description),
            words("console.prices.plan.cancel_sure"), class: "button quiet")
        return frame.secondStep(
            "\(words("console.prices.plan.cancel")): \(code)",
            words("console.prices.plan.cancel_hint", ["time": frame.time(plan.startsAt)]), button)
    }

    private func form(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let variants = product.skus.map { sku in
            let label = frame.attributes(of: sku)
            return (sku.id.description, label.isEmpty ? sku.code : "\(sku.code) \(label)")
        }
        let form = frame.form(
            to: frame.paths(.consoleProductPrices, product.id.description),
            """
            \(frame.select("sku_id", words("console.prices.plan.sku"), state, variants))
            \(frame.input("price", words("line.unit_price"), state))
            \(frame.input("list_price", words("console.prices.plan.list_price"), state, isRequired: false))
            \(frame.input("starts_at", words("console.prices.plan.starts"), state, type: "datetime-local"))
            \(frame.input(
                "ends_at", words("console.prices.plan.ends_optional"), state, type: "datetime-local",
                isRequired: false))
            \(frame.input("reason", words("console.prices.plan.reason"), state, isRequired: false))
            <button type="submit">\(words("console.prices.plan.save"))</button>
            """)
        return """
            <section class="card"><h2>\(words("console.prices.plan.new"))</h2>\
            <p class="muted">\(words("console.prices.plan.hint"))</p>\(form)</section>
            """
    }
}
