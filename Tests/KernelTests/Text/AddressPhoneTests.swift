import Kernel
import Testing

@Suite struct AddressPhoneTests {
    @Test(arguments: [
        ("13800138000", "CN"), ("138 0013 8000", "CN"), ("+86 138-0013-8000", "CN"), ("008613800138000", "CN"),
        ("021-55550100", "CN"), ("0769-2222 3333", "CN"), ("(010) 8888 8888", "CN"), ("+86 (769) 2222-3333", "CN"),
        ("+86 10 8888 8888", "CN"), ("+1 415 555 0100", "CN"), ("+852 9123 4567", "CN"), ("020 7946 0000", "GB"),
        ("+44 20 7946 0000", "GB"), ("4155550100", "US"),
    ])
    func `a number that its country has is taken`(text: String, country: String) throws {
        try AddressPhone.check(text, in: country)
    }

    @Test(arguments: [
        ("12345", "CN"), ("1380013800", "CN"), ("138001380001", "CN"), ("23800138000", "CN"), ("55550100", "CN"),
        ("021-5555", "CN"), ("+86 12345", "CN"), ("+0 415 555 0100", "CN"), ("+1 415", "CN"), ("call me", "CN"),
        ("+-+-+-", "CN"), ("", "CN"), ("12345", "GB"), ("1234567890123456", "GB"), ("+86 12345", "GB"),
    ])
    func `any other is refused at its field`(text: String, country: String) {
        #expect(throws: InputError.invalid(field: "address.phone", reason: .addressPhone)) {
            try AddressPhone.check(text, in: country, prefix: "address.")
        }
    }
}
