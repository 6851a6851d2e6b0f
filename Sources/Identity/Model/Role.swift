public import Database

/// What a signed-in person is to the shop. Exactly one each.
public enum Role: String, SQLEnumeration, CaseIterable {
    case shopper, `operator`, administrator, auditor

    /// Staff sign in to the console.
    public var isStaff: Bool { self != .shopper }
}

/// One right. Pages and API ask for these and never for a role.
public enum Permission: String, Sendable, CaseIterable {
    /// Own cart, orders, payments, returns, addresses.
    case shopBuy = "shop.buy"
    /// Own profile and sessions.
    case profileManage = "profile.manage"
    case ordersRead = "orders.read"
    case ordersManage = "orders.manage"
    case parcelsManage = "parcels.manage"
    case returnsManage = "returns.manage"
    case refundsManage = "refunds.manage"
    case paymentsRead = "payments.read"
    case paymentsManage = "payments.manage"
    case catalogRead = "catalog.read"
    case catalogManage = "catalog.manage"
    case catalogReview = "catalog.review"
    case stockRead = "stock.read"
    case stockAdjust = "stock.adjust"
    case customersRead = "customers.read"
    /// To whom orders go: names, phones and addresses on them without masks.
    case recipientsRead = "recipients.read"
    /// Notes about customers, and their data without masks.
    case customersManage = "customers.manage"
    case auditRead = "audit.read"
    case operationsRead = "operations.read"
    case operationsManage = "operations.manage"
    case staffManage = "staff.manage"
    /// The shop's own numbers and texts: tax, delivery fees, timers, contact.
    case settingsManage = "settings.manage"
}

extension Role {
    /// The table of rights; `permissions(within:)` narrows them for operators.
    public var permissions: Set<Permission> {
        switch self {
        case .shopper: [.shopBuy, .profileManage]
        case .operator:
            [
                .profileManage, .ordersRead, .ordersManage, .parcelsManage, .returnsManage, .refundsManage,
                .paymentsRead, .paymentsManage, .catalogRead, .catalogManage, .catalogReview, .stockRead, .stockAdjust,
                .recipientsRead, .customersRead, .customersManage,
            ]
        case .administrator: Set(Permission.allCases).subtracting([.shopBuy])
        case .auditor:
            [
                .profileManage, .ordersRead, .paymentsRead, .catalogRead, .stockRead, .customersRead, .auditRead,
                .operationsRead,
            ]
        }
    }
}
