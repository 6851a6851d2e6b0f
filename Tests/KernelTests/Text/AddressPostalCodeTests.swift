import Kernel
import Testing

@Suite struct AddressPostalCodeTests {
    @Test(arguments: [
        ("310000", "CN"), ("", "CN"), ("SW1A 1AA", "GB"), ("94103", "US"), ("000000", "CN"),
    ])
    func `a code that its country has is taken, and none as well`(text: String, country: String) throws {
        try AddressPostalCode.check(text, in: country)
        #expect(AddressPostalCode.isPossible(text, in: country))
    }

    @Test(arguments: ["31", "3100000", "31000a", "３１００００", "31 000", "-31000"])
    func `any other is refused at its field`(text: String) {
        #expect(throws: InputError.invalid(field: "address.postal_code", reason: .postalCode)) {
            try AddressPostalCode.check(text, in: "CN", prefix: "address.")
        }
        #expect(!AddressPostalCode.isPossible(text, in: "CN"))
    }
}
