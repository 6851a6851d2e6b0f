/// Called by an engine's thread before each statement it sends (and before BEGIN and COMMIT), with the statement's
/// text. Tests count statements with it, and let the nth one fail by throwing. Nil in production.
public typealias StatementObserver = @Sendable (_ text: String) throws(DatabaseError) -> Void
