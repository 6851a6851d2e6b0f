public import Database
import Delivery
import Identity
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
    /// Longer contacts are refused.
    public static let contactLimit = 200

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

    /// The request as it is kept: its texts checked, without white space around them.
    ///
    /// - Parameter divisions: what its place is held against.
    func checked(in divisions: Divisions) throws -> PlaceOrderRequest {
        PlaceOrderRequest(
            cartID: cartID, cartVersion: cartVersion, expectedTotalMinor: expectedTotalMinor, buyer: buyer,
            address: try address.checked(for: delivery).located(in: divisions, for: delivery), delivery: delivery,
            contact: try checkedContact(),
            invoice: try checkedInvoice(),
            note: try TextRule(field: "note", length: 0...Self.noteLimit, allowsLines: true).checked(note),
            claim: claim, render: render)
    }

    private func checkedInvoice() throws -> Invoice? {
        let checked = try invoice?.checked()
        if let email = checked?.email, !email.isEmpty, EmailAddress(email) == nil {
            throw InputError.invalid(field: "invoice.email", reason: .email)
        }
        return checked
    }

    /// A guest can only be reached by it; whoever else gives one wants to be.
    private func checkedContact() throws -> String? {
        let text = try contact.map { try TextRule(field: "contact", length: 0...Self.contactLimit).checked($0) } ?? ""
        guard !text.isEmpty else {
            if case .guest = buyer { throw OrderError.contactMissing }
            return nil
        }
        guard EmailAddress(text) != nil || PhoneNumber(text) != nil else {
            throw InputError.invalid(field: "contact", reason: .contact)
        }
        return text
    }
}

/// What a batch says to each of its requests.
typealias PlaceOrderAnswer = Result<RememberedAnswer, IdempotencyError>
