import Catalog
import Database
import Foundation
import Inventory
import Kernel
import Orders
import Workflows

/// What a benchmark sells: many variants, all at one price and never sold out, in one warehouse.
struct Goods: Sendable {
    /// From here on delivery is free.
    static let priceMinor: Int64 = 9_900
    /// More than the longest run orders of one variant.
    static let stock = 1_000_000
    private static let products = 100
    private static let variants = 10
    private static let caller = Caller.system("bench")

    let skus: [SKUID]
    let products: [ProductID]
    let warehouse: WarehouseID

    static func make(in database: Database) async throws -> Goods {
        let shop = Shop(database: database, gateways: [])
        let category = try await shop.catalog.createCategory(NewCategory(slug: "bench", name: "茶"), by: Self.caller)
        let warehouse = try await database.write { [shop] in
            try shop.inventory.createWarehouse(code: "SH", name: "上海仓", priority: 1, by: Self.caller, in: $0)
        }
        var (skus, products): ([SKUID], [ProductID]) = ([], [])
        for number in 0..<Self.products {
            let made = try await shop.catalog.createProduct(
                NewProduct(
                    slug: "tea-\(number)", title: "明前龙井 第 \(number) 号", subtitle: "西湖产区，一芽一叶", brand: "掌柜",
                    description: String(repeating: "清明前采摘，手工炒制，豆香清雅，回甘持久。", count: 10), categoryID: category.id,
                    skus: (0..<variants).map { variant in
                        NewSKU(
                            code: "tea-\(number)-\(variant)", attributes: ["净含量": "\(50 * (variant + 1)) 克"],
                            priceMinor: priceMinor)
                    }), by: Self.caller)
            for state in [ProductState.review, .onSale] {
                _ = try await shop.catalog.transition(made.product.id, to: state, by: Self.caller)
            }
            products.append(made.product.id)
            skus += made.product.skus.map(\.id)
        }
        try await database.write { [shop, skus] transaction in
            for sku in skus {
                _ = try shop.inventory.adjust(
                    StockAdjustment(
                        skuID: sku, warehouseID: warehouse.id, delta: stock, reason: .receipt, note: "",
                        by: Self.caller),
                    in: transaction)
            }
        }
        return Goods(skus: skus, products: products, warehouse: warehouse.id)
    }
}

/// What the carts of a run hold.
enum Basket: Sendable {
    /// Two lines of two variants, the next cart's of two others.
    case spread
    /// One line, the next cart's of another variant.
    case single
    /// One line, the same variant in every cart.
    case hot

    func skus(of number: Int, among all: [SKUID]) -> [SKUID] {
        // Multiplying by a number without a common factor walks over all variants without an order.
        let first = number * 7_919 % all.count
        switch self {
        case .spread: return [all[first], all[(first + 1 + number % (all.count - 1)) % all.count]]
        case .single: return [all[first]]
        case .hot: return [all[0]]
        }
    }

    var lineCount: Int { self == .spread ? 2 : 1 }
}

/// Places prepared orders as fast as so many callers can, and says how many there were in a second.
struct OrderLoad: Sendable {
    static let address = Address(
        name: "李雷", phone: "13800000000", province: "上海市", city: "上海市", district: "浦东新区", line1: "世纪大道 100 号")
    /// As long as the API's answer for an order of two lines is.
    static let answerLength = 1_500
    /// A SHA-256 in hex, like those of real requests.
    static let requestHash = String(repeating: "0123456789abcdef", count: 4)

    let shop: Shop
    private static let filler = String(repeating: "0123456789", count: answerLength / 10)

    /// The request of a shopper for a prepared cart.
    static func request(_ cart: PreparedCart) -> PlaceOrderRequest {
        PlaceOrderRequest(
            cartID: cart.id, cartVersion: 1, expectedTotalMinor: cart.totalMinor, buyer: .user(cart.user),
            address: address, delivery: .standard, contact: nil, invoice: nil, note: "",
            claim: IdempotencyKey(
                principal: cart.user.description, operation: PlaceOrderRequest.operation,
                key: "key-\(cart.id.rawValue)", requestHash: requestHash), render: render)
    }

    @Sendable
    private static func render(_ outcome: Result<Order, OrderError>) -> RememberedAnswer {
        switch outcome {
        case .success(let order):
            return RememberedAnswer(status: 201, body: "{\"id\":\"\(order.id)\",\"note\":\"\(filler)\"}")
        case .failure(let error): return RememberedAnswer(status: 409, body: error.code)
        }
    }

    /// - Throws: `BenchFailure` where an order is refused: only orders count.
    func rate(_ carts: ArraySlice<PreparedCart>, callers: Int) async throws -> Double {
        let requests = carts.map(Self.request)
        let begin = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    for index in stride(from: caller, to: requests.count, by: callers) {
                        try await Self.check(shop.placeOrder(requests[index]))
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(requests.count) / begin.duration(to: .now).seconds
    }

    static func check(_ answer: RememberedAnswer) throws {
        guard answer.status == 201 else { throw BenchFailure("an order was refused: \(answer.body)") }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
