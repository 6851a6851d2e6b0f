import Identity
import Kernel
import TestSupport
import Testing

/// The rules through the front door that applies them: each case is one registration.
@Suite struct RulesTests {
    @Test(arguments: [
        ("1234567", PasswordWeakness.tooShort), ("密码密码", .tooShort),
        ("e\u{0301}e\u{0301}e\u{0301}e\u{0301}", .tooShort),
        (String(repeating: "长密码x", count: 33), .tooLong),
        ("password", .common), ("Password1", .common), ("PASSWORD2024!", .common), ("p@ssw0rd", .common),
        ("woaini1314", .common), ("5201314woaini", .common), ("qq123456789", .common), ("woaini520!", .common),
        ("aaaaaaaaaa", .pattern), ("ababababab", .pattern), ("好好好好好好好好", .pattern), ("xyz1xyz1xyz1", .pattern),
        ("tuvwxyz{|}", .pattern), ("56789:;<=>", .pattern), ("rewqrewq", .pattern), ("fdsalkjhg", .pattern),
        ("19870321", .pattern), ("13800138000", .pattern), ("poiuytre", .pattern),
        ("zhanggui!!!", .personal), ("demo-zhanggui", .personal), ("Lina.Wang1", .personal),
    ])
    func `weak passwords are refused with the reason`(password: String, weakness: PasswordWeakness) async throws {
        try await withIdentity(.sqlite) { fixture in
            do {
                try await fixture.register("lina.wang@example.com", password: password)
                Issue.record("\(password) was taken")
            } catch let error as IdentityError {
                #expect(error == .weakPassword(weakness))
                #expect(error.kind == .invalid)
                #expect(error.code == "weak_password")
                #expect(error.field == "password")
                // Of what is too short the least length is told as well.
                let least = weakness == .tooShort ? ["least": "8"] : [:]
                #expect(error.parameters == ["reason": weakness.rawValue].merging(least) { $1 })
            }
        }
    }

    @Test func `passwords that a person would choose well are taken`() async throws {
        try await withIdentity(.sqlite, configure: { $0.addressRule = nil }) { fixture in
            let good = [
                "correct horse battery", "天道酬勤勿忘初心", "k7#mQ2vX", "lina.wang likes tea", "掌柜的，来一壶好酒",
                "837492018374650192", String(repeating: "长密码x天道", count: 21),
            ]
            for (number, password) in good.enumerated() {
                let email = "lina.wang@example\(number).com"
                try await fixture.register(email, password: password)
                _ = try await fixture.signIn(email, password: password)
            }
        }
    }

    @Test(arguments: [
        "", "@", "a@", "@b.c", "a@b", "a b@c.de", "a@b..c", ".a@b.cc", "a.@b.cc", "a@@b.cc", "a@b.cc\u{0}", "é@b.cc",
        "a@b_c.de", "\(String(repeating: "a", count: 65))@b.cc", "a@\(String(repeating: "bcd.", count: 63))cc",
    ])
    func `what is no e-mail address is refused`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test(arguments: [
        ("Li@Example.COM", "li@example.com"), (" li+shop@example.co.uk ", "li+shop@example.co.uk"),
        ("admin@demo.zhanggui", "admin@demo.zhanggui"), ("o'hara_1@x-y.cc", "o'hara_1@x-y.cc"),
    ])
    func `e-mail addresses are folded`(text: String, folded: String) {
        #expect(EmailAddress(text)?.folded == folded)
    }

    @Test(arguments: [
        ("13800138000", "+8613800138000"), ("138-0013-8000", "+8613800138000"), ("+86 138 0013 8000", "+8613800138000"),
        ("0086 13800138000", "+8613800138000"), ("+44 20 7946 0958", "+442079460958"),
        ("+1 (415) 555-2671", "+14155552671"),
    ])
    func `phone numbers are written in one form`(text: String, e164: String) {
        #expect(PhoneNumber(text)?.e164 == e164)
    }

    @Test(arguments: [
        "", "+", "12800138000", "1380013800", "138001380001", "+86 010 8888 8888", "+0123456789",
        "+12345", "+1234567890123456", "１３８００１３８０００", "+8613800138000x",
    ])
    func `what is no phone number is refused`(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test func `every error has a code of its own and a status`() {
        let all: [IdentityError] = [
            .invalidCredentials, .wrongPassword, .noAccount, .invalidToken, .accountExists, .weakPassword(.common),
            .invalidEmail, .invalidPhone,
            .invalidName, .codeWrong, .codeNotSent, .throttled(retryAfterSeconds: 7), .tooManyAddresses, .staleVersion,
        ]
        #expect(Set(all.map(\.code)).count == all.count)
        #expect(IdentityError.throttled(retryAfterSeconds: 7).kind == .throttled(retryAfterSeconds: 7))
        #expect(IdentityError.invalidCredentials.kind == .unauthenticated)
        #expect(IdentityError.accountExists.kind == .conflict)
        #expect(IdentityError.codeWrong.field == "code")
    }
}
