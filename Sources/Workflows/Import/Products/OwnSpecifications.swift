import Catalog
import Kernel

/// Specifications in a cell: a line for each, name, value and both in English with tabs between them. What is not there
/// at the end of a line is left out with its tab.
enum OwnSpecifications {
    private static let texts = 2...4

    static func text(_ specifications: [Specification]) -> String {
        specifications.map { specification in
            var texts = [
                specification.name, specification.value, specification.nameEnglish ?? "",
                specification.valueEnglish ?? "",
            ]
            while texts.count > Self.texts.lowerBound, texts.last?.isEmpty == true { texts.removeLast() }
            return texts.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    static func read(_ text: String) throws(InputError) -> [Specification] {
        var specifications: [Specification] = []
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).trimmingBlanks }
            guard texts.contains(parts.count) else {
                throw .invalid(
                    field: "specifications",
                    reason: .lines("NAME⇥VALUE⇥NAME_EN⇥VALUE_EN", example: "材质⇥陶⇥Material⇥Clay"))
            }
            func english(_ index: Int) -> String? {
                parts.count > index && !parts[index].isEmpty ? parts[index] : nil
            }
            specifications.append(
                Specification(
                    name: parts[0], value: parts[1], nameEnglish: english(2), valueEnglish: english(3)))
        }
        return specifications
    }
}
