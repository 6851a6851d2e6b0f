import Orders
import WebRuntime

extension Address {
    /// Without street and number, and the rest masked.
    var masked: Address {
        Address(
            name: Mask.name(name), phone: Mask.phone(phone), country: country, province: province, city: city,
            district: district, line1: line1.isEmpty ? "" : "****")
    }

    /// On one line, the recipient apart.
    var place: String {
        [province, city, district, line1, line2 ?? "", postalCode ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
