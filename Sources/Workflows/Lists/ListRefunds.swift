public import Database
public import Kernel
public import Payments

/// Which refunds staff want to see.
public struct RefundFilter: Sendable, Hashable {
    public static let everything = RefundFilter()

    public let state: RefundState?
    /// The days on which the gateway confirmed them.
    public let days: DaySpan

    private init() {
        (state, days) = (nil, .always)
    }

    /// Days mean refunds that succeeded: only those have such a day.
    ///
    /// - Throws: `InputError` about `state`, where days are given with another one.
    public init(state: RefundState?, days: DaySpan) throws(InputError) {
        if !days.isAlways, let state, state != .succeeded {
            throw .invalid(field: "state", reason: "must be succeeded where days are given")
        }
        self.state = days.isAlways ? state : .succeeded
        self.days = days
    }
}

extension Shop {
    /// A page of refunds, the latest first: by when they were asked for, or, where days are given, by when the gateway
    /// confirmed them.
    public func refunds(
        _ filter: RefundFilter, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Refund> {
        guard !filter.days.isAlways else {
            return try payments.refunds(filter.state, after: cursor, limit: limit, in: session)
        }
        let calendar = configuration.calendar
        return try payments.refunds(
            confirmedFrom: filter.days.start(in: calendar), until: filter.days.end(in: calendar), after: cursor,
            limit: limit, in: session)
    }
}
