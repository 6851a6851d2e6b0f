import AfterSales
import Inventory
public import Kernel
import Orders

/// What staff set while the shop runs. Orders keep the values that they were placed with.
public struct ShopSettings: Sendable, Hashable {
    /// The name of a setting in the database, the API and the catalogue.
    public enum Name: String, CaseIterable, Sendable {
        case shopName = "shop_name"
        case contact
        case pickupAddress = "pickup_address"
        case pickupAddressInEnglish = "pickup_address_en"
        case openingHours = "opening_hours"
        case openingHoursInEnglish = "opening_hours_en"
        case returnRecipient = "return_recipient"
        case returnPhone = "return_phone"
        case returnAddress = "return_address"
        case returnAddressInEnglish = "return_address_en"
        case servicePhone = "service_phone"
        case serviceEmail = "service_email"
        case serviceHours = "service_hours"
        case serviceHoursInEnglish = "service_hours_en"
        case filing = "filing_number"
        case licence = "licence_number"
        case taxBasisPoints = "tax_basis_points"
        case standardFreight = "standard_freight"
        case freeFreightFrom = "free_freight_from"
        case expressFreight = "express_freight"
        case paymentMinutes = "payment_minutes"
        case completionDays = "completion_days"
        case returnWindowDays = "return_window_days"
        case returnDays = "return_days"
        case lowStockThreshold = "low_stock_threshold"
        case cutOffHour = "cut_off_hour"
        case standardDaysFrom = "standard_days_from"
        case standardDaysTo = "standard_days_to"
        case expressDaysFrom = "express_days_from"
        case expressDaysTo = "express_days_to"

        /// What the shop says of itself.
        public static let shopTexts: [Name] = [
            .shopName, .contact, .pickupAddress, .pickupAddressInEnglish, .openingHours, .openingHoursInEnglish,
        ]
        /// Where goods go back to.
        public static let returnTexts: [Name] = [
            .returnRecipient, .returnPhone, .returnAddress, .returnAddressInEnglish,
        ]
        /// What the foot of every page says of the shop.
        public static let serviceTexts: [Name] = [
            .servicePhone, .serviceEmail, .serviceHours, .serviceHoursInEnglish, .filing, .licence,
        ]
        /// Those that are texts, which may be empty; all others are numbers.
        public static let texts: [Name] = shopTexts + returnTexts + serviceTexts
    }

    /// No text is longer, in code points.
    public static let textLimit = 200
    /// No freight, nor the amount from which it is free, is larger.
    public static let amountMinorLimit = 10_000_000
    public static let taxRange = 0...10_000
    public static let paymentMinutesRange = 5...10_080
    public static let completionDaysRange = 1...90
    /// The law gives buyers seven days.
    public static let returnWindowDaysRange = Return.windowDays...60
    public static let returnDaysRange = 1...90
    public static let lowStockThresholdRange = 1...1_000
    public static let cutOffHourRange = 0...24
    public static let deliveryDaysRange = 0...60
    /// How many days a buyer has to send goods back where staff have set nothing else.
    public static let standardReturnDays = 14

    /// What staff wrote; a text that is empty is not in it.
    private var texts: [Name: String] = [:]
    /// Tax included in prices, in basis points: 1,300 is 13 %.
    public var taxBasisPoints: Int
    public var standardFreightMinor: Int
    /// The goods amount from which standard delivery costs nothing.
    public var freeFreightFromMinor: Int
    public var expressFreightMinor: Int
    /// How long an order waits for its payment.
    public var paymentMinutes: Int
    /// How long after delivery an order completes by itself.
    public var completionDays: Int
    /// How many days after the day of delivery something may be sent back.
    public var returnWindowDays: Int
    /// How many days after the day of the approval goods may be sent back.
    public var returnDays: Int
    /// A level with less than this left to sell is low.
    public var lowStockThreshold: Int
    /// The full hour of the business day from which what is paid leaves on the next day.
    public var cutOffHour: Int
    /// Days on the way that are promised, from the day on which goods leave.
    public var standardDaysFrom: Int
    public var standardDaysTo: Int
    public var expressDaysFrom: Int
    public var expressDaysTo: Int

