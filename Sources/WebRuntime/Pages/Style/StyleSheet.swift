/// What `zhanggui.css` says, from the ground up: tokens, elements, parts, then the two surfaces.
enum StyleSheet {
    static let text = shortened(
        tokens + elements + forms + parts + storefront + shopping + listing + content + console)

    /// As it goes out: comments and blanks are for those who read the source.
    private static func shortened(_ text: String) -> String {
        text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
            .split(separator: "\n")
            .map { String($0.drop(while: \.isWhitespace)) }
            .filter { !$0.isEmpty }
            .joined(separator: "\n")
            .replacing("; ", with: ";").replacing(" {", with: "{").replacing("{ ", with: "{")
            .replacing(" }", with: "}").replacing(", ", with: ",")
    }
}
