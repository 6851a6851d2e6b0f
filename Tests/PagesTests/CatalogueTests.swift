import AfterSales
import Catalog
import Console
import Delivery
import Foundation
import Identity
import Inventory
import Kernel
import Orders
import Payments
import Storefront
import Testing
import WebRuntime
import Workflows

@Suite struct CatalogueTests {
    private static let words = Catalogue.shared.merging(.refusals).merging(.storefront).merging(.console).phrases

    @Test func `every phrase is there in both languages, with the same values in it`() {
        for (key, phrase) in Self.words {
            #expect(!phrase.chinese.isEmpty && !phrase.english.isEmpty, "\(key)")
            #expect(Self.values(phrase.chinese) == Self.values(phrase.english), "\(key)")
        }
    }

    @Test func `every key that a view names is there`() throws {
        var missing: Set<String> = []
        var count = 0
        for text in try Self.sources() {
            for match in text.matches(of: /words(?:\.find)?\(\s*"([^"\\]+)"/) {
                count += 1
                if Self.words[String(match.output.1)] == nil { missing.insert(String(match.output.1)) }
            }
            for match in text.matches(of: /saying\("([^"\\]+)"\)/) {
                count += 1
                if Self.words["flash.\(match.output.1)"] == nil { missing.insert("flash.\(match.output.1)") }
            }
            for match in text.matches(of: /saying: "([^"\\]+)"/) where Self.words["flash.\(match.output.1)"] == nil {
                missing.insert("flash.\(match.output.1)")
            }
            // A name that ends in `.state` stands before the state itself: the next test has all of those.
            for match in text.matches(of: /"#?((?:console|line|totals|order|return)\.[a-z_.]+)"/)
            where !match.output.1.hasSuffix(".state") && Self.words[String(match.output.1)] == nil {
                missing.insert(String(match.output.1))
            }
        }
        #expect(missing.isEmpty, "\(missing.sorted())")
        #expect(count > 200)
    }

    @Test func `every state and choice has its name`() {
        let named: [(prefix: String, names: [String])] = [
            ("order.state", Self.standings),
            ("payment.state", PaymentState.allCases.map(\.rawValue)),
            ("refund.state", RefundState.allCases.map(\.rawValue)),
            ("console.orders.sort", OrderSort.allCases.map(\.rawValue)), ("order.by", Doer.allCases.map(\.rawValue)),
            ("refund.origin", RefundOrigin.allCases.map(\.rawValue)),
            ("parcel.state", ParcelState.allCases.map(\.rawValue)),
            ("line.price_kind", PriceKind.allCases.filter { $0 != .ordinary }.map(\.rawValue)),
            ("return.state", ReturnState.allCases.map(\.rawValue) + ["sent", "closed"]),
            ("return.next", ReturnState.allCases.map(\.rawValue) + ["sent", "closed"]),
            ("console.return.grade", ReturnGrade.allCases.map(\.rawValue)),
            ("return.grade", ReturnGrade.allCases.map(\.rawValue)),
            ("delivery", DeliveryOption.allCases.map(\.rawValue)),
            ("invoice.kind", Invoice.Kind.allCases.map(\.rawValue)),
            ("product.state", ProductState.allCases.map(\.rawValue)), ("sku.state", SKUState.allCases.map(\.rawValue)),
            ("console.goods.to", ProductState.allCases.map(\.rawValue)), ("sort", ProductSort.allCases.map(\.rawValue)),
            ("movement", MovementReason.allCases.map(\.rawValue)), ("user.state", UserState.allCases.map(\.rawValue)),
            ("difference", PaymentDifference.Kind.allCases.map(\.rawValue)),
            ("difference.hint", PaymentDifference.Kind.allCases.map(\.rawValue)),
            ("difference.state", DifferenceState.allCases.map(\.rawValue)),
            ("statement.line", GatewayStatementLine.Kind.allCases.map(\.rawValue)),
            ("statement.state", StatementState.allCases.map(\.rawValue)),
            ("ledger", Self.accounts), ("posting", TransferReason.allCases.map(\.rawValue)),
            ("role", Role.allCases.filter(\.isStaff).map(\.rawValue)), ("account.session", ["api", "browser"]),
            ("console.operations", ["retry", "drop"]), ("console.health", ["normal", "attention", "fault"]),
            ("job", [QueryPaymentJob.kind, RefundJob.kind, StatementJob.kind]),
            ("brand.state", BrandState.allCases.map(\.rawValue)),
            ("console.settings", ShopSettings.Name.allCases.map(\.rawValue)),
            ("invitation.role", Role.allCases.filter(\.isStaff).map(\.rawValue)),
            ("function", StaffFunction.allCases.flatMap { [$0.rawValue, "\($0.rawValue).allows"] }),
            (
                "permission",
                Permission.allCases.filter { ![.shopBuy, .profileManage].contains($0) }.map(\.rawValue)
            ),
            ("console.style", ["neutral", "good", "warn", "bad"]),
            ("console.picture", ["up", "down", "save", "remove"]), ("console.goods.review", ["on_sale", "draft"]),
            (
                "console.bulk.change",
                ["percent", "amount", "review", "on_sale", "off_sale", "draft", "archived"]
            ),
            (
                "import",
                [
                    "code_twice", "code_elsewhere", "no_category", "no_variant", "other_currency", "no_way",
                    "stock_kept",
                    "warehouse_closed",
                ]
            ),
            ("return.why", ["unwanted", "size", "faulty", "wrong", "different", "other", "words"]),
            ("warehouse.kind", WarehouseKind.allCases.map(\.rawValue)), ("warehouse.state", ["open", "closed"]),
            ("flash.console_return", []), ("cart.left_out", LeftOut.Reason.allCases.map(\.rawValue)),
            ("orders.group", ["all", "unpaid", "sending", "arriving", "done", "ended", "returns"]),
        ]
        for (prefix, names) in named {
            for name in names { #expect(Self.words["\(prefix).\(name)"] != nil, "\(prefix).\(name)") }
        }
        for step in ["approve", "reject", "receive", "refund"] {
            #expect(Self.words["flash.console_return_\(step)"] != nil)
        }
    }

    @Test func `the reasons that the shop itself gives are there in both languages`() throws {
        let workflows = try Self.sources(["Workflows"]).joined(separator: "\n")
        let steps = /(?:step\(to|deliver\(|complete\(|NewOrder\(|actor: \.system)[^\n]*?reason: "([^"\\]+)"/
        let reasons = workflows.matches(of: steps).map { String($0.output.1) }
        #expect(reasons.count >= 10)
        for reason in Set(reasons) {
            #expect(Self.words["order.reason.\(reason.replacing(" ", with: "_"))"] != nil, "\(reason)")
        }
    }

    @Test func `every action of the audit log, and everybody who acts, has a name`() throws {
        let folders = [
            "Workflows", "Catalog", "Delivery", "Inventory", "Identity", "Orders", "Database", "Composition",
        ]
        // Codes of refusals may look like deeds.
        let text = try Self.sources(folders).joined(separator: "\n")
            .replacing(/case \.\w+(?:\(.*?\))?: "\w+"/, with: "")
        let deeds = "created|changed|edited|moved|added|adjusted|shipped|delivered|cancelled|approved|rejected"
        let more =
            "received|refunded|confirmed|reset|resolved|begun|retried|dropped|removed|uploaded|saved|exported|shown"
            + "|transferred|counted|invited|accepted|withdrawn|closed|opened"
        let pattern = "(kind: )?\"([a-z]+_(?:\(deeds)|\(more)))\""
        let action = try Regex(pattern, as: (Substring, Substring?, Substring).self)
        let actions = Set(text.matches(of: action).filter { $0.output.1 == nil }.map { String($0.output.2) })
            // A state that looks like a deed.
            .subtracting(["partly_shipped"])
        #expect(actions.count >= 25, "\(actions.count)")
        for name in actions { #expect(Self.words["audit.\(name)"] != nil, "\(name)") }
        for match in text.matches(of: /\.system\("(\w+)"\)/) {
            #expect(Self.words["actor.system.\(match.output.1)"] != nil, "\(match.output.1)")
        }
    }

    /// Where orders stand, however they go to their buyers.
    private static var standings: [String] {
        var words: [String] = []
        for state in OrderState.allCases {
            for delivery in DeliveryOption.allCases {
                words += [state.word(delivery), state.word(delivery, isPartlyShipped: true)]
            }
        }
        return words
    }

    /// Without the names behind the colon.
    private static var accounts: [String] {
        let all: [LedgerAccount] = [
            .gateway("g"), .escrow, .suspense, .refundsPayable, .revenue, .taxPayable, .clearing("c"),
        ]
        return all.map { String($0.description.prefix { $0 != ":" }) }
    }

    private static func values(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
    }

    private static func sources(
        _ folders: [String] = ["Storefront", "Console", "WebRuntime/Pages"]
    ) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try folders.flatMap { folder -> [String] in
            let url = root.appending(path: "Sources/\(folder)")
            let names = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.allObjects ?? []
            return try names.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        }
    }
}
