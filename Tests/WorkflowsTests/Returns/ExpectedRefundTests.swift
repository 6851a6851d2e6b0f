import Kernel
import Orders
import Testing
import Workflows

@Suite struct ExpectedRefundTests {
    private static let line = OrderLineID(1)

    /// Two pieces of ¥10, ¥3 off, and ¥5 of delivery.
    private static func order(refunded: Int64 = 0) -> Order {
        let parts = [
            LineAllocation(kind: .discount, label: "", amountMinor: -300, isIncluded: false),
            LineAllocation(kind: .freight, label: "", amountMinor: 500, isIncluded: false),
            LineAllocation(kind: .tax, label: "", amountMinor: 195, isIncluded: true),
        ]
        return Order(
            id: OrderID(1), number: "ZG1", version: 1, state: .delivered, buyer: nil, cartID: nil, currency: .cny,
            placedAt: Timestamp(milliseconds: 0), dueAt: nil, deliveredAt: nil,
            totals: Totals(goods: 2_000, discount: -300, freight: 500, tax: 195, points: 0, total: 2_200),
            refundedMinor: refunded, address: nil, delivery: .standard, contact: nil, invoice: nil, note: "",
            lines: [
                OrderLine(
                    id: line, skuID: SKUID(1), title: "Tea", quantity: 2, unitPriceMinor: 1_000, totalMinor: 2_200,
                    allocations: parts, shippedQuantity: 2)
            ])
    }

    @Test(arguments: [(1, Int64(1_100), Int64(850), Int64(250)), (2, 2_200, 1_700, 500)])
    func `goods stand in an expected refund as they were paid, and delivery by its share`(
        pieces: Int, amount: Int64, goods: Int64, freight: Int64
    ) throws {
        let refund = try Self.order().expectedRefund(of: [LineQuantity(lineID: Self.line, quantity: pieces)])
        #expect(refund.amount == Money(amount, .cny) && refund.goods == Money(goods, .cny))
        #expect(refund.freight == Money(freight, .cny))
    }

    @Test func `where money went back before, what is left is not parted`() throws {
        for (refunded, amount) in [(Int64(1_050), Int64(1_100)), (1_150, 1_050), (1_500, 700)] {
            let order = Self.order(refunded: refunded)
            let refund = try order.expectedRefund(of: [LineQuantity(lineID: Self.line, quantity: 1)])
            #expect(refund.amount == Money(amount, .cny))
            #expect(refund.freight == (amount == 1_100 ? Money(250, .cny) : nil))
        }
    }
}
