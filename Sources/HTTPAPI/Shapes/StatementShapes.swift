import Kernel
import Payments
import WebRuntime

/// Something about money that a person must look at.
enum DifferenceShape {
    static let schema = Schema.object([
        "id": .id(DifferenceTag.self), "kind": .enumeration(PaymentDifference.Kind.self),
        "state": .enumeration(DifferenceState.self), "gateway": .string,
        "subject": .string.described("The id of the payment or refund, as the shop or the gateway names it."),
        "day": .string(format: "date").nullable().described("The day whose statement was compared; null for others."),
        "expected": .money, "actual": .money, "note": .string, "found_at": .timestamp,
        "resolved_at": .timestamp.nullable(),
        "resolution": .string.nullable().described("What the person who resolved it says about it."),
        "version": .integer.described("For If-Match."),
    ]).example(
        JSON(
            finished: """
                {"id":"dif_1M5V8KZ3QX0G7","kind":"amount_differs","state":"open","gateway":"sandbox",\
                "subject":"pay_1M5V8KZ3QX0G7","day":"2026-11-20","expected":{"amount":2799,"currency":"CNY"},\
                "actual":{"amount":2700,"currency":"CNY"},"note":"gateway reference SG1M5V8KZ3QX0G7",\
                "found_at":"2026-11-20T18:05:00.000Z","resolved_at":null,"resolution":null,"version":1}
                """))

    static func write(_ json: inout JSONObject, _ found: FoundDifference) {
        let difference = found.difference
        json.set("id", found.id)
        json.set("kind", difference.kind.rawValue)
        json.set("state", found.state.rawValue)
        json.set("gateway", difference.gateway)
        json.set("subject", difference.subject)
        json.set("day", difference.statementDay.isEmpty ? nil : difference.statementDay)
        json.set("expected", Money(difference.expectedMinor, difference.currency))
        json.set("actual", Money(difference.actualMinor, difference.currency))
        json.set("note", difference.note)
        json.set("found_at", found.foundAt)
        json.set("resolved_at", found.resolvedAt)
        json.set("resolution", found.resolution)
        json.set("version", found.version)
    }
}

/// A business day of a gateway, by our books and by its statement.
enum StatementShape {
    private static let sum = Schema.object(["count": .integer, "amount": .money])
    private static let side = Schema.object(["payments": sum, "refunds": sum])

    static let schema = Schema.object([
        "gateway": .string, "day": .string(format: "date"), "state": .enumeration(StatementState.self),
        "lines": .integer.described("Lines of the statement, as far as it was fetched."), "started_at": .timestamp,
        "compared_at": .timestamp.nullable(), "open_differences": .integer,
        "totals": .array(.object(["here": side, "there": side, "fees": .money])).described("One for each currency."),
    ]).example(
        JSON(
            finished: """
                {"gateway":"sandbox","day":"2026-11-20","state":"compared","lines":2,\
                "started_at":"2026-11-20T18:05:00.000Z","compared_at":"2026-11-20T18:05:00.150Z","open_differences":0,\
                "totals":[{"here":{"payments":{"count":1,"amount":{"amount":2799,"currency":"CNY"}},\
                "refunds":{"count":1,"amount":{"amount":1999,"currency":"CNY"}}},\
                "there":{"payments":{"count":1,"amount":{"amount":2799,"currency":"CNY"}},\
                "refunds":{"count":1,"amount":{"amount":1999,"currency":"CNY"}}},\
                "fees":{"amount":17,"currency":"CNY"}}]}
                """))

    static func write(_ json: inout JSONObject, _ day: StatementDay) {
        json.set("gateway", day.gateway)
        json.set("day", day.day.description)
        json.set("state", day.state.rawValue)
        json.set("lines", day.lineCount)
        json.set("started_at", day.startedAt)
        json.set("compared_at", day.comparedAt)
        json.set("open_differences", day.openDifferenceCount)
        json.array("totals", day.totals) { json, totals in
            json.object("here") { write(&$0, totals.paymentsHere, totals.refundsHere, totals.currency) }
            json.object("there") { write(&$0, totals.paymentsThere, totals.refundsThere, totals.currency) }
            json.set("fees", Money(totals.feesMinor, totals.currency))
        }
    }

    private static func write(
        _ json: inout JSONObject, _ payments: StatementSum, _ refunds: StatementSum, _ currency: Currency
    ) {
        json.object("payments") { write(&$0, payments, currency) }
        json.object("refunds") { write(&$0, refunds, currency) }
    }

    private static func write(_ json: inout JSONObject, _ sum: StatementSum, _ currency: Currency) {
        json.set("count", sum.count)
        json.set("amount", Money(sum.amountMinor, currency))
    }
}
