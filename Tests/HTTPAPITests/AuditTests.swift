import AfterSales
import Catalog
import Database
import Delivery
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Every write of staff through the API, against the table of rights: one line each in the audit log.
@Suite struct AuditTests {
    @Test(arguments: TestEngine.all)
    func `no call of staff writes without a deed in this list`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let personal: Set<Permission> = [.profileManage, .shopBuy]
            let writes = api.endpoints.filter { endpoint in
                endpoint.method != .get && !endpoint.access.permissions.isSubset(of: personal)
            }
            #expect(!writes.isEmpty)
            #expect(Set(writes.map(\.operation)) == Set(APIDeed.all.map(\.operation)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a call of staff leaves one line, one that is refused or fails leaves none and no trace`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            for sku in api.skus { try await api.shop.receive(500, of: sku, in: api.warehouse) }
            for deed in APIDeed.all {
                let endpoint = try #require(api.endpoints.first { $0.operation == deed.operation })
                for role in Role.allCases {
                    let principal = Principal.user(UserID(1), role, SessionID(1))
                    if role.isStaff, endpoint.access.allows(principal) {
                        try await api.expectLines(of: deed, endpoint, by: role)
                    } else {
                        // A shopper may cancel and confirm, but not what belongs to somebody else.
                        let call = try await deed.call(api)
                        let before = try await api.everything()
                        let answer = try await api.send(call, endpoint, as: role, key: "denied-\(deed.operation)")
                        let wanted = endpoint.access.allows(principal) ? 404 : 403
                        #expect(answer.status == wanted, "\(deed.operation) by \(role): \(answer.text)")
                        #expect(try await api.everything() == before, "\(deed.operation) by \(role)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what shoppers do to their own leaves no line`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            let before = try await api.base.auditLineCount()
            let answer = try await api.call(.post, "orders/\(order)/cancel", as: api.shopper, key: "c", "{}")
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.string("history.0.by") != nil)
            #expect(try await api.base.auditLineCount() == before)
        }
    }
}

/// One kind of write through the API: how somebody who may do it does it, and how it is refused.
private struct APIDeed: Sendable {
    struct Call: Sendable {
        var path: String
        var body: String?
        var ifMatch: Int?
    }

    let operation: String
    /// What the audit log calls it.
    let action: String
    /// Whether it shows what is kept behind masks: each time is a line of its own.
    let isLook: Bool
    /// In the audit log; the one that tells all of it is the latest.
    let lineCount: Int
    let wrong: @Sendable (inout Call) -> Void
    let call: @Sendable (APIFixture) async throws -> Call

    init(
        _ operation: String, _ action: String, isLook: Bool = false, lineCount: Int = 1,
        wrong: @escaping @Sendable (inout Call) -> Void, call: @escaping @Sendable (APIFixture) async throws -> Call
    ) {
        self.isLook = isLook
        self.lineCount = lineCount
        self.operation = operation
        self.action = action
        self.wrong = wrong
        self.call = call
    }

    static let all = goods + stock + orders + returns + money + people + groups + settings

    private static func unique(_ api: APIFixture) -> String { String(api.base.database.ids.nextRaw()) }

