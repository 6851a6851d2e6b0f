import Cryptography
import Testing

@Suite struct HashingTests {
    /// FIPS 180-4 examples, https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `sha-256 gives the published digests`(message: String, digest: String) {
        #expect(SHA256.hex(message) == digest)
        #expect(SHA256.hex(Array(message.utf8)) == digest)
    }

    struct Case: Sendable {
        let key: [UInt8]
        let message: [UInt8]
        let code: String
    }

    /// RFC 4231 section 4, test cases 1 to 4, 6 and 7.
    static let rfc4231 = [
        Case(
            key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Case(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Case(
            key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Case(
            key: Array(1...25), message: [UInt8](repeating: 0xcd, count: 50),
            code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        Case(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Case(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array(
                ("This is a test using a larger than block-size key and a larger than block-size data. "
                    + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test(arguments: rfc4231)
    func `hmac-sha-256 gives the codes of rfc 4231`(example: Case) {
        #expect(Hexadecimal.encode(HMACSHA256.code(example.message, key: example.key)) == example.code)
    }

    @Test func `comparison tells equal from different and from longer`() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(ConstantTime.equal([UInt8](), []))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 3, 0]))
        #expect(ConstantTime.equal("掌柜", "掌柜"))
        #expect(!ConstantTime.equal("掌柜", "掌櫃"))
    }
}

@Suite struct EncodingTests {
    /// RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `base 64 gives the texts of rfc 4648`(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded.filter { $0 != "=" })
        #expect(Base64URL.decode(encoded.filter { $0 != "=" }) == Array(plain.utf8))
    }

    @Test func `base 64 for urls has its own two digits`() {
        #expect(Base64.encode([0xfb, 0xef, 0xff]) == "++//")
        #expect(Base64URL.encode([0xfb, 0xef, 0xff]) == "--__")
        #expect(Base64URL.decode("--__") == [0xfb, 0xef, 0xff])
    }

    @Test(arguments: ["Zg", "Zm9v Zm9v", "Zh==", "Zg==\n", "Zm9vÄ"])
    func `base 64 takes one spelling only`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["Zg==", "Zh", "++//", "Z", "Zm 9v"])
    func `base 64 for urls takes one spelling only`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `hexadecimal reads both cases and writes the lower one`() {
        #expect(Hexadecimal.encode([0x00, 0x9f, 0xff]) == "009fff")
        #expect(Hexadecimal.decode("009Fff") == [0x00, 0x9f, 0xff])
        #expect(Hexadecimal.decode("009") == nil)
        #expect(Hexadecimal.decode("0g") == nil)
    }
}

@Suite struct SecureRandomTests {
    @Test func `tokens have the length of their bytes and do not repeat`() {
        let tokens = (0..<1_000).map { _ in SecureRandom.system.token(byteCount: 16) }
        #expect(tokens.allSatisfy { $0.utf8.count == 22 && Base64URL.decode($0)?.count == 16 })
        #expect(Set(tokens).count == 1_000)
    }

    @Test func `digits keep their leading zeros`() {
        #expect(SecureRandom { _ in [0, 0, 0, 42] }.digits(6) == "000042")
        #expect(SecureRandom { _ in [0, 0x0f, 0x42, 0x41] }.digits(6) == "000001")
    }

    @Test func `numbers that would favour some digits are drawn again`() {
        // 2³² - 1 is no whole multiple of 10⁶: the numbers from 4,294,000,000 on are not used.
        let draws = Draws([[0xff, 0xff, 0xff, 0xff], [0xff, 0xf1, 0x3d, 0x80], [0, 0, 0, 7]])
        #expect(SecureRandom { _ in draws.next() }.digits(6) == "000007")
    }
}

private final class Draws: @unchecked Sendable {
    private var rest: [[UInt8]]

    init(_ draws: [[UInt8]]) { rest = draws }

    func next() -> [UInt8] { rest.removeFirst() }
}
