import Database
import Kernel
import WebRuntime

/// A line of the audit log, as this surface names it.
enum AuditEntryTag: IDTag { static let prefix = "aud" }

/// Who did what to which thing, and when.
enum AuditEntryShape {
    static let schema = Schema.object([
        "id": .id(AuditEntryTag.self), "at": .timestamp,
        "actor": .string.described("A person's id, `guest`, or a part of the program."),
        "action": .string.described("In the past: `price_changed`."),
        "subject": .string.described("The id of the thing."),
        "details": .string.described("Before and after in a few words; never secrets or personal data."),
        "request_id": .string.nullable().described("Null where the program acted by itself."),
    ]).example(
        JSON(
            finished: """
                {"id":"aud_1M5V8KZ3QX0G7","at":"2026-11-20T06:05:00.000Z","actor":"usr_1M5V8KZ3QX0G7",\
                "action":"stock_transferred","subject":"sku_1M5V8KZ3QX0G7","details":"4: SH1 to BJ1",\
                "request_id":"r-1M5V8KZ3QX0G7"}
                """))

    static func write(_ json: inout JSONObject, _ entry: AuditEntry) {
        json.set("id", ID<AuditEntryTag>(entry.id))
        json.set("at", entry.at)
        json.set("actor", entry.actor)
        json.set("action", entry.action)
        json.set("subject", entry.subject)
        json.set("details", entry.details)
        json.set("request_id", entry.requestID)
    }
}
