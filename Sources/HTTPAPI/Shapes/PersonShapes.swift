import Identity
import Kernel
import WebRuntime

/// A person as the person sees it.
enum CustomerShape {
    static let schema = Schema.object([
        "id": .id(UserTag.self), "email": .string.nullable(), "phone": .string.nullable(), "name": .string,
        "role": .enumeration(Role.self),
        "functions": .array(.enumeration(StaffFunction.self)).described(
            "What an operator works on, which narrows the rights; empty for everybody else."),
        "version": .integer, "created_at": .timestamp,
    ]).example(
        JSON(
            finished: """
                {"id":"usr_1M5V8KZ3QX0G7","email":"li@example.com","phone":null,"name":"Li","role":"shopper",\
                "functions":[],"version":1,"created_at":"2026-11-20T06:05:00.000Z"}
                """))

    static func write(_ json: inout JSONObject, _ person: Profile) {
        json.set("id", person.id)
        json.set("email", person.email)
        json.set("phone", person.phone)
        json.set("name", person.name)
        json.set("role", person.role.rawValue)
        json.set("functions", person.role.functions(person.functions).map(\.rawValue))
        json.set("version", person.version)
        json.set("created_at", person.createdAt)
    }
}

/// An access token and the refresh token that follows it.
enum TokensShape {
    static let schema = Schema.object([
        "access_token": .string, "refresh_token": .string.described("Good for one use."),
        "expires_in": .integer.described("Seconds that the access token lives."),
    ]).example(
        JSON(finished: #"{"access_token":"kJ…43 digits","refresh_token":"9x…43 digits","expires_in":1800}"#))

    static func write(_ json: inout JSONObject, _ tokens: TokenPair) {
        json.set("access_token", tokens.accessToken)
        json.set("refresh_token", tokens.refreshToken)
        json.set("expires_in", tokens.expiresInSeconds)
    }
}

/// A place where somebody is signed in.
enum SessionShape {
    static let schema = Schema.object([
        "id": .id(SessionTag.self), "kind": .enumeration(["api", "browser"]), "created_at": .timestamp,
        "used_at": .timestamp, "device": .string, "address": .string, "current": .boolean,
    ]).example(
        JSON(
            finished: """
                {"id":"ses_1M5V8KZ3QX0G7","kind":"api","created_at":"2026-11-20T06:05:00.000Z",\
                "used_at":"2026-11-20T06:05:00.000Z","device":"curl","address":"203.0.113.7","current":true}
                """))

    static func write(_ json: inout JSONObject, _ session: SessionSummary, current: SessionID?) {
        json.set("id", session.id)
        json.set("kind", session.kind.rawValue)
        json.set("created_at", session.createdAt)
        json.set("used_at", session.usedAt)
        json.set("device", session.device)
        json.set("address", session.address)
        json.set("current", session.id == current)
    }
}
