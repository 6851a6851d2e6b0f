/// From when on somebody has to act on a figure. The page judges by this list, and monitors are given it as a file.
struct AlertRule: Sendable {
    /// Later cases are worse.
    enum Severity: String, CaseIterable, Sendable {
        case attention, fault

        /// As Prometheus' own examples have it.
        var label: String {
            switch self {
            case .attention: "warning"
            case .fault: "critical"
            }
        }
    }

    let figure: HealthFigure
    let severity: Severity
    /// It holds beyond this, in the figure's own unit.
    let above: Int
    /// For how long it has to hold before a monitor tells anybody; the page judges by the moment.
    let minutes: Int

    static let all: [AlertRule] = [
        AlertRule(figure: .failedRequests, severity: .attention, above: 100, minutes: 5),
        AlertRule(figure: .failedRequests, severity: .fault, above: 500, minutes: 5),
        AlertRule(figure: .slowAnswers, severity: .attention, above: 1_000, minutes: 10),
        AlertRule(figure: .slowAnswers, severity: .fault, above: 2_500, minutes: 10),
        AlertRule(figure: .databaseUnreachable, severity: .fault, above: 0, minutes: 2),
        AlertRule(figure: .migrationsPending, severity: .fault, above: 0, minutes: 5),
        AlertRule(figure: .jobsLate, severity: .attention, above: 60, minutes: 5),
        AlertRule(figure: .jobsLate, severity: .fault, above: 600, minutes: 5),
        AlertRule(figure: .jobsDead, severity: .attention, above: 0, minutes: 1),
        AlertRule(figure: .jobsDead, severity: .fault, above: 9, minutes: 1),
        AlertRule(figure: .eventsBehind, severity: .attention, above: 1_000, minutes: 10),
        AlertRule(figure: .eventsParked, severity: .attention, above: 0, minutes: 1),
        AlertRule(figure: .paymentsOverdue, severity: .attention, above: 0, minutes: 10),
        AlertRule(figure: .paymentsOverdue, severity: .fault, above: 9, minutes: 10),
        AlertRule(figure: .differencesOpen, severity: .attention, above: 0, minutes: 10),
        AlertRule(figure: .variantsUnstocked, severity: .attention, above: 0, minutes: 60),
    ]

    /// The worst of the rules that hold for a value; nil where none does.
    static func severity(of figure: HealthFigure, _ value: Int) -> Severity? {
        let holding = all.filter { $0.figure == figure && value > $0.above }.map(\.severity)
        return Severity.allCases.last { holding.contains($0) }
    }

    /// `ZhangguiJobsDead`; both rules of a figure have one name and differ by their severity.
    var name: String {
        "Zhanggui" + figure.rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Where its runbook stands, on the page and in the document.
    var anchor: String { name.lowercased() }

    /// Monitors count in seconds and fractions.
    var expression: String {
        let threshold =
            switch figure.unit {
            case .count, .seconds: "\(above)"
            case .milliseconds: "\(Double(above) / 1_000)"
            case .basisPoints: "\(Double(above) / 10_000)"
            }
        return "\(figure.expression) > \(threshold)"
    }

    /// One rule of a file for Prometheus.
    ///
    /// - Parameter summary: its condition in words.
    func lines(summary: String) -> [String] {
        func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
        return [
            "      - alert: \(name)", "        expr: \(quoted(expression))", "        for: \(minutes)m",
            "        labels:", "          severity: \(severity.label)", "        annotations:",
            "          summary: \(quoted(summary))", "          runbook: \(quoted("docs/runbooks.md#\(anchor)"))",
        ]
    }
}
