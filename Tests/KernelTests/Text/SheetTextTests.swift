import Kernel
import Testing

@Suite struct SheetTextTests {
    /// `a,茶杯` as a Chinese Excel saves it.
    private static let chinese: [UInt8] = [0x61, 0x2C, 0xB2, 0xE8, 0xB1, 0xAD, 0x0A]

    @Test func `a file in UTF-8 stays as it is, with its mark and without`() throws {
        for text in ["a,茶杯\n", "\u{FEFF}a,茶杯\n", "", "plain", "𠂇"] {
            let read = try SheetText.utf8(Array(text.utf8))
            #expect(read.content == Array(text.utf8) && read.encoding == .utf8)
        }
    }

    @Test func `a file in GBK or GB18030 becomes the same text`() throws {
        let read = try SheetText.utf8(Self.chinese)
        #expect(String(decoding: read.content, as: UTF8.self) == "a,茶杯\n" && read.encoding == .gb18030)
        // What GBK has not takes four bytes.
        let face = try SheetText.utf8(Self.chinese + [0x94, 0x39, 0xFC, 0x36])
        #expect(String(decoding: face.content, as: UTF8.self) == "a,茶杯\n😀")
    }

    @Test func `a lone 0x80 of a Chinese Windows is the euro sign, and no second byte is`() throws {
        let euros = try SheetText.utf8([0x80, 0x35, 0x2C] + Self.chinese + [0x80])
        #expect(String(decoding: euros.content, as: UTF8.self) == "€5,a,茶杯\n€")
        // 0x80 is the second byte of 亐 (81 80), and behind four bytes a first one again.
        let second = try SheetText.utf8([0x81, 0x80, 0x94, 0x39, 0xFC, 0x36, 0x80])
        #expect(String(decoding: second.content, as: UTF8.self) == "亐😀€" && second.encoding == .gb18030)
    }

    @Test(
        arguments: [
            [0x63, 0x61, 0x66, 0xE9, 0x2C, 0x78], [0xFF, 0xFE, 0x61, 0x00], [0x61, 0x81], [0x61, 0x00], [0x80, 0xFF],
        ] as [[UInt8]])
    func `what is neither is refused and not guessed`(content: [UInt8]) {
        #expect(throws: CSVError.notUTF8(record: nil)) { try SheetText.utf8(content) }
    }

    @Test func `a record says of itself that it is no text`() throws {
        var blocks = [Array("a,b\n".utf8) + Self.chinese]
        var reader = CSVReader { blocks.popLast() ?? [] }
        var record = CSVRecord()
        #expect(try reader.read(into: &record))
        #expect(try reader.texts(of: record) == ["a", "b"])
        #expect(try reader.read(into: &record))
        #expect(throws: CSVError.notUTF8(record: 2)) { try reader.texts(of: record) }
    }
}
