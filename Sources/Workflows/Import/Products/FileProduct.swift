import Catalog
import Inventory
import Kernel

/// A product as a file of some form says it: what the file leaves out stays as it is.
struct FileProduct: Sendable {
    /// Where in the file it begins; the first line is row 1.
    let row: Int
    let slug: String
    var fields = ProductChanges()
    var category: CategoryPath?
    /// Nil: a new one stays a draft, one that is there stays where it is.
    var state: ProductState?
    var variants: [FileVariant] = []
    /// Whether rows of variants could not be read.
    var lacksVariants = false

    /// The text that the file has in one of the product's own columns, to be shown beside a refusal of it.
    func text(of field: String) -> String? {
        switch field {
        case "slug": slug
        case "title": fields.title
        case "title_en": fields.titleEnglish.value ?? nil
        case "subtitle": fields.subtitle
        case "subtitle_en": fields.subtitleEnglish.value ?? nil
        case "brand": fields.brand.value ?? nil
        case "description": fields.description
        case "description_en": fields.descriptionEnglish.value ?? nil
        case "tags": fields.tags?.joined(separator: ", ")
        case "picture_urls": fields.pictureURLs?.joined(separator: ", ")
        default: nil
        }
    }
}

struct FileVariant: Sendable {
    /// How many pieces can come into a warehouse at once.
    static let firstPieces = 0...Inventory.adjustmentLimit

    let row: Int
    let code: String
    var attributes = AttributePairs()
    /// Nil: those that are there stay.
    var attributesEnglish: AttributePairs?
    var priceMinor: Int64
    var listPriceMinor: Int64?
    var state: SKUState = .active
    /// Pieces by the code of their warehouse; nil stands for the first one.
    var stock: [(warehouse: String?, pieces: Int)] = []
    /// Where it lies, by the code of the warehouse.
    var bins: [(warehouse: String, bin: String)] = []
    /// What the file has in the columns of its own, to be shown beside a refusal; empty where nobody kept it.
    var cells: [String: String] = [:]

    /// For a variant that is in no warehouse yet: what is there may be more than comes at once, and stays.
    func checkFirstPieces() throws(InputError) {
        guard stock.allSatisfy({ Self.firstPieces.contains($0.pieces) }) else {
            throw .invalid(field: "stock", reason: .wholeNumber(Self.firstPieces))
        }
    }
}

/// Where in the tree of categories a product belongs, from the root down.
enum CategoryPath: Sendable, Hashable {
    case slugs([String])
    case names([String])

    var parts: [String] {
        switch self {
        case .slugs(let parts), .names(let parts): parts
        }
    }

    var isSlugs: Bool {
        if case .slugs = self { return true }
        return false
    }

    var text: String { parts.joined(separator: "/") }
}

/// What is said about a row: that it was not taken, or that something of it was not.
public struct ImportNote: Sendable, Hashable {
    /// The first line of the file is row 1.
    public let row: Int
    /// Whether nothing of the product or variant was taken.
    public let isSkipped: Bool
    public let text: String
    /// For words in other languages; nil where only the shell says it.
    public let code: String?
    /// What stands in the text, by name.
    public let parameters: [String: String]

    static func skipped(
        _ row: Int, _ text: String, code: String? = nil, _ parameters: [String: String] = [:]
    ) -> ImportNote {
        ImportNote(row: row, isSkipped: true, text: text, code: code, parameters: parameters)
    }

    static func remark(
        _ row: Int, _ text: String, code: String? = nil, _ parameters: [String: String] = [:]
    ) -> ImportNote {
        ImportNote(row: row, isSkipped: false, text: text, code: code, parameters: parameters)
    }

    /// Of a row whose product is not taken, for what stands on another one.
    static func withFirst(_ row: Int, first: Int) -> ImportNote {
        skipped(
            row, "row \(first), the first of its product, is not taken", code: "first_row_skipped",
            ["first": String(first)])
    }

    /// A refusal of a module, with its field.
    ///
    /// - Parameters:
    ///   - isSkipped: false where only what the field says is not taken.
    ///   - column: what the file calls the field, where that is something else.
    ///   - value: what the file has in a field, as far as somebody knows.
    static func refused(
        _ row: Int, _ error: any ExpectedError, isSkipped: Bool = true, column: String? = nil,
        value: (_ field: String) -> String? = { _ in nil }
    ) -> ImportNote {
        let field = column ?? error.field ?? ""
        var parameters = error.parameters.merging(["field": field]) { first, _ in first }
        let text = value(field).map { ImportPart.excerpt($0) } ?? ""
        if !text.isEmpty { parameters["value"] = text }
        let subject = text.isEmpty ? field : "\(field) “\(text)”"
        return ImportNote(
            row: row, isSkipped: isSkipped, text: field.isEmpty ? error.detail : "\(subject): \(error.detail)",
            code: "refused.\(error.phrase)", parameters: parameters)
    }
}

/// What a product of a file changes, or would change.
public struct ImportChange: Sendable, Hashable {
    public let row: Int
    public let slug: String
    public let title: String
    public let isNew: Bool
    /// Its own columns, then its variants, their stock and bins, and its state.
    public let parts: [ImportPart]
}

/// What a file holds, read and grouped but compared with nothing yet.
struct ReadProducts: Sendable {
    var rowCount = 0
    var products: [FileProduct] = []
    var notes: [ImportNote] = []
}
