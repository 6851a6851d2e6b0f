import Catalog
import Kernel
import WebRuntime

/// What shows a product.
enum Medium {
    case image(ProductPicture)
    case video(ProductVideo)

    enum Kind: String, CaseIterable {
        case image, video
    }
}

/// A picture or the video of a product: the same in answers and in edits.
enum MediaShape {
    /// Of one product: its pictures and its video.
    static let countLimit = CatalogLimits.picturesPerProduct + 1

    static let schema = Schema.object([
        "type": .enumeration(Medium.Kind.self).optional().described("image where nothing is said."),
        "url": .string.described("A path of this server."), "alt": .string(minimum: 1, maximum: 200),
        "alt_en": .string(minimum: 1, maximum: 200).nullable().optional(),
        "width": .integer(1...ProductPicture.sideLimit).optional().described("Of images, which need it."),
        "height": .integer(1...ProductPicture.sideLimit).optional().described("Of images, which need it."),
    ])

    static func write(_ json: inout JSONObject, _ medium: Medium) {
        switch medium {
        case .image(let picture):
            json.set("type", Medium.Kind.image.rawValue)
            json.set("url", Paths.media(picture.blob, picture.type))
            json.set("alt", picture.alt)
            json.set("alt_en", picture.altEnglish)
            json.set("width", picture.width)
            json.set("height", picture.height)
        case .video(let video):
            json.set("type", Medium.Kind.video.rawValue)
            json.set("url", Paths.media(video.blob, video.type))
            json.set("alt", video.alt)
            json.set("alt_en", video.altEnglish)
        }
    }

    static func read(_ input: JSONInput) throws(InputError) -> Medium {
        let kind = try input.optionalChoice("type", of: Medium.Kind.self) ?? .image
        let url = try input.string("url")
        switch kind {
        case .image:
            guard let (hash, type) = Paths.picture(at: url) else {
                throw .unknownReference(field: input.name("url"))
            }
            let sides = 1...ProductPicture.sideLimit
            return .image(
                ProductPicture(
                    blob: hash, type: type, alt: try input.string("alt"),
                    altEnglish: try input.optionalString("alt_en"), width: try input.integer("width", sides),
                    height: try input.integer("height", sides)))
        case .video:
            guard let (hash, type) = Paths.video(at: url) else { throw .unknownReference(field: input.name("url")) }
            return .video(
                ProductVideo(
                    blob: hash, type: type, alt: try input.string("alt"),
                    altEnglish: try input.optionalString("alt_en")))
        }
    }
}

extension JSONInput {
    /// All that shows a product; nil where nothing is said of it.
    func optionalMedia() throws(InputError) -> (pictures: [ProductPicture], video: ProductVideo?)? {
        guard let inputs = try optionalObjects("media", count: 0...MediaShape.countLimit) else { return nil }
        var pictures: [ProductPicture] = []
        var video: ProductVideo?
        for input in inputs {
            switch try MediaShape.read(input) {
            case .image(let picture): pictures.append(picture)
            case .video(let found):
                guard video == nil else { throw invalid("media", "holds more than one video.") }
                video = found
            }
        }
        return (pictures, video)
    }
}
