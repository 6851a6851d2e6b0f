public import Database
public import Kernel

/// Carts and orders: pricing, the life of an order as a table, and its history.
public struct Orders: Sendable {
    public struct Configuration: Sendable {
        public var currency: Currency
        public var pricing: PricingRules
        /// How long an order waits for its payment.
        public var paymentTimeout: Duration
        /// How long after delivery an order completes by itself.
        public var completionDelay: Duration
        /// How many days after the day of delivery its buyer may send something back; an order keeps them as placed.
        public var returnWindowDays: Int
        /// What buyers are told of the time that deliveries take.
        public var promise: DeliveryPromise

        public init(
            currency: Currency = .cny, pricing: PricingRules = PricingRules(), paymentTimeout: Duration = .minutes(30),
            completionDelay: Duration = .days(7), returnWindowDays: Int = 7,
            promise: DeliveryPromise = DeliveryPromise()
        ) {
            self.currency = currency
            self.pricing = pricing
            self.paymentTimeout = paymentTimeout
            self.completionDelay = completionDelay
            self.returnWindowDays = returnWindowDays
            self.promise = promise
        }
    }

    let database: Database
    private let current: @Sendable () -> Configuration

    /// What holds now: staff may change it while the shop runs. Whoever decides something reads it once.
    public var configuration: Configuration { current() }

    public init(database: Database, configuration: Configuration = Configuration()) {
        self.init(database: database) { configuration }
    }

    /// - Parameter current: asked each time; it must be cheap.
    public init(database: Database, current: @escaping @Sendable () -> Configuration) {
        precondition(OrderTransition.faults.isEmpty, "order states: \(OrderTransition.faults)")
        self.database = database
        self.current = current
    }
}
