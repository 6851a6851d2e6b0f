import AfterSales
import Catalog
import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var searchPages: [PageRoute] {
        [
            PageRoute(
                .get, .consoleSearch, .anyOf([.ordersRead, .catalogRead, .customersRead]), handler: search)
        ]
    }

    /// Orders, variants, products and customers that one text may mean: one bounded query each, of what the visitor may
    /// see. A whole number, code or id leads straight to its page.
    private func search(_ call: PageCall) async throws -> PageAnswer {
        guard let text = try call.query.optional("q", atMost: SearchModel.textLimit) else {
            return .page(SearchModel(text: "").html(call.frame))
        }
        if let place = SearchModel.place(ofID: text, call.frame) { return .redirect(to: place) }
        let frame = call.frame
        if let place = try await orderPaid(by: text, frame) { return .redirect(to: place) }
        let model = try await database.read { [shop] session in
            var model = SearchModel(text: text)
            // One more than is shown: whether there are more is told.
            let limit = SearchModel.limit + 1
            if frame.may(.ordersRead) {
                let match = try shop.orderMatch(text, in: session)
                let found = try shop.orders.listings(
                    OrderFilter(match: match), after: nil, limit: PageLimit(clamping: limit), in: session
                ).items
                model.orders = try shop.orders(found, \.summary, in: frame.language, session)
                (model.returns, model.areReturnsCut) = try Self.returns(text, match, shop, in: session)
            }
            if frame.may(.catalogRead) {
                model.skus = try shop.catalog.skusFound(text, limit: limit, in: session)
                // 退货 stands in the descriptions of half a shop.
                model.products = try shop.catalog.foundForStaff(
                    StaffFilter(query: text, isNamed: true), limit: PageLimit(clamping: limit), in: session
                ).items
            }
            if frame.may(.customersRead) {
                model.people = try Identity.customers(matching: text, limit: limit, in: session)
            }
            return model
        }
        if let place = model.only(frame) { return .redirect(to: place) }
        return .page(model.html(frame))
    }
}

extension Console {
    /// The returns of the orders that a text finds, and the one whose parcel has this number; with whether older orders
    /// were not looked at.
    private static func returns(
        _ text: String, _ orders: OrderMatch, _ shop: Shop, in session: Session
    ) throws -> ([(item: Return, number: String)], Bool) {
        let (match, isCut) = try shop.returnMatch(text, orders, in: session)
        let ids = try shop.afterSales.returns(
            nil, state: nil, match: match, after: nil, limit: PageLimit(clamping: SearchModel.limit + 1), in: session
        ).items
        guard !ids.isEmpty else { return ([], isCut) }
        return (try shop.afterSales.returns(ids, in: session).map { ($0, Order.number(of: $0.orderID)) }, isCut)
    }

    /// The page of the order that a payment with this id is of, where the visitor may see it.
    private func orderPaid(by text: String, _ frame: PageFrame) async throws -> String? {
        guard frame.may(.ordersRead), let id = PaymentID(text) else { return nil }
        let payment = try await database.read { [shop] in try shop.payments.payment(id, in: $0) }
        return payment.map { frame.paths.consoleOrder($0.orderID) }
    }
}

/// What one text was found in; empty where the visitor may not see it.
struct SearchModel: Sendable {
    /// Of each kind so many are shown; one more is looked for.
    static let limit = 10
    static let textLimit = 100

    let text: String
    var orders: [OrderListing] = []
    /// With the numbers of their orders.
    var returns: [(item: Return, number: String)] = []
    /// Whether those of older orders that the text finds were not looked for.
    var areReturnsCut = false
    var skus: [FoundSKU] = []
    var products: [Product] = []
    var people: [Profile] = []

    init(text: String) {
        self.text = text
    }

    var isEmpty: Bool { orders.isEmpty && returns.isEmpty && skus.isEmpty && products.isEmpty && people.isEmpty }

    /// The page of a thing whose id was typed, where the visitor may see it.
    static func place(ofID text: String, _ frame: PageFrame) -> String? {
        if frame.may(.ordersRead) {
            if let id = OrderID(text) { return frame.paths.consoleOrder(id) }
            if let id = ReturnID(text) { return frame.paths.consoleReturn(id) }
        }
        if frame.may(.catalogRead), let id = ProductID(text) { return frame.paths.consoleProduct(id) }
        if frame.may(.customersRead), let id = CustomerGroupID(text) { return frame.paths.consoleCustomerGroup(id) }
        if frame.may(.stockRead), let id = SKUID(text) { return frame.paths.consoleStockItem(id) }
        return nil
    }

    /// The page of what was typed whole.
    func only(_ frame: PageFrame) -> String? {
        let number = text.uppercased()
        // The letters in front are left out by whoever reads a number out.
        if let order = orders.lazy.map(\.summary).first(where: { [number, "ZG" + number].contains($0.number) }) {
            return frame.paths.consoleOrder(order.id)
        }
        if let sku = skus.first(where: { $0.code == text }) { return frame.paths.consoleProduct(sku.productID) }
        if let person = people.first(where: { $0.id == UserID(text) }) { return frame.paths.consoleCustomer(person.id) }
        return nil
    }
}