    /// What holds where staff have set nothing.
    init(_ orders: Orders.Configuration) {
        taxBasisPoints = Int(orders.pricing.taxBasisPoints)
        standardFreightMinor = Int(orders.pricing.standardFreightMinor)
        freeFreightFromMinor = Int(orders.pricing.freeFreightFromMinor)
        expressFreightMinor = Int(orders.pricing.expressFreightMinor)
        paymentMinutes = Int(orders.paymentTimeout.milliseconds / Duration.minutes(1).milliseconds)
        completionDays = Int(orders.completionDelay.milliseconds / Duration.days(1).milliseconds)
        returnWindowDays = orders.returnWindowDays
        returnDays = Self.standardReturnDays
        lowStockThreshold = Inventory.lowStockThreshold
        cutOffHour = orders.promise.cutOffHour
        (standardDaysFrom, standardDaysTo) = (
            orders.promise.standardDays.lowerBound, orders.promise.standardDays.upperBound
        )
        (expressDaysFrom, expressDaysTo) = (
            orders.promise.expressDays.lowerBound, orders.promise.expressDays.upperBound
        )
    }

    /// As it is stored.
    public subscript(name: Name) -> String {
        get {
            switch name {
            case .taxBasisPoints: String(taxBasisPoints)
            case .standardFreight: String(standardFreightMinor)
            case .freeFreightFrom: String(freeFreightFromMinor)
            case .expressFreight: String(expressFreightMinor)
            case .paymentMinutes: String(paymentMinutes)
            case .completionDays: String(completionDays)
            case .returnWindowDays: String(returnWindowDays)
            case .returnDays: String(returnDays)
            case .lowStockThreshold: String(lowStockThreshold)
            case .cutOffHour: String(cutOffHour)
            case .standardDaysFrom: String(standardDaysFrom)
            case .standardDaysTo: String(standardDaysTo)
            case .expressDaysFrom: String(expressDaysFrom)
            case .expressDaysTo: String(expressDaysTo)
            default: texts[name, default: ""]
            }
        }
        set {
            func number(_ old: Int) -> Int { Int(newValue) ?? old }
            switch name {
            case .taxBasisPoints: taxBasisPoints = number(taxBasisPoints)
            case .standardFreight: standardFreightMinor = number(standardFreightMinor)
            case .freeFreightFrom: freeFreightFromMinor = number(freeFreightFromMinor)
            case .expressFreight: expressFreightMinor = number(expressFreightMinor)
            case .paymentMinutes: paymentMinutes = number(paymentMinutes)
            case .completionDays: completionDays = number(completionDays)
            case .returnWindowDays: returnWindowDays = number(returnWindowDays)
            case .returnDays: returnDays = number(returnDays)
            case .lowStockThreshold: lowStockThreshold = number(lowStockThreshold)
            case .cutOffHour: cutOffHour = number(cutOffHour)
            case .standardDaysFrom: standardDaysFrom = number(standardDaysFrom)
            case .standardDaysTo: standardDaysTo = number(standardDaysTo)
            case .expressDaysFrom: expressDaysFrom = number(expressDaysFrom)
            case .expressDaysTo: expressDaysTo = number(expressDaysTo)
            default: texts[name] = newValue.isEmpty ? nil : newValue
            }
        }
    }

