import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    var healthPages: [PageRoute] {
        [PageRoute(.get, .consoleHealth, .permission(.operationsRead), handler: health)]
    }

    private func health(_ call: PageCall) async throws -> PageAnswer {
        guard call.query.raw(ListFormat.field.name) != HealthModel.rulesFormat else {
            let text = HealthModel.rulesFile(call.frame)
            return .download(name: "alerts.yml", mediaType: "application/yaml") { write in try await write(text) }
        }
        let now = call.frame.now
        let shop = try await database.read { session in
            try ShopHealth(at: now, applied: try session.run(AppliedMigration.all), session)
        }
        return .page(
            HealthModel(shop: shop, minutes: metrics.lastHour(), startedAt: metrics.startedAt, node: node)
                .html(call.frame))
    }
}

/// How the shop runs just now.
struct HealthModel: Sendable {
    /// What the address says for the rules as a file.
    static let rulesFormat = "yml"

    let shop: ShopHealth
    /// The last hour of this process, the oldest first.
    let minutes: [RequestMinute]
    let startedAt: Timestamp
    let node: RunningNode

    var window: ArraySlice<RequestMinute> { minutes.suffix(HealthFigure.windowMinutes) }

    func value(of figure: HealthFigure) -> Int? { shop.values[figure] ?? figure.value(of: window) }

    func severity(of figure: HealthFigure) -> AlertRule.Severity? {
        value(of: figure).flatMap { AlertRule.severity(of: figure, $0) }
    }
}

extension HealthModel {
    /// The list of rules for Prometheus.
    static func rulesFile(_ frame: PageFrame) -> String {
        let rules = AlertRule.all.flatMap { $0.lines(summary: frame.condition($0)) }
        return (["groups:", "  - name: zhanggui", "    rules:"] + rules).joined(separator: "\n") + "\n"
    }
}

extension PageFrame {
    /// A value or a threshold of a figure with its unit.
    func amount(_ value: Int, _ unit: HealthFigure.Unit) -> String {
        switch unit {
        case .count: format.number(value)
        case .basisPoints: format.percent(basisPoints: Int64(value))
        case .milliseconds: words("console.health.milliseconds", ["count": format.number(value)])
        case .seconds where value < 120: words("console.health.seconds", ["count": format.number(value)])
        case .seconds: words("console.health.minutes", ["count": format.number(value / 60)])
        }
    }

    /// When a rule holds, in words.
    func condition(_ rule: AlertRule) -> String {
        words(
            "console.health.condition",
            [
                "name": words("console.health.\(rule.figure.rawValue)"), "value": amount(rule.above, rule.figure.unit),
                "count": format.number(rule.minutes),
            ])
    }
}
