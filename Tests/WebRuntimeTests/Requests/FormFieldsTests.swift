import Kernel
import Testing
import WebRuntime

@Suite struct FormFieldsTests {
    @Test func `fields are decoded`() throws {
        let form = try fields("name=%E6%8E%8C+%E6%9F%9C&quantity=3&tag=a&tag=b&quantity.x=1&quantity.y=2&empty=&box")
        #expect(try form.required("name") == "掌 柜")
        #expect(try form.integer("quantity", 1...999) == 3)
        #expect(form.all("tag") == ["a", "b"])
        #expect(form.prefixed("quantity.").map(\.name) == ["x", "y"])
        #expect(try form.optional("empty") == nil)
        #expect(form.isChecked("box") && !form.isChecked("other"))
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "%C3=1"])
    func `broken encoding is malformed`(text: String) {
        #expect(throws: InputError.malformed(reason: "The fields are not percent-encoded UTF-8.")) { try fields(text) }
    }

    @Test func `too many fields are malformed`() throws {
        let text = Array(repeating: "a=1", count: FormFields.fieldLimit)
        #expect(try fields(text.joined(separator: "&")).all("a").count == FormFields.fieldLimit)
        #expect(throws: InputError.malformed(reason: "There are more than 500 fields.")) {
            try fields((text + ["a=1"]).joined(separator: "&"))
        }
    }

    @Test func `what is wrong names its field`() throws {
        let form = try fields("blank=%20&long=abcd&nul=a%00&number=x&big=1000&id=prd_1&role=king&cursor=x&limit=101")
        #expect(throws: InputError.missing(field: "blank")) { try form.required("blank") }
        #expect(throws: InputError.invalid(field: "long", reason: .tooLong(3))) {
            try form.required("long", atMost: 3)
        }
        #expect(throws: InputError.invalid(field: "nul", reason: "must not hold U+0000")) { try form.required("nul") }
        for name in ["number", "big"] {
            #expect(throws: InputError.invalid(field: name, reason: .wholeNumber(1...999))) {
                try form.integer(name, 1...999)
            }
        }
        #expect(throws: InputError.unknownReference(field: "id")) { try form.id("id", as: OrderID.self) }
        #expect(throws: InputError.malformed(reason: "The cursor is not one of ours.")) { try form.cursor() }
        #expect(throws: InputError.invalid(field: "limit", reason: .wholeNumber(1...100))) {
            try form.pageLimit()
        }
    }

    @Test(arguments: [("12", 1_200), ("12.5", 1_250), ("0.05", 5), (" 7.00 ", 700)])
    func `amounts are exact`(text: String, expected: Int64) throws {
        #expect(try fields("a=\(text.percentEncoded)").money("a", .cny) == Money(expected, .cny))
    }

    @Test(arguments: ["-", "1.", ".5", "1.234", "-1.234", "1e3", "1,000", "１", "--1"])
    func `other spellings of amounts are invalid`(text: String) {
        #expect(throws: InputError.invalid(field: "a", reason: .amount(decimals: 2))) {
            try fields("a=\(text.percentEncoded)").money("a", .cny)
        }
    }

    /// They were told to have no more than two decimals, which they have.
    @Test(arguments: ["-1", "-0.50", "−3", "10000000000.01", "99999999999999", "99999999999999999999999"])
    func `an amount below nothing or beyond the limit is told so, with the range`(text: String) {
        #expect(throws: InputError.invalid(field: "a", reason: .amountRange(.cny))) {
            try fields("a=\(text.percentEncoded)").money("a", .cny)
        }
        #expect(InputReason.amountRange(.cny).text == "must be an amount from 0 to 10000000000.00")
    }

    private func fields(_ text: String) throws -> FormFields {
        try FormFields(urlEncoded: text.utf8)
    }
}
