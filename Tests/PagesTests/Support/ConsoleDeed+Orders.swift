import AfterSales
import Database
import Delivery
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

// What becomes of orders, and of what comes back.
extension ConsoleDeed {
    static let orders = [
        ConsoleDeed(
            .consoleOrdersShip, "parcel_shipped", wrong: ["csv": "ZG404,SF,SF1001"], status: 200
        ) { fixture, browser in
            let number = Order.number(of: try await fixture.paidOrder())
            try await browser.get("/console/orders/ship")
            return try browser.filled("/console/orders/ship", ["step": "run", "csv": "\(number),SF,SF1001"])
        },
        ConsoleDeed(
            .consoleOrderReceipt, "receipt_confirmed", wrongURL: "/console/orders/\(OrderID(1))/receipt"
        ) { fixture, browser in
            let order = try await fixture.paidOrder()
            _ = try await fixture.ship(order)
            return try browser.filled("\(try await browser.openOrder(order))/receipt")
        },
        ConsoleDeed(.consoleOrderNotes, "note_added", wrong: ["note": ""]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/notes", ["note": "called"])
        },
        ConsoleDeed(
            .consoleOrderPersonalData, "personal_data_shown",
            wrongURL: "/console/orders/\(OrderID(1))/personal-data", status: 200, isLook: true
        ) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/personal-data")
        },
        ConsoleDeed(
            .consoleDeliveryNote, "personal_data_shown",
            wrongURL: "/console/orders/\(OrderID(1))/delivery-note", status: 200, isLook: true
        ) { fixture, browser in
            let url = "\(try await browser.openOrder(try await fixture.paidOrder()))/delivery-note"
            try await browser.get(url)
            return try browser.filled(url)
        },
        ConsoleDeed(
            .consoleDeliveryNotes, "personal_data_shown", wrong: ["order": "1"], status: 200, isLook: true
        ) { fixture, browser in
            try await browser.get("/console/orders/delivery-notes?order=\(try await fixture.paidOrder())")
            return try browser.filled("/console/orders/delivery-notes")
        },
        ConsoleDeed(
            .consoleOrdersExport, "orders_exported", wrong: ["from": "tomorrow"], status: 200, isLook: true
        ) { fixture, browser in
            _ = try await fixture.paidOrder()
            try await browser.get("/console/orders?from=2026-11-01")
            return try browser.filled("/console/orders/export")
        },
        ConsoleDeed(.consoleOrderFilters, "filter_saved", wrong: ["name": ""]) { fixture, browser in
            try await browser.get("/console/orders?state=allocated")
            return try browser.filled("/console/orders/filters", ["name": "f\(unique(fixture).suffix(9))"])
        },
        ConsoleDeed(
            .consoleOrderFilterName, "filter_renamed", wrong: ["new_name": ""]
        ) { fixture, browser in
            let (name, place) = (
                "r\(unique(fixture).suffix(9))", "/console/orders?state=allocated&q=\(unique(fixture))"
            )
            try await browser.get(place)
            try await browser.submit("/console/orders/filters", ["name": name])
            try await browser.follow()
            let form = try #require(Form.all(in: browser.page.text).first { $0.action.hasSuffix("/name") })
            return try browser.filled(form.action, ["new_name": "\(name)!"], inLanguage: false)
        },
        ConsoleDeed(
            .consoleOrderFilter, "filter_removed", wrongURL: "/console/orders/filters/\(SavedFilterID(1))"
        ) { fixture, browser in
            let name = "g\(unique(fixture).suffix(9))"
            try await browser.get("/console/orders?state=allocated")
            try await browser.submit("/console/orders/filters", ["name": name])
            try await browser.follow()
            let chip = try #require(browser.page.text.firstRange(of: "「\(name)」"))
            let form = try #require(Form.all(in: String(browser.page.text[chip.upperBound...])).first)
            return Browser.Filled(url: form.action, pairs: form.fields)
        },
        ConsoleDeed(.consoleOrderCancel, "order_cancelled", wrong: ["reason": ""]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            try await browser.submit("\(url)/cancel", ["reason": "asked on the phone"])
            return try browser.filled("\(url)/cancel", holding: "name=\"sure\"")
        },
        ConsoleDeed(.consoleOrderParcels, "parcel_shipped", wrong: ["carrier": ""]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
        },
        ConsoleDeed(.consoleOrderRefunds, "refund_created", wrong: ["amount": "5000"]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            try await browser.submit("\(url)/refunds", ["amount": "5.5", "refund_reason": "late"])
            return try browser.filled("\(url)/refunds", holding: "name=\"sure\"")
        },
        ConsoleDeed(.consoleParcel, "parcel_corrected", wrong: ["tracking_number": ""]) { fixture, browser in
            let url = "/console/parcels/\(try await fixture.ship(try await fixture.paidOrder()))"
            try await browser.get(url)
            return try browser.filled(url, ["carrier": "YTO", "tracking_number": "YT1002"])
        },
        ConsoleDeed(.consoleParcelDelivery, "parcel_delivered", wrong: ["order": "none"]) { fixture, browser in
            let order = try await fixture.paidOrder()
            let parcel = try await fixture.ship(order)
            _ = try await browser.openOrder(order)
            return try browser.filled("/console/parcels/\(parcel)/delivery")
        },
    ]

    static let returns = [
        ConsoleDeed(.consoleReturnStep, "return_approved", wrongURL: "/console/returns/\(ReturnID(1))/approve") {
            fixture, browser in
            let id = try await fixture.askedReturn()
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/approve")
        },
        ConsoleDeed(.consoleReturnStep, "return_rejected", wrong: ["reason": ""]) { fixture, browser in
            let id = try await fixture.askedReturn()
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/reject", ["reason": "worn"])
        },
        ConsoleDeed(.consoleReturnStep, "return_closed", wrong: ["reason": ""]) { fixture, browser in
            let id = try await fixture.askedReturn()
            _ = try await fixture.base.database.write { [shop = fixture.shop] in
                try shop.approveReturn(id, by: system, in: $0)
            }
            try await browser.get("/console/returns/\(id)")
            return try browser.filled(
                "/console/returns/\(id)/close", ["reason": "nothing came", "closing_note": "lost"])
        },
        ConsoleDeed(.consoleReturnStep, "return_received", wrong: ["grade.": "none"]) { fixture, browser in
            let id = try await fixture.askedReturn()
            _ = try await fixture.base.database.write { [shop = fixture.shop] in
                try shop.approveReturn(id, by: system, in: $0)
            }
            try await browser.get("/console/returns/\(id)")
            let line = try #require(
                Form.all(in: browser.page.text).flatMap(\.fields).first { $0.name.hasPrefix("grade.") })
            try await browser.submit("/console/returns/\(id)/receive", [line.name: "resellable"])
            return try browser.filled("/console/returns/\(id)/receive", holding: "name=\"sure\"")
        },
        ConsoleDeed(.consoleReturnStep, "return_refunded", wrongURL: "/console/returns/\(ReturnID(1))/refund") {
            fixture, browser in
            let id = try await fixture.failedReturn()
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/refund")
        },
    ]
}

