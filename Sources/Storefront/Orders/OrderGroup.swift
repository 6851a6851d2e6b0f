import Orders

/// What a shopper narrows the list of orders by. The names stand in addresses.
enum OrderGroup: String, CaseIterable {
    case unpaid, sending, arriving, done, ended

    var states: [OrderState] {
        switch self {
        case .unpaid: [.pendingPayment]
        case .sending: [.paid, .allocated]
        case .arriving: [.shipped, .delivered]
        case .done: [.completed]
        case .ended: [.cancelled, .closed]
        }
    }
}
