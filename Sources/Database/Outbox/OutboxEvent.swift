public import Kernel

/// Something that happened, told to the rest of the program once its transaction is committed.
public struct OutboxEvent: Sendable, Hashable {
    /// The event's number, given when it is stored: effects outside the database carry it as their key. 0 before.
    public internal(set) var sequence: Int64 = 0
    /// `order.paid`
    public let kind: String
    /// The id of the thing that it happened to: events of one aggregate keep their order, and are parked together.
    public let aggregate: String
    /// JSON that SQL does not look into.
    public let payload: String
    public let at: Timestamp

    public init(kind: String, aggregate: String, payload: String, at: Timestamp) {
        self.kind = kind
        self.aggregate = aggregate
        self.payload = payload
        self.at = at
    }
}

extension Transaction {
    /// Tells subscribers, after the commit. Call it after the aggregate's row is locked or inserted: that is what keeps
    /// the events of one aggregate in their order.
    public func emit(kind: String, aggregate: String, payload: String, at: Timestamp) throws(DatabaseError) {
        try emit([OutboxEvent(kind: kind, aggregate: aggregate, payload: payload, at: at)])
    }

    /// Tells subscribers many things in one statement, in the order given.
    public func emit(_ events: [OutboxEvent]) throws(DatabaseError) {
        try insert(
            into: "outbox_events",
            [.text("kind"), .text("aggregate"), .text("payload"), .integer("created_at")],
            events.map { [.text($0.kind), .text($0.aggregate), .text($0.payload), $0.at.sqlValue] })
    }
}
