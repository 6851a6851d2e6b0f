import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var settingsPages: [PageRoute] {
        [
            PageRoute(.get, .consoleSettings, .permission(.settingsManage)) { call in
                guard !call.wantsFile else { return settingsFile(call) }
                return .page(try await settings(call))
            },
            PageRoute(.post, .consoleSettings, .permission(.settingsManage), handler: changeSettings),
        ]
    }

    private func settings(_ call: PageCall, _ state: FormState? = nil) async throws -> HTML {
        // What is shown is what holds, also where another node has just changed it.
        try await shop.refreshSettings()
        let (settings, version) = shop.versionedSettings
        let cursor = try call.query.cursor()
        let currency = shop.orders.configuration.currency
        let model = try await database.read { [shop] session in
            let history = try shop.settingsHistory(after: cursor, in: session)
            return SettingsModel(
                history: history, names: try Names(of: history.items.map(\.actor), in: session), currency: currency,
                state: state ?? .fresh(SettingsForm.fields(settings, version: version, currency)))
        }
        return model.html(call.frame)
    }

    /// What was ever changed.
    private func settingsFile(_ call: PageCall) -> PageAnswer {
        let currency = shop.orders.configuration.currency
        return file(call, "settings") { [shop] session, cursor, limit in
            let history = try shop.settingsHistory(after: cursor, limit: limit, in: session)
            return SettingsModel(
                history: history, names: try Names(of: history.items.map(\.actor), in: session), currency: currency,
                state: .fresh())
        }
    }

    private func changeSettings(_ call: PageCall) async throws -> PageAnswer {
        do {
            let form = try SettingsForm(call.form, shop.orders.configuration.currency)
            try await shop.changeSettings(expectedVersion: form.version, by: call.caller) { form.apply(to: &$0) }
            return .redirect(to: call.paths(.consoleSettings)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            let told = try await told(error, about: ["settings"], call.frame)
            return try await refused(call, told) {
                try await settings(call, $0.naming(call.frame.settingLabel, call.frame))
            }
        }
    }
}

/// What the form of the settings says.
struct SettingsForm: Sendable {
    let version: Int
    private let values: [ShopSettings.Name: Int]
    private let texts: [ShopSettings.Name: String]

    static let amounts: [ShopSettings.Name] = [.standardFreight, .freeFreightFrom, .expressFreight]
    private static let counts: [(name: ShopSettings.Name, range: ClosedRange<Int>)] = [
        (.paymentMinutes, ShopSettings.paymentMinutesRange), (.completionDays, ShopSettings.completionDaysRange),
        (.returnWindowDays, ShopSettings.returnWindowDaysRange), (.returnDays, ShopSettings.returnDaysRange),
        (.lowStockThreshold, ShopSettings.lowStockThresholdRange), (.cutOffHour, ShopSettings.cutOffHourRange),
        (.standardDaysFrom, ShopSettings.deliveryDaysRange), (.standardDaysTo, ShopSettings.deliveryDaysRange),
        (.expressDaysFrom, ShopSettings.deliveryDaysRange), (.expressDaysTo, ShopSettings.deliveryDaysRange),
    ]

    /// - Throws: `InputErrors` naming every field that is wrong.
    init(_ form: FormFields, _ currency: Currency) throws {
        version = try form.integer("version", 0...Int.max)
        var (values, texts, errors) = ([ShopSettings.Name: Int](), [ShopSettings.Name: String](), [InputError]())
        func read(_ body: () throws(InputError) -> Void) {
            do throws(InputError) { try body() } catch { errors.append(error) }
        }
        for name in ShopSettings.Name.texts {
            read { () throws(InputError) in
                texts[name] = try form.optional(name.rawValue, atMost: ShopSettings.textLimit) ?? ""
            }
        }
        for name in Self.amounts {
            read { () throws(InputError) in
                let amount = try form.money(name.rawValue, currency).amountMinor
                guard amount <= Int64(ShopSettings.amountMinorLimit) else {
                    throw .invalid(field: name.rawValue, reason: .amount(decimals: currency.minorDigits))
                }
                values[name] = Int(amount)
            }
        }
        read { () throws(InputError) in
            let text = try form.required(ShopSettings.Name.taxBasisPoints.rawValue)
            guard let points = Percent(text)?.basisPoints, ShopSettings.taxRange.contains(points) else {
                throw .invalid(field: ShopSettings.Name.taxBasisPoints.rawValue, reason: .percent)
            }
            values[.taxBasisPoints] = points
        }
        for (name, range) in Self.counts {
            read { () throws(InputError) in values[name] = try form.integer(name.rawValue, range) }
        }
        if let errors = InputErrors(errors) { throw errors }
        self.values = values
        self.texts = texts
    }

    func apply(to settings: inout ShopSettings) {
        for (name, value) in values { settings[name] = String(value) }
        for (name, text) in texts { settings[name] = text }
    }

    /// As the fields show them.
    static func fields(_ settings: ShopSettings, version: Int, _ currency: Currency) -> [String: String] {
        var fields = ["version": String(version)]
        for name in ShopSettings.Name.allCases { fields[name.rawValue] = shown(settings[name], of: name, currency) }
        return fields
    }

    /// A stored value as people write it.
    static func shown(_ value: String, of name: ShopSettings.Name, _ currency: Currency) -> String {
        guard let number = Int64(value) else { return value }
        if amounts.contains(name) { return Money(number, currency).decimal }
        return name == .taxBasisPoints ? Percent(basisPoints: Int(number)).description : value
    }
}

/// `13`, `13.5`, `6.25`: a share in whole basis points.
struct Percent: Sendable, CustomStringConvertible {
    let basisPoints: Int

    init(basisPoints: Int) {
        self.basisPoints = basisPoints
    }

    init?(_ text: String) {
        guard let parts = text.wholeMatch(of: /([0-9]{1,3})(?:\.([0-9]{1,2}))?\s*%?/)?.output, let whole = Int(parts.1)
        else { return nil }
        let fraction = parts.2.map { $0.count == 1 ? "\($0)0" : String($0) } ?? "0"
        guard let rest = Int(fraction) else { return nil }
        basisPoints = whole * 100 + rest
    }

    var description: String {
        let (whole, rest) = (basisPoints / 100, basisPoints % 100)
        if rest == 0 { return String(whole) }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
