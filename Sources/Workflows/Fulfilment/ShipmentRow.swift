import Delivery
public import Kernel
public import Orders

/// A row of a file of parcels: goods of an order, or all that is left of it, leave with this carrier and this number.
public struct ShipmentRow: Sendable, Hashable {
    /// Where it stands in its file, counted from 1.
    public let line: Int
    public let orderNumber: String
    public let carrier: String
    public let trackingNumber: String
    /// The code of the goods that leave; empty where it is all that is left of the order.
    public let goods: String
    /// How many of these goods leave, as it stands in its cell; empty for as many as are left. Of a row that names
    /// none: how many its sender takes all that is left to be.
    public let pieces: String
    /// Whether its line had more cells with something in them: a comma in a text may have parted it, and then nobody
    /// knows which cell is the tracking number.
    public let isLonger: Bool

    /// Order number, carrier, tracking number.
    public static let cellCount = 3
    private static let orderLimit = Cart.lineLimit * Cart.quantityLimit
    private static let numberRule = TextRule(field: "order_number", length: 1...64)
    private static let goodsRule = TextRule(field: "goods", length: 0...64)

    public init(
        line: Int, orderNumber: String, carrier: String, trackingNumber: String, goods: String = "",
        pieces: String = "", isLonger: Bool = false
    ) {
        self.line = line
        self.orderNumber = orderNumber
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        self.goods = goods
        self.pieces = pieces
        self.isLonger = isLonger
    }

    /// The row as it is worked with: without white space around its texts.
    func checked() throws(InputError) -> ShipmentRow {
        guard !isLonger else { throw .invalid(field: "cells", reason: .tooManyCells(Self.cellCount)) }
        let goods = try Self.goodsRule.checked(goods)
        return ShipmentRow(
            line: line, orderNumber: try Self.numberRule.checked(orderNumber).uppercased(),
            carrier: try Parcel.carrierRule.checked(carrier),
            trackingNumber: try TrackingNumber.checked(trackingNumber),
            goods: goods, pieces: try checkedPieces(1...(goods.isEmpty ? Self.orderLimit : Cart.quantityLimit)))
    }

    private func checkedPieces(_ range: ClosedRange<Int>) throws(InputError) -> String {
        let text = pieces.trimmingBlanks
        guard !text.isEmpty else { return "" }
        guard let count = Int(text), range.contains(count) else {
            throw .invalid(field: "pieces", reason: .wholeNumber(range))
        }
        return String(count)
    }
}

/// What becomes of a row.
public enum ShipmentOutcome: Sendable, Equatable {
    /// So many pieces leave, or have left just now.
    case ships(OrderID, pieces: Int)
    /// It has left under this number before: nothing is done again.
    case done(OrderID)
    /// Other pieces of it than the row says have left under this number, so many: a parcel leaves once.
    case numberInUse(OrderID, pieces: Int)
    case notReady(OrderID, OrderState)
    /// Its buyer comes for it: no carrier takes it.
    case pickedUp(OrderID)
    case unknownOrder
    /// The order has no goods of this code.
    case unknownGoods(OrderID)
    /// Fewer of these goods are left to leave.
    case tooMany(OrderID, available: Int)
    /// The row names no goods, and says of how many pieces it is: not of all that wait. Which are to stay nobody knows.
    case otherPieces(OrderID, waiting: Int)
    /// The order stands in the file already.
    case repeated(line: Int)
    /// Another row takes all that is left of these goods.
    case repeatedGoods(OrderID, line: Int)
    case invalid(InputError)
}

/// What of an order is left to leave.
public struct ShipmentRest: Sendable, Equatable {
    /// Lines of the order; none where all of it leaves.
    public let lines: Int
    public let pieces: Int

    public init(lines: Int, pieces: Int) {
        self.lines = lines
        self.pieces = pieces
    }
}

public struct ShipmentResult: Sendable, Equatable {
    public let row: ShipmentRow
    public let outcome: ShipmentOutcome
    /// What is left of the order once all rows of the file have left: told at the last of its rows that leave.
    public let rest: ShipmentRest?
    /// Another order whose parcel has this number: a box for two, or a slip.
    public let sharedWith: OrderID?
    /// Where the same number stands in the same file, for another order.
    public let sharedWithLine: Int?

    public init(
        row: ShipmentRow, outcome: ShipmentOutcome, rest: ShipmentRest? = nil, sharedWith: OrderID? = nil,
        sharedWithLine: Int? = nil
    ) {
        self.row = row
        self.outcome = outcome
        self.rest = rest
        self.sharedWith = sharedWith
        self.sharedWithLine = sharedWithLine
    }
}
