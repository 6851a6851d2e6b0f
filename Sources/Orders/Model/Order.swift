public import Kernel

/// An order as everybody sees it.
public struct Order: Sendable {
    public let id: OrderID
    /// What people read out: `ZG-…` for orders of the shop, the original number for imported ones.
    public let number: String
    public var version: Int
    public var state: OrderState
    /// Nil once the account is gone, and for imported orders of unknown customers.
    public let buyer: Buyer?
    public let cartID: CartID?
    public let currency: Currency
    public let placedAt: Timestamp
    /// When the timer of the present state acts: payment or completion.
    public var dueAt: Timestamp?
    public var deliveredAt: Timestamp?
    public let totals: Totals
    public var refundedMinor: Int64
    public let address: Address?
    public let delivery: DeliveryOption
    /// E-mail or phone of a guest.
    public let contact: String?
    public let invoice: Invoice?
    public let note: String
    /// How many days after the day of delivery something may be sent back, as the shop said when it was placed; nil
    /// for orders from before that was kept, and for imported ones.
    public let returnWindowDays: Int?
    public var lines: [OrderLine]

    /// A new order that waits for its payment.
    public init(
        id: OrderID, number: String, buyer: Buyer?, cartID: CartID?, currency: Currency, placedAt: Timestamp,
        dueAt: Timestamp?, totals: Totals, address: Address?, delivery: DeliveryOption, contact: String?,
        invoice: Invoice?, note: String, returnWindowDays: Int? = nil, lines: [OrderLine]
    ) {
        self.init(
            id: id, number: number, version: 1, state: .pendingPayment, buyer: buyer, cartID: cartID,
            currency: currency, placedAt: placedAt, dueAt: dueAt, deliveredAt: nil, totals: totals, refundedMinor: 0,
            address: address, delivery: delivery, contact: contact, invoice: invoice, note: note,
            returnWindowDays: returnWindowDays, lines: lines)
    }

    /// An order in any state: for rows, and for history that is imported.
    public init(
        id: OrderID, number: String, version: Int, state: OrderState, buyer: Buyer?, cartID: CartID?,
        currency: Currency, placedAt: Timestamp, dueAt: Timestamp?, deliveredAt: Timestamp?, totals: Totals,
        refundedMinor: Int64, address: Address?, delivery: DeliveryOption, contact: String?, invoice: Invoice?,
        note: String, returnWindowDays: Int? = nil, lines: [OrderLine]
    ) {
        self.id = id
        self.number = number
        self.version = version
        self.state = state
        self.buyer = buyer
        self.cartID = cartID
        self.currency = currency
        self.placedAt = placedAt
        self.dueAt = dueAt
        self.deliveredAt = deliveredAt
        self.totals = totals
        self.refundedMinor = refundedMinor
        self.address = address
        self.delivery = delivery
        self.contact = contact
        self.invoice = invoice
        self.note = note
        self.returnWindowDays = returnWindowDays
        self.lines = lines
    }

    /// What the shop's own numbers begin with.
    static let numberPrefix = "ZG"

    /// The number that people read out: unique because the id is.
    public static func number(of id: OrderID) -> String { numberPrefix + CrockfordBase32.encode(id.rawValue) }

    /// A number as people type it, in the form in which it is kept.
    public static func normalized(number: String) -> String { number.filter { !$0.isWhitespace }.uppercased() }

    public func line(_ id: OrderLineID) -> OrderLine? { lines.first { $0.id == id } }

    /// Whether some of it has left already.
    public var hasShippedSomething: Bool { lines.contains { $0.shippedQuantity > 0 } }
    /// Whether some of it still has to leave.
    public var isWaiting: Bool { lines.contains { $0.unshippedQuantity > 0 } }

    /// Whether some of it has left and some has not: such an order still waits to be shipped.
    public var isPartlyShipped: Bool { hasShippedSomething && isWaiting }

    /// Whether it waits for money.
    public var isPayable: Bool { state == .pendingPayment && totals.total > 0 }

    /// Whether it can be given up: what has left comes back as a return.
    public var isCancellable: Bool {
        OrderTransition.isAllowed(from: state, to: .cancelled) && !hasShippedSomething
    }

    /// Whether pieces of it may leave.
    public var isShippable: Bool { state == .allocated }

