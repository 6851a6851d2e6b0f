public import Database
public import Kernel

/// What a warehouse serves. Nothing is decided by it: staff tell their warehouses apart by it.
public enum WarehouseKind: String, SQLEnumeration, CaseIterable {
    /// 中心仓: serves a region.
    case regional
    /// 云仓: run by somebody else, for many shops.
    case cloud
    /// 门店: goods also stand on its shelves for those who come in.
    case store
}

/// A place that stock lies in.
public struct Warehouse: Sendable, Hashable {
    public let id: WarehouseID
    /// Stays as it was made: files name warehouses by it.
    public let code: String
    public let name: String
    /// What readers of English are shown instead; nil until somebody has said it.
    public let nameEnglish: String?
    public let kind: WarehouseKind
    /// Its place in the order of picking; lower goes first.
    public let priority: Int
    /// Nil while it is open. Closed, it takes no new reservations and receives nothing; what is reserved there is
    /// still shipped from it.
    public let closedAt: Timestamp?
    public let version: Int

    public var isClosed: Bool { closedAt != nil }

    /// Longer ones are refused.
    public static let codeLimit = 64
    public static let nameLimit = 100
    /// Higher ones are refused.
    public static let priorityLimit = 1_000_000
    static let nameRule = TextRule(field: "name", length: 1...nameLimit)
    private static let nameEnglishRule = TextRule(field: "name_en", length: 0...nameLimit)

    /// A code as it is kept: without white space around it.
    ///
    /// - Parameter field: what a refusal names.
    public static func checked(code: String, field: String = "code") throws(InputError) -> String {
        try TextRule(field: field, length: 1...codeLimit).checked(code)
    }

    /// Nil for a text with nothing in it.
    static func checked(nameEnglish text: String?) throws(InputError) -> String? {
        guard let text else { return nil }
        let checked = try nameEnglishRule.checked(text)
        return checked.isEmpty ? nil : checked
    }

    static func checked(priority: Int) throws(InputError) -> Int {
        guard (0...priorityLimit).contains(priority) else {
            throw .invalid(field: "priority", reason: .wholeNumber(0...priorityLimit))
        }
        return priority
    }
}

/// What is to be otherwise of a warehouse; nil leaves it as it is.
public struct WarehouseChanges: Sendable {
    public var name: String?
    /// Empty takes it away.
    public var nameEnglish: String?
    public var kind: WarehouseKind?
    public var priority: Int?

    public init(
        name: String? = nil, nameEnglish: String? = nil, kind: WarehouseKind? = nil, priority: Int? = nil
    ) {
        self.name = name
        self.nameEnglish = nameEnglish
        self.kind = kind
        self.priority = priority
    }
}

/// What lies in a warehouse in all: what whoever closes it is told before.
public struct WarehouseHoldings: Sendable, Hashable {
    /// Of how many SKUs something is there.
    public let skus: Int
    public let onHand: Int
    public let reserved: Int
    /// How many orders hold the reserved pieces.
    public let orders: Int

    public var isEmpty: Bool { onHand == 0 }

    public init(skus: Int, onHand: Int, reserved: Int, orders: Int) {
        self.skus = skus
        self.onHand = onHand
        self.reserved = reserved
        self.orders = orders
    }
}

/// Pieces of an order line in one warehouse: held there, or gone from there.
public struct LineSource: Sendable, Hashable {
    public let orderLineID: OrderLineID
    public let warehouse: Warehouse
    /// Held, waiting to be shipped.
    public var waiting: Int
    /// Left in a parcel.
    public var shipped: Int
}
