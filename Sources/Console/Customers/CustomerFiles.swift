import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// With the masks of the page; what somebody spent in several currencies stands in the order of their codes.
extension CustomerListModel: ListLines {
    static let columns = [
        "field.name", "console.customers.contact", "console.customers.since", "order.state",
        "console.customers.orders", "console.customers.spent", "console.orders.currency", "console.customers.last",
    ]

    var next: Cursor? { customers.next }

    func cut(_ frame: PageFrame) -> String? {
        guard page.isCut else { return nil }
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

/// What one customer has ordered.
struct CustomerOrderLines: ListLines {
    static let columns = [
        "order.number", "order.placed_at", "order.state", "line.title", "line.quantity", "totals.total",
        "console.orders.currency",
    ]

    let orders: Page<OrderSummary>

    var next: Cursor? { orders.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        orders.items.map { order in
            [
                order.number, frame.format.sortableTime(order.placedAt), frame.orderStateName(order),
                frame.goods(order), String(order.pieces), order.total.decimal, order.total.currency.code,
            ]
        }
    }
}

/// Where one customer has goods sent, behind masks.
struct AddressLines: ListLines {
    /// As the page's address names it, beside the orders.
    static let list = "addresses"

    static let columns = ["field.name", "field.phone", "order.address", "console.customer.default"]

    let addresses: [SavedAddress]

    func lines(_ frame: PageFrame) -> [[String]] {
        addresses.map { saved in
            [
                Mask.name(saved.address.name), Mask.phone(OrderLines.dialled(saved.address.phone)),
                (saved.address.area + [Mask.hidden]).joined(separator: " "),
                saved.isDefault ? frame.words("console.yes") : "",
            ]
        }
    }
}

extension PostalAddress {
    /// Province, city and district, as far as they differ.
    var area: [String] { PlaceName.parts(province: province, city: city, district: district) }
}
