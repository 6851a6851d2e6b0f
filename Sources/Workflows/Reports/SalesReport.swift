import AfterSales
public import Database
public import Kernel
import Orders

/// What was sold, to whom, and what came back: `zhanggui report sales`.
///
/// Definitions, the only ones there are:
/// - A sale is an order that stands as completed, by the time it was placed, with all its charges (goods, postage,
///   manual). An order that was refunded in full is closed and no sale.
/// - Known customers have an account; guests are everybody else and stand apart from customers, shares and averages.
/// - The average order is revenue over orders, rounded half up to the minor unit.
/// - Repeat customers have more than one sale in the window; their share is of all known customers in it.
/// - Returns are every imported return invoice, by its time, and every refunded return of the shop, by the time its
///   refund was made; guests' as well. They do not lessen revenue.
/// - Imported amounts finer than the minor unit are summed exactly and rounded once.
public struct SalesReport: Sendable, Hashable {
    public let orders: Int
    public let customers: Int
    public let revenue: Money
    public let averageOrder: Money
    public let repeatCustomers: Int
    /// Of `customers`, from 0 to 1.
    public let repeatShare: Double
    public let guestOrders: Int
    public let guestRevenue: Money
    public let returnCount: Int
    public let returnAmount: Money
    public let firstOrderAt: Timestamp?
    public let lastOrderAt: Timestamp?

    /// One snapshot of the database.
    ///
    /// - Parameters:
    ///   - from: the first day; nil: from the beginning.
    ///   - to: the last day, itself included; nil: to the end.
    ///   - currency: nil: the shop's own where it has sold in it, else the one with most sales.
    ///   - calendar: whose days they are.
    public static func make(
        _ database: Database, from: CivilDay? = nil, to: CivilDay? = nil, currency: Currency? = nil,
        shopCurrency: Currency = .cny, calendar: BusinessCalendar = .shanghai
    ) async throws -> SalesReport {
        try await database.read { session in
            let sold = try session.run(Orders.soldCurrencies)
            let fallback = sold.contains(shopCurrency) ? shopCurrency : sold.first ?? shopCurrency
            let start = from.map { calendar.start(of: $0) } ?? Timestamp(milliseconds: .min)
            let end = to.map { calendar.start(of: $0 + 1) } ?? Timestamp(milliseconds: .max)
            let window = SalesWindow(currency: currency ?? fallback, from: start, until: end)
            let (known, guests, again, imported, shop) = try session.run(
                Orders.salesFigures(window, guests: false), Orders.salesFigures(window, guests: true),
                Orders.repeatCustomers(window),
                AfterSales.importedFigures(window.currency, from: window.from, until: window.until),
                ShopReturns.figures(window))
            return SalesReport(
                window.currency, known, guests, repeatCustomers: again, imported: imported, shopReturns: shop)
        }
    }

    private init(
        _ currency: Currency, _ known: SalesFigures, _ guests: SalesFigures, repeatCustomers: Int,
        imported: ImportedReturnFigures, shopReturns: ShopReturns
    ) {
        func money(_ minor: Int64, _ millionths: Int64) -> Money {
            let unit = ExactAmount.unit(of: currency)
            return Money(minor + ExactRounding.roundedHalfUp(millionths, unit: unit), currency)
        }
        let revenue = money(known.revenueMinor, known.remainderMillionths)
        let averageMinor =
            known.orders == 0 ? 0 : ExactRounding.roundedHalfUp(revenue.amountMinor, unit: Int64(known.orders))
        self.orders = known.orders
        self.customers = known.customers
        self.revenue = revenue
        self.averageOrder = Money(averageMinor, currency)
        self.repeatCustomers = repeatCustomers
        self.repeatShare = known.customers == 0 ? 0 : Double(repeatCustomers) / Double(known.customers)
        self.guestOrders = guests.orders
        self.guestRevenue = money(guests.revenueMinor, guests.remainderMillionths)
        self.returnCount = imported.count + shopReturns.count
        self.returnAmount = money(imported.amountMinor + shopReturns.amountMinor, imported.remainderMillionths)
        self.firstOrderAt = known.firstAt
        self.lastOrderAt = known.lastAt
    }
}
