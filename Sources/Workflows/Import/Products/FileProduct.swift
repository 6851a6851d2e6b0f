import Catalog
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
}

struct FileVariant: Sendable {
    let row: Int
    let code: String
    var attributes: [String: String] = [:]
    var priceMinor: Int64
    var listPriceMinor: Int64?
    var state: SKUState = .active
    /// Pieces by the code of their warehouse; nil stands for the first one.
    var stock: [(warehouse: String?, pieces: Int)] = []
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
}

/// What is said about a row: that it was not taken, or that something of it was not.
public struct ImportNote: Sendable, Hashable {
    /// The first line of the file is row 1.
    public let row: Int
    /// Whether nothing of the product or variant was taken.
    public let isSkipped: Bool
    public let text: String

    static func skipped(_ row: Int, _ text: String) -> ImportNote { ImportNote(row: row, isSkipped: true, text: text) }
    static func remark(_ row: Int, _ text: String) -> ImportNote { ImportNote(row: row, isSkipped: false, text: text) }
}

/// What a file holds, read and grouped but compared with nothing yet.
struct ReadProducts: Sendable {
    var rowCount = 0
    var products: [FileProduct] = []
    var notes: [ImportNote] = []
}
