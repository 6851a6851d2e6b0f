import Database
import Kernel
import WebRuntime

// What lines of the audit log say of edits, field by field.
extension PageFrame {
    /// What was edited, and each field with both values; lines from before know prices alone.
    func editDetails(_ entry: AuditEntry) -> String {
        let (head, steps) = AuditStep.parts(of: entry.details)
        guard !steps.isEmpty else {
            return amounts(in: entry.details).replacing(" to ", with: " → ")
        }
        return "\(head) · \(told(steps))"
    }

    /// `划线价 无 → ¥59.00；品牌 半亩园 → 夜航`
    func told(_ steps: [AuditStep]) -> String {
        steps.map(told).joined(separator: words("console.audit.step_separator"))
    }

    private func told(_ step: AuditStep) -> String {
        let name = fieldName(step.field)
        guard step.old != nil || step.new != nil else { return name }
        return "\(name) \(value(step.old, of: step.field)) → \(value(step.new, of: step.field))"
    }

    private func fieldName(_ field: String) -> String {
        switch field {
        case "position": words("console.audit.position")
        case "video": words("console.audit.video")
        default: words.find("import.column.\(field)") ?? field
        }
    }

    private func value(_ value: String?, of field: String) -> String {
        guard let value else { return words("console.audit.nothing") }
        switch field {
        case "price", "list_price": return amounts(in: value)
        case "variant_state": return words.find("sku.state.\(value)") ?? value
        default: return value
        }
    }

    /// `CUP at 79.00 CNY`
    func newVariantDetails(_ entry: AuditEntry) -> String? {
        guard let found = entry.details.wholeMatch(of: /(.+) at (\S+ [A-Z]{3})/)?.output else { return nil }
        return "\(found.1) · \(amounts(in: String(found.2)))"
    }

    /// `whs_…: +10 receipt, now 10`; lines from before say neither where nor which way.
    func adjustmentDetails(_ entry: AuditEntry) -> String? {
        guard let found = entry.details.wholeMatch(of: /(?:(\S+): )?\+?(-?\d+) (\w+), now (\d+)/)?.output,
            let delta = Int(found.2), let reason = words.find("movement.\(found.3)")
        else { return nil }
        let told = words(
            "console.audit.adjusted",
            ["delta": "\(delta > 0 ? "+" : "")\(delta)", "reason": reason, "now": "\(found.4)"])
        return [found.1.map(String.init), told].compactMap(\.self).joined(separator: " ")
    }

    /// `282 0`: divisions that came, and those that have another name.
    func divisionDetails(_ entry: AuditEntry) -> String? {
        guard let found = entry.details.wholeMatch(of: /(\d+) (\d+)/)?.output,
            let added = Int(found.1), let renamed = Int(found.2)
        else { return nil }
        let values = ["added": format.number(added), "renamed": format.number(renamed)]
        return words("console.audit.divisions_taken", values)
    }

    /// `4 rows, 1 created, 2 changed, 1 refused: goods.csv`
    func takenFileDetails(_ entry: AuditEntry) -> String? {
        let form = /(\d+) rows, (\d+) created, (\d+) changed, (\d+) refused(?:: (.+))?/
        guard let found = entry.details.wholeMatch(of: form)?.output else { return nil }
        let numbers = [found.1, found.2, found.3, found.4].map { text in
            Int(text).map { format.number($0) } ?? String(text)
        }
        let told = words(
            "console.audit.goods_file_taken",
            ["rows": numbers[0], "created": numbers[1], "changed": numbers[2], "refused": numbers[3]])
        return [found.5.map(String.init), told].compactMap(\.self).joined(separator: " · ")
    }

    /// A setting by its name: what its field says beside that is left out.
    func settingLabel(_ name: String) -> String? {
        let asides = ["（可留空）", " (optional)", "（{currency}）", " ({currency})"]
        return words.find("console.settings.\(name)").map { label in
            asides.reduce(label) { $0.replacing($1, with: "") }
        }
    }
}
