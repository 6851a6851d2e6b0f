internal import CCrypto

/// Where secrets come from. Passed in, so that a test can know them.
public struct SecureRandom: Sendable {
    /// Gives this many bytes that nobody can foresee.
    public let bytes: @Sendable (_ count: Int) -> [UInt8]

    public init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.bytes = bytes
    }

    /// The system's generator. It traps when the system has no randomness: nothing secret may be made then.
    public static let system = SecureRandom { count in
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            let status = RAND_bytes(buffer.baseAddress, Int32(count))
            precondition(status == 1, "no randomness for \(count) bytes")
            initialized = count
        }
    }

    /// A bearer secret of so many bytes as base64url without padding: 32 bytes make 43 digits.
    public func token(byteCount: Int) -> String {
        Base64URL.encode(bytes(byteCount))
    }

    /// Decimal digits, each number equally likely, with leading zeros.
    ///
    /// - Parameter count: 1 to 9.
    public func digits(_ count: Int) -> String {
        precondition((1...9).contains(count), "\(count) digits")
        let bound = (0..<count).reduce(UInt32(1)) { product, _ in product * 10 }
        // Numbers above the last whole multiple would favour the small ones: they are drawn again.
        let fair = UInt32.max - UInt32.max % bound
        var number = UInt32.max
        while number >= fair {
            number = bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
        }
        let text = String(number % bound)
        return String(repeating: "0", count: count - text.count) + text
    }
}
