import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// What staff set while the shop runs.
extension HTTPAPI {
    var settingsCalls: [Endpoint] { [showSettings, editSettings] }

    private static let path = "\(root)/settings"
    private static let amounts = 0...ShopSettings.amountMinorLimit

    private var showSettings: Endpoint {
        Endpoint(
            .get, Self.path, operation: "show_settings", access: .permission(.settingsManage),
            summary: "The shop's own texts and numbers.",
            successes: [.init(200, "The settings.", .component("Settings"))]
        ) { [shop] _ in
            try await shop.refreshSettings()
            let (settings, version) = shop.versionedSettings
            return .ok(.object(settings, as: SettingsShape.write)).tagged(version: version)
        }
    }

    private var editSettings: Endpoint {
        Endpoint(
            .patch, Self.path, operation: "edit_settings", access: .permission(.settingsManage),
            summary: "Change settings; those that are not named stay. Orders keep the values they were placed with.",
            needsIfMatch: true,
            body: .json(
                .object([
                    "shop_name": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "contact": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "pickup_address": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "pickup_address_en": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "opening_hours": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "opening_hours_en": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "return_recipient": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "return_phone": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "return_address": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "return_address_en": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "service_phone": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "service_email": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "service_hours": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "service_hours_en": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "filing_number": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "licence_number": .string(maximum: ShopSettings.textLimit).nullable().optional(),
                    "tax_basis_points": .integer(ShopSettings.taxRange).nullable().optional(),
                    "standard_freight": .integer(Self.amounts).nullable().optional(),
                    "free_freight_from": .integer(Self.amounts).nullable().optional(),
                    "express_freight": .integer(Self.amounts).nullable().optional(),
                    "payment_minutes": .integer(ShopSettings.paymentMinutesRange).nullable().optional(),
                    "completion_days": .integer(ShopSettings.completionDaysRange).nullable().optional(),
                    "return_window_days": .integer(ShopSettings.returnWindowDaysRange).nullable().optional(),
                    "low_stock_threshold": .integer(ShopSettings.lowStockThresholdRange).nullable().optional(),
                    "return_days": .integer(ShopSettings.returnDaysRange).nullable().optional(),
                    "cut_off_hour": .integer(ShopSettings.cutOffHourRange).nullable().optional(),
                    "standard_days_from": .integer(ShopSettings.deliveryDaysRange).nullable().optional(),
                    "standard_days_to": .integer(ShopSettings.deliveryDaysRange).nullable().optional(),
                    "express_days_from": .integer(ShopSettings.deliveryDaysRange).nullable().optional(),
                    "express_days_to": .integer(ShopSettings.deliveryDaysRange).nullable().optional(),
                ]), example: JSON(finished: #"{"standard_freight":1000,"free_freight_from":19900}"#)),
            successes: [.init(200, "Changed.", .component("Settings"))],
            refusals: [412: ["stale_version"], 422: ["invalid"]]
        ) { [shop] call in
            let body = call.body
            var changes: [ShopSettings.Name: String] = [:]
            for name in ShopSettings.Name.texts {
                let text = try body.optionalString(name.rawValue, length: 0...ShopSettings.textLimit)
                if let text { changes[name] = text }
            }
            for (name, range) in Self.numbers {
                if let number = try body.optionalInteger(name.rawValue, range) { changes[name] = String(number) }
            }
            let named = changes
            let changed = try await shop.changeSettings(
                expectedVersion: try call.ifMatchVersion(), by: call.caller
            ) { settings in
                for (name, value) in named { settings[name] = value }
            }
            return .ok(.object(changed.settings, as: SettingsShape.write)).tagged(version: changed.version)
        }
    }

    private static let numbers: [(ShopSettings.Name, ClosedRange<Int>)] = [
        (.taxBasisPoints, ShopSettings.taxRange), (.standardFreight, amounts), (.freeFreightFrom, amounts),
        (.expressFreight, amounts), (.paymentMinutes, ShopSettings.paymentMinutesRange),
        (.completionDays, ShopSettings.completionDaysRange), (.returnDays, ShopSettings.returnDaysRange),
        (.returnWindowDays, ShopSettings.returnWindowDaysRange),
        (.lowStockThreshold, ShopSettings.lowStockThresholdRange),
        (.cutOffHour, ShopSettings.cutOffHourRange), (.standardDaysFrom, ShopSettings.deliveryDaysRange),
        (.standardDaysTo, ShopSettings.deliveryDaysRange), (.expressDaysFrom, ShopSettings.deliveryDaysRange),
        (.expressDaysTo, ShopSettings.deliveryDaysRange),
    ]
}

/// The shop's own texts and numbers; amounts in minor units of its currency.
enum SettingsShape {
    static let schema = Schema.object([
        "shop_name": .string, "contact": .string, "pickup_address": .string,
        "pickup_address_en": .string, "opening_hours": .string, "opening_hours_en": .string,
        "return_recipient": .string, "return_phone": .string,
        "return_address": .string.described("Where goods go back to; empty where nothing is said."),
        "return_address_en": .string.described("The same for those who read English."),
        "service_phone": .string, "service_email": .string, "service_hours": .string, "service_hours_en": .string,
        "filing_number": .string, "licence_number": .string,
        "tax_basis_points": .integer.described("Tax included in prices: 1,300 is 13 %."),
        "standard_freight": .integer, "free_freight_from": .integer, "express_freight": .integer,
        "payment_minutes": .integer.described("How long an order waits for its payment."),
        "completion_days": .integer.described("How long after delivery an order completes by itself."),
        "return_window_days": .integer.described(
            "How many days from the day after delivery something may be sent back; placed orders keep theirs."),
        "low_stock_threshold": .integer.described("A level with fewer left to sell is low."),
        "return_days": .integer.described("How many days a buyer has to send goods back."),
        "cut_off_hour": .integer.described("The full hour of the day before which what is paid leaves the same day."),
        "standard_days_from": .integer.described("Days on the way that are promised, from the day goods leave."),
        "standard_days_to": .integer.described("The most of them; not fewer than the least."),
        "express_days_from": .integer, "express_days_to": .integer,
    ]).example(
        JSON(
            finished: """
                {"shop_name":"","contact":"help@example.com","pickup_address":"上海市掌柜路 1 号",\
                "pickup_address_en":"","opening_hours_en":"",\
                "opening_hours":"10:00–20:00","return_recipient":"退货组","return_phone":"021-55550100",\
                "return_address":"上海市掌柜路 2 号","return_address_en":"","tax_basis_points":1300,"standard_freight":800,\
                "free_freight_from":9900,"express_freight":1800,"payment_minutes":30,"completion_days":7,\
                "return_window_days":7,"low_stock_threshold":5,\
                "return_days":14,"cut_off_hour":16,"standard_days_from":2,"standard_days_to":4,\
                "express_days_from":1,"express_days_to":2,\
                "service_phone":"021-55550100","service_email":"help@example.com",\
                "service_hours":"每天 9:00–21:00","service_hours_en":"","filing_number":"","licence_number":""}
                """))

    static func write(_ json: inout JSONObject, _ settings: ShopSettings) {
        for name in ShopSettings.Name.texts { json.set(dynamic: name.rawValue, settings[name]) }
        json.set("tax_basis_points", settings.taxBasisPoints)
        json.set("standard_freight", settings.standardFreightMinor)
        json.set("free_freight_from", settings.freeFreightFromMinor)
        json.set("express_freight", settings.expressFreightMinor)
        json.set("payment_minutes", settings.paymentMinutes)
        json.set("completion_days", settings.completionDays)
        json.set("return_window_days", settings.returnWindowDays)
        json.set("low_stock_threshold", settings.lowStockThreshold)
        json.set("return_days", settings.returnDays)
        json.set("cut_off_hour", settings.cutOffHour)
        json.set("standard_days_from", settings.standardDaysFrom)
        json.set("standard_days_to", settings.standardDaysTo)
        json.set("express_days_from", settings.expressDaysFrom)
        json.set("express_days_to", settings.expressDaysTo)
    }
}
