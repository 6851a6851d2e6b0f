import Glibc

/// Files as spreadsheets save them. Whoever picks "CSV" in a Chinese Excel gets GB18030 (or GBK, a part of it) and no
/// word about that in the file.
public enum SheetText {
    /// In which characters a file was written.
    public enum Encoding: String, Sendable, Hashable {
        case utf8 = "UTF-8"
        case gb18030 = "GB18030"
    }

    /// A whole file in UTF-8. What is UTF-8 stays as it is; what is not is read as GB18030 where it can be, from the
    /// first byte to the last.
    ///
    /// - Throws: `CSVError.notUTF8` for what is neither.
    public static func utf8(_ content: [UInt8]) throws(CSVError) -> (content: [UInt8], encoding: Encoding) {
        if isUTF8(content[...]) { return (content, .utf8) }
        guard let converted = convertedFromGB18030(withEuroSigns(content)) else { throw .notUTF8(record: nil) }
        return (converted, .gb18030)
    }

    static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        // No text of ours has a zero; binary files have.
        !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    }

    /// The code page of a Chinese Windows has the euro sign as the single byte 0x80, which GB18030 does not know: as it
    /// has the sign.
    private static func withEuroSigns(_ content: [UInt8]) -> [UInt8] {
        guard content.contains(0x80) else { return content }
        var result: [UInt8] = []
        result.reserveCapacity(content.count + content.count / 8)
        var index = 0
        while index < content.count {
            // A character has one byte, two, or four where a digit comes second.
            let byte = content[index]
            let isSingle = byte <= 0x80 || index + 1 == content.count
            let isDouble = !isSingle && !(0x30...0x39).contains(content[index + 1])
            let end = min(index + (isSingle ? 1 : isDouble ? 2 : 4), content.count)
            if byte == 0x80 { result += [0xA2, 0xE3] } else { result += content[index..<end] }
            index = end
        }
        return result
    }

    /// Nil where a byte has no meaning there.
    private static func convertedFromGB18030(_ content: [UInt8]) -> [UInt8]? {
        guard !content.contains(0), let converter = iconv_open("UTF-8", "GB18030"),
            converter != UnsafeMutableRawPointer(bitPattern: -1)
        else { return nil }
        defer { iconv_close(converter) }
        var isWhole = false
        // One byte becomes one, two become three at most, four become four.
        let room = content.count * 2
        let converted = [UInt8](unsafeUninitializedCapacity: room) { output, count in
            content.withUnsafeBytes { input in
                // The C library takes a pointer to what it may change and does not change it.
                var from = UnsafeMutablePointer(
                    mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
                var to = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var (left, free) = (input.count, output.count)
                isWhole = iconv(converter, &from, &left, &to, &free) >= 0 && left == 0
                count = room - free
            }
        }
        return isWhole ? converted : nil
    }
}
