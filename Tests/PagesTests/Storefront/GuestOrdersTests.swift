import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct GuestOrdersTests {
    private static func find(_ browser: Browser, _ number: String, _ contact: String) async throws {
        try await browser.get("/guest-orders")
        try await browser.submit("/guest-orders", ["number": number, "contact": contact])
    }

    @Test(arguments: TestEngine.all)
    func `an order says until when to pay, and tells a guest how to find it again`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, shopper) = (fixture.browser(), try await fixture.signedIn("shopper"))
            try await guest.fillCart()
            let id = try await guest.checkOut()
            // Placed at 14:05, with half an hour to pay.
            #expect(guest.page.contains("待付款 ¥47.98，请在") && guest.page.contains("14:35"))
            #expect(guest.page.contains("请记下订单号 \(Order.number(of: id))"))
            #expect(guest.page.contains("<a href=\"/guest-orders\">查找订单</a>"))
            let own = try await shopper.buy(fixture)
            #expect(shopper.page.contains(Order.number(of: own)) && !shopper.page.contains("请记下订单号"))
            #expect(!shopper.page.contains("前付款"))
        }
    }

    /// Help says that no account is needed, and the link to the orders asked everybody for one.
    @Test(arguments: TestEngine.all)
    func `who is nobody yet is told where orders of guests are`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let stranger = fixture.browser()
            try await stranger.get("/orders")
            #expect(stranger.page.status == 303 && stranger.page.location == "/guest-orders")
            try await stranger.follow()
            #expect(stranger.page.contains("游客") && stranger.page.contains("href=\"/sign-in?next=%2Forders\""))
            #expect(stranger.page.contains("href=\"/help\""))
            let guest = fixture.browser()
            try await guest.fillCart()
            for page in ["/orders", "/sign-in", "/help", "/help/buying"] {
                try await guest.get(page)
                #expect(guest.page.status == 200 && guest.page.contains("href=\"/guest-orders\""), "\(page)")
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `who knows the number and the contact of an order sees it in another browser`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            for (given, typed) in [
                ("guest@example.com", " Guest@Example.com "), ("13800138000", "+86 138-0013-8000"),
            ] {
                let guest = fixture.browser()
                try await guest.fillCart(quantity: 1)
                let id = try await guest.checkOut(["contact": given])
                let number = Order.number(of: id)
                for hasCart in [false, true] {
                    let other = fixture.browser(language)
                    if hasCart { try await other.fillCart(quantity: 1) }
                    try await Self.find(other, " \(number.lowercased()) ", typed)
                    #expect(other.page.location == "\(language.pathPrefix)/orders/\(id)", "\(other.page.text)")
                    try await other.follow()
                    #expect(other.page.status == 200 && other.page.contains(number))
                    try await other.get("/orders")
                    #expect(other.page.contains(number))
                    // It is in one browser at a time, and the one that placed it finds it in the same way.
                    #expect(try await guest.get("/orders/\(id)").status == 404)
                    try await Self.find(guest, number, given)
                    #expect(try await guest.follow().contains(number))
                }
                #expect(try await fixture.actions(of: id.description).contains("guest_order_moved"))
            }
        }
    }

    /// The page asks for phone or e-mail, a checkout for both, and only what was typed as the contact found the order.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `the phone of its address finds an order whose contact is something else`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut(["contact": "ann@example.com", "address.phone": "139 0013 9001"])
            let other = fixture.browser(language)
            try await Self.find(other, Order.number(of: id), "13900139002")
            #expect(other.page.status == 422)
            try await Self.find(other, Order.number(of: id), "+86 139-0013-9001")
            #expect(other.page.location == "\(language.pathPrefix)/orders/\(id)", "\(other.page.text)")
            #expect(try await other.follow().contains(Order.number(of: id)))
            // The contact finds it as ever.
            try await Self.find(guest, Order.number(of: id), "ann@example.com")
            #expect(try await guest.get("/orders/\(id)").status == 200)
        }
    }

    /// Who had paid was told that there is no such page.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `who comes back from the cashier to an order looked up elsewhere is told where the payment shows`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, prefix) = (fixture.browser(language), language.pathPrefix)
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut()
            try await Self.find(fixture.browser(), Order.number(of: id), "guest@example.com")
            for order in [id, OrderID(1)] {
                // The same whether there is such an order or not.
                #expect(try await guest.get("/orders/\(order)/payment").status == 404)
                #expect(guest.page.contains(language == .chinese ? "付款如已提交，会照常处理" : "you have made is being processed"))
                #expect(guest.page.contains("<a class=\"button\" href=\"\(prefix)/guest-orders\">"))
                #expect(guest.page.contains("noindex") && !guest.page.contains(Order.number(of: id)))
            }
            try await guest.get("/orders/\(id)")
            #expect(guest.page.status == 404 && !guest.page.contains("付款如已提交"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an unknown number and another contact are answered alike, and nothing moves`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, shopper) = (fixture.browser(), try await fixture.signedIn("shopper"))
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut()
            try await shopper.fillCart(quantity: 1)
            let owned = try await shopper.checkOut(["contact": "guest@example.com"])
            let stranger = fixture.browser()
            var answers: Set<String> = []
            for (number, contact) in [
                (Order.number(of: OrderID(1)), "guest@example.com"), (Order.number(of: id), "other@example.com"),
                (Order.number(of: id), "13800138001"), (Order.number(of: id), "nobody"), ("0", "guest@example.com"),
                (Order.number(of: owned), "guest@example.com"), (Order.number(of: owned), "13800138000"),
            ] {
                try await Self.find(stranger, number, contact)
                #expect(stranger.page.status == 422, "\(number) \(contact)")
                let text = stranger.page.text.replacing("value=\"\(number)\"", with: "")
                    .replacing("value=\"\(contact)\"", with: "")
                answers.insert(text.replacing(/name="_csrf" value="[^"]*"/, with: ""))
            }
            #expect(answers.count == 1 && answers.first?.contains("没有找到：请核对订单号") == true, "\(answers)")
            for (number, contact, field) in [("", "guest@example.com", "number"), ("ZG1", " ", "contact")] {
                try await Self.find(stranger, number, contact)
                #expect(stranger.page.status == 422 && stranger.page.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(try await guest.get("/orders/\(id)").status == 200)
            #expect(try await shopper.get("/orders/\(owned)").status == 200)
            #expect(try await stranger.get("/orders/\(id)").status != 200)
            // Staff read every order in the console.
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/guest-orders")
            #expect(clerk.page.status == 200 && !clerk.page.contains("name=\"number\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who looked an order up and signs in does not take it into the account`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, finder) = (fixture.browser(), fixture.browser())
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut()
            try await finder.fillCart(quantity: 1)
            let own = try await finder.checkOut()
            try await Self.find(finder, Order.number(of: id), "guest@example.com")
            #expect(try await finder.get("/orders/\(id)").status == 200)
            try await finder.get("/sign-in")
            try await finder.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            #expect(finder.page.status == 303, "\(finder.page.text)")
            // It is read beside the account, and only in this browser.
            #expect(try await finder.get("/orders/\(id)").contains("不在账户里"))
            #expect(try await finder.get("/orders/\(own)").status == 200 && !finder.page.contains("不在账户里"))
            let elsewhere = try await fixture.signedIn("shopper")
            #expect(try await elsewhere.get("/orders/\(id)").status == 404)
            #expect(try await elsewhere.get("/orders/\(own)").status == 200)
            try await Self.find(guest, Order.number(of: id), "guest@example.com")
            #expect(try await guest.get("/orders/\(id)").status == 200)
        }
    }

    /// It was a 404 under the message that it was among the account's orders, and the way to look it up was closed.
    @Test(arguments: TestEngine.all)
    func `who has looked an order up reads, pays and cancels it signed in, and is told nothing else`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, finder) = (fixture.browser(), fixture.browser())
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut()
            let number = Order.number(of: id)
            try await Self.find(finder, number, "guest@example.com")
            try await finder.get("/sign-in")
            try await finder.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            try await finder.follow()
            #expect(!finder.page.contains("已转入账户"), "nothing was taken over")
            #expect(try await finder.get("/orders").contains(number))
            #expect(finder.page.contains("找回的游客订单"))
            #expect(try await finder.get("/orders/\(id)").status == 200)
            try await finder.pay(id, fixture)
            #expect(try await finder.get("/orders/\(id)").contains("待发货"))
            try await finder.submit("/orders/\(id)/reorder")
            try await finder.follow()
            #expect(finder.page.contains("value=\"1\"") && finder.page.status == 200)
            try await finder.get("/orders/\(id)")
            try await finder.submit("/orders/\(id)/cancel")
            #expect(try await finder.follow().contains("订单已取消"))
            // Who is signed in already looks it up as anybody does.
            let shopper = try await fixture.signedIn("shopper", .english)
            try await Self.find(shopper, number, "guest@example.com")
            #expect(shopper.page.location == "/en/orders/\(id)", "\(shopper.page.text)")
            #expect(try await shopper.follow().contains("not among the account"))
            #expect(try await finder.get("/orders/\(id)").status == 404)
            #expect(finder.page.contains("href=\"/guest-orders\""))
            #expect(try await fixture.violations().isEmpty)
        }
    }

    /// The guest's token outlived the sign-out: whoever came next read and cancelled the order.
    @Test(arguments: TestEngine.all)
    func `what was looked up is for nobody who comes after its finder in the browser`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut()
            let number = Order.number(of: id)
            func signIn(_ browser: Browser, _ name: String) async throws {
                try await browser.get("/sign-in")
                try await browser.submit(
                    "/sign-in", ["email": "\(name)@example.com", "password": PagesFixture.password])
                #expect(browser.page.status == 303, "\(browser.page.text)")
            }
            func expectNothing(in browser: Browser) async throws {
                #expect(try await browser.get("/orders/\(id)").status != 200)
                _ = try await browser.get("/orders")
                #expect(!browser.page.contains(number))
            }
            for hasLookedUpBefore in [false, true] {
                let finder = fixture.browser()
                if hasLookedUpBefore { try await Self.find(finder, number, "guest@example.com") }
                try await signIn(finder, "shopper")
                if !hasLookedUpBefore { try await Self.find(finder, number, "guest@example.com") }
                #expect(try await finder.get("/orders/\(id)").contains("不在账户里"))
                let cancelling = try finder.filled("/orders/\(id)/cancel")
                // The session is over, and the browser still has what it was besides.
                let left = finder.copy()
                left.drop(cookie: "zg_session")
                try await expectNothing(in: left)
                try await signIn(left, "other")
                try await expectNothing(in: left)
                // Its finder has it again in the same browser.
                let again = finder.copy()
                again.drop(cookie: "zg_session")
                try await signIn(again, "shopper")
                #expect(try await again.get("/orders/\(id)").contains("不在账户里"))
                // Somebody signs in over the session.
                try await signIn(again, "other")
                try await expectNothing(in: again)
                try await finder.get("/")
                try await finder.submit("/sign-out")
                #expect(finder.cookies["zg_session"] == nil && finder.cookies["zg_guest"] == nil)
                try await expectNothing(in: finder)
                try await signIn(finder, "other")
                try await expectNothing(in: finder)
                let token = try finder.filled("/sign-out").value("_csrf")
                let pairs = cancelling.pairs.map { $0.name == "_csrf" ? ($0.name, token ?? "") : $0 }
                #expect(try await finder.post(cancelling.url, pairs).status == 404)
                let order = try await fixture.base.database.read { [shop = fixture.shop] session in
                    try shop.orders.order(id, .everybody, in: session)
                }
                #expect(order?.state == .pendingPayment)
            }
        }
    }

    /// For a yes or no the whole order was read, and for a return's page the return and its order.
    @Test(arguments: TestEngine.all)
    func `what was looked up is read once, as the account's own is`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let finder = try await fixture.signedIn("shopper")
            let (id, line) = try await guest.buyAndReceive(fixture, from: clerk)
            try await guest.get("/orders/\(id)/return")
            try await guest.submit(
                "/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "faulty"])
            let back = try #require(guest.page.location)
            func looks(_ browser: Browser, _ path: String) async throws -> [String] {
                fixture.base.log.clear()
                #expect(try await browser.get(path).status == 200, "\(path)")
                return fixture.base.log.statements
            }
            let paths = ["/orders/\(id)", "/orders/\(id)/return", back]
            var own: [[String]] = []
            for path in paths { own.append(try await looks(guest, path)) }
            try await Self.find(finder, Order.number(of: id), "guest@example.com")
            for (path, before) in zip(paths, own) {
                let statements = try await looks(finder, path)
                for table in ["FROM order_lines WHERE", "FROM return_lines"] {
                    let reads = before.count { $0.contains(table) }
                    #expect(statements.count { $0.contains(table) } == reads, "\(path) \(table)")
                }
                // One look is for the session, one for whose it is.
                #expect(statements.count <= before.count + 2, "\(path): \(statements.joined(separator: "\n"))")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `whoever guesses has to wait, with the right contact too`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, stranger) = (fixture.browser(), fixture.browser())
            try await guest.fillCart(quantity: 1)
            let number = Order.number(of: try await guest.checkOut())
            for numberTried in [number, Order.number(of: OrderID(1))] {
                for index in 0..<ThrottleRule.perAccount.attemptLimit {
                    try await Self.find(stranger, numberTried, "g\(index)@example.com")
                    #expect(stranger.page.status == 422, "\(index)")
                }
                try await Self.find(fixture.browser(), numberTried, "guest@example.com")
                try await Self.find(stranger, numberTried, "guest@example.com")
                #expect(stranger.page.status == 429 && stranger.page.contains("尝试太多次"))
            }
            fixture.base.clock.advance(by: .seconds(61))
            try await Self.find(stranger, number, "guest@example.com")
            #expect(stranger.page.status == 303)
        }
    }
}
