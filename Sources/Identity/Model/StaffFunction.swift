public import Database

/// What an operator works on. Administrators and auditors have none: their role says it all.
public enum StaffFunction: String, SQLEnumeration, CaseIterable {
    /// What is sold, and at which price.
    case goods
    /// From the paid order to the parcel that arrived.
    case orders
    /// Customers, what they ask and what they send back.
    case service
    /// Payments, refunds and what the gateway says about them.
    case finance
    /// What lies in the warehouses.
    case stock
}

extension StaffFunction {
    /// The one table of what each function opens, beside what everybody has. What is in none of them is no operator's.
    public var permissions: Set<Permission> {
        switch self {
        case .goods: [.catalogRead, .catalogManage, .catalogReview, .stockRead]
        case .orders: [.ordersRead, .ordersManage, .parcelsManage, .recipientsRead, .catalogRead, .stockRead]
        case .service:
            [.ordersRead, .returnsManage, .recipientsRead, .customersRead, .customersManage, .catalogRead]
        case .finance: [.ordersRead, .paymentsRead, .paymentsManage, .refundsManage]
        case .stock: [.stockRead, .stockAdjust, .catalogRead]
        }
    }
}

/// The functions that somebody was given. Where none is named nothing is narrowed: so are operators from before there
/// were functions, and everybody who is no operator.
public struct StaffFunctions: Sendable, Hashable {
    /// Nothing is named, and nothing narrowed.
    public static let unlimited = StaffFunctions([])

    /// Empty where nothing is narrowed: `Role.functions(_:)` tells what somebody has in the end.
    public let named: Set<StaffFunction>

    /// - Parameter named: none of them for no limit.
    public init(_ named: Set<StaffFunction>) {
        self.named = named
    }

    /// Reads what `text` wrote; nil for anything else.
    public init?(text: String) {
        let parts = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
        let named = Set(parts.compactMap { StaffFunction(rawValue: String($0)) })
        guard named.count == parts.count else { return nil }
        self.named = named
    }

    /// As the column keeps them and the command line takes them: `goods,orders`. Empty where nothing is narrowed.
    public var text: String {
        StaffFunction.allCases.filter(named.contains).map(\.rawValue).joined(separator: ",")
    }

    /// What the audit log says of them.
    var details: String { named.isEmpty ? "all" : text.replacing(",", with: ", ") }
}

extension Role {
    /// Only operators are told apart by what they work on.
    public var hasFunctions: Bool { self == .operator }

    /// The one place that decides who may do what: the role's rights, for an operator with named functions only as far
    /// as these go.
    public func permissions(within functions: StaffFunctions) -> Set<Permission> {
        guard hasFunctions, !functions.named.isEmpty else { return permissions }
        return permissions.intersection(
            functions.named.reduce(into: [.profileManage]) { $0.formUnion($1.permissions) })
    }

    /// The functions that somebody with this role has, in their order: of an operator without named ones, all.
    public func functions(_ functions: StaffFunctions) -> [StaffFunction] {
        guard hasFunctions else { return [] }
        return StaffFunction.allCases.filter { functions.named.isEmpty || functions.named.contains($0) }
    }

    /// How the audit log names somebody's standing: `operator (goods, orders)`; the role alone where nothing narrows
    /// it.
    func details(_ functions: StaffFunctions) -> String {
        functions.named.isEmpty ? rawValue : "\(rawValue) (\(functions.details))"
    }
}
