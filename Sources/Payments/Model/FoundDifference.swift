public import Database
public import Kernel

/// Where a difference stands.
public enum DifferenceState: String, SQLEnumeration, CaseIterable {
    /// A person must look at it.
    case open
    /// A person did.
    case resolved
    /// A later comparison did not find it any more.
    case settled
}

/// A difference in the queue of those that a person must look at.
public struct FoundDifference: Sendable, Hashable {
    public let id: DifferenceID
    public let difference: PaymentDifference
    public let state: DifferenceState
    public let foundAt: Timestamp
    /// When it was resolved or settled by itself.
    public let resolvedAt: Timestamp?
    /// Who resolved it, as `Actor` prints them, and what they say about it; nil where nobody did.
    public let resolvedBy: String?
    public let resolution: String?
    /// Counts up whenever it is found otherwise than before, or resolved.
    public let version: Int

    /// Characters of what a person says about it.
    public static let resolutionLimit = 500
}
