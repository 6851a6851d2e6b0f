import Database
import Testing

/// What an edit changed, as a line of the audit log keeps it.
@Suite struct AuditStepTests {
    @Test func `an edit is told field by field, and read again as it was told`() {
        let steps = [
            AuditStep("list_price", from: nil, to: "59.00 CNY"), AuditStep("brand", from: "半亩园", to: "夜航"),
            AuditStep("title", from: #"6" pan; a: b \ c"#, to: #"none to "x""#),
            AuditStep("description", from: nil, to: nil), AuditStep("subtitle", from: "old", to: nil),
        ]
        let told = AuditStep.told("A: B", steps)
        #expect(
            told == #"A: B: list_price none to "59.00 CNY"; brand "半亩园" to "夜航"; "#
                + #"title "6\" pan; a: b \\ c" to "none to \"x\""; description; subtitle "old" to none"#)
        let read = AuditStep.parts(of: told)
        #expect(read.head == "A: B" && read.steps == steps)
    }

    @Test func `an edit of nothing is told by its head alone, and what was written otherwise stays as it is`() {
        #expect(AuditStep.told("CUP", []) == "CUP")
        for text in ["CUP", "", "CUP: 19.99 CNY to 18.00 CNY", "CUP: title \"a", "CUP: title \"a\" to \"b\"x", "a: "] {
            let read = AuditStep.parts(of: text)
            #expect(read.head == text && read.steps.isEmpty, "\(text)")
        }
    }

    @Test func `a long value is cut`() {
        let step = AuditStep("title", from: String(repeating: "长", count: 200), to: "b")
        #expect(step.old == String(repeating: "长", count: 79) + "…" && step.new == "b")
    }
}