    /// Whether its buyer can say that everything has come.
    public var isReceivable: Bool { state == .shipped || state == .delivered }
}

public struct OrderLine: Sendable, Hashable {
    public let id: OrderLineID
    public let skuID: SKUID
    /// As it was sold; who reads another language may be shown that one's.
    public var title: String
    public let quantity: Int
    public let unitPriceMinor: Int64
    public let totalMinor: Int64
    public var allocations: [LineAllocation]
    public var shippedQuantity: Int
    /// Pieces that are not sent any more: refunded before they left.
    public var cancelledQuantity: Int
    /// Pieces whose money went back, and how much it was.
    public var refundedQuantity: Int
    public var refundedMinor: Int64
    /// Pieces in returns that are under way or done.
    public var returnedQuantity: Int

    public init(
        id: OrderLineID, skuID: SKUID, title: String, quantity: Int, unitPriceMinor: Int64, totalMinor: Int64,
        allocations: [LineAllocation], shippedQuantity: Int = 0, cancelledQuantity: Int = 0,
        refundedQuantity: Int = 0, refundedMinor: Int64 = 0, returnedQuantity: Int = 0
    ) {
        self.id = id
        self.skuID = skuID
        self.title = title
        self.quantity = quantity
        self.unitPriceMinor = unitPriceMinor
        self.totalMinor = totalMinor
        self.allocations = allocations
        self.shippedQuantity = shippedQuantity
        self.cancelledQuantity = cancelledQuantity
        self.refundedQuantity = refundedQuantity
        self.refundedMinor = refundedMinor
        self.returnedQuantity = returnedQuantity
    }

    /// Pieces that still have to leave: neither gone nor given up.
    public var unshippedQuantity: Int { quantity - shippedQuantity - cancelledQuantity }

    /// The part of what delivery costs that lies on this line and goes back with it.
    public var freightMinor: Int64 {
        allocations.reduce(0) { $1.kind == .freight && !$1.isIncluded ? $0 + $1.amountMinor : $0 }
    }

    /// The goods alone: quantity × unit price, less what was taken off.
    public var goodsMinor: Int64 { totalMinor - freightMinor }

    /// Pieces that had left when their money went back.
    public var refundedSentQuantity: Int { refundedQuantity - cancelledQuantity }

    /// Pieces in returns whose money is not back yet.
    public var returningQuantity: Int { max(0, returnedQuantity - refundedSentQuantity) }

    /// Pieces whose money can still go back.
    public var refundableQuantity: Int { quantity - refundedQuantity }

    /// What `count` more pieces are worth: parts of a line always sum to its total. Never more than these pieces: money
    /// of others whose refund failed goes back with another refund of theirs.
    public func refundMinor(of count: Int) -> Int64 {
        let after = refundedQuantity + count
        precondition(count >= 0 && after <= quantity, "refund of \(after) of \(quantity)")
        let upTo = minor(ofFirst: after)
        return max(0, upTo - max(refundedMinor, minor(ofFirst: refundedQuantity)))
    }

    private func minor(ofFirst count: Int) -> Int64 {
        Int64(quantity).dividingFullWidth(totalMinor.multipliedFullWidth(by: Int64(count))).quotient
    }
}

/// One step in an order's life.
public struct OrderHistoryEntry: Sendable, Hashable {
    public let at: Timestamp
    /// Nil for the first one.
    public let from: OrderState?
    public let to: OrderState
    public let by: String
    public let reason: String

    public init(at: Timestamp, from: OrderState?, to: OrderState, by: String, reason: String) {
        self.at = at
        self.from = from
        self.to = to
        self.by = by
        self.reason = reason
    }
}

public enum OrderError: ExpectedError, Equatable {
    case cartNotFound
    case cartEmpty
    case cartChanged(version: Int)
    case cartOrdered(OrderID)
    case cartFull
    case notForSale(SKUID)
    case outOfStock(SKUID, available: Int)
    /// More was to be put into a cart than there is beside what lies in it already.
    case outOfStockWithCart(SKUID, available: Int, present: Int)
    /// The total that the buyer saw is not the total now.
    case priceChanged(Quote, cartVersion: Int)
    case orderNotFound
    /// No order of a guest has this number, or it was placed with another contact: nobody is told which.
    case lookupFailed
    case notAllowed(from: OrderState, to: OrderState)
    case parcelLeft
    /// Its buyer comes for it: it goes with no carrier.
    case pickedUp
    case contactMissing
    case unknownLine
    case tooManyPieces(OrderLineID, available: Int)

