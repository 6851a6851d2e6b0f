import Identity
import Kernel
import Orders
import WebRuntime

/// People who buy, as far as staff looked for them.
struct CustomerListModel: Sendable {
    let customers: Page<Profile>
    let spending: [UserID: [Spending]]
    let filter: CustomerListFilter
    /// What the list can be narrowed to.
    let groups: [CustomerGroup]
    /// Whether more fit than are shown.
    let isCut: Bool
    let state: FormState
}

/// One customer with everything about it.
struct CustomerModel: Sendable {
    let customer: Profile
    let spending: [Spending]
    let orders: Page<OrderSummary>
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
