internal import CCrypto

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
    /// Bytes of a digest.
    public static let byteCount = 32

    /// The 32 bytes of the digest.
    public static func digest(_ message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            _ = CCrypto.SHA256(message, message.count, buffer.baseAddress)
            count = byteCount
        }
    }

    /// The digest of a text's UTF-8 as 64 lower-case hex digits: the form in which tokens are stored.
    public static func hex(_ text: String) -> String {
        Hexadecimal.encode(digest(Array(text.utf8)))
    }

    /// The digest of bytes as 64 lower-case hex digits.
    public static func hex(_ message: [UInt8]) -> String {
        Hexadecimal.encode(digest(message))
    }
}

/// HMAC with SHA-256 (RFC 2104).
public enum HMACSHA256 {
    /// The 32 bytes of the code; compare them with `ConstantTime.equal`.
    public static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { buffer, count in
            var length: UInt32 = 0
            let done = HMAC(
                EVP_sha256(), key, Int32(key.count), message, message.count, buffer.baseAddress, &length)
            precondition(done != nil && Int(length) == SHA256.byteCount, "HMAC made \(length) bytes")
            count = SHA256.byteCount
        }
    }
}

/// Comparison whose time does not tell where two secrets differ.
public enum ConstantTime {
    /// Lengths are not secret: different ones are unequal at once.
    public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }

    /// The same for the UTF-8 of two texts.
    public static func equal(_ left: String, _ right: String) -> Bool {
        equal(Array(left.utf8), Array(right.utf8))
    }
}
