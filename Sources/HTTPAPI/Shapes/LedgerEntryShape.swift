import Kernel
import Payments
import WebRuntime

/// A movement of the ledger, as this surface names it; both of its accounts tell the same one.
enum LedgerTransferTag: IDTag { static let prefix = "ldg" }

/// What moved once on an account of the ledger.
enum LedgerEntryShape {
    static let schema = Schema.object([
        "id": .id(LedgerTransferTag.self).described("The other account tells the movement under the same id."),
        "at": .timestamp, "reason": .enumeration(TransferReason.self),
        "side": .enumeration(["debit", "credit"]).described("Of the account that was asked for."), "amount": .money,
        "counter_account": .string.described("Where the money came from, or where it went."),
        "subject": .string.nullable().described("The id of the payment or refund; null for what is about neither."),
        "order_id": .id(OrderTag.self).nullable(),
    ]).example(
        JSON(
            finished: """
                {"id":"ldg_1M5V8KZ3QX0G7","at":"2026-11-20T06:05:00.000Z","reason":"capture","side":"credit",\
                "amount":{"amount":2799,"currency":"CNY"},"counter_account":"gateway:sandbox",\
                "subject":"pay_1M5V8KZ3QX0G7","order_id":"ord_1M5V8KZ3QX0G7"}
                """))

    static func write(_ json: inout JSONObject, _ entry: LedgerEntry, order: OrderID?) {
        json.set("id", ID<LedgerTransferTag>(entry.id))
        json.set("at", entry.at)
        json.set("reason", entry.reason.rawValue)
        json.set("side", entry.isDebit ? "debit" : "credit")
        json.set("amount", entry.amount)
        json.set("counter_account", entry.counterAccount)
        json.set("subject", entry.subject)
        json.set("order_id", order)
    }
}
