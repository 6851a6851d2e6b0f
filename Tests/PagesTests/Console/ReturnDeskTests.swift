import AfterSales
import Database
import Identity
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Returns as operators decide about them.
@Suite struct ReturnDeskTests {
    /// Two cups of 19.99 with 8.00 for bringing them, one of which is to go back.
    private static func asked(_ fixture: PagesFixture, by shopper: Browser) async throws -> (OrderID, String) {
        let clerk = try await fixture.signedIn("operator")
        let id = try await shopper.buy(fixture)
        let line = try await fixture.firstLine(of: id)
        try await clerk.get("/console/orders/\(id)")
        try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
        try await shopper.get("/orders/\(id)")
        try await shopper.submit("/orders/\(id)/receipt")
        try await shopper.get("/orders/\(id)/return")
        try await shopper.submit(
            "/orders/\(id)/return",
            ["quantity.\(line)": "1", "reason.\(line)": "late", "evidence": "rim <chipped>"])
        return (id, String(try #require(shopper.page.location?.split(separator: "/").last)))
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the list tells whose return it is, of what and for how much, and can be narrowed`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let clerk = try await fixture.signedIn("operator", language)
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let number = Order.number(of: order)
            for query in [
                "", "?number=\(number.lowercased())", "?number=\(order)", "?state=requested",
                "?from=2026-11-20&to=2026-11-20",
            ] {
                try await clerk.get("/console/returns\(query)")
                #expect(clerk.page.status == 200 && clerk.page.contains(back), "\(query): \(clerk.page.text)")
                for part in ["/console/orders/\(order)\">\(number)</a>", "茶杯 &lt;b&gt;", "¥23.99"] {
                    #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)")
                }
            }
            for query in ["?number=ZG1", "?state=approved", "?from=2026-11-21", "?to=2026-11-19"] {
                try await clerk.get("/console/returns\(query)")
                #expect(clerk.page.status == 200 && !clerk.page.contains(back), "\(query)")
            }
            try await clerk.get("/console/returns?from=2026-11-21&to=2026-11-20")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"to-error\""))
            try await clerk.get("/console/returns?format=csv&number=\(number)")
            let lines = clerk.page.text.split(separator: "\n")
            #expect(lines.count == 2 && lines[1].contains(",1,23.99,CNY,late"), "\(clerk.page.text)")
        }
    }

    /// Returns were looked for among the newest hundred orders of a name, in the search among eleven, and the others
    /// were missing without a word.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a return of an old order is found by a common name, or it is told that older ones were not looked at`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let (order, back) = try await Self.asked(fixture, by: try await fixture.signedIn("shopper"))
            let told = language == .chinese ? "只查了最新 1,000 个订单的退货" : "the returns of the newest 1,000 alone"
            let name = "李".percentEncoded
            let places = ["/console/returns?number=\(name)", "/console/search?q=\(name)"]
            try await Self.copy(order, 999, fixture)
            for place in places {
                try await clerk.get(place)
                #expect(clerk.page.contains("/console/returns/\(back)\"") && !clerk.page.contains(told), "\(place)")
            }
            try await Self.copy(order, 1_000, fixture)
            for place in places + ["/console/returns?number=\(name)&format=csv"] {
                try await clerk.get(place)
                #expect(clerk.page.contains(told) && !clerk.page.contains(back), "\(place): \(clerk.page.text)")
            }
            // What says more finds it.
            try await clerk.get("/console/returns?number=\(Order.number(of: order))")
            #expect(clerk.page.contains(back) && clerk.page.contains(told) == false)
            try await Self.copy(order, 0, fixture)
        }
    }

    /// So many newer orders that are like this one, in place of those that there were.
    private static func copy(_ order: OrderID, _ count: Int, _ fixture: PagesFixture) async throws {
        try await fixture.base.database.write { transaction in
            for (table, id) in [("orders", "id"), ("order_lines", "order_id")] as [(SQL, SQL)] {
                _ = try transaction.execute(
                    "DELETE FROM \(table) WHERE \(id) > \(order) AND \(id) <= \(order.rawValue + 1_000)")
            }
            guard count > 0 else { return }
            // No bound values: a table is made of it.
            let (last, original): (SQL, SQL) = ("\(unsafe: "\(count)")", "\(unsafe: "\(order.rawValue)")")
            for (table, id, changes) in [
                ("orders", "id", "id = id + copy, number = 'C' || copy, placed_at = placed_at + copy, cart_id = NULL"),
                ("order_lines", "order_id", "id = id + copy, order_id = order_id + copy"),
            ] as [(SQL, SQL, SQL)] {
                for statement in [
                    """
                    CREATE TABLE copies AS
                    WITH RECURSIVE numbers (copy) AS (
                        SELECT CAST(1 AS BIGINT) UNION ALL SELECT copy + 1 FROM numbers WHERE copy < \(last)
                    )
                    SELECT \(table).*, numbers.copy FROM \(table), numbers WHERE \(id) = \(original)
                    """,
                    "UPDATE copies SET \(changes)", "ALTER TABLE copies DROP COLUMN copy",
                    "INSERT INTO \(table) SELECT * FROM copies", "DROP TABLE copies",
                ] as [SQL] {
                    _ = try transaction.execute(statement)
                }
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the page says what goes back before anybody decides, and what each grade does`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let clerk = try await fixture.signedIn("operator", language)
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let (url, isChinese) = ("/console/returns/\(back)", language == .chinese)
            try await clerk.get(url)
            let parts = [
                "<strong>¥23.99</strong>", "¥19.99", "¥4.00", "rim &lt;chipped&gt;", Order.number(of: order),
                "/console/customers/usr_", isChinese ? "此时还不退款" : "no money goes back yet",
                isChinese ? "收货后 ¥23.99 立即原路退回" : "¥23.99 goes back at once",
            ]
            for part in parts { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            try await clerk.submit("\(url)/approve")
            try await clerk.follow()
            for part in isChinese
                ? ["放回货架", "不入库", "报废，库存不变", "收货后 ¥23.99 立即原路退回"]
                : ["Goes back to the shelf", "Stays off the shelf", "Thrown away", "¥23.99 goes back at once"]
            { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            let line = try await fixture.firstLine(of: order)
            try await clerk.receive(back, ["grade.\(line)": "scrap"])
            try await clerk.follow()
            #expect(clerk.page.contains("¥23.99") && !clerk.page.contains(isChinese ? "立即原路退回" : "at once"))
        }
    }

    /// One click paid out for goods that nobody had said were sent.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `goods that came are looked over before their money goes, with its sum, its buyer and no parcel`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let clerk = try await fixture.signedIn("operator", language)
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let (url, isChinese) = ("/console/returns/\(back)", language == .chinese)
            let line = try await fixture.firstLine(of: order)
            let notSent = isChinese ? "没有登记寄回包裹" : "No parcel is on record"
            try await clerk.get(url)
            #expect(!clerk.page.contains(notSent))
            try await clerk.submit("\(url)/approve")
            try await clerk.follow()
            #expect(clerk.page.contains(notSent) && !clerk.page.contains("name=\"sure\""))
            let before = try await fixture.base.everything()
            // Nobody has chosen a grade yet.
            try await clerk.submit("\(url)/receive")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"lines-error\""), "\(clerk.page.text)")
            try await clerk.submit("\(url)/receive", ["grade.\(line)": "resellable"])
            #expect(clerk.page.status == 200)
            for part in [
                "name=\"sure\" value=\"2399\"", notSent,
                isChinese ? "收货并退款 ¥23.99" : "Receive, and refund ¥23.99",
                isChinese ? "¥23.99 将原路退给" : "¥23.99 goes back to",
            ] { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            #expect(try await fixture.base.everything() == before)
            // Money of another sum than the one that was seen does not leave.
            try await clerk.submit("\(url)/receive", ["sure": "2398"], holding: "name=\"sure\"")
            #expect(clerk.page.status == 200 && clerk.page.contains("value=\"2399\""))
            #expect(try await fixture.base.everything() == before)
            try await clerk.submit("\(url)/receive", holding: "name=\"sure\"")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            #expect(try await fixture.count("refunds") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `service receives the goods, finance pays the money back, and neither does the other's`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let service = try await fixture.signedIn(working: StaffFunctions([.service]))
            let finance = try await fixture.signedIn(working: StaffFunctions([.finance]))
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let url = "/console/returns/\(back)"
            let line = try await fixture.firstLine(of: order)
            try await service.get(url)
            #expect(service.page.contains("收货后 ¥23.99 由有退款权限的同事（财务）退款"), "\(service.page.text)")
            try await finance.get(url)
            #expect(!finance.page.contains("\(url)/approve\"") && !finance.page.contains("\(url)/reject\""))
            try await service.submit("\(url)/approve")
            try await service.follow()
            try await service.receive(back, ["grade.\(line)": "flawed"])
            #expect(service.page.status == 303, "\(service.page.text)")
            try await service.follow()
            #expect(service.page.contains("待退款") && service.page.contains("等待有退款权限的同事"))
            #expect(!service.page.contains("\(url)/refund\""))
            #expect(try await fixture.count("refunds") == 0)
            try await finance.get("/console")
            #expect(finance.page.contains("待退款的退货"), "\(finance.page.text)")
            try await service.get("/console")
            #expect(!service.page.contains("待退款的退货"))
            try await service.get(url)
            try await finance.get("/console/returns?state=received")
            #expect(finance.page.contains("待退款") && finance.page.contains(back))
            try await finance.get(url)
            for part in ["退款 ¥23.99", "¥23.99 将原路退给"] {
                #expect(finance.page.contains(part), "\(part) in \(finance.page.text)")
            }
            let form = try finance.filled("\(url)/refund")
            let token = try #require(Form.all(in: service.page.text).flatMap(\.fields).first { $0.name == "_csrf" })
            try await service.post("\(url)/refund", form.pairs.filter { $0.name == "_key" } + [token])
            #expect(service.page.status == 403)
            #expect(try await fixture.count("refunds") == 0)
            try await finance.post(form.url, form.pairs)
            #expect(finance.page.status == 303, "\(finance.page.text)")
            #expect(try await fixture.count("refunds") == 1)
            try await finance.get(url)
            #expect(!finance.page.contains("待退款"))
        }
    }

    /// The sum was worked out anew under the press: money went that nobody had seen.
    @Test(arguments: TestEngine.all, [false, true])
    func `a refund that is left or follows a failed one pays the sum that was seen, and no other`(
        engine: TestEngine, isRepeated: Bool
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let admin = try await fixture.signedIn("administrator")
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let url = "/console/returns/\(back)"
            let id = try #require(ReturnID(back))
            try await fixture.receive(id, paysOut: isRepeated)
            try await admin.get(url)
            #expect(admin.page.contains("name=\"sure\" value=\"2399\"") && !admin.page.contains("现在是"))
            let form = try admin.filled("\(url)/refund")
            // Somebody gives most of the money back by hand meanwhile.
            try await admin.get("/console/orders/\(order)")
            try await admin.refund("/console/orders/\(order)", ["amount": "40.00", "refund_reason": "late"])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            let before = try await fixture.base.everything()
            for pairs in [form.pairs, form.pairs.filter { $0.name != "sure" }] {
                try await admin.post(form.url, pairs)
                #expect(admin.page.status == 200, "\(admin.page.text)")
                for part in ["name=\"sure\" value=\"798\"", "应退金额现在是 ¥7.98", "退款 ¥7.98", "<details open>"] {
                    #expect(admin.page.contains(part), "\(part) in \(admin.page.text)")
                }
                #expect(!admin.page.contains("\(back)/receive"), "\(admin.page.text)")
                #expect(try await fixture.base.everything() == before)
            }
            // The page tells the same sum to whoever opens it now.
            try await admin.get(url)
            #expect(admin.page.contains("name=\"sure\" value=\"798\"") && !admin.page.contains("现在是"))
            let count = try await fixture.count("refunds")
            try await admin.submit("\(url)/refund")
            #expect(admin.page.status == 303, "\(admin.page.text)")
            #expect(try await fixture.count("refunds") == count + 1)
        }
    }
}

extension PagesFixture {
    /// - Parameter paysOut: and then the gateway refuses it; otherwise the refund is left.
    fileprivate func receive(_ id: ReturnID, paysOut: Bool) async throws {
        let received = try await base.database.write { [shop] transaction in
            let item = try shop.approveReturn(id, by: .system("test"), in: transaction)
            let lines = item.lines.map {
                GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .resellable)
            }
            return try shop.receiveReturn(id, lines: lines, paysOut: paysOut, by: .system("test"), in: transaction)
        }
        guard paysOut else { return }
        let refund = try #require(received.refundID)
        try await shop.runRefund(refund.description)
        #expect(gateway.failRefund(refund))
        try await deliverNotifications()
    }
}
