public import Database
public import Kernel

/// How the buyer wants the goods.
public enum DeliveryOption: String, SQLEnumeration, CaseIterable {
    case standard, express, pickup
}

/// Where the goods go. Personal data.
public struct Address: Sendable, Hashable {
    public var name: String
    public var phone: String
    public var country: String
    public var province: String
    public var city: String
    /// Empty where a city has no districts (东莞, 中山).
    public var district: String
    public var regionCode: String?
    public var line1: String
    public var line2: String?
    public var postalCode: String?

    public init(
        name: String, phone: String, country: String = "CN", province: String, city: String, district: String,
        regionCode: String? = nil, line1: String, line2: String? = nil, postalCode: String? = nil
    ) {
        self.name = name
        self.phone = phone
        self.country = country
        self.province = province
        self.city = city
        self.district = district
        self.regionCode = regionCode
        self.line1 = line1
        self.line2 = line2
        self.postalCode = postalCode
    }

    /// What may stay empty of who picks the goods up: the name on the counter and a phone are enough.
    public static let notForPickup: Set<AddressField> = [.province, .city, .line1]

    /// The address without white space around its texts, by the rules of the address book.
    ///
    /// - Throws: `InputError` with the field as `address.<name>`.
    public func checked(for delivery: DeliveryOption) throws(InputError) -> Address {
        func required(_ field: AddressField, _ text: String) throws(InputError) -> String {
            if text.isEmpty, delivery == .pickup, Self.notForPickup.contains(field) { return "" }
            return try field.checked(text, prefix: "address.")
        }
        func optional(_ field: AddressField, _ text: String?) throws(InputError) -> String? {
            guard let text else { return nil }
            return try required(field, text)
        }
        let name = try required(.name, name)
        let country = try required(.country, country)
        let phone = try required(.phone, phone)
        try AddressPhone.check(phone, in: country, prefix: "address.")
        let postalCode = try optional(.postalCode, postalCode)
        try AddressPostalCode.check(postalCode ?? "", in: country, prefix: "address.")
        return Address(
            name: name, phone: phone, country: country, province: try required(.province, province),
            city: try required(.city, city), district: try required(.district, district),
            regionCode: try optional(.regionCode, regionCode), line1: try required(.line1, line1),
            line2: try optional(.line2, line2), postalCode: postalCode)
    }
}

/// What the receipt (发票) is made out to. Personal data.
public struct Invoice: Sendable, Hashable {
    public enum Kind: String, SQLEnumeration, CaseIterable {
        case personal, company
    }

    public let kind: Kind
    public let title: String
    public let taxNumber: String?
    public let email: String?

    public init(kind: Kind, title: String, taxNumber: String?, email: String?) {
        self.kind = kind
        self.title = title
        self.taxNumber = taxNumber
        self.email = email
    }

    /// Longer texts are refused.
    public static let textLimit = 200

    /// How long a tax number is: 18 for a 统一社会信用代码, 15 and 20 for the numbers before it.
    public static let taxNumberLength = 15...20

    /// The tax number as it is printed: without blanks, letters as capitals.
    private static func checked(taxNumber text: String) throws(InputError) -> String {
        let number = text.uppercased().filter { $0 != " " }
        let isNumber = number.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || ("A"..."Z").contains($0) }
        guard isNumber, taxNumberLength.contains(number.unicodeScalars.count) else {
            throw .invalid(field: "invoice.tax_number", reason: .taxNumber(taxNumberLength))
        }
        return number
    }

    /// The invoice without white space around its texts.
    ///
    /// - Throws: `InputError` with the field as `invoice.<name>`.
    public func checked() throws(InputError) -> Invoice {
        func optional(_ field: String, _ text: String?) throws(InputError) -> String? {
            guard let text else { return nil }
            return try TextRule(field: "invoice.\(field)", length: 0...Self.textLimit).checked(text)
        }
        let title = try TextRule(field: "invoice.title", length: 1...Self.textLimit).checked(title)
        var taxNumber = try optional("tax_number", taxNumber)
        if kind == .company, (taxNumber ?? "").isEmpty { throw .missing(field: "invoice.tax_number") }
        if let given = taxNumber, !given.isEmpty { taxNumber = try Self.checked(taxNumber: given) }
        return Invoice(kind: kind, title: title, taxNumber: taxNumber, email: try optional("email", email))
    }
}
