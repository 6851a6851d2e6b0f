/// What kind of answer an expected outcome gets. The surfaces turn it into a status.
public enum ErrorKind: Sendable, Hashable {
    /// Malformed input that cannot be read at all: 400.
    case malformed
    /// No or dead credentials: 401.
    case unauthenticated
    /// The right is missing: 403.
    case forbidden
    /// Unknown, or somebody else's: 404.
    case notFound
    /// State, stock or version stands against it: 409.
    case conflict
    /// A stale `If-Match`: 412.
    case stale
    /// Too large: 413.
    case tooLarge
    /// Well formed but invalid: 422.
    case invalid
    /// A condition that must be named is missing: 428.
    case preconditionRequired
    /// Too many: 429.
    case throttled(retryAfterSeconds: Int)
    /// For now not possible: 503.
    case unavailable(retryAfterSeconds: Int)
}

/// An outcome that the business knows: one enum per module conforms. Anything else is an infrastructure failure whose
/// details no visitor sees.
public protocol ExpectedError: Error, Sendable {
    var kind: ErrorKind { get }
    /// Stable, snake_case, part of the API: `out_of_stock`. Pages find their text in the catalogue as `error.<code>`.
    var code: String { get }
    /// The input field that is to blame, as the API names it.
    var field: String? { get }
    /// One plain English sentence for the problem's `detail`.
    var detail: String { get }
    /// What people are told, where it is more than the code says: the rest of the catalogue's key `error.<phrase>`.
    var phrase: String { get }
    /// What a client needs to go on, such as the new quote's total; values are JSON scalars as text.
    var parameters: [String: String] { get }
}

extension ExpectedError {
    public var field: String? { nil }
    public var phrase: String { code }
    public var parameters: [String: String] { [:] }
}

/// Input that is wrong in itself, found before any use case runs.
public enum InputError: ExpectedError, Equatable {
    case missing(field: String)
    case invalid(field: String, reason: InputReason)
    case malformed(reason: String)
    case unknownReference(field: String)

    public var kind: ErrorKind {
        switch self {
        case .malformed: .malformed
        case .missing, .invalid, .unknownReference: .invalid
        }
    }

    public var code: String {
        switch self {
        case .missing: "missing"
        case .invalid: "invalid"
        case .malformed: "malformed"
        case .unknownReference: "unknown_reference"
        }
    }

    public var field: String? {
        switch self {
        case .missing(let field), .invalid(let field, _), .unknownReference(let field): field
        case .malformed: nil
        }
    }

    public var phrase: String {
        switch self {
        case .missing(field: "lines"): "no_pieces"
        case .invalid(_, let reason): reason.phrase ?? code
        case .missing, .malformed, .unknownReference: code
        }
    }

    public var parameters: [String: String] {
        if case .invalid(_, let reason) = self { reason.values } else { [:] }
    }

    public var detail: String {
        switch self {
        case .missing(let field): "\(field) is missing."
        case .invalid(let field, let reason): "\(field): \(reason.text)"
        case .malformed(let reason): reason
        case .unknownReference(let field): "\(field) names something that does not exist."
        }
    }
}

/// Why input is refused: for programs in a few English words, for people by a phrase of the catalogue where there is
/// one that tells more than "this is not right".
public struct InputReason: Sendable, Equatable, ExpressibleByStringInterpolation {
    public let text: String
    /// The rest of the key `error.<phrase>`.
    let phrase: String?
    /// What stands in the phrase.
    let values: [String: String]

    private init(_ text: String, phrase: String?, _ values: [String: Int] = [:]) {
        self.text = text
        self.phrase = phrase
        self.values = values.mapValues(String.init)
    }

    private init(_ text: String, phrase: String, texts: [String: String]) {
        self.text = text
        self.phrase = phrase
        self.values = texts
    }

    public init(stringLiteral text: String) { self.init(text, phrase: nil) }

    /// - Parameter allowed: as they are written.
    public static func oneOf(_ allowed: [String]) -> InputReason {
        let list = allowed.joined(separator: ", ")
        return InputReason("must be one of \(list)", phrase: "invalid_one_of", texts: ["allowed": list])
    }

