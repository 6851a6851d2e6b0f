import Kernel

/// The rules of the shop as far as a shopper asks for them.
struct HelpModel: Sendable {
    let paymentMinutes: Int
    let completionDays: Int
    let returnDays: Int
    let freight: Money
    /// The goods amount from which standard delivery costs nothing.
    let freeFrom: Money
    let expressFreight: Money
    /// Nil where the shop has not said how it is reached.
    let contact: String?
    /// Scheme and host of the shop.
    let site: String
}
