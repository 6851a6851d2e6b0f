import Catalog
import Database
import Identity
import Inventory
import Kernel
import Orders
import Payments
import Workflows

/// Makes the demo step by step, by a clock that starts two months ago.
struct DemoMaker: Sendable {
    /// Orders that the gateway is told of at once.
    private static let tellLimit = 100
    /// Under which the run of the past is kept.
    static let fingerprint = "past"

    let demo: Demo
    let clock: PastClock
    /// The shop as it was: on the same database, by the past's clock.
    let past: Shop

    init(_ demo: Demo) {
        self.demo = demo
        clock = PastClock(demo.shop.database.clock.now())
        let database = Database(
            engine: demo.shop.database.engine, clock: clock.clock,
            ids: IDGenerator(clock: clock.clock, node: demo.node))
        past = Shop(database: database, configuration: demo.shop.configuration, gateways: [])
    }

    func make() async throws {
        let (run, end, scale) = try await begin()
        let plan = PastPlan(
            scale, until: end, PastShop(calendar: past.configuration.calendar, orders: past.configuration.orders))
        let warehouses = try await warehouses(plan)
        let skus = try await GoodsMaker(maker: self, plan: plan, warehouses: warehouses).make()
        let users = try await people(plan, run) + [try await regular(plan)]
        let staff = try await staff()
        try await DeskMaker(maker: self, plan: plan, skus: skus, users: users, staff: staff).make()
        let teller = PastTeller(
            past: past, clock: clock, plan: plan, gateway: demo.gateway.name, skus: skus, users: users,
            warehouses: warehouses, staff: staff)
        try await tell(teller, DeskDays(self, plan: plan, skus: skus, staff: staff), of: plan, run)
        try await tellGateway(until: end)
        let now = demo.shop.database.clock.now()
        try await demo.shop.database.write { try ImportJournal.finish(run.id, at: now, in: $0) }
    }

    /// The run that every step is kept in, with the moment at which the past ends: the one of the first start.
    private func begin() async throws -> (run: ImportRun, end: Timestamp, scale: Demo.Scale) {
        let database = demo.shop.database
        let (now, id, scale) = (database.clock.now(), database.ids.nextRaw(), demo.scale)
        let run = try await database.write { transaction in
            try ImportJournal.begin(
                source: Demo.source, fingerprint: Self.fingerprint,
                options: "\(now.milliseconds) \(scale.orders) \(scale.seed) \(scale.days)", id: id, at: now,
                in: transaction)
        }
        let begun = try Self.begun(run)
        return (run, begun.end, begun.scale)
    }

    /// What a demo's run says of it: when its past ends, and how much of it there is.
    static func begun(_ run: ImportRun) throws -> (end: Timestamp, scale: Demo.Scale) {
        let numbers = run.options.split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 4 else { throw InputError.malformed(reason: "a demo that was begun otherwise") }
        return (
            Timestamp(milliseconds: numbers[0]),
            Demo.Scale(orders: Int(numbers[1]), seed: UInt64(numbers[2]), days: Int(numbers[3]))
        )
    }

    /// A moment of the first day. Each start has its own milliseconds, so that no id is made twice.
    func setClock(_ plan: PastPlan, minutes: Int) {
        let own = demo.shop.database.clock.now().milliseconds % 60_000
        clock.set(plan.openedAt + .minutes(minutes) + .milliseconds(own))
    }

    /// All three, made in one transaction.
    private func warehouses(_ plan: PastPlan) async throws -> [Warehouse] {
        setClock(plan, minutes: -60)
        return try await past.database.write { [past] transaction in
            let present = try past.inventory.warehouses(in: transaction.session)
            guard present.isEmpty else { return present }
            let all: [(code: String, name: String, english: String, kind: WarehouseKind)] = [
                ("SH", "上海仓", "Shanghai", .regional), ("GZ", "广州仓", "Guangzhou", .regional),
                ("CD", "成都仓", "Chengdu", .cloud),
            ]
            return try all.enumerated().map { place, new in
                try past.inventory.createWarehouse(
                    code: new.code, name: new.name, nameEnglish: new.english, kind: new.kind, priority: place + 1,
                    by: Demo.caller, in: transaction)
            }
        }
    }

