import Identity
import Kernel
import WebRuntime

extension FormFields {
    /// In front of a function, the name of its box.
    static let functionPrefix = "function."

    /// The functions whose boxes are ticked.
    ///
    /// - Throws: `InputError.invalid` for a box that no form has: without it more would be allowed than was meant.
    func functions() throws(InputError) -> StaffFunctions {
        var named: Set<StaffFunction> = []
        for (name, _) in prefixed(Self.functionPrefix) {
            guard let function = StaffFunction(rawValue: name) else {
                throw .invalid(field: "functions", reason: "must be functions of the staff")
            }
            named.insert(function)
        }
        return StaffFunctions(named)
    }
}

extension PageFrame {
    /// A box for each function, with what it allows.
    func functionBoxes(hint: String, error: String?, _ isTicked: (StaffFunction) -> Bool) -> HTML {
        let message: HTML? = error.map { "<p class=\"error\" id=\"functions-error\">\($0)</p>" }
        return """
            <fieldset><legend>\(words("console.staff.functions"))</legend><p class="muted">\(hint)</p>\
            \(each: StaffFunction.allCases, { function in
                """
                <label class="choice"><input type="checkbox" name="\(FormFields.functionPrefix + function.rawValue)" \
                value="true"\(attribute: "checked", when: isTicked(function))><span>\
                <strong>\(words("function.\(function.rawValue)"))</strong> <span class="muted">\
                \(words("function.\(function.rawValue).allows"))</span></span></label>
                """
            })\(message)</fieldset>
            """
    }

    /// What an operator works on, in words; empty for everybody else.
    func functions(_ role: Role, _ functions: StaffFunctions) -> String {
        guard role.hasFunctions else { return "" }
        guard !functions.named.isEmpty else { return words("console.staff.all_functions") }
        return functionList(role.functions(functions).map(\.rawValue))
    }

    /// The same of functions as the audit log names them.
    func functions(named details: Substring) -> String {
        details == "all" ? words("console.staff.all_functions") : functionList(details.split(separator: ", "))
    }

    private func functionList(_ names: [some StringProtocol]) -> String {
        names.map { words.find("function.\($0)") ?? String($0) }.joined(separator: words("function.separator"))
    }

    /// Role and functions of somebody of the staff.
    func standing(_ role: Role, _ functions: StaffFunctions) -> HTML {
        let own = self.functions(role, functions)
        let part: HTML? = own.isEmpty ? nil : " <span class=\"muted\">\(own)</span>"
        return "\(words("role.\(role.rawValue)"))\(part)"
    }

    /// Who may do what: each right of staff, and which function or role has it, as the program decides it.
    var tableOfRights: HTML {
        let rights = Permission.allCases.filter { ![.shopBuy, .profileManage].contains($0) }
        let functions = StaffFunction.allCases.map { ("function.\($0.rawValue)", $0.permissions) }
        let roles = Role.allCases.filter { $0.isStaff && !$0.hasFunctions }
            .map { ("role.\($0.rawValue)", $0.permissions) }
        let holders = functions + roles
        let yes = words("console.staff.has_right")
        return """
            <details><summary>\(words("console.staff.rights"))</summary>
            <p class="muted">\(words("console.staff.rights_hint"))</p>
            \(table(["console.staff.right"] + holders.map(\.0), rights) { right in
                """
                <td>\(words("permission.\(right.rawValue)"))</td>\(each: holders, {
                    "<td>\($0.1.contains(right) ? yes : "–")</td>"
                })
                """
            })</details>
            """
    }
}

/// An operator's functions, with the form that changes them.
struct FunctionsModel: Sendable {
    /// The field that carries what the form took the functions for.
    static let knownField = "known"
    /// The field that says that rights are to be taken away indeed.
    static let sureField = "sure"

    let person: Profile
    /// What is ticked, and what is to become of the functions once that is confirmed.
    let ticked: StaffFunctions
    /// The rights that would be gone; empty where nothing has to be confirmed.
    let lost: [Permission]
    let state: FormState

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let name = person.name.isEmpty ? person.email ?? "" : person.name
        return frame.console(
            title: words("console.staff.functions_of", ["name": name]), .consoleStaff,
            asked: lost.isEmpty ? nil : confirmation(frame),
            """
            <p><a href="\(frame.paths(.consoleStaff))">\(words("console.staff.back"))</a></p>
            \(state.summary)
            \(frame.form(to: url(frame), """
                \(known(frame))\
                \(frame.functionBoxes(
                    hint: words("console.staff.functions_change_hint"), error: state.errors["functions"]
                ) { person.role.functions(ticked).contains($0) })
                <button type="submit">\(words("form.save"))</button>
                """))
            """)
    }

    /// Asks once more before somebody may do less.
    private func confirmation(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let boxes: HTML = """
            \(each: person.role.functions(ticked), {
                frame.hidden(FormFields.functionPrefix + $0.rawValue, "true")
            })
            """
        return frame.question(
            words("console.staff.functions_sure"), button: words("console.staff.functions_take"), to: url(frame),
            back: frame.paths(.consoleStaff),
            fields: "\(known(frame))\(boxes)\(frame.hidden(Self.sureField, "true"))",
            """
            <p>\(words("console.staff.functions_lost"))</p><ul>\(each: lost, {
                "<li>\(words("permission.\($0.rawValue)"))</li>"
            })</ul>
            """)
    }

    private func url(_ frame: PageFrame) -> String {
        frame.paths(.consoleStaffFunctions, person.id.description)
    }

    private func known(_ frame: PageFrame) -> HTML { frame.hidden(Self.knownField, person.functions.text) }
}
