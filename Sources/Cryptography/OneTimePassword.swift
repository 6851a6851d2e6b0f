internal import CCrypto
public import Kernel

/// Passwords that change every half minute: TOTP (RFC 6238) over HOTP (RFC 4226), HMAC-SHA1 and six digits, as every
/// authenticator app has it.
public enum OneTimePassword {
    /// Seconds of one step.
    public static let stepSeconds: Int64 = 30
    public static let digitCount = 6
    /// Bytes of a secret: as many as the digest has (RFC 4226 section 4).
    public static let secretByteCount = 20
    /// Steps that a phone's clock may be off, to either side.
    static let driftSteps: Int64 = 1

    /// The step of a moment.
    public static func step(at moment: Timestamp) -> Int64 { moment.milliseconds / 1_000 / stepSeconds }

    /// The digits of one step.
    ///
    /// - Parameter digits: 6 to 8.
    public static func code(_ secret: [UInt8], step: Int64, digits: Int = digitCount) -> String {
        precondition((6...8).contains(digits), "\(digits) digits")
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let digest = HMACSHA1.code(counter, key: secret)
        let offset = Int(digest[digest.count - 1] & 15)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step that some digits belong to, near a moment; nil where they belong to none. Whoever takes them remembers
    /// the step and takes no earlier one, so that nobody uses them twice.
    public static func step(of code: String, secret: [UInt8], at moment: Timestamp) -> Int64? {
        let present = step(at: moment)
        var found: Int64?
        // All of them, so that the time does not tell how near a guess was.
        for step in (present - driftSteps)...(present + driftSteps) {
            if ConstantTime.equal(Self.code(secret, step: step), code) { found = step }
        }
        return found
    }
}

/// HMAC with SHA-1 (RFC 2104): for one-time passwords, whose apps know no other by default.
enum HMACSHA1 {
    static let byteCount = 20

    static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            var length: UInt32 = 0
            let done = HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, buffer.baseAddress, &length)
            precondition(done != nil && Int(length) == byteCount, "HMAC made \(length) bytes")
            count = byteCount
        }
    }
}
