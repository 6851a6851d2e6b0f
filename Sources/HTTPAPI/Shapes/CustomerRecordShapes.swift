import Identity
import Kernel
import Orders
import WebRuntime

/// A customer as staff see one in a list: behind masks, unless they asked for more and the audit log says so.
enum CustomerRecordShape {
    static let schema = Schema.object([
        "id": .id(UserTag.self), "name": .string.described("`王*` behind its mask; may be empty."),
        "email": .string.nullable().described("`l***@example.com` behind its mask."),
        "phone": .string.nullable().described("`+86138****8000` behind its mask."),
        "masked": .boolean.described("Whether personal data stand behind masks here."),
        "state": .enumeration(UserState.self), "created_at": .timestamp,
        "spending": .array(.object(["orders": .integer, "spent": .money, "last_at": .timestamp])).described(
            "Orders whose money came in, less what was refunded of them: one for each currency."),
    ]).example(JSON(finished: "{\(start)\(end)}"))

    fileprivate static let start = """
        "id":"usr_1M5V8KZ3QX0G7","name":"李*","email":"l***@example.com","phone":"+86138****8000","masked":true,\
        "state":"active","created_at":"2026-11-20T06:05:00.000Z",
        """
    fileprivate static let end = """
        "spending":[{"orders":2,"spent":{"amount":5598,"currency":"CNY"},"last_at":"2026-11-20T06:05:00.000Z"}]
        """

    static func write(_ json: inout JSONObject, _ person: Profile, _ spending: [Spending], isShown: Bool = false) {
        json.set("id", person.id)
        json.set("name", isShown ? person.name : Mask.name(person.name))
        json.set("email", isShown ? person.email : person.email.map(Mask.email))
        json.set("phone", isShown ? person.phone : person.phone.map(Mask.phone))
        json.set("masked", !isShown)
        json.set("state", person.state.rawValue)
        json.set("created_at", person.createdAt)
        json.array("spending", spending) { json, one in
            json.set("orders", one.orders)
            json.set("spent", one.spent)
            json.set("last_at", one.lastAt)
        }
    }
}

/// One customer with what the shop knows beside orders and notes.
struct CustomerFile: Sendable {
    let person: Profile
    let spending: [Spending]
    let groups: [CustomerGroupID]
    let addresses: [SavedAddress]
    let hasSecondFactor: Bool
}

enum CustomerFileShape {
    static let schema = CustomerRecordShape.schema.adding([
        "groups": .array(.id(CustomerGroupTag.self)), "second_factor": .boolean,
        "addresses": .array(.component("Address")).described(
            "The address book; behind masks without street, number and postal code."),
    ]).example(
        JSON(
            finished: """
                {\(CustomerRecordShape.start)\(CustomerRecordShape.end),"groups":["grp_1M5V8KZ3QX0G7"],\
                "second_factor":false,"addresses":[{"name":"李*","phone":"138****8000","country":"CN",\
                "province":"广东省","city":"东莞市","district":"","region_code":null,"line1":"****","line2":null,\
                "postal_code":null}]}
                """))

    static func write(_ json: inout JSONObject, _ file: CustomerFile, isShown: Bool) {
        CustomerRecordShape.write(&json, file.person, file.spending, isShown: isShown)
        json.set("groups", file.groups)
        json.set("second_factor", file.hasSecondFactor)
        json.array("addresses", file.addresses) { write(&$0, $1.address, isShown: isShown) }
    }

    private static func write(_ json: inout JSONObject, _ address: PostalAddress, isShown: Bool) {
        func shown(_ text: String) -> String? { isShown && !text.isEmpty ? text : nil }
        json.set("name", isShown ? address.name : Mask.name(address.name))
        json.set("phone", isShown ? address.phone : Mask.phone(address.phone))
        json.set("country", address.country)
        json.set("province", address.province)
        json.set("city", address.city)
        json.set("district", address.district)
        json.set("region_code", address.regionCode.isEmpty ? nil : address.regionCode)
        json.set("line1", isShown ? address.line1 : Mask.hidden)
        json.set("line2", shown(address.line2))
        json.set("postal_code", shown(address.postalCode))
    }
}

/// What staff noted for other staff.
enum NoteShape {
    static let schema = Schema.object([
        "id": .id(NoteTag.self), "at": .timestamp, "by": .string.described("The id of who noted it."),
        "note": .string.described("Customers never see it."),
    ]).example(
        JSON(
            finished: """
                {"id":"nte_1M5V8KZ3QX0G7","at":"2026-11-20T06:05:00.000Z","by":"usr_1M5V8KZ3QX0G7",\
                "note":"要求周末送货"}
                """))

    static func write(_ json: inout JSONObject, _ note: Note) {
        json.set("id", note.id)
        json.set("at", note.at)
        json.set("by", note.by)
        json.set("note", note.text)
    }
}
