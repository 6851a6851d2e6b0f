import Database
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct PeopleTests {
    @Test(arguments: TestEngine.all)
    func `a phone and its code register and sign in`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser()
            try await browser.get("/register")
            #expect(!browser.page.contains(" autofocus"))
            try await browser.submit("/register/code", ["phone": "13912345678"])
            #expect(browser.page.status == 200 && browser.page.hasFocus("code"))
            try await browser.submit("/register/code", ["code": fixture.codes.code])
            #expect(browser.page.status == 422 && browser.page.contains("aria-invalid=\"true\""))
            try await browser.submit("/register/code", ["code": fixture.codes.code, "terms": "true"])
            #expect(browser.page.status == 303, "\(browser.page.text)")
            try await browser.follow()
            try await browser.submit("/sign-out")
            #expect(browser.cookies["zg_session"] == nil)
            fixture.base.clock.advance(by: .minutes(2))
            try await browser.get("/sign-in")
            try await browser.submit("/sign-in/code", ["phone": "13912345678"])
            #expect(browser.page.contains("验证码已发送") && browser.page.hasFocus("code"))
            let wrong = fixture.codes.code == "000000" ? "000001" : "000000"
            try await browser.submit("/sign-in/code", ["code": wrong])
            #expect(browser.page.status == 422 && browser.page.contains("13912345678"))
            #expect(browser.page.contains("id=\"code-error\"") && !browser.page.contains("验证码已发送"))
            // Another one, though too soon at first: the form still takes the one that came.
            try await browser.submit("/sign-in/code", ["again": "true"])
            #expect(browser.page.status == 429 && browser.page.contains("name=\"code\""))
            #expect(!browser.page.contains("验证码已发送"))
            fixture.base.clock.advance(by: .minutes(2))
            try await browser.submit("/sign-in/code", ["again": "true"])
            #expect(browser.page.status == 200 && browser.page.contains("验证码已发送"))
            #expect(browser.page.hasFocus("code"))
            try await browser.submit("/sign-in/code", ["code": fixture.codes.code])
            #expect(browser.page.status == 303)
        }
    }

    @Test(arguments: TestEngine.all)
    func `no code was sent to what is no phone, and the page does not say so`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for way in ["sign-in", "register"] {
                let browser = fixture.browser(.english)
                try await browser.get("/\(way)")
                try await browser.submit("/\(way)/code", ["phone": "123"])
                #expect(browser.page.status == 422 && browser.page.contains("id=\"phone-error\""))
                #expect(!browser.page.contains("on its way") && !browser.page.contains("name=\"code\""))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `who signs in by code without an account registers with the same code`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser()
            try await browser.get("/sign-in?next=/account/addresses")
            try await browser.submit("/sign-in/code", ["phone": "13912345678"])
            try await browser.submit("/sign-in/code", ["code": fixture.codes.code])
            #expect(browser.page.status == 401 && browser.page.contains("还没有账户"))
            #expect(!browser.page.contains("密码不对"))
            try await browser.submit("/register/code", ["terms": "true"])
            #expect(browser.page.status == 303 && browser.page.location == "/account/addresses")
            #expect(browser.cookies["zg_session"] != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a wrong password says so, keeps the e-mail and never the password`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser(.english)
            try await browser.get("/sign-in")
            try await browser.submit("/sign-in", ["email": "shopper@example.com", "password": "not the password"])
            #expect(browser.page.status == 401)
            #expect(browser.page.contains("value=\"shopper@example.com\""))
            #expect(!browser.page.contains("not the password"))
            #expect(browser.page.contains("The account or the password is wrong."))
            #expect(browser.cookies["zg_session"] == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is sent to sign in comes back, and never to another site`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser()
            try await browser.get("/account/addresses")
            try await browser.follow()
            try await browser.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            #expect(browser.page.location == "/account/addresses")
            // Who switches the language on the way stays in it.
            let english = fixture.browser(.english)
            try await english.get("/sign-in?next=/account/addresses?a=1")
            try await english.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            #expect(english.page.location == "/en/account/addresses?a=1")
            let other = fixture.browser()
            try await other.get("/sign-in?next=https://evil.example/")
            try await other.submit("/sign-in", ["email": "other@example.com", "password": PagesFixture.password])
            #expect(other.page.location == "/")
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a forgotten password is set anew with a code, whoever asks is answered the same`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let elsewhere = try await fixture.signedIn("shopper")
            let (browser, url) = (fixture.browser(language), "/forgotten-password")
            try await browser.get("/sign-in?next=/account/addresses")
            #expect(browser.page.contains("\(url)?next="))
            try await browser.get("\(url)?next=/account/addresses")
            try await browser.submit(url, ["account": "12"])
            #expect(browser.page.status == 422 && browser.page.contains("id=\"account-error\""))
            var answers: Set<String> = []
            for account in ["nobody@example.com", "shopper@example.com"] {
                try await browser.get("\(url)?next=/account/addresses")
                try await browser.submit(url, ["account": account])
                #expect(browser.page.status == 200 && browser.page.contains("value=\"\(account)\""))
                #expect(browser.page.hasFocus("code"))
                let main = browser.page.text.firstMatch(of: /<main.*<\/main>/.dotMatchesNewlines())?.output ?? ""
                answers.insert(
                    String(main).replacing(account, with: "").replacing(/<input type="hidden"[^>]*>/, with: ""))
            }
            #expect(answers.count == 1)
            let wrong = fixture.codes.code == "000000" ? "000001" : "000000"
            try await browser.submit(url, ["code": wrong, "password": "another horse battery"])
            #expect(browser.page.status == 422 && browser.page.contains("id=\"code-error\""))
            #expect(!browser.page.contains("another horse battery"))
            try await browser.submit(url, ["code": fixture.codes.code, "password": "short"])
            #expect(browser.page.status == 422 && browser.page.contains("id=\"password-error\""))
            try await browser.submit(url, ["code": fixture.codes.code, "password": "another horse battery"])
            #expect(browser.page.status == 303, "\(browser.page.text)")
            try await browser.follow()
            #expect(browser.page.contains(language == .english ? "The new password is set." : "新密码已设置"))
            try await browser.submit(
                "/sign-in", ["email": "shopper@example.com", "password": "another horse battery"])
            #expect(browser.page.location?.hasSuffix("/account/addresses") == true)
            try await elsewhere.get("/account")
            #expect(elsewhere.page.location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `nobody registers without agreeing to the terms, which are a link away`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser(language)
            try await browser.get("/register")
            for topic in ["terms", "privacy"] {
                #expect(browser.page.contains("href=\"\(language.pathPrefix)/help/\(topic)\">"))
            }
            let count = try await fixture.count("users")
            let fields: [String: String?] = ["email": "new@example.com", "password": PagesFixture.password]
            try await browser.submit("/register", fields)
            #expect(browser.page.status == 422 && browser.page.contains("aria-invalid=\"true\""))
            #expect(try await fixture.count("users") == count)
            try await browser.submit("/register", fields.merging(["terms": "true"]) { $1 })
            #expect(browser.page.status == 303)
            let person = try await fixture.identity.signIn(
                .emailPassword(email: "new@example.com", password: PagesFixture.password), from: .unknown)
            let agreed = try await fixture.identity.termsAgreement(of: person.user.id)
            #expect(agreed?.version == "2026-11" && agreed?.at == fixture.base.clock.now)
            let asked = try await fixture.identity.signIn(
                .emailPassword(email: "shopper@example.com", password: PagesFixture.password), from: .unknown)
            let none = try await fixture.identity.termsAgreement(of: asked.user.id)
            #expect(none == nil)
            let guest = fixture.browser(language)
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            #expect(guest.page.contains(language == .english ? "By placing the order you agree" : "提交订单即表示同意"))
        }
    }

    /// The form asked for the present password of who never had one.
    @Test(arguments: TestEngine.all)
    func `who registered by phone sets a first password`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser()
            try await browser.get("/register")
            try await browser.submit("/register/code", ["phone": "13912345678"])
            try await browser.submit("/register/code", ["code": fixture.codes.code, "terms": "true"])
            try await browser.get("/account")
            #expect(browser.page.contains("设置密码") && !browser.page.contains("name=\"current_password\""))
            #expect(browser.page.contains("<dd>13912345678</dd>"))
            let asked: [String: String?] = ["password": "another horse battery", "step": "password"]
            try await browser.submit("/account", asked, holding: "name=\"password\"")
            #expect(browser.page.status == 303, "\(browser.page.text)")
            try await browser.follow()
            #expect(browser.page.contains("name=\"current_password\"") && browser.page.contains("修改密码"))
            // Nobody gets past the present password by leaving its field out.
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/account")
            let form = try shopper.filled("/account", asked, holding: "name=\"password\"")
            try await shopper.post(form.url, form.pairs.filter { $0.name != "current_password" })
            #expect(shopper.page.status == 401, "\(shopper.page.status)")
            let again = fixture.browser()
            try await again.get("/sign-in")
            try await again.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            #expect(again.page.status == 303)
        }
    }

    /// On a phone the account had no way to the orders.
    @Test(arguments: TestEngine.all)
    func `an account begins with its orders, and says how many wait`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            _ = try await shopper.buy(fixture, quantity: 1)
            for _ in 1...2 {
                try await shopper.fillCart(quantity: 1)
                _ = try await shopper.checkOut()
            }
            try await shopper.get("/account")
            let orders = try #require(
                shopper.page.text.firstMatch(of: /<nav class="states".*?<\/nav>/.dotMatchesNewlines())
            ).output
            #expect(orders.contains("?state=unpaid\">待付款<span class=\"state warn\">2</span>"))
            #expect(orders.contains("?state=sending\">待发货<span class=\"state warn\">1</span>"))
            #expect(orders.contains("?state=arriving\">待收货</a>"))
            // A narrow screen has the cart, the orders and the account in the bar at its bottom.
            let tabs = try #require(
                shopper.page.text.firstMatch(of: /<nav class="tabbar".*?<\/nav>/.dotMatchesNewlines())
            ).output
            for path in ["/cart", "/orders", "/account"] { #expect(tabs.contains("href=\"\(path)\""), "\(path)") }
            try await clerk.get("/account")
            #expect(clerk.page.status == 200 && !clerk.page.contains("class=\"states\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an address book is filled, changed and used at the checkout`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/account/addresses")
            let fields: [String: String?] = [
                "name": "韩梅梅", "phone": "13700137000", "province": "上海市", "city": "上海市", "line1": "世纪大道 1 号",
            ]
            try await shopper.submit("/account/addresses", fields.merging(["phone": "abc"]) { $1 })
            #expect(shopper.page.status == 422)
            #expect(shopper.page.contains("id=\"phone-error\"") && shopper.page.contains("韩梅梅"))
            try await shopper.submit("/account/addresses", ["phone": "13700137000"])
            #expect(shopper.page.status == 303)
            try await shopper.follow()
            let link = try #require(shopper.page.text.firstMatch(of: /\/account\/addresses\/adr_\w+/)).output
            try await shopper.get(String(link))
            let tab = try #require(Form.all(in: shopper.page.text).first { $0.markup.contains("line1") })
            try await shopper.submit(String(link), ["line1": "世纪大道 2 号"], holding: "line1")
            #expect(shopper.page.status == 303)
            // A tab that was left open would undo what was saved since.
            try await shopper.post(String(link), tab.fields)
            #expect(shopper.page.status == 412 && shopper.page.contains("世纪大道 1 号"))
            try await shopper.fillCart()
            try await shopper.get("/checkout")
            #expect(shopper.page.contains("世纪大道 2 号"))
            try await shopper.get(String(link))
            // Not by somebody else.
            let other = try await fixture.signedIn("other")
            try await other.get("/account/addresses")
            let id = try #require(link.split(separator: "/").last.map(String.init))
            try await other.submit("/account/addresses", ["step": "delete", "address": id])
            #expect(other.page.status == 404)
            #expect(try await fixture.count("addresses") == 1)
            try await shopper.submit("/account/addresses", holding: "delete")
            #expect(shopper.page.status == 200 && shopper.page.contains("地址已删除：韩梅梅"))
            #expect(try await fixture.count("addresses") == 0)
            // Put back by the page that took it away, as it was.
            try await shopper.submit("/account/addresses", holding: "撤销删除")
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            try await shopper.follow()
            #expect(shopper.page.contains("世纪大道 2 号") && shopper.page.contains("13700137000"))
            #expect(shopper.page.contains("state good\">默认") && !shopper.page.contains("撤销删除"))
            #expect(try await fixture.count("addresses") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `another address becomes the default by its button, but not out of an old page`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            for line in ["一号路", "二号路"] {
                try await shopper.get("/account/addresses")
                try await shopper.submit(
                    "/account/addresses",
                    [
                        "name": "韩梅梅", "phone": "13700137000", "province": "上海市", "city": "上海市", "line1": line,
                        "default": nil,
                    ])
                #expect(shopper.page.status == 303)
            }
            try await shopper.get("/account/addresses")
            let form = try #require(Form.all(in: shopper.page.text).first { $0.markup.contains("value=\"default\"") })
            try await shopper.post(form.action, form.fields)
            #expect(shopper.page.status == 303)
            let chosen = try await fixture.base.database.read { session in
                try session.rows("SELECT line1 FROM addresses WHERE is_default").map { try $0[0] as String }
            }
            #expect(chosen == ["二号路"])
            try await shopper.post(form.action, form.fields)
            #expect(shopper.page.status == 412)
        }
    }

    /// They were all called "browser", with an address.
    @Test(arguments: TestEngine.all)
    func `browsers are told apart by their names and systems`(engine: TestEngine) async throws {
        let mozilla = "Mozilla/5.0"
        let like = "AppleWebKit/537.36 (KHTML, like Gecko)"
        let agents: [(agent: String, chinese: String, english: String)] = [
            (
                "\(mozilla) (Linux; Android 14; Pixel 8) \(like) Chrome/126.0.0.0 Mobile Safari/537.36",
                "Chrome · Android", "Chrome · Android"
            ),
            (
                "\(mozilla) (iPhone; CPU iPhone OS 17_5 like Mac OS X) \(like) Mobile/15E148 MicroMessenger/8.0.49",
                "微信 · iOS", "WeChat · iOS"
            ),
            (
                "\(mozilla) (Macintosh; Intel Mac OS X 10_15_7) \(like) Version/17.5 Safari/605.1.15",
                "Safari · macOS", "Safari · macOS"
            ),
            (
                "\(mozilla) (Windows NT 10.0; Win64; x64) \(like) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
                "Edge · Windows", "Edge · Windows"
            ),
            (
                "\(mozilla) (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox · Linux",
                "Firefox · Linux"
            ),
            ("<b>curl</b>/8", "浏览器", "Browser"),
        ]
        try await withPages(engine) { fixture in
            for (agent, _, _) in agents {
                let browser = fixture.browser()
                browser.callItself(agent)
                try await browser.get("/sign-in")
                try await browser.submit(
                    "/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
                #expect(browser.page.status == 303)
            }
            for language in Language.allCases {
                let reader = try await fixture.signedIn("shopper", language)
                try await reader.get("/account/sessions")
                for (agent, chinese, english) in agents {
                    let name = language == .english ? english : chinese
                    #expect(reader.page.contains("<p>\(name) <span"), "\(agent)")
                }
                #expect(!reader.page.contains("curl"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a name, a password and another session are changed by their owner`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, elsewhere) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("shopper"))
            try await shopper.get("/account")
            try await shopper.submit("/account", ["name": "李雷"], holding: "version")
            try await shopper.follow()
            #expect(shopper.page.contains("value=\"李雷\""))
            try await shopper.get("/account/sessions")
            try await shopper.submit("/account/sessions")
            #expect(shopper.page.status == 303)
            try await elsewhere.get("/account")
            #expect(elsewhere.page.status == 303)
            try await shopper.get("/account")
            try await shopper.submit(
                "/account", ["current_password": "wrong one", "password": "another good one", "step": "password"],
                holding: "current_password")
            #expect(shopper.page.status == 422 && shopper.page.contains("id=\"current_password-error\""))
            // The form for the name is another one: it did not come back empty.
            #expect(try shopper.filled("/account", holding: "version").value("name") == "李雷")
            try await shopper.submit(
                "/account",
                ["current_password": PagesFixture.password, "password": "another good one", "step": "password"],
                holding: "current_password")
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            try await shopper.follow()
            #expect(shopper.page.contains("密码已修改，其他设备均已退出登录。"))
        }
    }

    /// The time is kept once an hour: whoever had been in the shop for a while read that they had not.
    @Test(arguments: TestEngine.all)
    func `the session that shows the list is used now, another as long ago as it was`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            _ = try await fixture.signedIn("shopper")
            let shopper = try await fixture.signedIn("shopper")
            func times() async throws -> [String] {
                try await shopper.get("/account/sessions")
                return shopper.page.text.matches(of: /最近使用：([^<]*)</).map { String($0.output.1) }
            }
            let before = try await times()
            fixture.base.clock.advance(by: .minutes(10))
            let after = try await times()
            // Newest first; what the fixture signed in is the last.
            #expect(before.count == 3 && after.dropFirst() == before.dropFirst(), "\(before), \(after)")
            #expect(after.first != before.first)
        }
    }
}

extension Browser.Page {
    /// Whether the one field that the browser goes to by itself is this one.
    func hasFocus(_ field: String) -> Bool {
        let focused = text.matches(of: /<input id="([^"]*)"[^>]* autofocus/).map { String($0.output.1) }
        return focused == [field]
    }
}
