import Database
import Kernel

/// Who changes the catalogue, when, and with what ids: handed to every use case's writes.
struct ChangeRecord {
    let caller: Caller
    let at: Timestamp
    let ids: IDGenerator

    /// One line of the audit log and one event, in the transaction that does it. The product's row is locked or new.
    func product(
        _ id: ProductID, _ action: String, subject: String? = nil, details: String = "", in transaction: Transaction
    ) throws(DatabaseError) {
        try audit(action, subject: subject ?? id.description, details: details, in: transaction)
        try transaction.emit([event(id, action)])
    }

    /// A line of the audit log for each change and an event for each product, however many changes it has; one
    /// statement for all lines and one for all events. The products' rows are locked or new.
    func products(_ changes: [Change], _ action: String, in transaction: Transaction) throws(DatabaseError) {
        let notes = changes.map { change in
            AuditNote(id: ids.nextRaw(), action: action, subject: change.subject, details: change.details)
        }
        try transaction.audit(notes, by: caller, at: at)
        var told: Set<ProductID> = []
        let products = changes.map(\.product).filter { told.insert($0).inserted }
        try transaction.emit(products.map { event($0, action) })
    }

    /// One of many changes: of a product itself, or of one of its variants.
    struct Change {
        let product: ProductID
        let subject: String
        let details: String

        init(_ product: ProductID, subject: String? = nil, details: String) {
            self.product = product
            self.subject = subject ?? product.description
            self.details = details
        }
    }

    private func event(_ id: ProductID, _ action: String) -> OutboxEvent {
        OutboxEvent(
            kind: "product_changed", aggregate: id.description,
            payload: #"{"product_id":"\#(id)","change":"\#(action)"}"#, at: at)
    }

    func category(
        _ id: CategoryID, _ action: String, details: String = "", in transaction: Transaction
    ) throws(DatabaseError) {
        try audit(action, subject: id.description, details: details, in: transaction)
        try transaction.emit(
            kind: "category_changed", aggregate: id.description,
            payload: #"{"category_id":"\#(id)","change":"\#(action)"}"#, at: at)
    }

    func brand(
        _ id: BrandID, _ action: String, details: String = "", in transaction: Transaction
    ) throws(DatabaseError) {
        try audit(action, subject: id.description, details: details, in: transaction)
        try brandEvent(id, action, in: transaction)
    }

    /// Without a line in the audit log: a brand that comes with a product is told by the product's.
    func brandEvent(_ id: BrandID, _ action: String, in transaction: Transaction) throws(DatabaseError) {
        try transaction.emit(
            kind: "brand_changed", aggregate: id.description,
            payload: #"{"brand_id":"\#(id)","change":"\#(action)"}"#, at: at)
    }

    func audit(
        _ action: String, subject: String, details: String, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.audit(action, of: subject, details, by: caller, at: at, id: ids.nextRaw())
    }
}

/// Runs a statement that takes something away, whose only expected failure is that something else refers to it.
func unreferenced<Value>(orThrow used: CatalogError, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        if case .foreignKey = error.kind { throw used }
        throw error
    }
}

/// Runs statements whose only expected failure is a taken name.
///
/// The last statement of the body must wait for its answer, so that the failure shows inside.
func uniquely<Value>(orThrow taken: CatalogError, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        if case .unique = error.kind { throw taken }
        throw error
    }
}
