import Database
import HTTPTypes
import Identity
import Kernel
import Payments
import WebRuntime
import Workflows

// What the accounts of the ledger stand at.
extension HTTPAPI {
    var ledgerCalls: [Endpoint] { [listBalances] }

    private var listBalances: Endpoint {
        Endpoint(
            .get, "\(Self.root)/payments/balances", operation: "list_ledger_balances",
            access: .permission(.paymentsRead),
            summary: "What the accounts of the ledger stand at: debits less credits, empty ones left out.",
            query: [
                .init("day", .string(format: "date"), "As they stood when this day ended; now, where it is missing.")
            ],
            successes: [.init(200, "The accounts, by name.", .list(of: .component("LedgerBalance")))],
            refusals: [404: ["not_found"]]
        ) { [shop] call in
            let day = try call.query.optionalDay("day")
            let balances = try await shop.database.read { session in
                guard let day else { return try shop.payments.balances(in: session) }
                guard try shop.payments.hasSnapshot(of: day, in: session) else { throw NotFound("snapshot") }
                return try shop.payments.balances(at: day, in: session)
            }
            return .ok(.whole(balances, as: BalanceShape.write))
        }
    }
}
