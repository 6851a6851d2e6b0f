import Orders

/// What a shopper narrows the list of orders by. The names stand in addresses.
enum OrderGroup: String, CaseIterable {
    case unpaid, sending, arriving, done, ended, returns

    /// Whether it is those with money or goods that went back, whatever their state.
    var hasComeBack: Bool { self == .returns }

    /// Any of these; all for those that another thing decides.
    var states: [OrderState] {
        switch self {
        case .unpaid: [.pendingPayment]
        case .sending: [.paid, .allocated]
        case .arriving: [.shipped, .delivered]
        case .done: [.completed]
        case .ended: [.cancelled, .closed]
        case .returns: []
        }
    }
}
