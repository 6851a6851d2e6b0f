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
        /// What buyers are told of the time that deliveries take.
        public var promise: DeliveryPromise

        public init(
            currency: Currency = .cny, pricing: PricingRules = PricingRules(), paymentTimeout: Duration = .minutes(30),
            completionDelay: Duration = .days(7), promise: DeliveryPromise = DeliveryPromise()
        ) {
            self.currency = currency
            self.pricing = pricing
            self.paymentTimeout = paymentTimeout
            self.completionDelay = completionDelay
            self.promise = promise
        }
    }

    let database: Database
    public let configuration: Configuration

    public init(database: Database, configuration: Configuration = Configuration()) {
        precondition(OrderTransition.faults.isEmpty, "order states: \(OrderTransition.faults)")
        self.database = database
        self.configuration = configuration
    }
}
