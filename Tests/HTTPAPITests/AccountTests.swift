import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct AccountTests {
    @Test(arguments: TestEngine.all)
    func `signing in gives tokens, and a refresh token that comes twice ends the session`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let body = #"{"email":"shopper@example.com","password":"correct horse battery"}"#
            let tokens = try await api.call(.post, "sessions", body)
            #expect(tokens.status == 200 && tokens.keys == ["access_token", "refresh_token", "expires_in"])
            let refresh = "{\"refresh_token\":\"\(try #require(tokens.string("refresh_token")))\"}"
            let second = try await api.call(.post, "sessions/refresh", refresh)
            #expect(second.status == 200)
            #expect(try await api.call(.get, "me", as: second.string("access_token")).status == 200)
            #expect(try await api.call(.post, "sessions/refresh", refresh).status == 401)
            #expect(try await api.call(.get, "me", as: second.string("access_token")).status == 401)
            let wrong = try await api.call(.post, "sessions", body.replacing("horse", with: "house"))
            #expect(wrong.status == 401 && wrong.code == "invalid_credentials")
            let both = try await api.call(.post, "sessions", #"{"email":"a@example.com","phone":"1","password":"x"}"#)
            #expect(both.status == 422 && both.string("field") == "phone")
            let taken = try await api.call(.post, "customers", body)
            #expect(taken.status == 409 && taken.code == "account_exists")
            let sent = try await api.call(
                .post, "verification-codes", #"{"phone":"13800138000","purpose":"sign_in"}"#)
            #expect(sent.status == 202 && sent.int("expires_in") == 300, "\(sent.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a person edits the profile, the address book and the sessions`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let me = try await api.call(.get, "me", as: api.shopper)
            #expect(me.string("role") == "shopper")
            #expect(try await api.call(.patch, "me", as: api.shopper, #"{"name":"Han"}"#).status == 428)
            let version = try #require(me.int("version"))
            let named = try await api.call(.patch, "me", as: api.shopper, ifMatch: version, #"{"name":"Han"}"#)
            #expect(named.string("name") == "Han")
            let stale = try await api.call(.patch, "me", as: api.shopper, ifMatch: version, #"{"name":"Li"}"#)
            #expect(stale.status == 412)

            let added = try await api.call(.post, "me/addresses", as: api.shopper, APIFixture.address)
            #expect(added.status == 201 && added["is_default"] as? Bool == true, "\(added.text)")
            let path = "me/addresses/\(try #require(added.string("id")))"
            #expect(try await api.call(.patch, path, as: api.shopper, #"{"line1":"x"}"#).status == 428)
            #expect(try await api.call(.patch, path, as: api.other, ifMatch: 1, #"{"line1":"x"}"#).status == 404)
            let moved = try await api.call(.patch, path, as: api.shopper, ifMatch: 1, #"{"line1":"2 号"}"#)
            #expect(moved.string("line1") == "2 号" && moved.string("city") == "东莞市")
            #expect(moved.int("version") == 2 && moved.headers[.eTag] == "\"2\"")
            let late = try await api.call(.patch, path, as: api.shopper, ifMatch: 1, #"{"line1":"3 号"}"#)
            #expect(late.status == 412 && late.code == "stale_version")
            let kept = try await api.call(.get, "me/addresses", as: api.shopper)
            #expect(kept.string("items.0.line1") == "2 号")
            #expect(try await api.call(.delete, path, as: api.shopper).status == 204)
            #expect(try await api.call(.get, "me/addresses", as: api.shopper).count("items") == 0)

            let sessions = try await api.call(.get, "me/sessions", as: api.shopper)
            #expect(sessions["items.0.current"] as? Bool == true)
            let own = try #require(sessions.string("items.0.id"))
            #expect(try await api.call(.delete, "me/sessions/\(own)", as: api.other).status == 404)
            #expect(try await api.call(.delete, "me/sessions/\(own)", as: api.shopper).status == 204)
            #expect(try await api.call(.get, "me", as: api.shopper).status == 401)
        }
    }
}
