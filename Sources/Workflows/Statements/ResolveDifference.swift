public import Database
public import Kernel
public import Payments

extension Shop {
    /// A person has looked into a difference and says why nothing more is to be done: it leaves the queue, with a line
    /// in the audit log. No money moves by this.
    ///
    /// - Parameters:
    ///   - version: as the person saw it.
    ///   - note: what was found out, for those who look later.
    /// - Throws: `InputError` for a note that is empty or too long; `DifferenceError`.
    @discardableResult
    public func resolveDifference(
        _ id: DifferenceID, version: Int, note: String, by caller: Caller, in transaction: Transaction
    ) throws -> FoundDifference {
        let rule = TextRule(field: "note", length: 1...FoundDifference.resolutionLimit, allowsLines: true)
        let note = try rule.checked(note)
        let found = try payments.resolve(
            id, version: version, resolution: note, by: caller.actor, at: parts.now, in: transaction)
        try parts.audit(
            "difference_resolved", of: id.description, "\(found.difference.kind.rawValue)", by: caller, in: transaction)
        return found
    }
}
