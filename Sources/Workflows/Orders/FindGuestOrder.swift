import AfterSales
public import Database
import Identity
public import Kernel
import Orders

extension Shop {
    /// Gives an order of a guest to the browser of whoever knows its number and the contact or the phone of the address
    /// that it was placed with; the browser that had it may ask for it in the same way.
    ///
    /// - Parameters:
    ///   - number: as it is read out; case and blanks do not matter.
    ///   - contact: e-mail or phone, in any form in which people write it.
    ///   - tokenHash: of the guest that it goes to.
    /// - Throws: `OrderError.lookupFailed` for an unknown number, for an order of an account and for another contact
    ///   or phone alike. Count the attempt with `Identity.countLookup` before.
    public func findGuestOrder(
        numbered number: String, contact: String, for tokenHash: String, by caller: Caller, in transaction: Transaction
    ) throws -> OrderID {
        let number = Order.normalized(number: number)
        let found = try transaction.run(Orders.orders(numbered: [number]))[number]
        guard let wanted = ContactForm(contact), let id = found else { throw OrderError.lookupFailed }
        let order = try orders.lockedOrder(id, in: transaction)
        // A checkout asks for both, and nobody remembers which of them was the contact.
        let given = [order.contact, order.address?.phone].compactMap { $0.flatMap { ContactForm($0) } }
        guard case .guest(let holder) = order.buyer, given.contains(wanted) else { throw OrderError.lookupFailed }
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
    /// A phone of an address that is no mobile number of the mainland and names no country: its figures.
    case figures(String)

    private static let signs: Set<Character> = [" ", "-", "(", ")", ".", "+", "\u{00A0}"]
    /// As many as an address's phone has.
    private static let figureRange = 7...15

    init?(_ text: String) {
        if let email = EmailAddress(text) {
            self = .email(email)
        } else if let phone = PhoneNumber(text) {
            self = .phone(phone)
        } else {
            let figures = text.filter { !Self.signs.contains($0) }
            guard Self.figureRange.contains(figures.count), figures.allSatisfy({ ("0"..."9").contains($0) }) else {
                return nil
            }
            self = .figures(figures)
        }
    }
}
