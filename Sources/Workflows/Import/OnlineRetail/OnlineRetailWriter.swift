import AfterSales
import Catalog
import Database
import Foundation
import Identity
import Kernel
import Orders
import Payments

/// Writes chunks, each in one transaction: the journal first, whose row is locked, then goods, customers and invoices.
struct OnlineRetailWriter: Sendable {
    /// Ids that earlier chunks found or made, and what is left to be made in the end.
    struct Memory: Sendable {
        /// Beyond it the ids are looked up again: bounded memory for any file.
        static let limit = 200_000

        fileprivate var skus: [String: SKUID] = [:]
        fileprivate var users: [String: UserID] = [:]
        fileprivate var goodsWithoutSale: [String: KnownGood] = [:]
        fileprivate var customersWithoutSale: [String: WallTime] = [:]

        mutating func learn(_ outcome: Outcome, _ chunk: OnlineRetailChunk) {
            if skus.count > Self.limit { skus = [:] }
            if users.count > Self.limit { users = [:] }
            skus.merge(outcome.skus) { old, _ in old }
            users.merge(outcome.users) { old, _ in old }
            goodsWithoutSale.merge(chunk.goodsWithoutSale) { old, _ in old }
            customersWithoutSale.merge(chunk.customersWithoutSale) { old, _ in old }
        }
    }

    /// What became of a chunk.
    struct Outcome: Sendable {
        var parts: [InvoicePart] = []
        var skipped: [SkippedRow] = []
        fileprivate var skus: [String: SKUID] = [:]
        fileprivate var users: [String: UserID] = [:]
    }

    private let database: Database
    private let currency: Currency
    private let calendar: BusinessCalendar
    private let catalog: Catalog
    private let orders: Orders
    private let payments: Payments
    private let afterSales: AfterSales

    init(database: Database, currency: Currency, timeZone: TimeZone) {
        self.database = database
        self.currency = currency
        calendar = BusinessCalendar(timeZone: timeZone)
        catalog = Catalog(database: database)
        orders = Orders(database: database)
        payments = Payments(database: database)
        afterSales = AfterSales(database: database)
    }

    /// A chunk that is not written: it is done already, or nothing shall be.
    func look(at chunk: OnlineRetailChunk, of run: ImportRun?) async throws -> Outcome {
        let names = chunk.parts.map(\.number)
        let records = try await database.read { session in
            try ImportJournal.records(source: OnlineRetailImport.source, names, in: session)
        }
        return Self.sorted(chunk, records, run: run?.id)
    }

    /// - Throws: `ImportError.runningElsewhere` where somebody else has taken these rows meanwhile.
    func write(_ chunk: OnlineRetailChunk, of run: ImportRun, _ memory: Memory) async throws -> Outcome {
        try await database.write { transaction in
            guard try ImportJournal.advance(run.id, from: chunk.start, to: chunk.end, in: transaction) else {
                throw ImportError.runningElsewhere
            }
            let records = try ImportJournal.records(
                source: OnlineRetailImport.source, chunk.parts.map(\.number), in: transaction.session)
            var outcome = Self.sorted(chunk, records, run: run.id)
            outcome.skus = try goods(of: outcome.parts, beside: memory.skus, in: transaction)
            outcome.users = try customers(of: outcome.parts, beside: memory.users, in: transaction)
            var known = try known(outcome.parts, records, in: transaction)
            known.skus = memory.skus.merging(outcome.skus) { old, _ in old }
            known.users = memory.users.merging(outcome.users) { old, _ in old }
            var plan = OnlineRetailPlan(
                runID: run.id, currency: currency, calendar: calendar, ids: database.ids, known: known)
            plan.take(outcome.parts)
            try write(plan, in: transaction)
            return outcome
        }
    }

    /// Goods and customers that only rows without a sale name are made last: a sale knows a good's title better.
    func finish(_ run: ImportRun, _ memory: Memory) async throws {
        let goods = Array(memory.goodsWithoutSale.values.filter { memory.skus[$0.code] == nil })
        let customers = memory.customersWithoutSale.filter { memory.users[$0.key] == nil }
        let now = database.clock.now()
        let first = customers.values.map { calendar.moment(day: $0.day, secondOfDay: $0.secondOfDay) }.min() ?? now
        let names = Set(customers.keys)
        try await database.write { transaction in
            _ = try ensure(goods, at: first, in: transaction)
            _ = try ensure(names, at: first, in: transaction)
            try ImportJournal.finish(run.id, at: now, in: transaction)
        }
    }
}