    /// Of a cell with a line for each of something.
    ///
    /// - Parameters:
    ///   - form: how a line is written.
    ///   - example: one that is right.
    public static func lines(_ form: String, example: String) -> InputReason {
        InputReason(
            "a line is \(form), such as \(example)", phrase: "invalid_lines", texts: ["form": form, "example": example])
    }

    /// Of a list where one word belongs.
    public static let oneWord = InputReason("one word, and no list of them.", phrase: "invalid_one_word")
    /// Of a brand that nobody has named before, where nobody said that it is new.
    public static let unknownBrand = InputReason(
        "no brand has this name; say that it is new to make it.", phrase: "invalid_unknown_brand")
    /// Of something that begins like JSON.
    public static let json = InputReason("It begins like JSON and is none.", phrase: "invalid_json")
    /// Of a category that would stand too deep in the tree.
    public static func tooDeep(_ levels: Int) -> InputReason {
        InputReason("at most \(levels) levels.", phrase: "invalid_too_deep", ["most": levels])
    }

    public static func wholeNumber(_ range: ClosedRange<Int>) -> InputReason {
        let (least, most) = (range.lowerBound, range.upperBound)
        let text = "must be a whole number from \(least) to \(most)"
        // Who meets the largest number that there is has typed no number.
        guard most < Int.max else { return InputReason(text, phrase: "invalid_number") }
        return InputReason(text, phrase: "invalid_range", ["least": least, "most": most])
    }

    /// In Unicode scalars.
    public static func tooLong(_ limit: Int, text: String? = nil) -> InputReason {
        InputReason(text ?? "is longer than \(limit) characters", phrase: "invalid_too_long", ["most": limit])
    }

    public static func tooShort(_ limit: Int, text: String) -> InputReason {
        InputReason(text, phrase: "invalid_too_short", ["least": limit])
    }

    public static func amount(decimals: Int) -> InputReason {
        InputReason(
            "must be an amount with at most \(decimals) decimals", phrase: "invalid_amount", ["decimals": decimals])
    }

    /// Of an amount below nothing, or beyond `Money.amountMinorLimit`.
    public static func amountRange(_ currency: Currency) -> InputReason {
        let most = Money(Money.amountMinorLimit, currency).decimal
        return InputReason(
            "must be an amount from 0 to \(most)", phrase: "invalid_amount_range", texts: ["most": most])
    }

    /// - Parameter range: in whole hundredths; two decimals may follow.
    public static func percentChange(_ range: ClosedRange<Int>) -> InputReason {
        let (least, most) = (range.lowerBound, range.upperBound)
        return InputReason(
            "must be a percentage from \(least) to \(most) with at most 2 decimals", phrase: "invalid_percent_change",
            ["least": least, "most": most])
    }

    public static func positiveAmount(_ currency: Currency) -> InputReason {
        InputReason("a positive amount in \(currency).", phrase: "invalid_positive_amount")
    }

    public static func phone(digits: Int) -> InputReason {
        InputReason("a phone number of \(digits) digits or more.", phrase: "invalid_phone")
    }

    /// Of an address: by the rule of its country.
    public static let addressPhone = InputReason(
        "11 digits that begin with 1, a landline with its area code, or a number with + and its country's code.",
        phrase: "invalid_address_phone")
    /// Of an address in China.
    public static let postalCode = InputReason("six digits.", phrase: "invalid_postal_code")
    /// Of a company that is invoiced.
    public static func taxNumber(_ length: ClosedRange<Int>) -> InputReason {
        InputReason(
            "\(length.lowerBound) to \(length.upperBound) letters and digits.", phrase: "invalid_tax_number",
            ["least": length.lowerBound, "most": length.upperBound])
    }
    public static let piecesOrAmount = InputReason(
        "either pieces or an amount.", phrase: "invalid_pieces_or_amount")
    public static let notPartOf = InputReason(
        "is no part of what stands above it.", phrase: "invalid_division")
    /// Of rows that one file or one page takes.
    public static func tooManyRows(_ limit: Int) -> InputReason {
        InputReason("at most \(limit) rows at once.", phrase: "invalid_too_many_rows", ["most": limit])
    }

    /// Of a line that commas part into more cells than it should have.
    public static func tooManyCells(_ limit: Int) -> InputReason {
        InputReason(
            "at most \(limit) cells; a text with a comma stands in quotes.", phrase: "invalid_too_many_cells",
            ["most": limit])
    }

