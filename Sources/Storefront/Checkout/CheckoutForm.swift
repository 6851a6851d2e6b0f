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

    init(_ form: FormFields, in divisions: Divisions, buyer: Buyer, claim: IdempotencyKey) {
        self.form = form
        self.divisions = divisions
        self.buyer = buyer
        self.claim = claim
    }

    /// What the form shows before anything is typed.
    static func known(_ address: PostalAddress?) -> [String: String] {
        guard let address else { return [:] }
        return [
            "address.name": address.name, "address.phone": address.phone, "address.province": address.province,
            "address.city": address.city, "address.district": address.district, "address.line1": address.line1,
            "address.line2": address.line2, "address.postal_code": address.postalCode,
            "address.country": address.country == "CN" ? "" : address.country,
        ]
    }

    /// - Throws: `InputErrors` for what is wrong with what people typed, all of it at once; `InputError` for what
    ///   cannot be read. The use case checks again.
    func request() throws -> PlaceOrderRequest {
        if let errors = InputErrors(contactErrors + form.addressErrors(prefix: "address.", spared: spared)) {
            throw errors
        }
        let delivery: DeliveryOption = try form.choice("delivery")
        let isTyped = form.raw("address.\(PlaceForm.typedField)") != nil
        return PlaceOrderRequest(
            cartID: try form.id("cart_id"), cartVersion: try form.integer("cart_version", 0...Int.max),
            expectedTotalMinor: Int64(try form.integer("expected_total", 0...Int.max)), buyer: buyer,
            address: try address().located(in: divisions, for: delivery, needsDistrict: !isTyped), delivery: delivery,
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

    private func address() throws -> Address {
        Address(
            name: try form.required("address.name"), phone: try form.required("address.phone"),
            country: try form.optional("address.country") ?? "CN",
            province: try form.optional("address.province") ?? "", city: try form.optional("address.city") ?? "",
            district: try form.optional("address.district") ?? "", line1: try form.optional("address.line1") ?? "",
            line2: try form.optional("address.line2"), postalCode: try form.optional("address.postal_code"))
    }

    private func invoice() throws -> Invoice? {
        guard let kind: Invoice.Kind = try form.optionalChoice("invoice.kind") else { return nil }
        return Invoice(
            kind: kind, title: try form.required("invoice.title"), taxNumber: try form.optional("invoice.tax_number"),
            email: try form.optional("invoice.email"))
    }
}