    public var kind: ErrorKind {
        switch self {
        case .cartNotFound, .orderNotFound: .notFound
        case .cartEmpty, .contactMissing, .unknownLine, .tooManyPieces, .cartFull, .lookupFailed: .invalid
        case .cartChanged, .cartOrdered, .notForSale, .outOfStock, .outOfStockWithCart, .priceChanged, .notAllowed,
            .parcelLeft, .pickedUp:
            .conflict
        }
    }

    public var code: String {
        switch self {
        case .cartNotFound, .orderNotFound: "not_found"
        case .cartEmpty: "cart_empty"
        case .cartChanged: "cart_changed"
        case .cartOrdered: "cart_ordered"
        case .cartFull: "cart_full"
        case .notForSale: "not_for_sale"
        case .outOfStock, .outOfStockWithCart: "out_of_stock"
        case .priceChanged: "price_changed"
        case .lookupFailed: "order_lookup_failed"
        case .notAllowed: "state_not_allowed"
        case .parcelLeft: "parcel_left"
        case .pickedUp: "order_is_picked_up"
        case .contactMissing: "missing"
        case .unknownLine: "unknown_reference"
        case .tooManyPieces: "too_many"
        }
    }

    public var field: String? {
        switch self {
        case .cartEmpty: "cart_id"
        case .cartChanged: "cart_version"
        case .priceChanged: "expected_total"
        case .contactMissing: "contact"
        case .unknownLine: "line_id"
        case .tooManyPieces: "quantity"
        default: nil
        }
    }

    public var detail: String {
        switch self {
        case .cartNotFound: "There is no such cart."
        case .orderNotFound: "There is no such order."
        case .lookupFailed: "No order of a guest has this number and this contact."
        case .cartEmpty: "The cart is empty."
        case .cartChanged(let version): "The cart was changed; its version is \(version) now."
        case .cartOrdered: "The cart was ordered already."
        case .cartFull: "A cart holds at most \(Cart.lineLimit) different goods."
        case .notForSale: "This is not on sale any more."
        case .outOfStock(_, let available): "Only \(available) left."
        case .outOfStockWithCart(_, let available, let present):
            "Only \(available) left, and the cart holds \(present) already."
        case .priceChanged: "The total changed; please look at it again."
        case .notAllowed(.paid, .closed), .notAllowed(.allocated, .closed):
            "It has not left whole: cancel it, or refund the pieces that have not left."
        case .notAllowed(let from, let to): "An order that is \(from.rawValue) cannot become \(to.rawValue)."
        case .parcelLeft: "A parcel of this order has left already."
        case .pickedUp: "Its buyer picks it up: it is laid ready without carrier and number."
        case .contactMissing: "A guest gives an e-mail address or a phone number."
        case .unknownLine: "The order has no such line."
        case .tooManyPieces(_, let available): "At most \(available)."
        }
    }

    public var phrase: String {
        switch self {
        case .tooManyPieces: "too_many_pieces"
        case .outOfStockWithCart(_, let available, let present):
            present < available ? "out_of_stock_with_cart" : "out_of_stock_all_in_cart"
        // Only giving back all of its money comes here: what to do instead is told.
        case .notAllowed(.paid, .closed), .notAllowed(.allocated, .closed): "refund_is_cancel"
        // Somebody was quicker: the page below shows who.
        case .notAllowed(.shipped, .shipped), .notAllowed(.delivered, .shipped), .notAllowed(.completed, .shipped):
            "shipped_before"
        default: code
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .cartChanged(let version): ["cart_version": String(version)]
        case .cartOrdered(let order): ["order_id": order.description]
        case .notForSale(let sku): ["sku_id": sku.description]
        case .outOfStock(let sku, let available): ["sku_id": sku.description, "available": String(available)]
        case .outOfStockWithCart(let sku, let available, let present):
            [
                "sku_id": sku.description, "available": String(available), "present": String(present),
                "more": String(max(0, available - present)),
            ]
        case .tooManyPieces(let line, let available):
            ["line_id": line.description, "available": String(available)]
        default: [:]
        }
    }
}
