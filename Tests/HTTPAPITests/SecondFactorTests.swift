import Cryptography
import HTTPTypes
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct SecondFactorTests {
    private static func digits(_ secret: String, _ api: APIFixture) throws -> String {
        let bytes = try #require(Base32.decode(secret))
        return OneTimePassword.code(bytes, step: OneTimePassword.step(at: api.base.clock.now))
    }

    @Test(arguments: TestEngine.all)
    func `a program sets a second factor up, signs in with it, and takes it away`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let path = "me/second-factor"
            #expect(try await api.call(.get, path, as: api.clerk)["on"] as? Bool == false)
            let missing = try await api.call(.post, path, as: api.clerk, "{}")
            #expect(missing.status == 422 && missing.code == "missing" && missing.string("field") == "current_password")
            let refused = try await api.call(.post, path, as: api.clerk, #"{"current_password":"not this one"}"#)
            #expect(refused.status == 422 && refused.code == "wrong_password")
            let own = "{\"current_password\":\"\(APIFixture.password)\"}"
            let begun = try await api.call(.post, path, as: api.clerk, own)
            let secret = try #require(begun.string("secret"))
            #expect(begun.status == 201 && begun.string("uri")?.contains("secret=\(secret)&issuer=Zhanggui") == true)
            let wrong = try await api.call(.post, "\(path)/confirmation", as: api.clerk, #"{"totp":"x"}"#)
            #expect(wrong.status == 422 && wrong.code == "second_factor_wrong" && wrong.string("field") == "totp")
            let first = try Self.digits(secret, api)
            let confirmed = try await api.call(
                .post, "\(path)/confirmation", as: api.clerk, "{\"totp\":\"\(first)\"}")
            #expect(confirmed.status == 200 && confirmed.count("recovery_codes") == 10, "\(confirmed.text)")
            let code = try #require(confirmed.string("recovery_codes.0"))
            #expect(try await api.call(.post, path, as: api.clerk, own).code == "second_factor_state")
            let state = try await api.call(.get, path, as: api.clerk)
            #expect(state["on"] as? Bool == true && state.int("recovery_codes_left") == 10)

            func body(_ totp: String?) -> String {
                let more = totp.map { ",\"totp\":\"\($0)\"" } ?? ""
                return "{\"email\":\"operator@example.com\",\"password\":\"\(APIFixture.password)\"\(more)}"
            }
            let needed = try await api.call(.post, "sessions", body(nil))
            #expect(needed.status == 401 && needed.code == "second_factor_required")
            // The digits that ended the set-up are used up.
            let again = try await api.call(.post, "sessions", body(first))
            #expect(again.status == 422 && again.code == "second_factor_wrong")
            #expect(try await api.call(.post, "sessions", body(code)).status == 200)
            api.base.clock.advance(by: .minutes(1))
            let next = try Self.digits(secret, api)
            let signedIn = try await api.call(.post, "sessions", body(next))
            #expect(signedIn.status == 200)
            api.base.clock.advance(by: .minutes(1))
            let removal = "{\"totp\":\"\(try Self.digits(secret, api))\"}"
            let token = signedIn.string("access_token")
            #expect(try await api.call(.post, "\(path)/removal", as: token, removal).status == 204)
            #expect(try await api.call(.get, path, as: token)["on"] as? Bool == false)
            #expect(try await api.call(.get, "me", as: api.clerk).status == 401, "other sessions end")
            #expect(try await api.call(.post, "sessions", body(nil)).status == 200)
        }
    }
}
