import Delivery
import Identity
import Kernel
import Orders
import WebRuntime

/// Somebody's own profile.
struct AccountModel: Sendable {
    enum Form: Sendable {
        case profile, password
    }

    /// So many of the newest orders are counted.
    static let countedOrders = 200

    let profile: Profile
    /// Nobody is asked for a password that never was.
    let hasPassword: Bool
    /// Orders that somebody waits for, by where they stand; none of those without any.
    let counts: [OrderGroup: Int]
    let forms: FormStates<Form>

    /// What is over is nobody's to do: it is not counted.
    static func counts(_ states: [OrderState: Int]) -> [OrderGroup: Int] {
        var counts: [OrderGroup: Int] = [:]
        for group in [OrderGroup.unpaid, .sending, .arriving] {
            let count = group.states.reduce(0) { $0 + states[$1, default: 0] }
            if count > 0 { counts[group] = count }
        }
        return counts
    }
}

/// Somebody's address book with the form for one more.
struct AddressBookModel: Sendable {
    let addresses: [SavedAddress]
    /// What was just taken out of it, to be put back.
    let deleted: SavedAddress?
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
