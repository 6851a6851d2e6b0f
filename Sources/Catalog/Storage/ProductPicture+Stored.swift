import Database
import Kernel

/// Pictures as the row of their product keeps them: a JSON list of lists, blob, type, width, height and alt texts (the
/// English one empty where there is none), then width and blob of each smaller version.
/// Every card of every list reads one, which a general decoder is several times too slow for.
extension ProductPicture {
    static func stored(_ pictures: [ProductPicture]) -> String {
        let lists = pictures.map { picture in
            let sizes = picture.sizes.map { ",\($0.width),\"\($0.blob)\"" }.joined()
            return "[\"\(picture.blob)\",\"\(picture.type.fileExtension)\",\(picture.width),\(picture.height),"
                + "\(quoted(picture.alt)),\(quoted(picture.altEnglish ?? ""))\(sizes)]"
        }
        return "[\(lists.joined(separator: ","))]"
    }

    static func read(_ stored: String) throws(DatabaseError) -> [ProductPicture] {
        if stored == "[]" { return [] }
        var pictures: [ProductPicture] = []
        var text = StoredText(stored)
        text.take("[")
        while true {
            let (blob, type) = (text.string(after: "["), text.string(after: ","))
            let (width, height) = (text.integer(after: ","), text.integer(after: ","))
            let alt = text.string(after: ",")
            let altEnglish = text.string(after: ",")
            var sizes: [Size] = []
            while text.isNext(",") {
                let width = text.integer(after: ",")
                if let blob = BlobHash(text.string(after: ",")) { sizes.append(Size(blob: blob, width: width)) }
            }
            text.take("]")
            guard !text.isBroken, let hash = BlobHash(blob), let type = PictureType(fileExtension: type) else {
                throw DatabaseError(.decoding, "text where pictures were expected")
            }
            var picture = ProductPicture(
                blob: hash, type: type, alt: alt, altEnglish: altEnglish.isEmpty ? nil : altEnglish, width: width,
                height: height)
            picture.sizes = sizes
            pictures.append(picture)
            guard text.isNext(",") else { return pictures }
            text.take(",")
        }
    }

    private static func quoted(_ text: String) -> String {
        // Control characters never get here: the rules refuse them.
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

/// Reads what `ProductPicture.stored` writes. Anything else makes it broken and is never read past its end.
private struct StoredText {
    private var rest: Substring.UTF8View
    private(set) var isBroken = false

    init(_ text: String) {
        rest = text[...].utf8
    }

    func isNext(_ sign: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: sign) }

    mutating func take(_ sign: Unicode.Scalar) {
        if rest.popFirst() != UInt8(ascii: sign) { isBroken = true }
    }

    mutating func integer(after sign: Unicode.Scalar) -> Int {
        take(sign)
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        guard let number = Int(Substring(digits)) else {
            isBroken = true
            return 0
        }
        return number
    }

    mutating func string(after sign: Unicode.Scalar) -> String {
        take(sign)
        take("\"")
        var bytes: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            guard let escaped = rest.popFirst() else { break }
            bytes.append(escaped)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
