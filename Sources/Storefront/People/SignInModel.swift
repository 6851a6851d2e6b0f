import Identity
import WebRuntime

/// The two ways in, by e-mail and by phone, for signing in and for registering.
struct SignInModel: Sendable {
    let purpose: VerificationPurpose
    /// Where the visitor wanted to go.
    let next: String?
    let state: FormState
    /// Whether the phone's form asks for the code.
    let isCodeSent: Bool

    /// What stands in the form that was sent; the other form stays empty.
    var phoneState: FormState { isCodeSent ? state : .fresh() }
    var emailState: FormState { isCodeSent ? .fresh() : state }
}
