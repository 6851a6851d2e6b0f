import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// The caller's own second factor.
extension HTTPAPI {
    var secondFactorCalls: [Endpoint] {
        [showSecondFactor, beginSecondFactor, confirmSecondFactor, renewRecoveryCodes, removeSecondFactor]
    }

    /// Digits of the app or a recovery code are shorter, however they are written.
    static let totpLimit = 50
    private static let path = "\(root)/me/second-factor"
    private static let digits = Endpoint.Body.json(
        .object(["totp": .string(minimum: 1, maximum: totpLimit)]), example: JSON(finished: #"{"totp":"287082"}"#))
    private static let codes = Schema.object([
        "recovery_codes": .array(.string).described("Each is good for one sign-in; they are told once.")
    ])
    private static let wrong = ["missing", "second_factor_wrong"]

    private static func told(_ codes: [String]) -> JSON {
        .object { $0.set("recovery_codes", codes) }
    }

    private static func code(_ call: APICall) throws -> String {
        try call.body.string("totp", length: 1...totpLimit)
    }

    private static func session(_ call: APICall) throws -> SessionID {
        guard let session = call.sessionID else { throw AccessError.unauthenticated }
        return session
    }

    private var showSecondFactor: Endpoint {
        Endpoint(
            .get, Self.path, operation: "show_second_factor", access: .permission(.profileManage),
            summary: "Whether signing in takes an authenticator app as well.",
            successes: [.init(200, "The second factor.", .component("SecondFactor"))]
        ) { [identity] call in
            .ok(.object(try await identity.secondFactor(of: try call.userID()), as: SecondFactorShape.write))
        }
    }

    private var beginSecondFactor: Endpoint {
        Endpoint(
            .post, Self.path, operation: "begin_second_factor", access: .permission(.profileManage),
            summary: "Begin to set it up: a fresh secret for an authenticator app (TOTP, RFC 6238).",
            body: .json(
                .object([
                    "current_password": .string.nullable().optional().described("Of whoever has one.")
                ]),
                example: JSON(finished: #"{"current_password":"correct horse battery"}"#)),
            successes: [
                .init(
                    201, "The secret; it counts once it is confirmed.",
                    .object([
                        "secret": .string.described("Base 32."),
                        "uri": .string.described("What a QR code for authenticator apps holds."),
                    ]))
            ],
            refusals: [
                409: ["second_factor_state"], 422: ["missing", "wrong_password"], 429: Self.throttled,
                503: ["sign_in_busy"],
            ]
        ) { [identity, shop] call in
            let setup = try await identity.beginSecondFactor(
                of: try call.userID(), in: try Self.session(call),
                password: try call.body.optionalString("current_password"))
            let name = shop.settings.shopName
            return .created(
                .object { json in
                    json.set("secret", setup.secret)
                    json.set("uri", setup.uri(issuer: name.isEmpty ? "Zhanggui" : name))
                })
        }
    }

    private var confirmSecondFactor: Endpoint {
        Endpoint(
            .post, "\(Self.path)/confirmation", operation: "confirm_second_factor",
            access: .permission(.profileManage),
            summary: "End setting it up with the app's first digits. All other sessions end.", body: Self.digits,
            successes: [.init(200, "It is on.", Self.codes)],
            refusals: [422: Self.wrong, 429: Self.throttled]
        ) { [identity] call in
            .ok(
                Self.told(
                    try await identity.confirmSecondFactor(
                        of: try call.userID(), code: try Self.code(call), keeping: try Self.session(call),
                        by: call.caller)))
        }
    }

    private var renewRecoveryCodes: Endpoint {
        Endpoint(
            .post, "\(Self.path)/recovery-codes", operation: "renew_recovery_codes",
            access: .permission(.profileManage), summary: "Fresh recovery codes in place of all that there were.",
            body: Self.digits, successes: [.init(200, "The codes.", Self.codes)],
            refusals: [422: Self.wrong, 429: Self.throttled]
        ) { [identity] call in
            .ok(
                Self.told(
                    try await identity.renewRecoveryCodes(
                        of: try call.userID(), code: try Self.code(call), by: call.caller)))
        }
    }

    private var removeSecondFactor: Endpoint {
        Endpoint(
            .post, "\(Self.path)/removal", operation: "remove_second_factor", access: .permission(.profileManage),
            summary: "Take it away. All other sessions end, and this one of staff who have to have one.",
            body: Self.digits, successes: [.init(204, "It is off.")],
            refusals: [422: Self.wrong, 429: Self.throttled]
        ) { [identity] call in
            guard case .user(let user, let role, let session, _) = call.context.principal else {
                throw AccessError.unauthenticated
            }
            try await identity.removeSecondFactor(
                of: user, role: role, code: try Self.code(call), keeping: session, by: call.caller)
            return .noContent
        }
    }
}

/// Whether signing in takes an authenticator app as well.
enum SecondFactorShape {
    static let schema = Schema.object([
        "on": .boolean, "since": .timestamp.nullable(), "recovery_codes_left": .integer,
    ]).example(JSON(finished: #"{"on":true,"since":"2026-11-20T06:05:00.000Z","recovery_codes_left":10}"#))

    static func write(_ json: inout JSONObject, _ factor: SecondFactor) {
        json.set("on", factor.isOn)
        json.set("since", factor.since)
        json.set("recovery_codes_left", factor.recoveryCodesLeft)
    }
}
