import Database

/// Specifications as the row of their product keeps them: a line for each, its texts with tabs between them, an English
/// one empty where there is none. Control characters are refused, so no text holds a tab or a line end.
extension Specification {
    static func stored(_ specifications: [Specification]) -> String {
        specifications.map { specification in
            [
                specification.name, specification.value, specification.nameEnglish ?? "",
                specification.valueEnglish ?? "",
            ].joined(separator: "\t")
        }.joined(separator: "\n")
    }

    static func read(_ stored: String) throws(DatabaseError) -> [Specification] {
        var specifications: [Specification] = []
        for line in stored.split(separator: "\n") {
            let texts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard texts.count == 4 else { throw DatabaseError(.decoding, "text where specifications were expected") }
            specifications.append(
                Specification(
                    name: texts[0], value: texts[1], nameEnglish: texts[2].isEmpty ? nil : texts[2],
                    valueEnglish: texts[3].isEmpty ? nil : texts[3]))
        }
        return specifications
    }
}
