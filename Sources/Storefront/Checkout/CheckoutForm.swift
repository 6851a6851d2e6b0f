import Database
import Delivery
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// What the checkout's form says, as the use case takes it.
struct CheckoutForm {
    private let form: FormFields
    private let buyer: Buyer
    private let claim: IdempotencyKey
    private let divisions: Divisions
    /// The address of the book that was chosen; nil for one that is typed.
    private let saved: PostalAddress?

    /// The field that holds the id of an address of the book; empty for a new one.
    static let savedField = "saved_address"
    /// The field that asks to keep a new one.
    static let keepField = "keep_address"

    /// - Parameter addresses: the buyer's book; what is in none is typed.
    init(
        _ form: FormFields, in divisions: Divisions, buyer: Buyer, claim: IdempotencyKey, addresses: [SavedAddress]
    ) {
        self.form = form
        self.divisions = divisions
        self.buyer = buyer
        self.claim = claim
        saved = Self.chosen(form.trimmed(Self.savedField), of: addresses)?.address
    }

    static func chosen(_ id: String, of addresses: [SavedAddress]) -> SavedAddress? {
        addresses.first { $0.id.description == id }
    }

    /// - Throws: `InputErrors` for what is wrong with what people typed, all of it at once; `InputError` for what
    ///   cannot be read. The use case checks again.
    func request() throws -> PlaceOrderRequest {
        let wrong = saved == nil ? form.addressErrors(in: divisions, prefix: "address.", spared: spared) : []
        if let errors = InputErrors(wrong + contactErrors) { throw errors }
        let delivery: DeliveryOption = try form.choice("delivery")
        return PlaceOrderRequest(
            cartID: try form.id("cart_id"), cartVersion: try form.integer("cart_version", 0...Int.max),
            expectedTotalMinor: Int64(try form.integer("expected_total", 0...Int.max)), buyer: buyer,
            address: try address(for: delivery), delivery: delivery,
            contact: try form.optional("contact"),
            invoice: try invoice(), note: try form.optional("note", atMost: PlaceOrderRequest.noteLimit) ?? "",
            claim: claim,
            render: { outcome in
                switch outcome {
                case .success(let order): Refusal.done(order.id.description)
                case .failure(let error): Refusal(error).answer
                }
            })
    }

    private var spared: Set<AddressField> {
        form.raw("delivery") == DeliveryOption.pickup.rawValue ? Address.notForPickup : []
    }

    private var contactErrors: [InputError] {
        let text = form.trimmed("contact")
        if text.isEmpty { if case .guest = buyer { return [.missing(field: "contact")] } else { return [] } }
        let isContact = EmailAddress(text) != nil || PhoneNumber(text) != nil
        return isContact ? [] : [.invalid(field: "contact", reason: .contact)]
    }

    /// The new address, to be kept in the book; nil where nobody asks for that, where it is in there, and where it is
    /// only half of one, for goods that are picked up.
    func addressToKeep(beside known: [SavedAddress]) -> PostalAddress? {
        guard saved == nil, form.isChecked(Self.keepField), let typed = try? typedAddress(),
            let place = try? PostalAddress(
                name: typed.name, phone: typed.phone, country: typed.country, province: typed.province,
                city: typed.city, district: typed.district, line1: typed.line1, line2: typed.line2 ?? "",
                postalCode: typed.postalCode ?? ""
            ).located(in: divisions)
        else { return nil }
        return known.contains { $0.address == place } ? nil : place
    }

    private func address(for delivery: DeliveryOption) throws -> Address {
        guard let saved else {
            let isTyped = form.raw("address.\(PlaceForm.typedField)") != nil
            return try typedAddress().located(in: divisions, for: delivery, needsDistrict: !isTyped)
        }
        // A code that was saved before there was a rule for it does not hold the order up: no parcel needs it.
        let hasCode =
            !saved.postalCode.isEmpty && AddressPostalCode.isPossible(saved.postalCode, in: saved.country)
        // Its place was looked up when it was saved.
        return Address(
            name: saved.name, phone: saved.phone, country: saved.country, province: saved.province, city: saved.city,
            district: saved.district, regionCode: saved.regionCode.isEmpty ? nil : saved.regionCode,
            line1: saved.line1, line2: saved.line2.isEmpty ? nil : saved.line2,
            postalCode: hasCode ? saved.postalCode : nil)
    }

    private func typedAddress() throws -> Address {
        Address(
            name: try form.required("address.name"), phone: try form.required("address.phone"),
            country: form.country(prefix: "address."), province: try form.optional("address.province") ?? "",
            city: form.city(of: PlaceForm(divisions: divisions, state: .typed(form), prefix: "address.")),
            district: try form.optional("address.district") ?? "", line1: try form.optional("address.line1") ?? "",
            line2: try form.optional("address.line2"), postalCode: try form.optional("address.postal_code"))
    }

    private func invoice() throws -> Invoice? {
        guard let kind: Invoice.Kind = try form.optionalChoice("invoice.kind") else { return nil }
        return Invoice(
            kind: kind, title: try form.required("invoice.title"),
            taxNumber: kind == .company ? try form.optional("invoice.tax_number") : nil,
            email: try form.optional("invoice.email"))
    }
}
