import Database
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct StaffTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `the present role is the one that is chosen, and an administrator is made in two steps`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            let id = try await fixture.person("operator")
            let url = "/console/staff/\(id)/role"
            @Sendable func role() async throws -> Role? {
                try await fixture.base.database.read { try Identity.profiles([id], in: $0)[id]?.role }
            }
            try await admin.get("/console/staff")
            let selector = try #require(admin.page.text.firstRange(of: "action=\"\(language.pathPrefix)\(url)\""))
            let options = admin.page.text[selector.upperBound...].prefix { $0 != "!" }
            let first = try #require(options.firstRange(of: "<option value=\""))
            #expect(options[first.upperBound...].hasPrefix("operator\" selected"), "\(options.prefix(600))")
            // Sent as it stands, it changes nothing.
            try await admin.submit(url, ["role": "operator"])
            #expect(admin.page.status == 303)
            #expect(try await role() == .operator)

            try await admin.get("/console/staff")
            try await admin.submit(url, ["role": "administrator"])
            #expect(admin.page.status == 200)
            #expect(admin.page.contains(language == .english ? "an administrator?" : "设为管理员？"))
            #expect(try await role() == .operator)
            let sure = try admin.filled(url, holding: "name=\"sure\"")
            #expect(try await admin.post(sure.url, sure.pairs).status == 303)
            #expect(try await role() == .administrator)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a suspended account is out at once, everywhere, until it is opened again`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            let clerk = try await fixture.signedIn("operator")
            let credentials = Credentials.emailPassword(
                email: "operator@example.com", password: PagesFixture.password)
            let tokens = try await fixture.identity.signIn(credentials, from: .unknown)
            let access = tokens.tokens.accessToken
            let url = "/console/staff/\(tokens.user.id)/state"
            try await admin.get("/console/staff")
            #expect(admin.page.contains(language == .english ? "Suspend" : "停用"))
            try await admin.submit(url)
            #expect(admin.page.status == 303, "\(admin.page.text)")
            try await admin.follow()
            #expect(admin.page.contains(language == .english ? "Reopen" : "恢复"))

            let out = try await clerk.get("/console")
            #expect(out.location?.hasPrefix("/sign-in") == true, "\(out.status)")
            #expect(try await fixture.identity.authenticate(accessToken: access) == nil)
            await #expect(throws: IdentityError.invalidToken) {
                try await fixture.identity.refresh(tokens.tokens.refreshToken)
            }
            await #expect(throws: IdentityError.invalidCredentials) {
                try await fixture.identity.signIn(credentials, from: .unknown)
            }

            try await admin.submit(url)
            #expect(admin.page.status == 303)
            #expect(try await fixture.signedIn("operator").get("/console").status == 200)
            #expect(try await clerk.get("/console").status == 303)
            #expect(try await fixture.identity.authenticate(accessToken: access) == nil)
            let lines = try await fixture.base.database.read {
                try $0.auditLog(.subject(tokens.user.id.description)).items.prefix(2).map(\.details)
            }
            #expect(Array(lines) == ["suspended to active", "active to suspended"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `nobody suspends the own account, and nobody a shopper's or for good`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            let people = try await fixture.identity.people(roles: Role.allCases, after: nil, limit: .standard).items
            let own = try #require(people.first { $0.role == .administrator })
            let clerk = try #require(people.first { $0.role == .operator })
            try await admin.get("/console/staff")
            #expect(!admin.page.contains("/console/staff/\(own.id)/state"))
            let form = try admin.filled("/console/staff/\(clerk.id)/state")
            let before = try await fixture.everything()
            let self1 = try await admin.post("/console/staff/\(own.id)/state", form.pairs)
            #expect(self1.status == 409 && self1.contains("不能对自己的账户这样做"))
            for wrong in ["closed", "gone", ""] {
                let pairs: [(name: String, value: String)] = form.pairs.map {
                    $0.name == "state" ? ("state", wrong) : $0
                }
                #expect(try await admin.post(form.url, pairs).status == 422, "\(wrong)")
            }
            let nobody = try await admin.post("/console/staff/\(UserID(1))/state", form.pairs)
            #expect(nobody.status == 404)
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new password gives the browser a new session and ends all others`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for name in ["shopper", "operator"] {
                let (browser, other) = (try await fixture.signedIn(name), try await fixture.signedIn(name))
                let copy = browser.copy()
                #expect(try await copy.get("/account").status == 200)
                try await browser.get("/account")
                let old = browser.cookies["zg_session"]
                try await browser.submit(
                    "/account", ["current_password": "wrong", "password": "another correct horse", "step": "password"],
                    holding: "current_password")
                #expect((400..<500).contains(browser.page.status) && browser.cookies["zg_session"] == old)
                #expect(try await other.get("/account").status == 200)
                try await browser.submit(
                    "/account",
                    [
                        "current_password": PagesFixture.password, "password": "another correct horse",
                        "step": "password",
                    ],
                    holding: "current_password")
                #expect(browser.page.status == 303, "\(browser.page.text)")
                #expect(browser.cookies["zg_session"] != old)
                #expect(try await browser.get("/account").status == 200)
                #expect(try await other.get("/account").status == 303)
                #expect(try await copy.get("/account").status == 303)
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a shopper reads that it was the shop, never who of it`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let clerk = try await fixture.signedIn("operator")
            let id = try await shopper.buy(fixture)
            try await clerk.get("/console/orders/\(id)")
            try await clerk.cancel("/console/orders/\(id)", reason: "a rude note")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            let user = try #require(
                try await fixture.identity.people(roles: [.operator], after: nil, limit: .standard).items.first)
            #expect(clerk.page.contains(user.id.description) && clerk.page.contains("a rude note"))
            try await shopper.get("/orders/\(id)")
            for word in language == .english ? ["by you", "by the shop", "by the system"] : ["您", "商家", "系统"] {
                #expect(shopper.page.contains(" · \(word)</span>"), "\(word) in \(shopper.page.text)")
            }
            #expect(!shopper.page.contains(user.id.description) && !shopper.page.contains("a rude note"))
        }
    }
}
