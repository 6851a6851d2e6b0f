import Database
import HTTPTypes
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import TestSupport
import Testing
import WebRuntime

/// Signing in in two steps, setting it up, and joining the staff by a link.
@Suite struct SecondStepTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `signing in asks for the digits next, and leads to where the visitor wanted to go`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (secret, codes) = try await fixture.setUpSecondFactor(of: try await fixture.person("operator"))
            let browser = fixture.browser(language)
            try await browser.get("/sign-in?next=/console/stock")
            try await browser.submit(
                "/sign-in", ["email": "operator@example.com", "password": PagesFixture.password])
            try await browser.follow()
            #expect(browser.page.contains(language == .english ? "Second step" : "两步验证"), "\(browser.page.text)")
            #expect(browser.page.hasFocus("totp"))
            #expect(try await browser.get("/console").status == 303)
            try await browser.get("/sign-in/second-step?next=/console/stock")
            try await browser.submit("/sign-in/second-step", ["totp": "000000"])
            #expect(browser.page.status == 422 && browser.page.contains("totp-error"))
            try await browser.submit("/sign-in/second-step", ["totp": ""])
            #expect(browser.page.status == 422)
            try await browser.submit("/sign-in/second-step", ["totp": try fixture.digits(secret)])
            #expect(browser.page.location == "\(language.pathPrefix)/console/stock", "\(browser.page.text)")
            #expect(try await browser.get("/console").status == 200)
            // Done is done: the page of the second step has nothing to ask.
            #expect(try await browser.get("/sign-in/second-step").status == 303)

            let other = fixture.browser(language)
            try await other.get("/sign-in")
            try await other.submit("/sign-in", ["email": "operator@example.com", "password": PagesFixture.password])
            try await other.follow()
            try await other.submit("/sign-in/second-step", ["totp": codes[4]])
            #expect(other.page.location == "\(language.pathPrefix)/console")
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `somebody sets it up, keeps the codes, renews them and takes it away`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (browser, elsewhere) = (
                try await fixture.signedIn("shopper", language), try await fixture.signedIn("shopper")
            )
            let url = "/account/second-factor"
            try await browser.get(url)
            try await browser.submit(url, ["current_password": ""])
            #expect(browser.page.status == 422 && browser.page.contains("current_password-error"))
            try await browser.submit(url, ["current_password": "not this one"])
            #expect(browser.page.status == 422 && browser.page.contains("current_password-error"))
            try await browser.submit(url, ["current_password": PagesFixture.password])
            try await browser.follow()
            let secret = try #require(browser.page.text.firstMatch(of: /<code>([A-Z2-7-]+)<\/code>/)).output.1
            try await browser.submit(url, ["totp": "000000"])
            #expect(browser.page.status == 422)
            try await browser.submit(url, ["totp": try fixture.digits(String(secret))])
            let codes = browser.page.text.matches(of: /<code>([a-z2-7-]{19})<\/code>/).map { String($0.output.1) }
            #expect(browser.page.status == 200 && codes.count == SecondFactor.recoveryCodeCount)
            #expect(try await elsewhere.get("/account").status == 303)
            #expect(try await browser.get("/account").status == 200)
            try await browser.get(url)
            #expect(!browser.page.contains(String(secret)) && !browser.page.contains(codes[0]))
            try await browser.submit(url, ["totp": codes[0], "step": "renew"])
            let renewed = browser.page.text.matches(of: /<code>([a-z2-7-]{19})<\/code>/).map { String($0.output.1) }
            #expect(renewed.count == 10 && Set(renewed).isDisjoint(with: codes))
            try await browser.get(url)
            try await browser.submit(url, ["totp": codes[1], "step": "remove"])
            #expect(browser.page.status == 422)
            try await browser.submit(url, ["totp": renewed[1], "step": "remove"])
            #expect(browser.page.status == 303)
            #expect(try await fixture.count("second_factors") == 0)
            try await browser.follow()
            let told = language == .english ? "All other devices are signed out." : "其他设备均已退出登录"
            #expect(browser.page.contains(told))
        }
    }

    /// Once begun every visit showed the key and how to finish.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `who has begun gives it up, and begins anew with another key`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (browser, url) = (try await fixture.signedIn("shopper", language), "/account/second-factor")
            func begin() async throws -> String {
                try await browser.get(url)
                try await browser.submit(url, ["current_password": PagesFixture.password])
                try await browser.follow()
                let key = browser.page.text.firstMatch(of: /<code>([A-Z2-7-]+)<\/code>/)
                return String(try #require(key).output.1)
            }
            let given = try await begin()
            #expect(!browser.page.contains(" autofocus"))
            let form = try browser.filled(url, ["totp": try fixture.digits(given)])
            try await browser.submit(url, holding: "value=\"abandon\"")
            #expect(browser.page.location == "\(language.pathPrefix)/account")
            try await browser.get(url)
            #expect(!browser.page.contains("class=\"secret\"") && browser.page.contains("name=\"current_password\""))
            // The app that still has the key is none.
            #expect(try await browser.post(form.url, form.pairs).status == 422)
            #expect(try await fixture.count("second_factors") == 0)
            #expect(try await begin() != given)
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `a page that tells a secret is packed for nobody, others are`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (browser, url) = (try await fixture.signedIn("shopper"), "/account/second-factor")
            let headers: HTTPFields = [
                .cookie: browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "),
                .acceptEncoding: "gzip",
            ]
            let before = try await fixture.client.execute(uri: url, method: .get, headers: headers)
            #expect(before.headers[.contentEncoding] == "gzip")
            try await browser.get(url)
            try await browser.submit(url, ["current_password": PagesFixture.password])
            let after = try await fixture.client.execute(uri: url, method: .get, headers: headers)
            #expect(after.status == .ok && after.headers[.contentEncoding] == nil)
            #expect(after.headers[.cacheControl] == "no-store, no-transform")
            #expect(String(buffer: after.body).contains("class=\"secret\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `keys, recovery codes and links go out unpacked and are kept by nobody`(engine: TestEngine) async throws {
        try await withPages(engine, asksStaff: true) { fixture in
            let (browser, step, kept) = (fixture.browser(), "/sign-in/second-step", "no-store, no-transform")
            try await browser.get("/sign-in")
            try await browser.submit(
                "/sign-in", ["email": "administrator@example.com", "password": PagesFixture.password])
            try await browser.follow()
            #expect(browser.page.contains("class=\"secret\"") && browser.page.cacheControl == kept)
            let secret = try #require(browser.page.text.firstMatch(of: /<code>([A-Z2-7-]+)<\/code>/)).output.1
            try await browser.submit(step, ["totp": "000000"])
            #expect(browser.page.status == 422 && browser.page.cacheControl == kept)
            try await browser.submit(step, ["totp": try fixture.digits(String(secret))])
            #expect(browser.page.contains("class=\"plain codes\"") && browser.page.cacheControl == kept)
            try await browser.get("/console/staff")
            #expect(browser.page.status == 200 && browser.page.cacheControl != kept)
            try await browser.submit(
                "/console/staff/invitations", ["invite_email": "new@example.com", "role": "auditor"])
            #expect(browser.page.contains("/invitation/") && browser.page.cacheControl == kept)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `staff help a customer who lost app and codes, and nobody of the staff this way`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.person("shopper")
            let (clerk, url) = (try await fixture.signedIn("operator", language), "/console/customers/\(shopper)")
            let words = language == .english ? "the password alone signs in" : "仅凭密码即可登录"
            try await clerk.get(url)
            #expect(!clerk.page.contains("\(url)/second-factor") && !clerk.page.contains(words))
            _ = try await fixture.setUpSecondFactor(of: shopper)
            try await clerk.get(url)
            #expect(clerk.page.contains(words))
            let form = try clerk.filled("\(url)/second-factor")
            let boss = try await fixture.person("administrator")
            _ = try await fixture.setUpSecondFactor(of: boss)
            #expect(try await clerk.post("/console/customers/\(boss)/second-factor", form.pairs).status == 404)
            #expect(try await fixture.identity.secondFactor(of: boss).isOn)
            #expect(try await clerk.post(form.url, form.pairs).status == 303)
            #expect(try await !fixture.identity.secondFactor(of: shopper).isOn)
            #expect(try await clerk.post(form.url, form.pairs).status == 409)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `somebody joins the staff by a link, once`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff/invitations", ["invite_email": "New@Example.com", "role": "auditor"])
            let prefix = "http://127.0.0.1:8080\(language.pathPrefix)"
            let link = try #require(admin.page.text.firstMatch(of: /<code>http:\/\/127\.0\.0\.1:8080([^<]*)<\/code>/))
            let path = String(link.output.1).replacing(language.pathPrefix + "/invitation", with: "/invitation")
            #expect(admin.page.contains("new@example.com") && admin.page.contains(prefix))

            let (first, second) = (fixture.browser(language), fixture.browser(language))
            for browser in [first, second] {
                try await browser.get(path)
                #expect(browser.page.status == 200 && browser.page.contains("new@example.com"))
            }
            try await first.submit(path, ["name": "新人", "password": "short"])
            #expect(first.page.status == 422)
            try await first.submit(path, ["name": "新人", "password": PagesFixture.password])
            #expect(first.page.location == "\(language.pathPrefix)/console", "\(first.page.text)")
            #expect(try await first.get("/console/audit").status == 200)
            #expect(try await first.get("/console/staff").status == 403)
            try await second.submit(path, ["name": "他人", "password": PagesFixture.password])
            #expect(second.page.status == 409)
            #expect(try await second.get(path).status == 404)
            #expect(try await second.get("/invitation/x").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an invitation that is withdrawn, replaced or old opens nothing`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let identity = fixture.identity
            func invite(_ email: String) async throws -> NewInvitation {
                let new = try identity.newInvitation(email: email, role: .operator, by: .system("test"))
                try await fixture.base.database.write { try identity.invite(new, by: .system("test"), in: $0) }
                return new
            }
            let replaced = try await invite("a@example.com")
            let withdrawn = try await invite("A@example.com")
            try await identity.withdrawInvitation(withdrawn.invitation.id, by: .system("test"))
            let old = try await invite("b@example.com")
            fixture.base.clock.advance(by: .days(7))
            for new in [replaced, withdrawn, old] {
                await #expect(throws: IdentityError.invitationOver) {
                    try await identity.acceptInvitation(
                        new.token, name: "x", password: PagesFixture.password, replacing: nil, from: .unknown)
                }
            }
            await #expect(throws: IdentityError.accountExists) { _ = try await invite("Operator@example.com") }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the last administrator keeps the role, and a changed role holds at once`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let identity = fixture.identity
            let boss = try await fixture.person("administrator")
            let clerk = try await fixture.signedIn("operator")
            let id = try await fixture.person("operator")
            await #expect(throws: IdentityError.lastAdministrator) {
                try await identity.changeRole(of: boss, to: .auditor, by: .user(id))
            }
            await #expect(throws: IdentityError.ownAccount) {
                try await identity.changeRole(of: boss, to: .auditor, by: .user(boss))
            }
            let shopper = try await fixture.person("shopper")
            await #expect(throws: NotFound.self) {
                try await identity.changeRole(of: shopper, to: .auditor, by: .user(boss))
            }
            #expect(try await clerk.get("/console/audit").status == 403)
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/staff")
            try await admin.submit("/console/staff/\(id)/role", ["role": "auditor"])
            #expect(admin.page.status == 303)
            #expect(try await clerk.get("/console/audit").status == 200)
        }
    }
}
