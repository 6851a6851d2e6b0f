import AfterSales
public import Database
import Identity
public import Kernel
import Orders

extension Shop {
    /// Gives an order of a guest to the browser of whoever knows its number and the contact that it was placed with;
    /// the browser that had it may ask for it in the same way.
    ///
    /// - Parameters:
    ///   - number: as it is read out; case and blanks do not matter.
    ///   - contact: e-mail or phone, in any form in which people write it.
    ///   - tokenHash: of the guest that it goes to.
    /// - Throws: `OrderError.lookupFailed` for an unknown number, for an order of an account and for another contact
    ///   alike. Count the attempt with `Identity.countLookup` before.
    public func findGuestOrder(
        numbered number: String, contact: String, for tokenHash: String, by caller: Caller, in transaction: Transaction
    ) throws -> OrderID {
        let number = Order.normalized(number: number)
        let found = try transaction.run(Orders.orders(numbered: [number]))[number]
        guard let wanted = ContactForm(contact), let id = found else { throw OrderError.lookupFailed }
        let order = try orders.lockedOrder(id, in: transaction)
        guard case .guest(let holder) = order.buyer, order.contact.flatMap({ ContactForm($0) }) == wanted else {
            throw OrderError.lookupFailed
        }
        guard holder != tokenHash else { return id }
        try orders.giveGuestOrder(id, to: tokenHash, in: transaction)
        try afterSales.giveGuestReturns(of: id, to: tokenHash, in: transaction)
        try parts.audit("guest_order_moved", of: id.description, by: caller, in: transaction)
        return id
    }
}

/// A contact in the one form in which it is compared.
private enum ContactForm: Hashable {
    case email(EmailAddress)
    case phone(PhoneNumber)

    init?(_ text: String) {
        if let email = EmailAddress(text) {
            self = .email(email)
        } else if let phone = PhoneNumber(text) {
            self = .phone(phone)
        } else {
            return nil
        }
    }
}
