import HTTPTypes
import Identity
import Kernel
import WebRuntime

// Registering, signing in and staying signed in.
extension HTTPAPI {
    var accountCalls: [Endpoint] {
        [sendVerificationCode, registerCustomer, signIn, refreshSession, signOut]
    }

    private static let account: Schema = .object([
        "email": .string(maximum: 254).nullable().optional(), "phone": .string(maximum: 50).nullable().optional(),
        "password": .string(maximum: passwordLimit).nullable().optional(),
        "code": .string(maximum: codeLimit).nullable().optional().described("From verification-codes, for a phone."),
    ])
    private static let codeLimit = 10
    /// Longer ones are refused before they cost anything.
    private static let passwordLimit = 500
    static let throttled = ["throttled", "rate_limited"]

    private var sendVerificationCode: Endpoint {
        Endpoint(
            .post, "\(Self.root)/verification-codes", operation: "send_verification_code", access: .public,
            summary: "Send six digits to a phone.",
            body: .json(
                .object([
                    "phone": .string(minimum: 1, maximum: 50), "purpose": .enumeration(CodePurpose.self),
                ]), example: JSON(finished: #"{"phone":"13800138000","purpose":"sign_in"}"#)),
            successes: [.init(202, "On its way.", .object(["expires_in": .integer, "resend_after": .integer]))],
            refusals: [422: ["invalid_phone", "missing"], 429: Self.throttled, 503: ["code_not_sent"]]
        ) { [identity] call in
            let purpose: CodePurpose = try call.body.choice("purpose")
            let receipt = try await identity.requestCode(
                phone: try call.body.string("phone"), purpose: purpose.verification, from: call.origin)
            let body = JSON.object { json in
                json.set("expires_in", receipt.expiresInSeconds)
                json.set("resend_after", receipt.resendAfterSeconds)
            }
            return APIAnswer(status: 202, body: body)
        }
    }

    private var registerCustomer: Endpoint {
        Endpoint(
            .post, "\(Self.root)/customers", operation: "register_customer", access: .public,
            summary: "Open an account and sign in: e-mail and password, or phone and code (and password).",
            body: .json(
                Self.account.adding(["name": .string(maximum: 50).nullable().optional()]),
                example: JSON(finished: #"{"email":"li@example.com","password":"correct horse battery","name":"Li"}"#)),
            successes: [.init(201, "Registered.", TokensShape.schema.adding(["customer": .component("Customer")]))],
            refusals: [
                409: ["account_exists"], 429: Self.throttled, 503: ["sign_in_busy"],
                422: ["weak_password", "invalid_email", "invalid_phone", "invalid_name", "code_wrong", "missing"],
            ]
        ) { [identity] call in
            let person = try await identity.register(
                try Self.registration(call.body), name: try call.body.optionalString("name") ?? "", from: call.origin)
            return .created(
                .object { json in
                    json.set("customer", person.user, as: CustomerShape.write)
                    TokensShape.write(&json, person.tokens)
                })
        }
    }

    private static func registration(_ body: JSONInput) throws -> Registration {
        let (password, code) = (try body.optionalString("password"), try Self.code(body))
        switch (try body.optionalString("email"), try body.optionalString("phone")) {
        case (let email?, nil): return .email(email, password: try body.string("password"))
        case (nil, let phone?):
            guard let code else { throw InputError.missing(field: "code") }
            return .phone(phone, code: code, password: password)
        case (nil, nil): throw InputError.missing(field: "email")
        case (.some, .some): throw APIError.ambiguous(field: "phone", reason: "An e-mail or a phone, not both.")
        }
    }

    private var signIn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/sessions", operation: "sign_in", access: .public,
            summary: "Sign in: e-mail or phone and password, or phone and code.",
            body: .json(
                Self.account.adding([
                    "totp": .string(maximum: Self.totpLimit).nullable().optional()
                        .described("Of whoever has a second factor: the digits of the app, or a recovery code.")
                ]),
                example: JSON(finished: #"{"email":"li@example.com","password":"correct horse battery"}"#)),
            successes: [.init(200, "Signed in.", .component("Tokens"))],
            refusals: [
                401: ["invalid_credentials", "no_account", "second_factor_required"], 403: ["second_factor_missing"],
                422: ["code_wrong", "invalid_phone", "missing", "second_factor_wrong"],
                429: Self.throttled,
                503: ["sign_in_busy"],
            ]
        ) { [identity] call in
            let person = try await identity.signIn(
                try Self.credentials(call.body),
                secondFactor: try call.body.optionalString("totp", length: 0...Self.totpLimit), from: call.origin)
            return .ok(.object(person.tokens, as: TokensShape.write))
        }
    }

    private static func code(_ body: JSONInput) throws -> String? {
        try body.optionalString("code", length: 0...codeLimit)
    }

    private static func credentials(_ body: JSONInput) throws -> Credentials {
        let code = try Self.code(body)
        switch (try body.optionalString("email"), try body.optionalString("phone")) {
        case (let email?, nil): return .emailPassword(email: email, password: try body.string("password"))
        case (nil, let phone?):
            if let code { return .phoneCode(phone: phone, code: code) }
            return .phonePassword(phone: phone, password: try body.string("password"))
        case (nil, nil): throw InputError.missing(field: "email")
        case (.some, .some): throw APIError.ambiguous(field: "phone", reason: "An e-mail or a phone, not both.")
        }
    }

    private var refreshSession: Endpoint {
        Endpoint(
            .post, "\(Self.root)/sessions/refresh", operation: "refresh_session", access: .public,
            summary: "A new pair of tokens; a refresh token that comes a second time ends the whole session.",
            body: .json(
                .object(["refresh_token": .string(minimum: 1, maximum: 100)]),
                example: JSON(finished: #"{"refresh_token":"9x…43 digits"}"#)),
            successes: [.init(200, "Refreshed.", .component("Tokens"))],
            refusals: [401: ["invalid_token"], 422: ["missing"]]
        ) { [identity] call in
            let person = try await identity.refresh(try call.body.string("refresh_token"))
            return .ok(.object(person.tokens, as: TokensShape.write))
        }
    }

    private var signOut: Endpoint {
        Endpoint(
            .delete, "\(Self.root)/sessions/current", operation: "sign_out",
            access: .permission(.profileManage), summary: "End this session.",
            successes: [.init(204, "Ended.")]
        ) { [identity] call in
            if let session = call.sessionID { try await identity.signOut(session) }
            return .noContent
        }
    }
}

/// What a program asks a code for; passwords are reset on a page.
private enum CodePurpose: String, CaseIterable {
    case register
    case signIn = "sign_in"

    var verification: VerificationPurpose {
        switch self {
        case .register: .register
        case .signIn: .signIn
        }
    }
}
