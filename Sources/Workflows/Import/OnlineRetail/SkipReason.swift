/// Why a row became neither sale, return nor adjustment. The names stand in the list of skipped rows.
public enum SkipReason: String, Sendable, CaseIterable {
    /// Another number of fields than the header, or bytes that are no UTF-8.
    case malformed
    case wrongInvoice = "wrong_invoice"
    case wrongCode = "wrong_code"
    case wrongQuantity = "wrong_quantity"
    case wrongTime = "wrong_time"
    case wrongPrice = "wrong_price"
    case wrongCustomer = "wrong_customer"
    case amountTooLarge = "amount_too_large"
    /// A negative quantity without a return invoice: the shop corrected its stock.
    case stockCorrection = "no_sale_stock_correction"
    /// Nothing was paid: a gift, or a note about stock.
    case noPrice = "no_sale_price_zero"
    case negativePrice = "no_sale_negative_price"
    /// A return invoice whose quantity is not negative.
    case noReturn = "no_return_positive_quantity"
    /// The invoice belongs to another customer.
    case otherCustomer = "other_customer"
    /// The invoice came with another file.
    case alreadyImported = "already_imported"
}

/// A skip reason as an error, for reading a row in one go.
struct RowRefusal: Error {
    let reason: SkipReason

    init(_ reason: SkipReason) {
        self.reason = reason
    }
}
