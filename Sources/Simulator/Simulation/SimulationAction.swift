/// What can happen in one step, and how often it does in relation to the others.
enum SimulationAction: String, CaseIterable, Sendable {
    case changeCart, mergeGuest, placeOrder, startPayment, confirmReceipt, cancelOrder, requestReturn
    case pay, failPayment, payWrongAmount, payTwice, settleRefunds, failRefund
    case deliverNotifications, runJobs, runTimers, advanceClock, planFault
    case ship, deliverParcel, judgeReturn, receiveReturn, refund, adjustStock, changePrice

    var weight: Int {
        switch self {
        case .changeCart: 22
        case .placeOrder: 16
        case .startPayment: 14
        case .pay: 12
        case .deliverNotifications, .ship: 10
        case .deliverParcel: 8
        case .runJobs: 6
        case .requestReturn, .settleRefunds, .planFault, .judgeReturn: 5
        case .receiveReturn, .advanceClock: 4
        case .cancelOrder, .confirmReceipt, .runTimers, .refund, .adjustStock: 3
        case .mergeGuest, .changePrice: 2
        case .failPayment, .payWrongAmount, .payTwice, .failRefund: 1
        }
    }

    static let wheel: [SimulationAction] = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
}

extension Simulation {
    /// How many kinds of actions there are: a run of some length does all of them.
    public static let actionCount = SimulationAction.allCases.count
}
