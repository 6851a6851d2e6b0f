import Cryptography
import Kernel
import Testing

@Suite struct OneTimePasswordTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// RFC 4226 appendix D.
    @Test(
        arguments: [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ].enumerated().map { (Int64($0.offset), $0.element) })
    func `counters give the codes of rfc 4226`(counter: Int64, code: String) {
        #expect(OneTimePassword.code(Self.secret, step: counter) == code)
    }

    /// RFC 6238 appendix B, the rows of SHA-1.
    @Test(arguments: [
        (Int64(59), "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `moments give the codes of rfc 6238`(seconds: Int64, code: String) {
        let moment = Timestamp(milliseconds: seconds * 1_000)
        let step = OneTimePassword.step(at: moment)
        #expect(OneTimePassword.code(Self.secret, step: step, digits: 8) == code)
        #expect(OneTimePassword.code(Self.secret, step: step) == code.suffix(6))
    }

    @Test func `a clock may be one step off, not two`() {
        let moment = Timestamp(milliseconds: 1_234_567_890_000)
        let present = OneTimePassword.step(at: moment)
        for offset in Int64(-3)...3 {
            let code = OneTimePassword.code(Self.secret, step: present + offset)
            let found = OneTimePassword.step(of: code, secret: Self.secret, at: moment)
            #expect(found == (abs(offset) <= 1 ? present + offset : nil), "\(offset)")
        }
        for code in ["", "00592", "0059244", "abcdef"] {
            #expect(OneTimePassword.step(of: code, secret: Self.secret, at: moment) == nil)
        }
    }

    /// RFC 4648 section 10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of rfc 4648`(text: String, encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == encoded)
        #expect(Base32.decode(encoded) == Array(text.utf8))
    }

    @Test(arguments: ["my", "MY======", "M1", "M", "MZ", "MZXW6YTBO", "中"])
    func `base 32 has one spelling`(text: String) {
        #expect(Base32.decode(text) == nil)
    }
}
