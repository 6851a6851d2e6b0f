import Delivery
import Identity
import Kernel
import WebRuntime

/// Somebody's own profile.
struct AccountModel: Sendable {
    enum Form: Sendable {
        case profile, password
    }

    let profile: Profile
    let forms: FormStates<Form>
}

/// Somebody's address book with the form for one more.
struct AddressBookModel: Sendable {
    let addresses: [SavedAddress]
    let divisions: Divisions
    let state: FormState
}

/// One address that is being changed.
struct AddressModel: Sendable {
    let id: AddressID
    /// The one that the form was made from.
    let version: String
    let isDefault: Bool
    let divisions: Divisions
    let state: FormState
}

/// Where somebody is signed in.
struct SessionListModel: Sendable {
    let sessions: [SessionSummary]
    let current: SessionID
}