    /// Of a first line that names other columns than those that are wanted.
    public static let missingColumns = InputReason(
        "the first line names no column for the carrier or none for the tracking number.",
        phrase: "invalid_missing_columns")
    /// Of a line of an order without a number, beside others that have one, where no column names their goods.
    public static func missingGoods(line: Int) -> InputReason {
        InputReason(
            "line \(line) has no tracking number, other lines of its order have one, and no column names their goods.",
            phrase: "invalid_missing_goods", ["line": line])
    }

    /// Of the number of a parcel.
    public static func trackingNumber(_ length: ClosedRange<Int>, digits: Int) -> InputReason {
        let (least, most) = (length.lowerBound, length.upperBound)
        return InputReason(
            "\(least) to \(most) letters, digits and hyphens, at least \(digits) of them digits.",
            phrase: "invalid_tracking_number", ["least": least, "most": most, "digits": digits])
    }

    /// Of a long number that a spreadsheet has rounded.
    public static let shortened = InputReason(
        "all figures of the number; a spreadsheet has shortened it.", phrase: "invalid_shortened")
    public static let otherWarehouse = InputReason("another warehouse.", phrase: "invalid_other_warehouse")
    public static let day = InputReason("a day as 2026-11-20.", phrase: "invalid_day")
    public static let moment = InputReason("a time as 2026-11-20T08:00.", phrase: "invalid_moment")
    public static let past = InputReason("a time that is not over.", phrase: "invalid_past")
    public static let endFirst = InputReason("the end is after the beginning.", phrase: "invalid_end")
    public static let lastDayFirst = InputReason("the last day is not before the first.", phrase: "invalid_days")
    public static let percent = InputReason(
        "a percentage from 0 to 100 with at most two decimals.", phrase: "invalid_percent")
    public static let email = InputReason("an e-mail address.", phrase: "invalid_email")
    public static let contact = InputReason("an e-mail address or a phone number.", phrase: "invalid_contact")
    public static let pairs = InputReason("name=value, a line for each.", phrase: "invalid_pairs")
    public static let twice = InputReason("may stand only once.", phrase: "invalid_twice")
    public static let ruleTwice = InputReason(
        "another rule is for the same customers from the same number on.", phrase: "invalid_rule_twice")
    public static let slug = InputReason(
        "Lower-case letters, digits and single hyphens, at most 100.", phrase: "invalid_slug")
    public static let price = InputReason(
        "From 0 to \(Money.amountMinorLimit) minor units.", phrase: "invalid_price")
    public static let listPrice = InputReason(
        "A list price is not below the price.", phrase: "invalid_list_price")
}

/// Several fields that are wrong at once. Programs are told of the first one.
public struct InputErrors: ExpectedError {
    public let all: [InputError]
    private let first: InputError

    /// Nil where nothing is wrong.
    public init?(_ all: [InputError]) {
        guard let first = all.first else { return nil }
        self.all = all
        self.first = first
    }

    public var kind: ErrorKind { first.kind }
    public var code: String { first.code }
    public var field: String? { first.field }
    public var phrase: String { first.phrase }
    public var detail: String { first.detail }
    public var parameters: [String: String] { first.parameters }
}

/// Several refusals of one form at once, each at its field. Programs are told of the first one.
public struct ExpectedErrors: ExpectedError {
    public let all: [any ExpectedError]
    private let first: any ExpectedError

    /// Nil where nothing is wrong.
    public init?(_ all: [any ExpectedError]) {
        guard let first = all.first else { return nil }
        self.all = all
        self.first = first
    }

    public var kind: ErrorKind { first.kind }
    public var code: String { first.code }
    public var field: String? { first.field }
    public var phrase: String { first.phrase }
    public var detail: String { first.detail }
    public var parameters: [String: String] { first.parameters }
}

/// A thing that is not there, or not there for this caller: both look the same from outside.
public struct NotFound: ExpectedError, Equatable {
    public let what: String

    public init(_ what: String) {
        self.what = what
    }

    public var kind: ErrorKind { .notFound }
    public var code: String { "not_found" }
    public var detail: String { "There is no such \(what)." }
}
