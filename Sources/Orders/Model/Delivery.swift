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

    static let lengthLimit = 200

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

    /// - Throws: `InputError` with the field as `address.<name>`.
    public func validate() throws(InputError) {
        let required = [("name", name), ("phone", phone), ("province", province), ("city", city), ("line1", line1)]
        for (field, value) in required where value.allSatisfy(\.isWhitespace) {
            throw .missing(field: "address.\(field)")
        }
        let all =
            required + [
                ("district", district), ("region_code", regionCode ?? ""), ("line2", line2 ?? ""),
                ("postal_code", postalCode ?? ""),
            ]
        for (field, value) in all {
            try value.checkText(field: "address.\(field)", limit: Self.lengthLimit)
        }
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw .invalid(field: "address.country", reason: "a two-letter country code in capitals.")
        }
        let digits = phone.unicodeScalars.filter { ("0"..."9").contains($0) }.count
        guard (5...20).contains(digits), phone.allSatisfy({ $0.isNumber || "+-() ".contains($0) }) else {
            throw .invalid(field: "address.phone", reason: "a phone number of 5 to 20 digits.")
        }
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

    /// - Throws: `InputError` with the field as `invoice.<name>`.
    public func validate() throws(InputError) {
        guard !title.allSatisfy(\.isWhitespace) else { throw .missing(field: "invoice.title") }
        for (field, value) in [("title", title), ("tax_number", taxNumber ?? ""), ("email", email ?? "")] {
            try value.checkText(field: "invoice.\(field)", limit: Address.lengthLimit)
        }
        if kind == .company, (taxNumber ?? "").isEmpty { throw .missing(field: "invoice.tax_number") }
    }
}

extension String {
    /// Length and U+0000, which PostgreSQL cannot store.
    func checkText(field: String, limit: Int) throws(InputError) {
        guard count <= limit else { throw .invalid(field: field, reason: "at most \(limit) characters.") }
        guard !utf8.contains(0) else { throw .invalid(field: field, reason: "no character U+0000.") }
    }
}
