import Kernel
import Payments
import WebRuntime

/// What an account of the ledger stands at.
enum BalanceShape {
    static let schema = Schema.object([
        "account": .string.described("`escrow`, `gateway:sandbox`; docs/ledger.md lists them."), "balance": .money,
    ]).example(JSON(finished: #"{"account":"escrow","balance":{"amount":-2799,"currency":"CNY"}}"#))

    static func write(_ json: inout JSONObject, _ balance: LedgerBalance) {
        json.set("account", balance.account)
        json.set("balance", balance.amount)
    }
}
