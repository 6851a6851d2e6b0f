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