    /// The accounts of all shoppers, made in one transaction, in the order of `plan.people`.
    private func people(_ plan: PastPlan, _ run: ImportRun) async throws -> [UserID] {
        let identity = demo.identity
        if run.rowsDone == 0 {
            try await past.database.write { [clock, node = demo.node] transaction in
                guard try ImportJournal.advance(run.id, from: 0, to: 1, in: transaction) else {
                    throw Demo.Refusal.madeElsewhere
                }
                // Numbers of their own: those of the past's database only grow, and these end today.
                let ids = IDGenerator(clock: clock.clock, node: node)
                let shoppers = try plan.people.map { person in
                    clock.set(person.joinedAt)
                    return try person.shopper(ids.next())
                }
                try identity.insertDemoShoppers(shoppers, ids: ids, in: transaction)
            }
            demo.progress("\(plan.people.count) shoppers")
        }
        let known = try await past.database.read { try identity.demoUsers(plan.people, in: $0) }
        return plan.people.compactMap { known[$0.phone] }
    }

    /// The shopper whose password everybody knows, who has an address too.
    private func regular(_ plan: PastPlan) async throws -> UserID {
        let known = try await past.database.read { try $0.run(Identity.people(called: Self.regularEmail)) }
        guard let user = known.first else { throw NotFound("shopper") }
        if try await demo.identity.addresses(of: user).isEmpty {
            _ = try await demo.identity.addAddress(
                try plan.regular.shopper(user).address, isDefault: true, of: user)
        }
        return user
    }

    private static let regularEmail = "shopper@demo.zhanggui"

    private func staff() async throws -> Caller {
        let people = try await demo.identity.people(roles: [.operator], after: nil, limit: PageLimit(clamping: 100))
        let first = people.items.filter { $0.email == "operator@demo.zhanggui" }.map(\.id).first
        return first.map { Caller.user($0) } ?? Demo.caller
    }

    /// One day after the other, its orders in one transaction that also keeps how far the past is told.
    private func tell(
        _ teller: PastTeller, _ desk: DeskDays, of plan: PastPlan, _ run: ImportRun
    ) async throws {
        let done = run.rowsDone == 0 ? 1 : run.rowsDone
        var orders = done > 1 ? try await placed(plan) : [:]
        for (number, day) in plan.days.enumerated().dropFirst(done - 1) {
            let known = orders
            try await desk.begin(number)
            let new = try await past.database.write { transaction in
                guard try ImportJournal.advance(run.id, from: number + 1, to: number + 2, in: transaction) else {
                    throw Demo.Refusal.madeElsewhere
                }
                let new = try teller.tell(day.day, day.events, known, in: transaction)
                let records = new.map { index, id in
                    ImportedRecord(
                        name: String(index), importID: run.id, reference: id.rawValue, party: "", rows: 1)
                }
                try ImportJournal.insert(
                    source: Demo.source, records.sorted { $0.reference < $1.reference }, in: transaction)
                return new
            }
            orders.merge(new) { old, _ in old }
            if (number + 1).isMultiple(of: 5) || number + 1 == plan.days.count {
                demo.progress("day \(number + 1) of \(plan.days.count), \(orders.count) orders")
            }
        }
    }

    /// The orders of days that an earlier start has told.
    private func placed(_ plan: PastPlan) async throws -> [Int: OrderID] {
        let names = plan.orders.indices.map(String.init)
        return try await past.database.read { session in
            var placed: [Int: OrderID] = [:]
            for start in stride(from: 0, to: names.count, by: 1_000) {
                let part = Array(names[start..<min(start + 1_000, names.count)])
                for (name, record) in try ImportJournal.records(source: Demo.source, part, in: session) {
                    if let index = Int(name) { placed[index] = OrderID(record.reference) }
                }
            }
            return placed
        }
    }

    /// Money of the past stands on the gateway's statements too, and can go back through it. A few lines of its
    /// statements are wrong; where it can be asked, staff find them and have worked off the first.
    private func tellGateway(until end: Timestamp) async throws {
        var (cursor, parts): (Cursor?, [(payments: [Payment], refunds: [Refund])]) = (nil, [])
        repeat {
            let after = cursor
            let page = try await past.database.read { [past] session in
                try past.orders.summaries(
                    .everybody, after: after, limit: PageLimit(clamping: Self.tellLimit), in: session)
            }
            let ids = page.items.map(\.id)
            let (payments, refunds) = try await past.database.read { session in
                try session.run(Payments.payments(of: ids, lock: false), Payments.refunds(of: ids))
            }
            parts.append((payments.filter(\.state.isCaptured), refunds.filter { $0.state == .succeeded }))
            cursor = page.next
        } while cursor != nil
        let faults = StatementFaults(parts.flatMap(\.payments), until: end, past.configuration.calendar)
        for part in parts {
            let ids = Set(part.payments.map(\.id))
            try await demo.gateway.tell(part.payments, part.refunds, faults.byPayment.filter { ids.contains($0.key) })
        }
        if demo.shop.gateways[demo.gateway.name] != nil {
            try await faults.workOff(in: demo.shop, gateway: demo.gateway.name, by: try await staff())
        }
    }
}
