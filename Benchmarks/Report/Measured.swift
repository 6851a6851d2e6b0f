import Foundation

/// What a row has to reach.
enum Target: Sendable {
    case atLeast(Double)
    case atMost(Double)

    func holds(_ value: Double) -> Bool {
        switch self {
        case .atLeast(let bound): value >= bound
        case .atMost(let bound): value <= bound
        }
    }
}

/// One row of the table.
struct Measured: Sendable {
    let name: String
    let engine: EngineName
    let ours: String
    let yardstick: String
    /// One for each round; a row that is only printed has none.
    let ratios: [Double]
    let target: Target?
    /// Set where the target is not about the ratio.
    var value: Double?
    var targetText: String?

    var isReached: Bool? {
        guard let target, let value = value ?? ratios.median else { return nil }
        return target.holds(value)
    }

    var cells: [String] {
        let ratio = ratios.median.map {
            "\($0.short) × (\((ratios.min() ?? 0).short)–\((ratios.max() ?? 0).short))"
        }
        let wanted =
            switch target {
            case .atLeast(let bound): "at least \(bound.short) ×"
            case .atMost(let bound): "within \(bound.short) ×"
            case nil: ""
            }
        let verdict = isReached.map { $0 ? "reached" : "missed" } ?? ""
        return [name, engine.rawValue, ours, yardstick, ratio ?? "", targetText ?? wanted, verdict]
    }
}

/// Ours and the yardstick of every round, in turns, so that what the machine does meanwhile hits both.
struct Rounds: Sendable {
    private(set) var ours: [Double] = []
    private(set) var yardsticks: [Double] = []

    /// - Parameters: both get the number of the round, from 0.
    static func interleaved(
        _ count: Int, ours: (Int) async throws -> Double, yardstick: (Int) async throws -> Double
    ) async throws -> Rounds {
        var rounds = Rounds()
        for round in 0..<count {
            rounds.ours.append(try await ours(round))
            rounds.yardsticks.append(try await yardstick(round))
            Report.progress(".")
        }
        return rounds
    }

    var ratios: [Double] { zip(ours, yardsticks).map { $0 / $1 } }

    /// A row of rates.
    func row(_ name: String, _ engine: EngineName, unit: String, against yardstick: String, _ target: Target)
        -> Measured
    {
        Measured(
            name: name, engine: engine, ours: "\((ours.median ?? 0).rate) \(unit)",
            yardstick: "\(yardstick): \((yardsticks.median ?? 0).rate)", ratios: ratios, target: target)
    }
}

extension [Double] {
    /// Nil for an empty one.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}

extension Double {
    /// A ratio: three digits that mean something.
    var short: String { String(format: self >= 100 ? "%.0f" : self >= 10 ? "%.1f" : "%.2f", self) }

    /// A rate: whole, with commas.
    var rate: String {
        let digits = String(Int(rounded()))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
