/// How an order is told among recorded statements.
enum RecordedOrders {
    /// The statement that is run once for each order.
    static let mark = "INSERT INTO orders "
}
