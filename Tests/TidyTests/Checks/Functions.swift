/// Finds functions, initialisers, subscripts and computed properties by the depth of braces.
enum Functions {
    struct Function: Equatable {
        let name: String
        let line: Int
        /// Lines from the keyword to the closing brace, both counted.
        let length: Int
    }

    static func all(in file: SourceFile) -> [Function] {
        let tokens = Self.tokens(of: file.code)
        return tokens.indices.compactMap { index in
            guard let body = bodyStart(of: index, in: tokens), let end = closing(body, in: tokens) else { return nil }
            let (first, last) = (tokens[index].line, tokens[end].line)
            let name = index + 1 < tokens.count ? tokens[index + 1].text : ""
            return Function(name: "\(tokens[index].text) \(name)", line: first, length: last - first + 1)
        }
    }

    private struct Token {
        let text: String
        let line: Int
        let startsLine: Bool
    }

    private static let introducers: Set<String> = ["func", "init", "deinit", "subscript", "var"]
    /// `self.init(…)`, `if var …`, `for var …`: the same words, but nothing is declared that has a body.
    private static let notBeforeDeclarations: Set<String> = [".", "if", "guard", "while", "for", ","]
    /// A line that begins with one of these belongs to the next declaration: the one before had no body.
    private static let boundaries: Set<String> = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "static", "class", "struct", "enum", "protocol",
        "extension", "actor", "typealias", "associatedtype", "public", "package", "internal", "private", "fileprivate",
        "mutating", "nonmutating", "override", "final", "@", "#", "}", "import", "return", "if", "for", "while",
    ]

    /// Words, and each mark that is neither a word nor white space by itself.
    private static func tokens(of lines: [String]) -> [Token] {
        var tokens: [Token] = []
        for (index, line) in lines.enumerated() {
            var word = ""
            var isFirst = true
            func add(_ text: String) {
                tokens.append(Token(text: text, line: index + 1, startsLine: isFirst))
                isFirst = false
            }
            for character in line {
                if character.isLetter || character.isNumber || character == "_" || character == "`" {
                    word.append(character)
                    continue
                }
                if !word.isEmpty { add(word) }
                word = ""
                if !character.isWhitespace { add(String(character)) }
            }
            if !word.isEmpty { add(word) }
        }
        return tokens
    }

    /// The opening brace of the body, if a declaration with a body starts at this token.
    private static func bodyStart(of start: Int, in tokens: [Token]) -> Int? {
        let keyword = tokens[start].text
        let before = start == 0 ? "" : tokens[start - 1].text
        guard introducers.contains(keyword), !notBeforeDeclarations.contains(before) else { return nil }
        if keyword == "init" || keyword == "subscript" {
            guard start + 1 < tokens.count, ["(", "?", "<", "!"].contains(tokens[start + 1].text) else { return nil }
        }
        var depth = 0
        for index in (start + 1)..<max(start + 1, tokens.count) {
            let token = tokens[index]
            switch token.text {
            case "(", "[": depth += 1
            case ")", "]":
                depth -= 1
                if depth < 0 { return nil }
            case "{" where depth == 0: return index
            case "=" where depth == 0 && keyword == "var": return nil
            case ";" where depth == 0: return nil
            default:
                if depth == 0, token.startsLine, boundaries.contains(token.text) { return nil }
                if depth == 0, keyword == "var", token.line > tokens[start].line { return nil }
            }
        }
        return nil
    }

    private static func closing(_ open: Int, in tokens: [Token]) -> Int? {
        var depth = 0
        for index in open..<tokens.count {
            if tokens[index].text == "{" { depth += 1 }
            if tokens[index].text == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
