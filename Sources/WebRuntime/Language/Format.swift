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
        Self.grouped(
            amount.amountMinor.magnitude, decimals: amount.currency.minorDigits, isNegative: amount.amountMinor < 0,
            symbol: symbol(of: amount.currency))
    }

    /// `1,234`.
    public func number(_ value: some BinaryInteger) -> String {
        Self.grouped(UInt64(value.magnitude), isNegative: value < 0)
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

    /// `2026-11-20 14:05`, for files: the same in every language.
    public func sortableTime(_ moment: Timestamp) -> String {
        let day = calendar.day(of: moment)
        return "\(day) \(clockTime(moment, on: day))"
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

    /// - Parameters:
    ///   - decimals: so many of the digits stand after a point.
    ///   - symbol: in front of the digits, behind the sign.
    private static func grouped(
        _ value: UInt64, decimals: Int = 0, isNegative: Bool = false, symbol: String = ""
    ) -> String {
        let limit = value < shortValue && symbol.utf8.count <= shortSymbol ? shortLimit : groupedLimit
        return String(unsafeUninitializedCapacity: limit) { buffer in
            // From the last digit on, and then to the front.
            var (rest, start, count) = (value, limit, 0)
            for place in 0..<decimals {
                start -= 1
                buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
                guard place == decimals - 1 else { continue }
                start -= 1
                buffer[start] = UInt8(ascii: ".")
            }
            repeat {
                if count > 0, count.isMultiple(of: 3) {
                    start -= 1
                    buffer[start] = UInt8(ascii: ",")
                }
                start -= 1
                buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                (rest, count) = (rest / 10, count + 1)
            } while rest > 0
            for byte in symbol.utf8.reversed() {
                start -= 1
                buffer[start] = byte
            }
            if isNegative {
                start -= 1
                buffer[start] = UInt8(ascii: "-")
            }
            for index in start..<limit { buffer[index - start] = buffer[index] }
            return limit - start
        }
    }

    /// Twenty digits, six commas, a point, zeros behind it, a sign and a symbol are the longest.
    private static let groupedLimit = 40
    /// A string of at most 15 bytes needs no memory of its own: `-CHF 999,999.99`, as most amounts are.
    private static let (shortLimit, shortValue, shortSymbol) = (15, UInt64(100_000_000), 4)
}
