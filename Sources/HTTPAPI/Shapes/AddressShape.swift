import Identity
import Kernel
import Orders
import WebRuntime

/// Where a parcel goes.
enum AddressShape {
    static let example = JSON(
        finished: """
            {"name":"李雷","phone":"13800138000","country":"CN","province":"广东省","city":"东莞市","district":"",\
            "line1":"南城街道 1 号"}
            """)

    private static let fields = shape(place: text)

    /// - Parameter place: what province, city and street are.
    private static func shape(place: (AddressField) -> Schema) -> Schema {
        .object([
            "name": text(.name), "phone": text(.phone),
            "country": .string(pattern: "^[A-Z]{2}$").nullable().optional(),
            "province": place(.province), "city": place(.city),
            "district": text(.district).nullable().optional(),
            "region_code": text(.regionCode).nullable().optional(),
            "line1": place(.line1), "line2": text(.line2).nullable().optional(),
            "postal_code": text(.postalCode).nullable().optional(),
        ])
    }

    private static func text(_ field: AddressField) -> Schema {
        .string(minimum: field.length.lowerBound, maximum: field.length.upperBound)
    }

    /// An order's: who picks the goods up needs no place.
    static let schema = shape { field in
        .string(minimum: 0, maximum: field.length.upperBound).optional().described("Not needed for `pickup`.")
    }.example(example)

    /// One of an address book.
    static let savedSchema = fields.adding(["id": .id(AddressTag.self), "is_default": .boolean, "version": .integer])

    /// What a new one of an address book is made from.
    static let newSchema = fields.adding(["is_default": .boolean.nullable().optional()])

    static func write(_ json: inout JSONObject, _ address: Address) {
        json.set("name", address.name)
        json.set("phone", address.phone)
        json.set("country", address.country)
        json.set("province", address.province)
        json.set("city", address.city)
        json.set("district", address.district)
        json.set("region_code", address.regionCode)
        json.set("line1", address.line1)
        json.set("line2", address.line2)
        json.set("postal_code", address.postalCode)
    }

    static func write(_ json: inout JSONObject, _ saved: SavedAddress) {
        json.set("id", saved.id)
        json.set("is_default", saved.isDefault)
        json.set("version", saved.version)
        json.set("name", saved.address.name)
        json.set("phone", saved.address.phone)
        json.set("country", saved.address.country)
        json.set("province", saved.address.province)
        json.set("city", saved.address.city)
        json.set("district", saved.address.district)
        json.set("region_code", saved.address.regionCode)
        json.set("line1", saved.address.line1)
        json.set("line2", saved.address.line2)
        json.set("postal_code", saved.address.postalCode)
    }

    /// An order's address; the order checks it.
    static func read(_ input: JSONInput) throws(InputError) -> Address {
        func required(_ field: AddressField) throws(InputError) -> String {
            try input.string(field.rawValue, length: field.length)
        }
        func optional(_ field: AddressField) throws(InputError) -> String? {
            try input.optionalString(field.rawValue, length: field.length)
        }
        func place(_ field: AddressField) throws(InputError) -> String {
            try input.optionalString(field.rawValue, length: 0...field.length.upperBound) ?? ""
        }
        return Address(
            name: try required(.name), phone: try required(.phone), country: try optional(.country) ?? "CN",
            province: try place(.province), city: try place(.city), district: try optional(.district) ?? "",
            regionCode: try optional(.regionCode), line1: try place(.line1), line2: try optional(.line2),
            postalCode: try optional(.postalCode))
    }

    /// An entry of an address book; what is not named stays as it was.
    static func read(_ input: JSONInput, changing old: PostalAddress? = nil) throws(InputError) -> PostalAddress {
        func required(_ field: AddressField, _ old: String?) throws(InputError) -> String {
            if let old, !input.has(field.rawValue) { return old }
            return try input.string(field.rawValue, length: field.length)
        }
        func optional(_ field: AddressField, _ old: String?, _ standard: String = "") throws(InputError) -> String {
            if let old, !input.has(field.rawValue) { return old }
            return try input.optionalString(field.rawValue, length: field.length) ?? standard
        }
        return try PostalAddress(
            name: try required(.name, old?.name), phone: try required(.phone, old?.phone),
            country: try optional(.country, old?.country, "CN"), province: try required(.province, old?.province),
            city: try required(.city, old?.city), district: try optional(.district, old?.district),
            regionCode: try optional(.regionCode, old?.regionCode), line1: try required(.line1, old?.line1),
            line2: try optional(.line2, old?.line2), postalCode: try optional(.postalCode, old?.postalCode))
    }
}

/// What the receipt (发票) is made out to.
enum InvoiceShape {
    static let schema = Schema.object([
        "kind": .enumeration(Invoice.Kind.self), "title": .string(minimum: 1, maximum: Invoice.textLimit),
        "tax_number": .string(maximum: Invoice.textLimit).nullable().optional().described(
            "Companies must give it: 15 to 20 letters and digits."),
        "email": .string(maximum: Invoice.textLimit).nullable().optional(),
    ]).example(JSON(finished: #"{"kind":"company","title":"某某公司","tax_number":"91110000000000000X"}"#))

    static func write(_ json: inout JSONObject, _ invoice: Invoice) {
        json.set("kind", invoice.kind.rawValue)
        json.set("title", invoice.title)
        json.set("tax_number", invoice.taxNumber)
        json.set("email", invoice.email)
    }

    static func read(_ input: JSONInput) throws(InputError) -> Invoice {
        Invoice(
            kind: try input.choice("kind"), title: try input.string("title"),
            taxNumber: try input.optionalString("tax_number"), email: try input.optionalString("email"))
    }
}
