public import Database

/// The column `functions` of `users` and `staff_invitations`.
extension StaffFunctions: SQLConvertible {
    public var sqlValue: SQLValue { .text(text) }

    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .text(let text) = sqlValue, let functions = StaffFunctions(text: text) else {
            throw DatabaseError(.decoding, "no list of functions")
        }
        self = functions
    }
}
