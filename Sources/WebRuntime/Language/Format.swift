public import Kernel

/// Money, times and numbers as people read them.
public struct Format: Sendable {
    public let language: Language
    public let calendar: BusinessCalendar

    public init(language: Language, calendar: BusinessCalendar = .shanghai) {
        self.language = language
        self.calendar = calendar
    }

    /// `¥1,234.00`, `-£0.05`; a currency without a sign of its own comes with its code: `CHF 12.00`.
    public func money(_ amount: Money) -> String {
        let magnitude = Money(amount.amountMinor.magnitude.clampedToInt64, amount.currency).decimal
        let parts = magnitude.split(separator: ".")
        let whole = Self.grouped(String(parts[0]))
        let number = parts.count == 2 ? "\(whole).\(parts[1])" : whole
        return "\(amount.amountMinor < 0 ? "-" : "")\(symbol(of: amount.currency))\(number)"
    }

    /// `1,234`.
    public func number(_ value: some BinaryInteger) -> String {
        let digits = Self.grouped(String(value.magnitude))
        return value < 0 ? "-\(digits)" : digits
    }

    /// `13%`, `6.5%`.
    public func percent(basisPoints: Int64) -> String {
        let (whole, part) = (basisPoints / 100, basisPoints % 100)
        guard part != 0 else { return "\(whole)%" }
        return part % 10 == 0 ? "\(whole).\(part / 10)%" : "\(whole).\(part < 10 ? "0" : "")\(part)%"
    }

    /// `11月20日 14:05`, `Nov 20, 14:05`; in another year than `now` the year comes with it.
    public func time(_ moment: Timestamp, now: Timestamp) -> String {
        let day = calendar.day(of: moment)
        let clock = clockTime(moment, on: day)
        let isThisYear = day.civil.year == calendar.day(of: now).civil.year
        return switch language {
        case .chinese: "\(self.day(day, showsYear: !isThisYear)) \(clock)"
        case .english: "\(self.day(day, showsYear: !isThisYear)), \(clock)"
        }
    }

    /// `2026年11月20日`, `Nov 20, 2026`.
    public func day(_ day: CivilDay, showsYear: Bool = true) -> String {
        let (year, month, dayOfMonth) = day.civil
        return switch language {
        case .chinese: "\(showsYear ? "\(year)年" : "")\(month)月\(dayOfMonth)日"
        case .english: "\(Self.months[month - 1]) \(dayOfMonth)\(showsYear ? ", \(year)" : "")"
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private func clockTime(_ moment: Timestamp, on day: CivilDay) -> String {
        let minutes = Int((moment - calendar.start(of: day)).milliseconds / 60_000)
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private func symbol(of currency: Currency) -> String {
        switch currency.code {
        case "CNY": "¥"
        case "GBP": "£"
        case "USD": "$"
        case "EUR": "€"
        case "KRW": "₩"
        default: "\(currency.code) "
        }
    }

    private static func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}

extension UInt64 {
    fileprivate var clampedToInt64: Int64 { Int64(clamping: self) }
}
