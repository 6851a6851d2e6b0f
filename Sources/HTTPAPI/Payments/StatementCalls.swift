import Database
import HTTPTypes
import Identity
import Kernel
import Payments
import WebRuntime
import Workflows

// Our books against the gateways' statements.
extension HTTPAPI {
    var statementCalls: [Endpoint] { [listDifferences, resolveDifference, listStatements] }

    private var listDifferences: Endpoint {
        Endpoint(
            .get, "\(Self.root)/payments/differences", operation: "list_payment_differences",
            access: .permission(.paymentsRead),
            summary: "Differences from statements, wrong amounts, failed refunds; the latest first.",
            query: [
                .state(DifferenceState.self),
                .init("kind", .enumeration(PaymentDifference.Kind.self), "Only differences of this kind."),
                .init("day", .string(format: "date"), "Only what the comparison of this day's statement found."),
            ] + Endpoint.Query.paging,
            successes: [.init(200, "A page of differences.", .list(of: .component("PaymentDifference")))]
        ) { [shop] call in
            let state: DifferenceState? = try call.query.optionalChoice("state")
            let kind: PaymentDifference.Kind? = try call.query.optionalChoice("kind")
            let day = try call.query.optionalDay("day")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.payments.differences(
                    state: state, kind: kind, day: day, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, DifferenceShape.write))
        }
    }

    private var resolveDifference: Endpoint {
        Endpoint(
            .post, "\(Self.root)/payments/differences/{difference_id}/resolution",
            operation: "resolve_payment_difference", access: .permission(.paymentsManage),
            summary: "Take an open difference out of the queue, with what was found out about it; no money moves.",
            isIdempotent: true, needsIfMatch: true, pathSchemas: ["difference_id": .id(DifferenceTag.self)],
            body: .json(
                .object(["note": .string(minimum: 1, maximum: FoundDifference.resolutionLimit)]),
                example: JSON(finished: #"{"note":"paid to the buyer by bank transfer"}"#)),
            successes: [.init(200, "Resolved.", .component("PaymentDifference"))],
            refusals: [409: ["difference_not_open"], 422: ["missing"]]
        ) { [shop] call in
            let (id, caller): (DifferenceID, Caller) = (try call.path.id("difference_id"), call.caller)
            let note = try call.body.string("note")
            let version = try call.ifMatchVersion()
            return try await call.once(in: shop.database) { transaction in
                let found = try shop.resolveDifference(
                    id, version: version, note: note, by: caller, in: transaction)
                return .ok(.object(found, as: DifferenceShape.write))
            }
        }
    }

    private var listStatements: Endpoint {
        Endpoint(
            .get, "\(Self.root)/payments/statements", operation: "list_payment_statements",
            access: .permission(.paymentsRead),
            summary: "The days whose statements were compared, with counts and sums of both sides; the latest first.",
            query: Endpoint.Query.paging,
            successes: [.init(200, "A page of days.", .list(of: .component("PaymentStatement")))]
        ) { [shop] call in
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.payments.statementDays(after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, StatementShape.write))
        }
    }
}

extension FormFields {
    func optionalDay(_ name: String) throws(InputError) -> CivilDay? {
        guard let text = try optional(name) else { return nil }
        guard let day = CivilDay(text) else {
            throw .invalid(field: name, reason: "must be a day such as 2026-11-20")
        }
        return day
    }
}
