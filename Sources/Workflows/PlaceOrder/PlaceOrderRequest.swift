public import Database
public import Kernel
public import Orders

/// What a buyer confirms: the cart at the version and total that the page showed, and where it goes.
public struct PlaceOrderRequest: Sendable {
    public let cartID: CartID
    public let cartVersion: Int
    public let expectedTotalMinor: Int64
    public let buyer: Buyer
    public let address: Address
    public let delivery: DeliveryOption
    /// A guest's e-mail or phone.
    public let contact: String?
    public let invoice: Invoice?
    public let note: String
    public let claim: IdempotencyKey
    /// Makes the answer that is stored with the order and given to every repetition.
    public let render: @Sendable (Result<Order, OrderError>) -> RememberedAnswer

    /// The one operation under which keys are kept, whichever surface they come through: a batch looks up its own.
    public static let operation = "place_order"
    /// Longer notes are refused.
    public static let noteLimit = 500
    static let contactLimit = 200

    public init(
        cartID: CartID, cartVersion: Int, expectedTotalMinor: Int64, buyer: Buyer, address: Address,
        delivery: DeliveryOption, contact: String?, invoice: Invoice?, note: String, claim: IdempotencyKey,
        render: @escaping @Sendable (Result<Order, OrderError>) -> RememberedAnswer
    ) {
        self.cartID = cartID
        self.cartVersion = cartVersion
        self.expectedTotalMinor = expectedTotalMinor
        self.buyer = buyer
        self.address = address
        self.delivery = delivery
        self.contact = contact
        self.invoice = invoice
        self.note = note
        self.claim = IdempotencyKey(
            principal: claim.principal, operation: Self.operation, key: claim.key, requestHash: claim.requestHash)
        self.render = render
    }

    func validate() throws {
        try address.validate()
        try invoice?.validate()
        guard note.count <= Self.noteLimit, !note.utf8.contains(0) else {
            throw InputError.invalid(field: "note", reason: "at most \(Self.noteLimit) characters.")
        }
        if case .guest = buyer {
            guard let contact, !contact.allSatisfy(\.isWhitespace) else { throw OrderError.contactMissing }
        }
        guard (contact ?? "").count <= Self.contactLimit, !(contact ?? "").utf8.contains(0) else {
            throw InputError.invalid(field: "contact", reason: "at most \(Self.contactLimit) characters.")
        }
    }
}

/// What a batch says to each of its requests.
typealias PlaceOrderAnswer = Result<RememberedAnswer, IdempotencyError>
