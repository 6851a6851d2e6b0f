import Identity
import Kernel
import WebRuntime

/// Customers whom the shop treats alike.
enum CustomerGroupShape {
    static let schema = Schema.object([
        "id": .id(CustomerGroupTag.self), "name": .string, "note": .string.described("Only staff see it."),
        "customers": .integer.described(
            "How many are in it; in the list of groups counted up to \(CustomerGroup.countLimit)."),
        "version": .integer, "created_at": .timestamp,
    ]).example(
        JSON(
            finished: """
                {"id":"grp_1M5V8KZ3QX0G7","name":"批发客户","note":"满 50 件起订","customers":12,"version":1,\
                "created_at":"2026-11-20T06:05:00.000Z"}
                """))

    static func write(_ json: inout JSONObject, _ group: CustomerGroup, customers: Int) {
        json.set("id", group.id)
        json.set("name", group.name)
        json.set("note", group.note)
        json.set("customers", customers)
        json.set("version", group.version)
        json.set("created_at", group.createdAt)
    }

    static func json(_ group: CustomerGroup, customers: Int) -> JSON {
        .object { write(&$0, group, customers: customers) }
    }
}