extension OnlineRetailWriter {
    /// Parts as they stand against the journal: invoices of other files and other customers stay out.
    private static func sorted(
        _ chunk: OnlineRetailChunk, _ records: [String: ImportedRecord], run: Int64?
    ) -> Outcome {
        var outcome = Outcome()
        for part in chunk.parts {
            guard let record = records[part.number], record.importID != run || record.party != part.customer else {
                outcome.parts.append(part)
                continue
            }
            let reason: SkipReason = record.importID == run ? .otherCustomer : .alreadyImported
            outcome.skipped += part.rows.map { SkippedRow(ordinal: $0.ordinal, reason: reason, fields: $0.fields) }
        }
        return outcome
    }

    private func goods(
        of parts: [InvoicePart], beside known: [String: SKUID], in transaction: Transaction
    ) throws -> [String: SKUID] {
        var missing: [String: KnownGood] = [:]
        for part in parts where part.kind != .adjustment {
            for row in part.rows where known[row.code] == nil && ChargeCode.kind(of: row.code) == nil {
                guard missing[row.code].map(\.title.isEmpty) ?? true else { continue }
                // A later row may bring the title; the price is the first one's, whatever the size of the chunks.
                let price = missing[row.code]?.priceMillionths ?? row.priceMillionths
                missing[row.code] = KnownGood(code: row.code, title: row.title, priceMillionths: price)
            }
        }
        guard let first = parts.first else { return [:] }
        return try ensure(
            Array(missing.values), at: calendar.moment(day: first.day, secondOfDay: first.secondOfDay), in: transaction)
    }

    private func ensure(
        _ goods: [KnownGood], at moment: Timestamp, in transaction: Transaction
    ) throws -> [String: SKUID] {
        guard !goods.isEmpty else { return [:] }
        let unit = ExactAmount.unit(of: currency)
        let products = goods.sorted { $0.code < $1.code }.map { good in
            ImportedProduct(
                code: good.code, title: good.title.isEmpty ? good.code : good.title,
                priceMinor: ExactRounding.roundedHalfUp(good.priceMillionths, unit: unit))
        }
        return try catalog.importProducts(
            products, currency: currency, at: moment, by: .system("import"), in: transaction)
    }

    private func customers(
        of parts: [InvoicePart], beside known: [String: UserID], in transaction: Transaction
    ) throws -> [String: UserID] {
        let named = parts.filter { !$0.customer.isEmpty && !$0.rows.isEmpty && known[$0.customer] == nil }
        guard let first = named.first else { return [:] }
        return try ensure(
            Set(named.map(\.customer)), at: calendar.moment(day: first.day, secondOfDay: first.secondOfDay),
            in: transaction)
    }

    private func ensure(
        _ customers: Set<String>, at moment: Timestamp, in transaction: Transaction
    ) throws -> [String: UserID] {
        guard !customers.isEmpty else { return [:] }
        let prefix = "\(OnlineRetailImport.source):"
        let found = try Identity.ensureImported(
            customers.sorted().map { ImportedCustomer(key: prefix + $0, name: "Customer \($0)") },
            ids: database.ids, at: moment, in: transaction)
        return Dictionary(uniqueKeysWithValues: found.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    }

    /// What earlier parts of these invoices left behind.
    private func known(
        _ parts: [InvoicePart], _ records: [String: ImportedRecord], in transaction: Transaction
    ) throws -> OnlineRetailPlan.Known {
        var known = OnlineRetailPlan.Known()
        known.records = records
        func references(_ kind: InvoiceKind) -> [Int64] {
            parts.filter { $0.kind == kind }.compactMap { records[$0.number]?.reference }
        }
        known.orderRemainders = try Orders.remainders(
            of: references(.sale).map { OrderID($0) }, in: transaction.session)
        known.returnRemainders = try AfterSales.importedRemainders(
            of: references(.back).map { ReturnID($0) }, in: transaction.session)
        return known
    }

    private func write(_ plan: OnlineRetailPlan, in transaction: Transaction) throws {
        try orders.insertImported(
            plan.orders, charges: plan.ordersDetails.charges, remainders: plan.ordersDetails.remainders,
            in: transaction)
        try orders.extendImported(
            plan.moreOfOrders, charges: plan.moreDetails.charges, remainders: plan.moreDetails.remainders,
            in: transaction)
        try afterSales.insertImported(plan.returns, in: transaction)
        try afterSales.extendImported(plan.moreOfReturns, in: transaction)
        try payments.insertImported(plan.adjustments, in: transaction)
        try payments.post(plan.transfers, in: transaction)
        try ImportJournal.insert(source: OnlineRetailImport.source, plan.records, in: transaction)
        try ImportJournal.extend(source: OnlineRetailImport.source, plan.extended, in: transaction)
    }
}
