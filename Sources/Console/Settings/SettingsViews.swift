import Database
import Kernel
import WebRuntime
import Workflows

/// The shop's settings, with what was changed by whom.
struct SettingsModel: Sendable {
    let history: Page<SettingChange>
    let names: Names
    let currency: Currency
    let state: FormState
}

extension SettingsModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.settings"), .consoleSettings,
            """
            \(state.summary)<p class="muted">\(words("console.settings.hint"))</p>
            \(frame.form(to: frame.paths(.consoleSettings), class: "form wide", """
                \(frame.hidden("version", state["version"]))<div class="columns">
                \(section("console.settings.shop", ShopSettings.Name.shopTexts, frame))
                \(section("console.settings.service", ShopSettings.Name.serviceTexts, frame))
                \(section(
                    "console.settings.returns", ShopSettings.Name.returnTexts + [.returnWindowDays, .returnDays],
                    frame))
                \(section("console.settings.delivery", [.standardFreight, .freeFreightFrom, .expressFreight], frame))
                \(section("console.nav.stock", [.lowStockThreshold], frame))
                \(section("console.settings.rules", [.taxBasisPoints, .paymentMinutes, .completionDays], frame))
                \(section(
                    "console.settings.promise",
                    [.cutOffHour, .standardDaysFrom, .standardDaysTo, .expressDaysFrom, .expressDaysTo], frame))</div>
                <p><button type="submit">\(words("form.save"))</button></p>
                """))
            <h2>\(words("console.settings.history"))</h2>
            \(frame.table(Self.columns, history.items, empty: words("console.settings.unchanged")) { row($0, frame) })
            \(frame.nextPageLink(history.next.map { frame.paths.nextPage(of: .consoleSettings, $0) }))
            \(frame.exportLink(.consoleSettings, isEmpty: history.items.isEmpty))
            """)
    }

    private func section(_ title: String, _ names: [ShopSettings.Name], _ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <section class="card"><h2>\(words(title))</h2><div class="form">\(each: names, { name in
                frame.input(
                    name.rawValue, words("console.settings.\(name.rawValue)", ["currency": currency.code]), state,
                    isRequired: !ShopSettings.Name.texts.contains(name))
            })</div></section>
            """
    }

    private func row(_ change: SettingChange, _ frame: PageFrame) -> HTML {
        """
        <td>\(frame.time(change.at))</td><td>\(frame.actor(change.actor, names))</td>\
        <td>\(label(change, frame))</td>\
        <td>\(change.before.map { shown($0, change.name, frame) })</td>\
        <td>\(shown(change.after, change.name, frame))</td>
        """
    }

    private func label(_ change: SettingChange, _ frame: PageFrame) -> String {
        frame.settingLabel(change.name) ?? change.name
    }

    private func shown(_ value: String, _ name: String, _ frame: PageFrame) -> HTML {
        let text = frame.settingValue(value, name, currency)
        return value.isEmpty ? "<span class=\"muted\">\(text)</span>" : "\(text)"
    }
}

extension PageFrame {
    /// A setting as it is kept, the way people read it.
    func settingValue(_ value: String, _ name: String, _ currency: Currency) -> String {
        guard !value.isEmpty else { return words("console.settings.empty") }
        guard let name = ShopSettings.Name(rawValue: name) else { return value }
        if SettingsForm.amounts.contains(name), let minor = Int64(value) { return money(Money(minor, currency)) }
        let text = SettingsForm.shown(value, of: name, currency)
        return name == .taxBasisPoints ? "\(text) %" : text
    }
}

/// What was changed, without the form beside it.
extension SettingsModel: ListLines {
    static let columns = [
        "console.at", "console.by", "console.settings.name", "console.settings.before", "console.settings.after",
    ]

    var next: Cursor? { history.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        history.items.map { change in
            [
                frame.format.sortableTime(change.at), frame.actor(change.actor, names), label(change, frame),
                change.before.map { frame.settingValue($0, change.name, currency) } ?? "",
                frame.settingValue(change.after, change.name, currency),
            ]
        }
    }
}
