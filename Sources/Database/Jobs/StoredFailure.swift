import Kernel

/// The longest text of an error that is kept beside a job or an event.
private let storedTextLimit = 500

/// What of an error may stand in a table that operators read: codes and kinds, not the engine's words, which quote
/// values.
func storedText(of error: any Error) -> String {
    let text =
        switch error {
        case let error as any ExpectedError: "\(error.code): \(error.detail)"
        case let error as DatabaseError: "database error, \(error.kind)"
        default: "\(error)"
        }
    return String(text.prefix(storedTextLimit))
}
