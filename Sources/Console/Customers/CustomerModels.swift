import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// People who buy, as far as staff looked for them.
struct CustomerListModel: Sendable {
    let page: CustomerPage
    let spending: [UserID: [Spending]]
    let filter: CustomerFilter
    /// What the list can be narrowed to.
    let groups: [CustomerGroup]
    let state: FormState

    var customers: Page<Profile> { page.customers }
}

/// One customer with everything about it.
struct CustomerModel: Sendable {
    /// So many of the orders that were placed without the account are listed.
    static let guestOrderLimit = 20

    let customer: Profile
    let spending: [Spending]
    let orders: Page<OrderSummary>
    /// With the same phone or e-mail address, without the account.
    let ofGuests: OrdersOfGuests
    let addresses: [SavedAddress]
    let notes: [Note]
    /// All of the shop, for who puts the customer into one.
    let groups: [CustomerGroup]
    let memberships: [CustomerGroupID]
    let hasSecondFactor: Bool
    /// Of those who noted something.
    let names: Names
    /// Whether personal data stand here without masks.
    let isShown: Bool
    let state: FormState
    let key: String
}
