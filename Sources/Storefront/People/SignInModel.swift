import Identity
import WebRuntime

/// The two ways in, by e-mail and by phone, for signing in and for registering.
struct SignInModel: Sendable {
    /// The tick without which nobody registers.
    static let termsField = "terms"
    /// The terms and the privacy policy of the help pages as they are now: raised with every change that people have to
    /// agree to, and kept with their agreement.
    static let termsVersion = "2026-11"

    enum Way: Sendable {
        case email, phone
    }

    enum Purpose: Sendable {
        case signIn, register

        /// What the phone's code is for.
        var code: VerificationPurpose {
            switch self {
            case .signIn: .signIn
            case .register: .register
            }
        }
    }

    /// How far the phone's form is.
    enum PhoneStep: String, Sendable {
        /// It asks for the phone.
        case phone
        /// It asks for the code, which has just been sent.
        case sent
        /// It asks for the code, once more.
        case code

        var asksForCode: Bool { self != .phone }
    }

    let purpose: Purpose
    /// Where the visitor wanted to go.
    let next: String?
    let forms: FormStates<Way>
    let phoneStep: PhoneStep
}
