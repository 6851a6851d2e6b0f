import HTTPTypes
import Hummingbird

/// The cookies that came with a request: read once, because every page asks for several.
struct SentCookies {
    private let pairs: [(name: Substring, value: Substring)]

    /// RFC 6265, 4.2.1; what is no pair is nobody's.
    init(_ headers: HTTPFields) {
        pairs = headers[values: .cookie].flatMap { field in
            field.utf8.split(separator: UInt8(ascii: ";")).compactMap { pair in
                guard let mark = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
                let name = pair[..<mark].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                return (Substring(name), Substring(pair[pair.index(after: mark)...]))
            }
        }
    }

    /// The first of that name.
    subscript(name: String) -> String? {
        pairs.first { $0.name == name }.map { String($0.value) }
    }
}

/// The cookies of the shop. Behind TLS their names carry `__Host-`, which keeps other hosts of the domain from planting
/// them.
struct CookieJar: Sendable {
    enum Name: String {
        /// The token of a signed-in browser.
        case session = "zg_session"
        /// The token of a guest's cart and orders.
        case guest = "zg_guest"
        /// The secret that the form tokens of a visitor without session are bound to.
        case form = "zg_form"
        /// The key of a message for the next page.
        case flash = "zg_flash"
        /// The goods that a visitor has looked at last.
        case seen = "zg_seen"
        /// How many pieces lie in the visitor's cart, for the pages that do not look.
        case cart = "zg_cart"

        var maxAgeSeconds: Int? {
            switch self {
            case .session: 30 * 86_400
            case .guest, .cart: 90 * 86_400
            case .seen: 30 * 86_400
            case .form, .flash: nil
            }
        }
    }

    let isSecure: Bool

    /// Longer values are nobody's.
    private static let valueLimit = 512

    func read(_ name: Name, from cookies: SentCookies) -> String? {
        guard let value = cookies[fullName(name)], !value.isEmpty, value.utf8.count <= Self.valueLimit
        else { return nil }
        return value
    }

    func set(_ name: Name, _ value: String) -> Cookie {
        Cookie(
            name: fullName(name), value: value, maxAge: name.maxAgeSeconds, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    func clear(_ name: Name) -> Cookie {
        Cookie(
            name: fullName(name), value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    private func fullName(_ name: Name) -> String {
        isSecure ? "__Host-\(name.rawValue)" : name.rawValue
    }
}
