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
    /// Longer names of carriers are refused.
    public static let textLimit = 100

    public let id: ParcelID
    public let orderID: OrderID
    /// Grows with every correction: the `If-Match` of the parcel. Arriving leaves it.
    public var version: Int
    public var carrier: String
    public var trackingNumber: String
    /// What it left under: whoever sends the file again in which it stood knows no correction.
    public let firstCarrier: String
    public let firstTrackingNumber: String
    public var state: ParcelState
    public let shippedAt: Timestamp
    public var deliveredAt: Timestamp?
    public let lines: [ParcelLine]

    /// Whether the buyer picks it up.
    public var isPickup: Bool { carrier.isEmpty }

    /// Whether it goes, or left, with this carrier under this number.
    public func isNamed(_ carrier: String, _ trackingNumber: String) -> Bool {
        (self.carrier, self.trackingNumber) == (carrier, trackingNumber)
            || (firstCarrier, firstTrackingNumber) == (carrier, trackingNumber)
    }

    /// Whether carrier and number can be corrected: it is under way with somebody.
    public var isCorrectable: Bool { state == .shipped && !isPickup }

    /// - Parameter first: what it left under; nil where that was never corrected.
    public init(
        id: ParcelID, orderID: OrderID, version: Int = 1, carrier: String, trackingNumber: String,
        first: (carrier: String, trackingNumber: String)? = nil, state: ParcelState,
        shippedAt: Timestamp, deliveredAt: Timestamp?, lines: [ParcelLine]
    ) {
        self.id = id
        self.orderID = orderID
        self.version = version
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        (firstCarrier, firstTrackingNumber) = first ?? (carrier, trackingNumber)
        self.state = state
        self.shippedAt = shippedAt
        self.deliveredAt = deliveredAt
        self.lines = lines
    }

    /// What the name of a carrier must be.
    public static let carrierRule = TextRule(field: "carrier", length: 1...textLimit)
}

public enum DeliveryError: ExpectedError, Equatable {
    case parcelNotFound
    case alreadyDelivered
    /// It is picked up: there is no carrier that could be another one.
    case notSent
    /// It was corrected since it was read.
    case stale

    public var kind: ErrorKind {
        switch self {
        case .parcelNotFound: .notFound
        case .alreadyDelivered, .notSent: .conflict
        case .stale: .stale
        }
    }

    public var code: String {
        switch self {
        case .parcelNotFound: "not_found"
        case .alreadyDelivered: "already_delivered"
        case .notSent: "parcel_not_sent"
        case .stale: "stale_version"
        }
    }

    public var detail: String {
        switch self {
        case .parcelNotFound: "There is no such parcel."
        case .alreadyDelivered: "This parcel arrived already."
        case .notSent: "What is picked up has no carrier and no tracking number."
        case .stale: "The parcel was corrected since it was read."
        }
    }
}
