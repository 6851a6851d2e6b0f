import Identity
import Kernel
import Orders
import WebRuntime

/// With the masks of the page; what somebody spent in several currencies stands in the order of their codes.
extension CustomerListModel: ListLines {
    static let columns = [
        "field.name", "console.customers.contact", "console.customers.since", "order.state",
        "console.customers.orders", "console.customers.spent", "console.orders.currency", "console.customers.last",
    ]

    var next: Cursor? { customers.next }

    func cut(_ frame: PageFrame) -> String? {
        guard isCut else { return nil }
        return frame.words("console.customers.cut", ["most": frame.format.number(Identity.customerSearchLimit)])
    }

    func lines(_ frame: PageFrame) -> [[String]] {
        customers.items.map { person in
            let spent = spending[person.id, default: []]
            return [
                frame.customerName(person), frame.reach(person),
                frame.format.sortableTime(person.createdAt), frame.words("user.state.\(person.state.rawValue)"),
                String(spent.reduce(0) { $0 + $1.orders }),
                spent.map(\.spent.decimal).joined(separator: " + "),
                spent.map(\.spent.currency.code).joined(separator: " + "),
                spent.map(\.lastAt).max().map { frame.format.sortableTime($0) } ?? "",
            ]
        }
    }
}
