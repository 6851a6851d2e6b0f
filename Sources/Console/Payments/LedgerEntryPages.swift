import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var ledgerEntryPages: [PageRoute] {
        [PageRoute(.get, .consoleLedgerEntries, .permission(.paymentsRead), handler: ledgerEntries)]
    }

    /// What moved on one account of the ledger.
    private func ledgerEntries(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (filter, cursor) = (try LedgerEntryFilter(call.query), try call.query.cursor())
            @Sendable func load(
                _ session: Session, _ cursor: Cursor?, _ limit: PageLimit
            ) throws -> LedgerEntriesModel {
                let page = try filter.account.map { account in
                    try shop.ledgerEntries(of: account, on: filter.days, after: cursor, limit: limit, in: session)
                }
                return LedgerEntriesModel(
                    page: page ?? .empty, filter: filter,
                    state: .fresh(Dictionary(filter.query.map { ($0.name, $0.value) }) { $1 }))
            }
            guard !call.wantsFile else { return file(call, "ledger-entries", reading: load) }
            let (model, accounts) = try await database.read { [shop] session in
                (try load(session, cursor, .standard), try shop.payments.ledgerAccounts(in: session))
            }
            return .page(model.html(call.frame, accounts))
        } catch let error as InputError where error.isForForm {
            let accounts = try await database.read { [shop] in try shop.payments.ledgerAccounts(in: $0) }
            return try await refused(call, error, fields: call.query) { state in
                LedgerEntriesModel(page: .empty, filter: .nothing, state: state).html(call.frame, accounts)
            }
        }
    }
}

/// What the entries of the ledger are asked for, as their address says it.
struct LedgerEntryFilter: Sendable, Hashable {
    private static let accountLimit = 100

    /// Nil where none was chosen yet.
    let account: String?
    let days: DaySpan

    static let nothing = LedgerEntryFilter()

    private init() {
        (account, days) = (nil, .always)
    }

    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        account = try fields.optional("account", atMost: Self.accountLimit)
        days = try DaySpan(from: try fields.optionalDay("from"), to: try fields.optionalDay("to"))
    }

    /// The query of the list's address: what was not asked for is left out.
    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("account", account), ("from", days.from?.description), ("to", days.to?.description),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }
}

/// The movements of one account, the latest first.
struct LedgerEntriesModel: Sendable {
    let page: LedgerEntryPage
    let filter: LedgerEntryFilter
    let state: FormState

    private var entries: Page<LedgerEntry> { page.entries }
}

extension LedgerEntriesModel: ListLines {
    static let columns = [
        "console.at", "console.payments.posting", "console.payments.counter", "console.payments.debit",
        "console.payments.credit", "console.orders.currency", "console.payments.order", "console.payments.subject",
    ]

    var next: Cursor? { entries.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        entries.items.map { entry in
            [
                frame.format.sortableTime(entry.at), frame.words("posting.\(entry.reason.rawValue)"),
                frame.account(entry.counterAccount), entry.isDebit ? entry.amount.decimal : "",
                entry.isDebit ? "" : entry.amount.decimal, entry.amount.currency.code,
                page.order(of: entry).map { Order.number(of: $0) } ?? "", entry.subject ?? "",
            ]
        }
    }
}

extension LedgerEntriesModel {
    func html(_ frame: PageFrame, _ accounts: [String]) -> HTML {
        let words = frame.words
        let options = [("", words("console.payments.choose_account"))] + accounts.map { ($0, frame.account($0)) }
        let nothing = words(filter.account == nil ? "console.payments.no_account" : "console.payments.no_entries")
        return frame.money(
            title: words("console.payments.entries"), .consoleLedger,
            """
            \(state.summary)\(frame.filter(.consoleLedgerEntries, """
                \(frame.select("account", words("console.payments.account"), state, options))
                \(frame.input("from", words("console.audit.from"), state, type: "date", isRequired: false))
                \(frame.input("to", words("console.orders.to"), state, type: "date", isRequired: false))
                """))
            \(frame.table(
                [
                    "console.at", "console.payments.posting", "console.payments.counter", "#console.payments.debit",
                    "#console.payments.credit", "console.payments.order", "console.payments.subject",
                ], entries.items, empty: nothing) { row($0, frame) })
            \(frame.nextPageLink(
                entries.next.map { frame.paths.nextPage(of: .consoleLedgerEntries, query: filter.query, $0) }))
            \(frame.exportLink(.consoleLedgerEntries, query: filter.query, isEmpty: entries.items.isEmpty))
            """)
    }

    private func row(_ entry: LedgerEntry, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let amount = frame.money(entry.amount)
        let link: HTML? =
            entry.reason == .importedReturn
            ? """
            <a href="\(frame.paths.consoleReturn(ReturnID(entry.reference)))">\(words("console.nav.returns"))</a>
            """ : page.order(of: entry).map { frame.orderLink($0) }
        return """
            <td>\(frame.time(entry.at))</td><td>\(words("posting.\(entry.reason.rawValue)"))</td>\
            <td>\(frame.account(entry.counterAccount))</td>\
            <td class="number">\(entry.isDebit ? amount : "")</td>\
            <td class="number">\(entry.isDebit ? "" : amount)</td>\
            <td>\(link)</td><td class="muted">\(entry.subject)</td>
            """
    }
}
