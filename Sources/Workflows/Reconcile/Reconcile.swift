import AfterSales
import Catalog
public import Database
import Delivery
import Inventory
import Orders
import Payments

/// What one check found.
public struct InvariantReport: Sendable, Hashable {
    public let name: String
    /// Empty where all is well; at most `Invariant.violationLimit`.
    public let violations: [String]

    public var isSound: Bool { violations.isEmpty }
}

extension Shop {
    /// Every truth that must hold in every snapshot.
    public static let invariants: [Invariant] =
        Catalog.invariants + Inventory.invariants + Orders.invariants + Payments.invariants + Delivery.invariants
        + AfterSales.invariants + CrossInvariants.all

    /// Checks all of them in one snapshot.
    public func reconcile() async throws -> [InvariantReport] {
        try await Self.reconcile(database)
    }

    public static func reconcile(_ database: Database) async throws -> [InvariantReport] {
        try await database.read { session in
            try invariants.map { InvariantReport(name: $0.name, violations: try $0.violations(session)) }
        }
    }
}
