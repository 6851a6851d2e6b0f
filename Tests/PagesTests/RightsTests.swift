import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct RightsTests {
    /// Every page with ids that look right, and nothing behind them.
    private static func url(_ path: PagePath) -> String {
        let values: [String: String] = [
            "order": OrderID(1).description, "return": ReturnID(1).description, "address": AddressID(1).description,
            "product": ProductID(1).description, "sku": SKUID(1).description, "category": CategoryID(1).description,
            "parcel": ParcelID(1).description, "job": JobID(1).description, "user": UserID(1).description,
            "step": "approve", "synonym": SynonymID(1).description, "subscriber": "none", "topic": "terms",
            "difference": DifferenceID(1).description, "day": "2026-11-20", "filter": SavedFilterID(1).description,
            "invitation": InvitationID(1).description, "token": "none",
            "plan": PricePlanID(1).description, "group": CustomerGroupID(1).description,
            "warehouse": WarehouseID(1).description,
        ]
        return path.filled(path.parameterNames.map { values[$0] ?? "x" })
    }

    @Test(arguments: TestEngine.all)
    func `every page lets in whom the permission table names, and nobody else`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            var visitors: [(browser: Browser, permissions: Set<Permission>, isUser: Bool)] = [
                (fixture.browser(), [], false), (guest, [.shopBuy], false),
            ]
            for role in Role.allCases {
                visitors.append((try await fixture.signedIn(role.rawValue), role.permissions, true))
            }
            for functions in StaffFunction.allCases.map({ StaffFunctions([$0]) }) {
                let browser = try await fixture.signedIn(working: functions)
                visitors.append((browser, Role.operator.permissions(within: functions), true))
            }
            let before = try await fixture.everything()
            for page in fixture.pages {
                for visitor in visitors {
                    let (url, wanted) = (Self.url(page.path), page.access.permissions)
                    let answer =
                        page.isUnsafe ? try await visitor.browser.post(url, []) : try await visitor.browser.get(url)
                    let name: Comment = "\(page.method) \(page.path) for \(visitor.permissions.count): \(answer.status)"
                    switch (wanted.isEmpty || !wanted.isDisjoint(with: visitor.permissions), visitor.isUser) {
                    case (true, _) where page.isUnsafe: #expect(answer.status == 403 && answer.contains("页面已过期"), name)
                    case (true, _): #expect([200, 303, 401, 404].contains(answer.status), name)
                    case (false, true): #expect(answer.status == 403 && !answer.contains("页面已过期"), name)
                    case (false, false) where page.isUnsafe: #expect(answer.status == 401, name)
                    case (false, false):
                        let way = page.strangersGo.map { "\($0)" } ?? "/sign-in?next="
                        #expect(answer.location?.hasPrefix(way) == true, name)
                    }
                }
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a form with a wrong token changes nothing`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            let (shopper, admin) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("administrator"))
            let before = try await fixture.everything()
            for page in fixture.pages where page.isUnsafe {
                for browser in [guest, shopper, admin] {
                    for token in ["", String(repeating: "0", count: 64)] {
                        let answer = try await browser.post(Self.url(page.path), [("_csrf", token), ("_key", "k")])
                        let refused = answer.status == 403 || answer.status == 401
                        #expect(refused, "\(page.path): \(answer.status)")
                    }
                }
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a token of another session is refused`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, other) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("other"))
            try await other.get("/account")
            let token = try #require(Form.all(in: other.page.text).first?.fields.first { $0.name == "_csrf" }?.value)
            let answer = try await shopper.post("/account", [("_csrf", token), ("name", "Mallory"), ("version", "1")])
            #expect(answer.status == 403)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `what is not there has a page in the visitor's language`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser(language)
            let title = language == .english ? "There is no such page." : "没有找到这个页面。"
            for path in ["/nothing", "/p/nothing", "/c/nothing", "/p/\(ProductID(1))"] {
                try await browser.get(path)
                #expect(browser.page.status == 404 && browser.page.contains(title), "\(path)")
            }
            try await browser.get("/search?cursor=%00")
            #expect(browser.page.status == 400 || browser.page.status == 422)
        }
    }
}
