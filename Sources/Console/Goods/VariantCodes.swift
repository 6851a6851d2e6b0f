import Catalog
import Kernel

/// Codes for variants that are to be made: the goods' own code and what the variant is, as `BOOK-01-RED-S`; in English
/// where the values are translated, by their readings where they are not.
struct VariantCodes {
    /// Letters of one value.
    private static let valueLength = 16
    /// The longest code that is proposed; any longer one is a number instead.
    private static let codeLength = 48
    private static let separators: Set<Character> = ["-", "_", ".", "/"]

    private(set) var codes: [String] = []
    /// What each would be if nobody had it.
    private let wanted: [String]
    private var used: Set<String> = []

    /// - Parameters:
    ///   - stem: what all of them begin with.
    ///   - count: of the variants that are there, for those whose values have no letters.
    init(stem: String, _ rows: [VariantMatrix.Row], behind count: Int) {
        wanted = rows.enumerated().map { index, row in
            let values = row.english.isEmpty ? row.pairs : row.english
            let code = Self.joined(stem, Self.letters(values.all.map(\.value)))
            return code == stem || code.count > Self.codeLength ? "\(stem)-\(count + index + 1)" : code
        }
        for code in wanted { codes.append(take(code)) }
    }

    /// Gives others to those that somebody has.
    mutating func avoid(_ taken: some Collection<String>) {
        used.formUnion(taken)
        let taken = Set(taken)
        for index in codes.indices where taken.contains(codes[index]) { codes[index] = take(wanted[index]) }
    }

    /// The code itself, or with the first number that makes it another one.
    private mutating func take(_ code: String) -> String {
        let numbered = (2...(CatalogLimits.skusPerProduct + 1)).lazy.map { "\(code)-\($0)" }
        let free = used.contains(code) ? numbered.first { [used] in !used.contains($0) } ?? code : code
        used.insert(free)
        return free
    }

    /// What the codes of a product's variants have in common: without the values of the first one, or up to where they
    /// part; the product's name in addresses where it has none.
    static func stem(of product: Product) -> String {
        guard let first = product.skus.first else { return product.slug.uppercased() }
        for attributes in [first.attributesEnglish, first.attributes] {
            let values = letters(attributes.pairs.map(\.value))
            guard !values.isEmpty else { continue }
            let end = "-" + values.joined(separator: "-")
            if first.code.count > end.count, first.code.uppercased().hasSuffix(end) {
                return String(first.code.dropLast(end.count))
            }
        }
        guard product.skus.count > 1 else { return first.code }
        let common = product.skus.dropFirst().reduce(first.code) { common, sku in
            String(zip(common, sku.code).prefix { $0.0 == $0.1 }.map(\.0))
        }
        guard let end = common.lastIndex(where: separators.contains), end > common.startIndex else { return first.code }
        return String(common[..<end])
    }

    /// In the case that the stem is written in.
    private static func joined(_ stem: String, _ values: [String]) -> String {
        let isLower = stem.contains(where: \.isLowercase) && !stem.contains(where: \.isUppercase)
        return ([stem] + values.map { isLower ? $0.lowercased() : $0 }).joined(separator: "-")
    }

    /// Upper-case letters and digits of each value; a value that has none is left out.
    private static func letters(_ values: [String]) -> [String] {
        values.compactMap { NewProduct.proposedSlug(from: $0) }
            .map { String($0.replacing("-", with: "").prefix(valueLength)).uppercased() }
    }
}
