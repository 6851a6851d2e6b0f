import Database
import HTTPTypes
import Identity
import Kernel
import Payments
import WebRuntime
import Workflows

// The accounts of the ledger: which there are, what they stand at, and what moved on them.
extension HTTPAPI {
    var ledgerCalls: [Endpoint] { [listBalances, listAccounts, listEntries] }

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

    private var listAccounts: Endpoint {
        Endpoint(
            .get, "\(Self.root)/payments/accounts", operation: "list_ledger_accounts",
            access: .permission(.paymentsRead),
            summary: "Every account that money ever moved on, by name, those that stand at nothing among them.",
            successes: [
                .init(
                    200, "The accounts.",
                    .list(of: .object(["account": .string.described("For the `account` of `list_ledger_entries`.")])))
            ]
        ) { [shop] _ in
            let accounts = try await shop.database.read { try shop.payments.ledgerAccounts(in: $0) }
            return .ok(.whole(accounts) { $0.set("account", $1) })
        }
    }

    private static let accountLimit = 100

    private var listEntries: Endpoint {
        Endpoint(
            .get, "\(Self.root)/payments/entries", operation: "list_ledger_entries",
            access: .permission(.paymentsRead),
            summary: "What moved on one account of the ledger, the latest first.",
            query: [
                .init(
                    "account", .string(minimum: 1, maximum: Self.accountLimit),
                    "`escrow`, `gateway:sandbox`; one that nothing ever moved on has no entries.", isRequired: true),
                .init("from", .string(format: "date"), "On this day of the shop's calendar or later."),
                .init("to", .string(format: "date"), "On this day or before."),
            ] + Endpoint.Query.paging,
            successes: [.init(200, "A page of entries.", .list(of: .component("LedgerEntry")))],
            refusals: [422: ["missing"]]
        ) { [shop] call in
            let account = try call.query.required("account", atMost: Self.accountLimit)
            let days = try call.query.days()
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.ledgerEntries(of: account, on: days, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page.entries) { LedgerEntryShape.write(&$0, $1, order: page.order(of: $1)) })
        }
    }
}
