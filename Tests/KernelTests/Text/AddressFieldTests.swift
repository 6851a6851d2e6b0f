import Kernel
import Testing

@Suite struct AddressFieldTests {
    @Test(arguments: [
        (AddressField.phone, " +86 (769) 2222-3333 ", "+86 (769) 2222-3333"), (.country, "DE", "DE"),
        (.regionCode, "", ""), (.regionCode, "441900", "441900"), (.name, " O'Neill ", "O'Neill"),
        (.district, " ", ""), (.postalCode, "SW1A 1AA", "SW1A 1AA"),
    ])
    func `what is taken is kept without white space around it`(field: AddressField, text: String, kept: String) throws {
        #expect(try field.checked(text) == kept)
    }

    @Test(arguments: ["1", "12", "1234", "abcdefgh"])
    func `what is no phone is told so, however short it is`(text: String) throws {
        #expect(throws: InputError.invalid(field: "address.phone", reason: .phone(digits: 5))) {
            try AddressField.phone.checked(text, prefix: "address.")
        }
    }

    @Test(arguments: AddressField.allCases)
    func `every field has its least and its largest length, and no control characters`(field: AddressField) throws {
        let filling = field == .country ? "A" : "1"
        let (least, most) = (field.length.lowerBound, field.length.upperBound)
        #expect(try field.checked(String(repeating: filling, count: most)).unicodeScalars.count == most)
        #expect(throws: InputError.self) { try field.checked(String(repeating: filling, count: most + 1)) }
        if least == 0 {
            #expect(try field.checked("").isEmpty)
        } else {
            #expect(throws: InputError.missing(field: "address.\(field.rawValue)")) {
                try field.checked(" ", prefix: "address.")
            }
        }
        for control in ["\u{0}", "\n", "\u{7}", "\u{9F}"] {
            let text = String(repeating: filling, count: most - 2) + control + filling
            #expect(throws: InputError.self) { try field.checked(text) }
        }
    }
}