    private static let goods = [
        APIDeed("create_category", "category_created", wrong: { $0.body = #"{"slug":"tea","name":"茶"}"# }) { api in
            Call(path: "categories", body: "{\"slug\":\"c\(unique(api))\",\"name\":\"茶具\"}")
        },
        APIDeed("edit_category", "category_changed", wrong: { $0.ifMatch = 99 }) { api in
            let new = NewCategory(slug: "e\(unique(api))", name: "茶")
            let category = try await api.shop.catalog.createCategory(new, by: .system("test"))
            return Call(path: "categories/\(category.id)", body: #"{"name":"茶叶"}"#, ifMatch: 1)
        },
        APIDeed("create_brand", "brand_created", wrong: { $0.body = #"{"name":"zhang"}"# }) { api in
            Call(path: "brands", body: "{\"name\":\"牌\(unique(api))\",\"name_en\":\"Brand\"}")
        },
        APIDeed("edit_brand", "brand_changed", wrong: { $0.ifMatch = 99 }) { api in
            let brand = try await api.shop.catalog.createBrand(
                NewBrand(name: "牌\(unique(api))"), by: .system("test"))
            return Call(path: "brands/\(brand.id)", body: #"{"state":"hidden"}"#, ifMatch: 1)
        },
        APIDeed(
            "create_product", "product_created",
            wrong: { $0.body = $0.body?.replacing(#""slug":"p"#, with: #""slug":"P P"#) },
            call: { api in
                Call(
                    path: "products",
                    body: """
                        {"slug":"p\(unique(api))","title":"茶杯",\
                        "skus":[{"code":"P\(unique(api))","price":{"amount":1999,"currency":"CNY"}}]}
                        """)
            }),
        APIDeed("edit_product", "product_edited", wrong: { $0.ifMatch = 99 }) { api in
            Call(path: "products/\(try await api.draft().id)", body: #"{"title":"大茶杯"}"#, ifMatch: 1)
        },
        APIDeed("move_product", "product_moved", wrong: { $0.body = #"{"to":"on_sale"}"# }) { api in
            Call(path: "products/\(try await api.draft().id)/transitions", body: #"{"to":"review"}"#)
        },
        APIDeed(
            "create_sku", "sku_added",
            wrong: { $0.body = $0.body?.replacing(#""amount":5"#, with: #""amount":-5"#) },
            call: { api in
                Call(
                    path: "skus",
                    body: """
                        {"product_id":"\(try await api.draft().id)","code":"K\(unique(api))",\
                        "attributes":{"颜色":"绿"},"price":{"amount":5,"currency":"CNY"}}
                        """)
            }),
        APIDeed("edit_sku", "price_changed", wrong: { $0.ifMatch = 99 }) { api in
            Call(
                path: "skus/\(try await api.draft().skus[0].id)", body: #"{"price":{"amount":7,"currency":"CNY"}}"#,
                ifMatch: 1)
        },
        APIDeed("delete_category", "category_removed", wrong: { $0.ifMatch = 99 }) { api in
            let category = try await api.shop.catalog.createCategory(
                NewCategory(slug: "c\(unique(api))", name: "茶"), by: .system("test"))
            return Call(path: "categories/\(category.id)", ifMatch: 1)
        },
        APIDeed("delete_brand", "brand_removed", wrong: { $0.ifMatch = 99 }) { api in
            let brand = try await api.shop.catalog.createBrand(
                NewBrand(name: "牌\(unique(api))"), by: .system("test"))
            return Call(path: "brands/\(brand.id)", ifMatch: 1)
        },
        APIDeed("delete_product", "product_removed", wrong: { $0.ifMatch = 99 }) { api in
            Call(path: "products/\(try await api.draft().id)", ifMatch: 1)
        },
        APIDeed("delete_sku", "sku_removed", wrong: { $0.ifMatch = 99 }) { api in
            Call(path: "skus/\(try await api.draft().skus[0].id)", ifMatch: 1)
        },
        APIDeed(
            "plan_price", "price_planned", wrong: { $0.body = $0.body?.replacing("2026-12", with: "2020-12") },
            call: { api in
                Call(
                    path: "skus/\(try await api.draft().skus[0].id)/price-plans",
                    body: """
                        {"price":{"amount":7,"currency":"CNY"},"starts_at":"2026-12-11T16:00:00Z",\
                        "ends_at":"2026-12-12T16:00:00Z"}
                        """)
            }),
        APIDeed("create_synonym", "synonym_added", wrong: { $0.body = $0.body?.replacing("cup", with: "w") }) { api in
            let word = unique(api)
            return Call(path: "synonyms", body: "{\"word\":\"w\(word)\",\"other\":\"cup\(word)\",\"two_way\":true}")
        },
        APIDeed("delete_synonym", "synonym_removed", wrong: { $0.path = "synonyms/\(SynonymID(1))" }) { api in
            let word = unique(api)
            let synonym = try await api.shop.catalog.addSynonym(
                "d\(word)", "e\(word)", isTwoWay: false, by: .system("test"))
            return Call(path: "synonyms/\(synonym.id)")
        },
        APIDeed("set_price_rules", "price_rules_changed", wrong: { $0.ifMatch = 99 }) { api in
            Call(
                path: "skus/\(try await api.draft().skus[0].id)/price-rules",
                body: #"{"rules":[{"minimum_quantity":10,"price":{"amount":7,"currency":"CNY"}}]}"#, ifMatch: 1)
        },
        APIDeed(
            "cancel_price_plan", "price_plan_cancelled",
            wrong: { $0.path = "price-plans/\(PricePlanID(1))/cancel" },
            call: { api in
                let new = NewPricePlan(priceMinor: 7, startsAt: api.base.clock.now + .days(1))
                let plan = try await api.shop.catalog.planPrice(
                    new, of: try await api.draft().skus[0].id, by: .system("test"))
                return Call(path: "price-plans/\(plan.id)/cancel")
            }),
    ]

    private static let people = [
        APIDeed(
            "show_personal_data", "personal_data_shown", isLook: true,
            wrong: { $0.path = "customers/\(UserID(1))/personal-data" },
            call: { api in Call(path: "customers/\(try await api.customer())/personal-data") }),
        APIDeed("add_customer_note", "note_added", wrong: { $0.body = #"{"note":" "}"# }) { api in
            Call(path: "customers/\(try await api.customer())/notes", body: #"{"note":"要求周末送货"}"#)
        },
    ]

    private static let groups = [
        APIDeed(
            "create_customer_group", "group_created", wrong: { $0.body = #"{"name":""}"# },
            call: { api in Call(path: "customer-groups", body: "{\"name\":\"g\(unique(api))\"}") }),
        APIDeed("edit_customer_group", "group_changed", wrong: { $0.ifMatch = 99 }) { api in
            let group = try await api.group()
            return Call(path: "customer-groups/\(group)", body: "{\"name\":\"n\(unique(api))\"}", ifMatch: 1)
        },
        APIDeed("delete_customer_group", "group_removed", wrong: { $0.ifMatch = 99 }) { api in
            Call(path: "customer-groups/\(try await api.group())", ifMatch: 1)
        },
        APIDeed(
            "add_customer_to_group", "group_member_added",
            wrong: { $0.path = "customer-groups/\(CustomerGroupID(1))/members/\(UserID(1))" },
            call: { api in
                Call(path: "customer-groups/\(try await api.group())/members/\(try await api.customer())")
            }),
        APIDeed(
            "remove_customer_from_group", "group_member_removed",
            wrong: { $0.path = "customer-groups/\(CustomerGroupID(1))/members/\(UserID(1))" },
            call: { api in
                let person = try await api.customer()
                return Call(path: "customer-groups/\(try await api.group(with: person))/members/\(person)")
            }),
    ]

    private static let settings = [
        APIDeed("edit_settings", "settings_changed", wrong: { $0.ifMatch = 99 }) { api in
            try await api.shop.refreshSettings()
            return Call(
                path: "settings", body: "{\"contact\":\"c\(unique(api))@example.com\"}",
                ifMatch: api.shop.versionedSettings.version)
        }
    ]

    private static let stock = [
        APIDeed(
            "adjust_inventory", "stock_adjusted", wrong: { $0.body = $0.body?.replacing(":5,", with: ":-9000,") },
            call: { api in
                Call(
                    path: "inventory/adjustments",
                    body: """
                        {"sku_id":"\(api.skus[0])","warehouse_id":"\(api.warehouse)","delta":5,"reason":"receipt"}
                        """)
            }),
        APIDeed(
            "count_inventory", "stock_counted", lineCount: 2,
            wrong: { $0.body = $0.body?.replacing(#""counted":"#, with: #""counted":-"#) },
            call: { api in
                let (inventory, sku) = (api.shop.inventory, api.skus[0])
                let levels = try await api.shop.database.read { try inventory.items(of: sku, in: $0) }
                let here = levels.first { $0.warehouse.id == api.warehouse }?.onHand ?? 0
                return Call(
                    path: "inventory/counts",
                    body: """
                        {"sku_id":"\(sku)","warehouse_id":"\(api.warehouse)","expected":\(here),"counted":\(here + 1)}
                        """)
            }),
        APIDeed(
            "transfer_inventory", "stock_transferred",
            wrong: { $0.body = $0.body?.replacing(#""quantity":1"#, with: #""quantity":9000"#) },
            call: { api in
                let far = try await api.base.database.write { [inventory = api.shop.inventory] transaction in
                    try inventory.createWarehouse(
                        code: "W\(unique(api))", name: "远仓", priority: 9, by: .system("test"), in: transaction
                    ).id
                }
                return Call(
                    path: "inventory/transfers",
                    body: """
                        {"sku_id":"\(api.skus[0])","from_warehouse_id":"\(api.warehouse)",\
                        "to_warehouse_id":"\(far)","quantity":1}
                        """)
            }),
        APIDeed("set_bin", "bin_changed", wrong: { $0.path = "inventory/\(SKUID(1))/bins/\(WarehouseID(1))" }) { api in
            Call(path: "inventory/\(api.skus[0])/bins/\(api.warehouse)", body: "{\"bin\":\"B\(unique(api))\"}")
        },
        APIDeed(
            "create_warehouse", "warehouse_created",
            wrong: { $0.body = #"{"code":"SH1","name":"一仓","kind":"store","priority":1}"# },
            call: { api in
                let code = "W\(unique(api))"
                return Call(
                    path: "warehouses", body: "{\"code\":\"\(code)\",\"name\":\"一仓\",\"kind\":\"store\",\"priority\":1}"
                )
            }),
        APIDeed("edit_warehouse", "warehouse_changed", wrong: { $0.ifMatch = 99 }) { api in
            Call(path: "warehouses/\(try await api.house())", body: #"{"name":"二仓"}"#, ifMatch: 1)
        },
        APIDeed(
            "close_warehouse", "warehouse_closed", wrong: { $0.path = "warehouses/\(WarehouseID(1))/close" },
            call: { api in Call(path: "warehouses/\(try await api.house())/close", body: #"{"confirmed":true}"#) }),
        APIDeed("open_warehouse", "warehouse_opened", wrong: { $0.path = "warehouses/\(WarehouseID(1))/open" }) { api in
            Call(path: "warehouses/\(try await api.house(isClosed: true))/open")
        },
    ]

    private static let orders = [
        APIDeed("cancel_order", "order_cancelled", wrong: { $0.path = "orders/\(OrderID(1))/cancel" }) { api in
            Call(path: "orders/\(try await api.guestOrder())/cancel", body: #"{"reason":"asked on the phone"}"#)
        },
        APIDeed("confirm_receipt", "receipt_confirmed", wrong: { $0.path = "orders/\(OrderID(1))/receipt" }) { api in
            let order = try await api.guestOrder()
            try await api.deliver(order)
            return Call(path: "orders/\(order)/receipt")
        },
        APIDeed(
            "refund_order", "refund_created",
            wrong: { $0.body = $0.body?.replacing(#""amount":5,"#, with: #""amount":500000,"#) },
            call: { api in
                Call(
                    path: "orders/\(try await api.guestOrder())/refunds",
                    body: #"{"amount":{"amount":5,"currency":"CNY"},"reason":"scratched"}"#)
            }),
        APIDeed(
            "ship_lines", "parcel_shipped",
            wrong: { $0.body = $0.body?.replacing(#""quantity":1"#, with: #""quantity":2"#) },
            call: { api in
                let order = try await api.guestOrder()
                let line = try #require(try await api.call(.get, "orders/\(order)", as: api.clerk).string("lines.0.id"))
                return Call(
                    path: "parcels",
                    body: """
                        {"order_id":"\(order)","carrier":"顺丰","tracking_number":"SF1001",\
                        "lines":[{"line_id":"\(line)","quantity":1}]}
                        """)
            }),
        APIDeed("correct_parcel", "parcel_corrected", wrong: { $0.ifMatch = 99 }) { api in
            let order = try await api.guestOrder()
            return Call(
                path: "parcels/\(try await api.ship(order))", body: #"{"tracking_number":"SF1002"}"#, ifMatch: 1)
        },
        APIDeed("deliver_parcel", "parcel_delivered", wrong: { $0.path = "parcels/\(ParcelID(1))/delivery" }) { api in
            let order = try await api.guestOrder()
            return Call(path: "parcels/\(try await api.ship(order))/delivery")
        },
    ]

    private static let returns = [
        APIDeed("approve_return", "return_approved", wrong: { $0.path = "returns/\(ReturnID(1))/approve" }) { api in
            Call(path: "returns/\(try await api.askedReturn().id)/approve")
        },
        APIDeed("reject_return", "return_rejected", wrong: { $0.body = #"{"reason":""}"# }) { api in
            Call(path: "returns/\(try await api.askedReturn().id)/reject", body: #"{"reason":"worn"}"#)
        },
        APIDeed("close_return", "return_closed", wrong: { $0.body = #"{"reason":""}"# }) { api in
            let id = try await api.askedReturn().id
            _ = try await api.base.database.write { try api.shop.approveReturn(id, by: .system("test"), in: $0) }
            return Call(path: "returns/\(id)/close", body: #"{"reason":"nothing came","note":"asked the carrier"}"#)
        },
        APIDeed(
            "receive_return", "return_received", wrong: { $0.body = $0.body?.replacing("resellable", with: "good") },
            call: { api in
                let item = try await api.askedReturn()
                _ = try await api.base.database.write { [shop = api.shop] in
                    try shop.approveReturn(item.id, by: .system("test"), in: $0)
                }
                return Call(
                    path: "returns/\(item.id)/receive",
                    body: """
                        {"lines":[{"line_id":"\(item.lines[0].orderLineID)","quantity":1,"grade":"resellable"}]}
                        """)
            }),
        APIDeed("refund_return", "return_refunded", wrong: { $0.path = "returns/\(ReturnID(1))/refund" }) { api in
            Call(path: "returns/\(try await api.failedReturn())/refund")
        },
    ]

    private static let money = [
        APIDeed("resolve_payment_difference", "difference_resolved", wrong: { $0.ifMatch = 99 }) { api in
            Call(
                path: "payments/differences/\(try await api.difference())/resolution",
                body: #"{"note":"paid by bank transfer"}"#, ifMatch: 1)
        }
    ]
}

extension APIFixture {
    /// Something that the gateway told us and that a person has to look at.
    fileprivate func difference() async throws -> DifferenceID {
        let subject = PaymentID(base.database.ids.nextRaw()).description
        return try await base.database.write { [shop, now = base.clock.now] transaction in
            let one = PaymentDifference(
                kind: .wrongAmount, gateway: "sandbox", subject: subject, expectedMinor: 9_900, actualMinor: 9_000,
                currency: .cny, note: "gateway reference T1")
            try shop.payments.report([one], at: now, in: transaction)
            let found = try shop.payments.differences(state: .open, limit: .standard, in: transaction.session)
            return try #require(found.items.first { $0.difference.subject == subject }).id
        }
    }

    fileprivate func send(
        _ call: APIDeed.Call, _ endpoint: Endpoint, as role: Role, key: String
    ) async throws -> Answer {
        try await self.call(
            endpoint.method, call.path, as: tokens[role.rawValue], key: endpoint.isIdempotent ? key : nil,
            ifMatch: call.ifMatch, call.body)
    }

    fileprivate func expectLines(of deed: APIDeed, _ endpoint: Endpoint, by role: Role) async throws {
        let name: Comment = "\(deed.operation) by \(role)"
        let call = try await deed.call(self)
        var wrong = call
        deed.wrong(&wrong)
        let before = try await everything()
        let refused = try await send(wrong, endpoint, as: role, key: "wrong-\(deed.operation)")
        #expect((400..<500).contains(refused.status), "\(name): \(refused.status)")
        #expect(try await everything() == before, name)
        // Where the line cannot be written, nothing is.
        let failed = try await base.withoutAuditLog {
            try await send(call, endpoint, as: role, key: deed.operation)
        }
        #expect(failed.status >= 500, "\(name): \(failed.status)")
        #expect(try await everything() == before, name)

        let lines = try await base.auditLineCount()
        let done = try await send(call, endpoint, as: role, key: deed.operation)
        #expect((200..<300).contains(done.status), "\(name): \(done.status) \(done.text)")
        #expect(try await base.auditLineCount() == lines + deed.lineCount, name)
        let line = try #require(try await base.database.read { try $0.auditLog().items.first })
        let user = try await self.call(.get, "me", as: tokens[role.rawValue]).string("id")
        #expect(line.action == deed.action && line.actor == user, name)
        #expect(line.requestID == done.headers[Self.header("X-Request-Id")] && line.requestID != nil, name)
        // The same once more.
        _ = try await send(call, endpoint, as: role, key: deed.operation)
        #expect(try await base.auditLineCount() == lines + deed.lineCount * (deed.isLook ? 2 : 1), name)
    }

    fileprivate func draft() async throws -> Product {
        let mark = base.database.ids.nextRaw()
        let category = try await shop.catalog.createCategory(
            NewCategory(slug: "d\(mark)", name: "茶"), by: .system("test"))
        return try await shop.catalog.createProduct(
            NewProduct(
                slug: "d\(mark)", title: "茶壶", categoryID: category.id,
                skus: [NewSKU(code: "D\(mark)", attributes: ["颜色": "紫"], priceMinor: 12_800)]), by: .system("test")
        ).product
    }

    /// A paid order of a guest of its own.
    fileprivate func guestOrder() async throws -> String {
        let guest = try #require(try await call(.post, "carts").string("guest_token"))
        return try await paidOrder(as: guest, quantity: 1, contact: "guest@example.com")
    }

    fileprivate func ship(_ order: String) async throws -> ParcelID {
        let id = try #require(OrderID(order))
        return try await base.database.write { [shop] transaction in
            let line = try #require(try shop.orders.order(id, .everybody, in: transaction.session)?.lines.first)
            return try shop.shipLines(
                [LineQuantity(lineID: line.id, quantity: 1)], of: id, carrier: "SF", trackingNumber: "SF1001",
                by: .system("test"), in: transaction
            ).id
        }
    }

    fileprivate func askedReturn() async throws -> Return {
        let order = try await guestOrder()
        _ = try await ship(order)
        let id = try #require(OrderID(order))
        return try await base.database.write { [shop] transaction in
            let done = try shop.confirmReceipt(of: id, .everybody, by: .system("test"), in: transaction)
            return try shop.requestReturn(
                of: id, .everybody,
                lines: [ReturnRequestLine(lineID: done.lines[0].id, quantity: 1, reason: "late")], evidence: "",
                in: transaction)
        }
    }

    /// Goods that came, whose refund the gateway refused.
    fileprivate func failedReturn() async throws -> ReturnID {
        let item = try await askedReturn()
        let received = try await base.database.write { [shop] transaction in
            _ = try shop.approveReturn(item.id, by: .system("test"), in: transaction)
            let line = GradedLine(lineID: item.lines[0].orderLineID, quantity: 1, grade: .resellable)
            return try shop.receiveReturn(item.id, lines: [line], by: .system("test"), in: transaction)
        }
        let refund = try #require(received.refundID)
        try await shop.runRefund(refund.description)
        #expect(gateway.failRefund(refund))
        try await deliverNotifications()
        return item.id
    }
}
