import Kernel
import Testing
import WebRuntime

@Suite struct JSONInputTests {
    @Test func `values are read by type`() throws {
        let input = try parse(
            #"""
            {"name": "茶\u58f6 \ud83c\udc04\n", "count": 3, "whole": 2.0, "flag": true, "none": null,
             "price": {"amount": 1999, "currency": "CNY"}, "lines": [{"quantity": 1}, {"quantity": 2}],
             "order": "ord_0000000000001", "tags": ["a", "b"], "attributes": {"颜色": "红"}, "at": "2026-11-20T06:05:00Z"}
            """#)
        #expect(try input.string("name") == "茶壶 🀄\n")
        #expect(try input.integer("count", 1...9) == 3)
        #expect(try input.integer("whole", 1...9) == 2)
        #expect(try input.boolean("flag"))
        #expect(try input.optionalString("none") == nil)
        #expect(input.has("none") && !input.has("absent"))
        #expect(try input.money("price") == Money(1_999, .cny))
        #expect(try input.objects("lines").map { try $0.integer("quantity", 1...9) } == [1, 2])
        #expect(try input.id("order", as: OrderID.self) == OrderID(1))
        #expect(try input.strings("tags") == ["a", "b"])
        #expect(try input.textMap("attributes") == ["颜色": "红"])
        #expect(try input.optionalTimestamp("at") == Timestamp(milliseconds: 1_795_154_700_000))
    }

    @Test(arguments: [
        "", "{", "{\"a\":}", "{\"a\":1,}", "[1 2]", "{\"a\" 1}", "tru", "01", "1.", "1e", "\"\u{1}\"", "{\"a\":1}x",
        "'a'",
        #""\ud800""#, #""\ud800\u0041""#, #""\x""#, #""\u12"#, #"{"a":1,"a":2}"#, "-", "NaN", "{a:1}",
        String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        String(repeating: "[", count: 100_000),
    ])
    func `what is not sound json is malformed`(text: String) {
        #expect(throws: InputError.self) { try parse(text) }
        do {
            _ = try parse(text)
        } catch let error as InputError {
            #expect(error.kind == .malformed)
        } catch {
            Issue.record(error)
        }
    }

    @Test func `bytes that are not utf-8 are malformed`() {
        let bytes = Array(#"{"a":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        #expect(throws: InputError.malformed(reason: "The body is not JSON: see byte 8.")) {
            try JSONInput(parsing: bytes)
        }
    }

    @Test func `nesting up to the limit is read`() throws {
        let deep = String(repeating: "[", count: 31) + String(repeating: "]", count: 31)
        #expect(try parse("{\"a\": \(deep)}").has("a"))
    }

    @Test func `json that is no object is invalid`() {
        #expect(throws: InputError.invalid(field: "body", reason: "must be an object")) { try parse("[1]") }
    }

    @Test func `refusals name the field by its whole path`() throws {
        let input = try parse(
            #"{"lines": [{"quantity": "1"}, {"quantity": 0}, {}], "#
                + #""n": 1e30, "big": 9223372036854775808, "nul": "a\u0000"}"#)
        let lines = try input.objects("lines")
        let isString: InputReason = "must be a whole number, not a string"
        #expect(throws: InputError.invalid(field: "lines[0].quantity", reason: isString)) {
            try lines[0].integer("quantity", 1...9)
        }
        #expect(throws: InputError.invalid(field: "lines[1].quantity", reason: "must be a whole number from 1 to 9")) {
            try lines[1].integer("quantity", 1...9)
        }
        #expect(throws: InputError.missing(field: "lines[2].quantity")) { try lines[2].integer("quantity", 1...9) }
        #expect(throws: InputError.invalid(field: "n", reason: "must be a whole number from 1 to 9")) {
            try input.integer("n", 1...9)
        }
        #expect(throws: InputError.invalid(field: "big", reason: "must be a whole number from 1 to 9")) {
            try input.integer("big", 1...9)
        }
        #expect(throws: InputError.invalid(field: "nul", reason: "must not hold U+0000")) { try input.string("nul") }
    }

    @Test func `wrong ids, currencies and amounts are invalid`() throws {
        let input = try parse(
            #"{"id": "usr_1", "a": {"amount": -1, "currency": "CNY"}, "b": {"amount": 1, "currency": "XXX"}, "c": 5}"#)
        #expect(throws: InputError.unknownReference(field: "id")) { try input.id("id", as: OrderID.self) }
        #expect(throws: InputError.self) { try input.money("a") }
        #expect(throws: InputError.invalid(field: "b.currency", reason: "is not a currency of the shop")) {
            try input.money("b")
        }
        #expect(throws: InputError.invalid(field: "c", reason: "must be an object, not a number")) {
            try input.money("c")
        }
    }

    private func parse(_ text: String) throws -> JSONInput {
        try JSONInput(parsing: Array(text.utf8))
    }
}

@Suite struct JSONWriterTests {
    @Test func `objects are written in order and nested`() {
        let json = JSON.object { json in
            json.set("id", OrderID(1))
            json.set("total", Money(1_999, .cny))
            json.set("note", String?.none)
            json.set("flags", [true, false])
            json.object("empty") { _ in }
            json.array("lines", [1, 2]) { json, number in json.set("quantity", number) }
            json.array("none", [Int]()) { _, _ in }
            json.set("at", Timestamp(milliseconds: 0))
            json.set(dynamic: "颜色\"", "红")
        }
        #expect(
            json.text == #"{"id":"ord_0000000000001","total":{"amount":1999,"currency":"CNY"},"note":null,"#
                + #""flags":[true,false],"empty":{},"lines":[{"quantity":1},{"quantity":2}],"none":[],"#
                + #""at":"1970-01-01T00:00:00.000Z","颜色\"":"红"}"#)
    }

    @Test(arguments: [
        ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}", #""\u0000\u001f""#), ("掌柜/", "\"掌柜/\""),
    ])
    func `strings are escaped`(text: String, expected: String) throws {
        #expect(JSON(text).text == expected)
    }

    @Test func `lists carry the way on`() {
        let page = Page(items: [1], next: Cursor(key: 1, id: 2))
        let json = JSON.list(page) { json, item in json.set("n", item) }
        #expect(json.text == #"{"items":[{"n":1}],"next_cursor":"0000000000001-0000000000002"}"#)
    }

    @Test func `numbers that json cannot say are null`() {
        #expect(JSON(Double.infinity).text == "null")
        #expect(JSON(0.5).text == "0.5")
    }
}
