public import Database
public import Kernel

/// Parcels: what left, with whom, and whether it arrived; and the divisions of the country that addresses name.
public struct Delivery: Sendable {
    let database: Database
    let knownDivisions = KnownDivisions()

    public init(database: Database) {
        self.database = database
    }
}

/// Where a parcel is. The names are part of the API.
public enum ParcelState: String, SQLEnumeration, CaseIterable {
    case shipped, delivered, returned
}

public struct ParcelLine: Sendable, Hashable {
    public let id: ParcelLineID
    public let orderLineID: OrderLineID
    public let quantity: Int

    public init(id: ParcelLineID, orderLineID: OrderLineID, quantity: Int) {
        self.id = id
        self.orderLineID = orderLineID
        self.quantity = quantity
    }
}

/// Goods that left the shelf in one go. What a buyer picks up goes with no carrier and under no number: both are empty.
public struct Parcel: Sendable, Hashable {
    /// Longer names and numbers are refused.
    public static let textLimit = 100

    public let id: ParcelID
    public let orderID: OrderID
    public let carrier: String
    public let trackingNumber: String
    public var state: ParcelState
    public let shippedAt: Timestamp
    public var deliveredAt: Timestamp?
    public let lines: [ParcelLine]

    /// Whether the buyer picks it up.
    public var isPickup: Bool { carrier.isEmpty }

    public init(
        id: ParcelID, orderID: OrderID, carrier: String, trackingNumber: String, state: ParcelState,
        shippedAt: Timestamp, deliveredAt: Timestamp?, lines: [ParcelLine]
    ) {
        self.id = id
        self.orderID = orderID
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        self.state = state
        self.shippedAt = shippedAt
        self.deliveredAt = deliveredAt
        self.lines = lines
    }

    /// What the name of a carrier must be.
    public static let carrierRule = TextRule(field: "carrier", length: 1...textLimit)
    /// What the number of a parcel must be.
    public static let trackingNumberRule = TextRule(field: "tracking_number", length: 1...textLimit)
}

public enum DeliveryError: ExpectedError, Equatable {
    case parcelNotFound
    case alreadyDelivered

    public var kind: ErrorKind {
        switch self {
        case .parcelNotFound: .notFound
        case .alreadyDelivered: .conflict
        }
    }

    public var code: String {
        switch self {
        case .parcelNotFound: "not_found"
        case .alreadyDelivered: "already_delivered"
        }
    }

    public var detail: String {
        switch self {
        case .parcelNotFound: "There is no such parcel."
        case .alreadyDelivered: "This parcel arrived already."
        }
    }
}