extension Browser {
    fileprivate func openOrder(_ id: OrderID) async throws -> String {
        try await get("/console/orders/\(id)")
        return "/console/orders/\(id)"
    }
}

extension PagesFixture {
    fileprivate func paidOrder() async throws -> OrderID {
        let shopper = browser()
        return try await shopper.buy(self, quantity: 1)
    }

    fileprivate func ship(_ order: OrderID) async throws -> ParcelID {
        let line = try await firstLine(of: order)
        return try await base.database.write { [shop] transaction in
            try shop.shipLines(
                [LineQuantity(lineID: line, quantity: 1)], of: order, carrier: "SF", trackingNumber: "SF1001",
                by: .system("test"), in: transaction
            ).id
        }
    }

    func askedReturn() async throws -> ReturnID {
        let order = try await paidOrder()
        _ = try await ship(order)
        let line = try await firstLine(of: order)
        return try await base.database.write { [shop] transaction in
            _ = try shop.confirmReceipt(of: order, .everybody, by: .system("test"), in: transaction)
            return try shop.requestReturn(
                of: order, .everybody, lines: [ReturnRequestLine(lineID: line, quantity: 1, reason: "late")],
                evidence: "", in: transaction
            ).id
        }
    }

    /// Goods that came, whose refund the gateway refused.
    fileprivate func failedReturn() async throws -> ReturnID {
        let id = try await askedReturn()
        let received = try await base.database.write { [shop] transaction in
            let item = try shop.approveReturn(id, by: .system("test"), in: transaction)
            let lines = item.lines.map {
                GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .resellable)
            }
            return try shop.receiveReturn(id, lines: lines, by: .system("test"), in: transaction)
        }
        let refund = try #require(received.refundID)
        try await shop.runRefund(refund.description)
        #expect(gateway.failRefund(refund))
        try await deliverNotifications()
        return id
    }
}
