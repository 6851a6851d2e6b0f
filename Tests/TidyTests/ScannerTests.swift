import Testing

@Suite struct ScannerTests {
    private func code(_ source: String) -> [String] { SwiftText(source).code }

    @Test func `strings and comments are blanked, interpolations are code`() {
        #expect(code(#"let a = "x { y" // }"#) == [#"let a = "     "     "#])
        #expect(code(#"f("\(b ?? "}") {")"#) == [#"f("\(b ?? " ")  ")"#])
        #expect(code("a /* b /* c */ d */ e") == ["a                   e"])
        #expect(code(#"let `a { b` = 1"#) == ["let `_____` = 1"])
    }

    @Test func `raw and multi-line strings end where they end`() {
        #expect(code(##"let a = #"x " \(y) \#(z)"# + b"##) == [##"let a = #"         \#(z)"# + b"##])
        #expect(code("a(\"\"\"\n  { \" \"\" \\(n)\n  \"\"\")") == ["a(\"\"\"", "         \\(n)", "  \"\"\")"])
        #expect(code(#"a("\"") { "\\" }"#) == [#"a("  ") { "  " }"#])
    }

    @Test func `literals are told with their lines and holes`() {
        let text = SwiftText("let a = 1\nf(\"one \\(a) two\", \"\"\"\n  three\n  \"\"\")")
        #expect(text.literals.map(\.line) == [2, 2])
        #expect(text.literals.map(\.text) == ["one \\() two", "\n  three\n  "])
    }

    @Test func `comments are told apart from code`() {
        let text = SwiftText("a() // one\n\"// two\"\n/* three\nfour */ b()")
        #expect(text.comments == ["    // one", "        ", "/* three", "four */    "])
    }
}
