import Catalog
import Kernel
import WebRuntime

/// All variants that properties make with each other: 颜色 红, 蓝 and 尺码 S, M are four.
enum VariantMatrix {
    static let textLimit = 2_000
    private static let separators: Set<Character> = [",", "，", "、"]
    private static let signs: Set<Character> = ["=", "＝"]

    /// A variant to be: what it is, and the same in English; nothing where a word of it is not known.
    struct Row: Sendable {
        let pairs: AttributePairs
        let english: AttributePairs
    }

    /// A property with its values.
    struct Axis {
        let name: String
        let values: [String]
    }

    /// - Parameters:
    ///   - text: a line for each property: `颜色=红,蓝`. Their order is that of every variant's pairs.
    ///   - english: the same in English, line by line and value by value: `Colour=Red,Blue`; a value that is left out,
    ///     or a line, is taken from `known`.
    ///   - known: the variants that are there, whose words are known already.
    /// - Throws: `InputError` for a line that is none, about the field `axes` or `axes_en`; `CatalogError.tooMany`.
    static func rows(_ text: String, english: String, known: [SKU]) throws -> [Row] {
        let axes = try axes(text)
        var words = words(of: known)
        let lines = lines(english)
        for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            guard index < axes.count, let (name, values) = pieces(of: line), !name.isEmpty,
                values.count <= axes[index].values.count
            else { throw InputError.invalid(field: "axes_en", reason: .pairs) }
            for (value, own) in zip(values, axes[index].values) where !value.isEmpty {
                words[Word(axes[index].name, own)] = (name, value)
            }
        }
        return try combinations(text).map { Row(pairs: $0, english: translated($0, words)) }
    }

    /// One row of the form, from the hidden fields that say what it is.
    static func row(_ text: String, english: String) throws -> Row {
        let (own, other) = (try combinations(text), try combinations(english))
        guard own.count == 1, other.count <= 1 else { throw InputError.malformed(reason: "It is not one variant.") }
        return Row(pairs: own[0], english: other.first ?? [:])
    }

    private static func axes(_ text: String) throws(InputError) -> [Axis] {
        var axes: [Axis] = []
        for line in lines(text) where !line.allSatisfy(\.isWhitespace) {
            guard let (name, parts) = pieces(of: line) else { throw wrong }
            let values = parts.filter { !$0.isEmpty }
            guard !values.isEmpty, Set(values).count == values.count, !axes.contains(where: { $0.name == name }) else {
                throw wrong
            }
            axes.append(Axis(name: name, values: values))
        }
        return axes
    }

    private static func combinations(_ text: String) throws -> [AttributePairs] {
        var combinations: [AttributePairs] = [[:]]
        for axis in try axes(text) {
            guard combinations.count * axis.values.count <= CatalogLimits.skusPerProduct else {
                throw CatalogError.tooMany(field: "axes", limit: CatalogLimits.skusPerProduct)
            }
            combinations = combinations.flatMap { pairs in
                axis.values.map { pairs.adding(axis.name, $0) }
            }
        }
        do {
            return try combinations.filter { !$0.isEmpty }.map { try SKUAttributes($0).given }
        } catch is InputError {
            throw wrong
        }
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The name and the values of a line, with those that are empty; nil where it has no sign between them.
    private static func pieces(of line: Substring) -> (name: String, values: [String])? {
        let parts = line.split(maxSplits: 1, whereSeparator: signs.contains)
        guard parts.count == 2 else { return nil }
        let values = parts[1].split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
        return (String(parts[0]).trimmingBlanks, values.map { String($0).trimmingBlanks })
    }

    private static var wrong: InputError { .invalid(field: "axes", reason: .pairs) }

    // MARK: What is there

    /// A value of a property.
    private struct Word: Hashable {
        let name: String
        let value: String

        init(_ name: String, _ value: String) {
            (self.name, self.value) = (name, value)
        }
    }

    /// What the variants that are there are called in English, where their pairs stand side by side.
    private static func words(of skus: [SKU]) -> [Word: (name: String, value: String)] {
        var words: [Word: (name: String, value: String)] = [:]
        for sku in skus {
            let (own, english) = (sku.attributes.pairs, sku.attributesEnglish.pairs)
            guard own.count == english.count else { continue }
            for (pair, other) in zip(own, english) where canStand(pair) && canStand(other) {
                words[Word(pair.name, pair.value)] = (other.name, other.value)
            }
        }
        return words
    }

    /// Nothing where a word is missing: half a variant in English would be half a Chinese one.
    private static func translated(
        _ pairs: AttributePairs, _ words: [Word: (name: String, value: String)]
    ) -> AttributePairs {
        var english = AttributePairs()
        for pair in pairs.all {
            guard let (name, value) = words[Word(pair.name, pair.value)] else { return [:] }
            english.add(name, value)
        }
        return english
    }

    /// What cannot be written in a line is left out.
    private static func canStand(_ pair: (name: String, value: String)) -> Bool {
        !pair.name.contains(where: signs.contains) && !pair.value.contains(where: separators.contains)
    }

    /// What the variants that are there are made of, as `rows` reads it, and the same in English as far as it is known.
    static func texts(of skus: [SKU]) -> (own: String, english: String) {
        var axes: [(name: String, values: [String])] = []
        for pair in skus.flatMap(\.attributes.pairs) where canStand(pair) {
            if let index = axes.firstIndex(where: { $0.name == pair.name }) {
                if !axes[index].values.contains(pair.value) { axes[index].values.append(pair.value) }
            } else {
                axes.append((pair.name, [pair.value]))
            }
        }
        let words = words(of: skus)
        let english = axes.map { axis in
            let known = axis.values.map { words[Word(axis.name, $0)] }
            guard let name = known.lazy.compactMap({ $0?.name }).first else { return "" }
            return "\(name)=\(known.map { $0?.value ?? "" }.joined(separator: ","))"
        }
        return (
            axes.map { "\($0.name)=\($0.values.joined(separator: ","))" }.joined(separator: "\n"),
            english.contains { !$0.isEmpty } ? english.joined(separator: "\n") : ""
        )
    }
}

extension AttributePairs {
    /// The values, as a label has them.
    var label: String { all.map(\.value).joined(separator: " ") }

    /// A line for each, as `VariantMatrix.row` reads it.
    var matrixText: String { all.map { "\($0.name)=\($0.value)" }.joined(separator: "\n") }
}

extension SKUAttributes {
    fileprivate var given: AttributePairs { pairs.reduce(into: [:]) { $0.add($1.name, $1.value) } }
}
