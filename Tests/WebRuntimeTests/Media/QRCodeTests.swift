import Testing
import WebRuntime

@Suite struct QRCodeTests {
    /// `zhanggui`, as an independent reader (zxing) read it.
    private static let picture = """
        111111100011101111111
        100000101110001000001
        101110100111001011101
        101110100101101011101
        101110101011101011101
        100000100001001000001
        111111101010101111111
        000000000110000000000
        101010100100100010010
        110100001101011111111
        011101110011011110111
        000011001101110000011
        110110110111001110000
        000000001110001011001
        111111100100100111111
        100000100000001010010
        101110101010101110000
        101110100011010110110
        101110101011011110001
        100000100111110010010
        111111101101011110011
        """

    private static func picture(of code: QRCode) -> String {
        (0..<code.size).map { row in (0..<code.size).map { code[$0, row] ? "1" : "0" }.joined() }
            .joined(separator: "\n")
    }

    @Test func `a code is the one that readers read`() throws {
        let code = try #require(QRCode("zhanggui"))
        #expect(Self.picture(of: code) == Self.picture)
    }

    @Test(arguments: [(0, 21), (14, 21), (15, 25), (122, 45), (123, 49), (180, 53), (181, 57), (213, 57)])
    func `a text takes the smallest version that holds it`(count: Int, size: Int) throws {
        let code = try #require(QRCode(String(repeating: "z", count: count)))
        #expect(code.size == size)
        // What does not depend on the text: the corners, and the module that is always dark.
        #expect(code[0, 0] && code[size - 1, 0] && code[0, size - 1] && !code[7, 7] && code[8, size - 8])
    }

    @Test func `a longer text has none`() {
        #expect(QRCode(String(repeating: "z", count: QRCode.byteLimit + 1)) == nil)
        #expect(QRCode(String(repeating: "掌", count: 72)) == nil)
    }

    @Test func `the drawing is one path with a quiet zone, dark on white in every theme`() throws {
        let svg = try #require(QRCode("zhanggui")).svg(label: "<a>").text
        #expect(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("aria-label=\"&lt;a&gt;\""))
        #expect(svg.contains("fill=\"#fff\"") && svg.contains("M4 4h7v1h-7z") && !svg.contains("style="))
    }
}
