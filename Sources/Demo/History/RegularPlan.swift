import Kernel
import Orders

/// What the demo's shopper, whose password everybody knows, has bought: an order in each of the states in which a
/// visitor may want to see one. The same each time but for the moment at which the past ends.
enum RegularPlan {
    /// Their number; a past that is too short has only those that fit into it.
    private static let orders = 6

    /// - Parameters:
    ///   - number: of the first of them, in the plan of the past.
    ///   - person: index of the shopper.
    static func plans(
        from number: Int, person: Int, opened: Timestamp, until end: Timestamp, variants: [DemoCatalogue.Variant],
        _ planner: OrderPlanner
    ) -> [OrderPlan] {
        let goods = wanted(variants)
        guard goods.count >= 2 * orders else { return [] }
        let lives = [
            returned(end - .days(44), planner), completed(end - .days(23), planner),
            delivered(end - .days(5), planner), shipped(end - .days(2), planner), paid(end - .hours(3), planner),
            OrderLife(placedAt: end - .minutes(2), planner: planner),
        ]
        let fitting = lives.enumerated().filter { ($0.element.events.first?.at ?? opened) > opened + .days(1) }
        return fitting.enumerated().map { place, life in
            let first = life.offset * 2
            return OrderPlan(
                number: number + place, person: person, isGuest: false,
                lines: [(goods[first], 1), (goods[first + 1], life.offset.isMultiple(of: 2) ? 2 : 1)],
                delivery: life.offset == 3 ? .express : .standard, note: life.offset == 1 ? "工作日送，谢谢" : "",
                events: life.element.events)
        }
    }

    /// What sells most is always there. Every second of it, so that orders are not of one product's variants.
    private static func wanted(_ variants: [DemoCatalogue.Variant]) -> [Int] {
        let sorted = variants.indices.filter { variants[$0].share > 0 }.sorted {
            (variants[$1].share, $0) < (variants[$0].share, $1)
        }
        return sorted.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }

    private static func paid(_ placedAt: Timestamp, _ planner: OrderPlanner) -> OrderLife {
        var life = OrderLife(placedAt: placedAt, planner: planner)
        life.add(.startPayment, after: .seconds(25))
        life.add(.pay, after: .seconds(70))
        return life
    }

    private static func shipped(_ placedAt: Timestamp, _ planner: OrderPlanner) -> OrderLife {
        var life = paid(placedAt, planner)
        life.add(.shipRest, after: .hours(20))
        return life
    }

    private static func delivered(_ placedAt: Timestamp, _ planner: OrderPlanner) -> OrderLife {
        var life = shipped(placedAt, planner)
        life.add(.deliver, after: .hours(52))
        return life
    }

    private static func completed(_ placedAt: Timestamp, _ planner: OrderPlanner) -> OrderLife {
        var life = delivered(placedAt, planner)
        life.add(.confirm, after: .hours(5))
        return life
    }

    /// One piece or two went back, and their money.
    private static func returned(_ placedAt: Timestamp, _ planner: OrderPlanner) -> OrderLife {
        var life = completed(placedAt, planner)
        life.add(.requestReturn, after: .hours(26))
        life.add(.approveReturn, after: .hours(3))
        life.add(.receiveReturn, after: .hours(70))
        life.add(.finishRefund, after: .minutes(12))
        return life
    }
}