    /// Without white space around its texts.
    ///
    /// - Throws: `InputErrors` naming every setting that is out of its range, by its name.
    public func checked() throws(InputErrors) -> ShopSettings {
        var (settings, errors) = (self, [InputError]())
        for name in Name.texts {
            do throws(InputError) {
                settings[name] = try TextRule(field: name.rawValue, length: 0...Self.textLimit).checked(self[name])
            } catch {
                errors.append(error)
            }
        }
        let amounts = 0...Self.amountMinorLimit
        let numbers: [(name: Name, value: Int, range: ClosedRange<Int>)] = [
            (.taxBasisPoints, taxBasisPoints, Self.taxRange), (.standardFreight, standardFreightMinor, amounts),
            (.freeFreightFrom, freeFreightFromMinor, amounts), (.expressFreight, expressFreightMinor, amounts),
            (.paymentMinutes, paymentMinutes, Self.paymentMinutesRange),
            (.completionDays, completionDays, Self.completionDaysRange),
            (.returnWindowDays, returnWindowDays, Self.returnWindowDaysRange),
            (.returnDays, returnDays, Self.returnDaysRange),
            (.lowStockThreshold, lowStockThreshold, Self.lowStockThresholdRange),
            (.cutOffHour, cutOffHour, Self.cutOffHourRange),
            (.standardDaysFrom, standardDaysFrom, Self.deliveryDaysRange),
            (.standardDaysTo, standardDaysTo, Self.days(from: standardDaysFrom)),
            (.expressDaysFrom, expressDaysFrom, Self.deliveryDaysRange),
            (.expressDaysTo, expressDaysTo, Self.days(from: expressDaysFrom)),
        ]
        for (name, value, range) in numbers where !range.contains(value) {
            errors.append(.invalid(field: name.rawValue, reason: .wholeNumber(range)))
        }
        if let errors = InputErrors(errors) { throw errors }
        return settings
    }

    /// The last day on the way is not before the first.
    private static func days(from first: Int) -> ClosedRange<Int> {
        min(max(first, deliveryDaysRange.lowerBound), deliveryDaysRange.upperBound)...deliveryDaysRange.upperBound
    }

    /// The numbers of orders that are placed from now on.
    func applied(to orders: Orders.Configuration) -> Orders.Configuration {
        var configuration = orders
        configuration.pricing = PricingRules(
            standardFreightMinor: Int64(standardFreightMinor), freeFreightFromMinor: Int64(freeFreightFromMinor),
            expressFreightMinor: Int64(expressFreightMinor), taxBasisPoints: Int64(taxBasisPoints))
        configuration.paymentTimeout = .minutes(paymentMinutes)
        configuration.completionDelay = .days(completionDays)
        configuration.returnWindowDays = returnWindowDays
        // Each change is checked as a whole; what was written another way is no reason to promise nothing.
        if Self.cutOffHourRange.contains(cutOffHour), standardDaysFrom <= standardDaysTo,
            expressDaysFrom <= expressDaysTo
        {
            configuration.promise = DeliveryPromise(
                cutOffHour: cutOffHour, standardDays: standardDaysFrom...standardDaysTo,
                expressDays: expressDaysFrom...expressDaysTo)
        }
        return configuration
    }
}

extension ShopSettings {
    /// What visitors read as the shop's name; empty for the program's.
    public var shopName: String {
        get { self[.shopName] }
        set { self[.shopName] = newValue }
    }

    /// How customers reach the shop; empty where nothing is said.
    public var contact: String {
        get { self[.contact] }
        set { self[.contact] = newValue }
    }

    /// Where goods are picked up; empty where nothing is said.
    public var pickupAddress: String {
        get { self[.pickupAddress] }
        set { self[.pickupAddress] = newValue }
    }

    /// When goods are picked up, as people write it; empty where nothing is said.
    public var openingHours: String {
        get { self[.openingHours] }
        set { self[.openingHours] = newValue }
    }

    /// A text in the visitor's language; where only one language is written, that one.
    public func text(_ chinese: Name, _ english: Name, inEnglish: Bool) -> String {
        let (first, second) = inEnglish ? (self[english], self[chinese]) : (self[chinese], self[english])
        return first.isEmpty ? second : first
    }
}
