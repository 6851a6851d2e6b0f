import Foundation
public import Kernel

/// Faults on demand, one a line: `CALL WHICH EFFECT [VALUE]`; `#` begins a comment.
///
///     create 3 error 500         the third create does nothing and answers 500
///     create 2+ delay 800        every create from the second on takes 800 ms longer
///     refund * refuse risk       every refund is refused with the code risk
///     refund 1 error 403         it does nothing; any status from 400 to 599
///     query 1 lose               it takes effect, the answer is 500
///     create 1 timeout           it takes effect, the answer does not come in time
///     refund 2 fail              it is accepted and fails later
///     notify 1 drop | duplicate | reorder | delay 5000
///     line 1 omit | amount 500 | fee 9     what the statement says of money that moved
///
/// Calls: `create query close refund query-refund statement notify line`. Which: a number, counted per call from the
/// start of the process; a number with `+`; or `*` for all. Where several lines fit, the first one does.
public struct FaultScript: Sendable, Equatable {
    /// Calls of the interface and, last, the notifications that go out and the lines that the statement gets.
    enum Call: String, Sendable, CaseIterable {
        case create, query, close, refund
        case queryRefund = "query-refund"
        case statement, notify, line
    }

    enum CallEffect: Sendable, Equatable {
        case error(status: Int)
        case delay(Duration)
        case refuse(code: String)
        case lose
        case timeout
        case failLater
    }

    enum NotificationEffect: Sendable, Equatable {
        case drop, duplicate, reorder
        case delay(Duration)
    }

    /// What the statement says otherwise of money that moved; the payment or refund itself is right.
    public enum LineEffect: Sendable, Equatable {
        /// There is no line of it.
        case omit
        /// Minor units, more than none.
        case amount(minor: Int64)
        /// Minor units.
        case fee(minor: Int64)
    }

    enum Effect: Sendable, Equatable {
        case call(CallEffect)
        case line(LineEffect)
        case notification(NotificationEffect)
    }

    struct Rule: Sendable, Equatable {
        let call: Call
        let numbers: ClosedRange<Int>
        let effect: Effect
    }

    /// Why a script cannot be used.
    public enum Problem: ExpectedError, Equatable {
        case unreadable(path: String)
        case tooLong
        case line(Int, reason: String)

        public var kind: ErrorKind { .invalid }
        public var code: String { "fault_script_invalid" }
        public var detail: String {
            switch self {
            case .unreadable(let path): "The fault script \(path) cannot be read."
            case .tooLong: "The fault script has more than \(FaultScript.ruleLimit) rules."
            case .line(let number, let reason): "Line \(number) of the fault script: \(reason)."
            }
        }
    }

    /// No script has more rules.
    public static let ruleLimit = 1_000
    /// No delay is longer.
    static let delayLimitMilliseconds = 600_000
    /// How long a reordered notification waits for a later one before it goes out anyway.
    static let reorderPatience: Duration = .seconds(10)

    let rules: [Rule]

    /// The script that changes nothing.
    public static let empty = FaultScript(rules: [])

    private init(rules: [Rule]) {
        self.rules = rules
    }

    /// Reads the text of a script.
    public init(_ text: String) throws(Problem) {
        var rules: [Rule] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
            guard !words.isEmpty else { continue }
            rules.append(try Self.rule(words, line: index + 1))
            guard rules.count <= Self.ruleLimit else { throw .tooLong }
        }
        self.rules = rules
    }

    /// Reads a script file.
    public init(path: String) throws(Problem) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable(path: path) }
        try self.init(text)
    }

    func effect(of call: Call, number: Int) -> Effect? {
        rules.first { $0.call == call && $0.numbers.contains(number) }?.effect
    }

    private static func rule(_ words: [String], line: Int) throws(Problem) -> Rule {
        guard (3...4).contains(words.count) else { throw .line(line, reason: "expected CALL WHICH EFFECT [VALUE]") }
        guard let call = Call(rawValue: words[0]) else { throw .line(line, reason: "unknown call \(words[0])") }
        guard let numbers = numbers(words[1]) else { throw .line(line, reason: "\(words[1]) is no number, n+ or *") }
        let value = words.count == 4 ? words[3] : nil
        guard let effect = effect(words[2], value, of: call) else {
            throw .line(line, reason: "\(words.dropFirst(2).joined(separator: " ")) does not go with \(call.rawValue)")
        }
        return Rule(call: call, numbers: numbers, effect: effect)
    }

    private static func numbers(_ word: String) -> ClosedRange<Int>? {
        if word == "*" { return 1...Int.max }
        let isOpen = word.hasSuffix("+")
        guard let number = Int(isOpen ? String(word.dropLast()) : word), number >= 1 else { return nil }
        return number...(isOpen ? Int.max : number)
    }

    private static func effect(_ name: String, _ value: String?, of call: Call) -> Effect? {
        if call == .notify {
            switch (name, value) {
            case ("drop", nil): return .notification(.drop)
            case ("duplicate", nil): return .notification(.duplicate)
            case ("reorder", nil): return .notification(.reorder)
            case ("delay", let value?): return delay(value).map { .notification(.delay($0)) }
            default: return nil
            }
        }
        if call == .line { return LineEffect(name, value).map { .line($0) } }
        switch (name, value) {
        case ("error", let value?):
            guard let status = Int(value), (400...599).contains(status) else { return nil }
            return .call(.error(status: status))
        case ("delay", let value?): return delay(value).map { .call(.delay($0)) }
        case ("refuse", let code?): return .call(.refuse(code: code))
        case ("lose", nil): return .call(.lose)
        case ("timeout", nil): return .call(.timeout)
        case ("fail", nil) where call == .refund: return .call(.failLater)
        default: return nil
        }
    }

    private static func delay(_ word: String) -> Duration? {
        guard let milliseconds = Int(word), (1...delayLimitMilliseconds).contains(milliseconds) else { return nil }
        return .milliseconds(milliseconds)
    }
}

extension FaultScript.LineEffect {
    fileprivate init?(_ name: String, _ value: String?) {
        switch (name, value.map { Int64($0) }) {
        case ("omit", nil): self = .omit
        case ("amount", let minor??) where (1...Money.amountMinorLimit).contains(minor): self = .amount(minor: minor)
        case ("fee", let minor??) where (0...Money.amountMinorLimit).contains(minor): self = .fee(minor: minor)
        default: return nil
        }
    }

    /// As a script has it behind `line 1`.
    init?(words: String) {
        let parts = words.split(separator: " ").map(String.init)
        guard (1...2).contains(parts.count) else { return nil }
        self.init(parts[0], parts.count == 2 ? parts[1] : nil)
    }

    var words: String {
        switch self {
        case .omit: "omit"
        case .amount(let minor): "amount \(minor)"
        case .fee(let minor): "fee \(minor)"
        }
    }
}
