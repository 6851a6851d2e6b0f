import Cryptography
import Kernel
import Testing

@Suite struct SignatureTests {
    /// The example of the Standard Webhooks libraries (also in Svix's "Verifying webhooks manually").
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let timestamp: Int64 = 1_614_265_330
    static let body = Array(#"{"test": 2432232314}"#.utf8)
    static let header = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    static let now = Timestamp(milliseconds: 1_614_265_330_000)

    let key: [UInt8]

    init() throws {
        key = try #require(Signature.key(from: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    }

    private func verify(
        _ header: String = header, id: String = id, body: [UInt8] = body, secret: [UInt8]? = nil,
        timestamp: Int64 = timestamp, now: Timestamp = now
    ) throws(SignatureError) {
        try Signature.verify(header, id: id, timestamp: timestamp, body: body, secret: secret ?? key, now: now)
    }

    @Test func `the published example is signed and verified`() throws {
        #expect(Signature.sign(id: Self.id, timestamp: Self.timestamp, body: Self.body, secret: key) == Self.header)
        try verify()
    }

    @Test func `one right signature among others is enough`() throws {
        try verify("v1a,abc v1,AAAA \(Self.header)")
    }

    @Test func `whatever was changed is refused`() {
        #expect(throws: SignatureError.wrong) { try verify(id: "msg_other") }
        #expect(throws: SignatureError.wrong) { try verify(body: Self.body + [0x20]) }
        #expect(throws: SignatureError.wrong) { try verify(secret: Array("another".utf8)) }
        #expect(throws: SignatureError.wrong) { try verify(timestamp: Self.timestamp + 1) }
        #expect(throws: SignatureError.wrong) { try verify("") }
        #expect(throws: SignatureError.wrong) { try verify("v2" + Self.header.dropFirst(2)) }
        #expect(throws: SignatureError.wrong) { try verify(String(Self.header.dropLast(1))) }
    }

    @Test func `a dot in the id cannot move the border between the signed parts`() {
        #expect(throws: SignatureError.wrong) { try verify(id: "a.b") }
    }

    @Test func `only so many signatures are looked at`() {
        let many = String(repeating: "v1,AAAA ", count: 20) + Self.header
        #expect(throws: SignatureError.wrong) { try verify(many) }
    }

    @Test(arguments: [(-300, true), (300, true), (-301, false), (301, false)])
    func `five minutes are tolerated in either direction`(seconds: Int, isAccepted: Bool) throws {
        let now = Self.now + .seconds(seconds)
        if isAccepted {
            try verify(now: now)
        } else {
            #expect(throws: SignatureError.expired) { try verify(now: now) }
        }
    }

    @Test func `an absurd time is expired and no trap`() {
        let header = Signature.sign(id: Self.id, timestamp: .min, body: Self.body, secret: key)
        #expect(throws: SignatureError.expired) { try verify(header, timestamp: .min) }
    }

    @Test func `a secret is base 64 after its prefix, or its own bytes`() {
        #expect(Signature.key(from: "whsec_AQID") == [1, 2, 3])
        #expect(Signature.key(from: "sandbox") == Array("sandbox".utf8))
        #expect(Signature.key(from: "whsec_") == nil)
        #expect(Signature.key(from: "whsec_???") == nil)
        #expect(Signature.key(from: "") == nil)
    }
}
