import HTTPTypes
public import Kernel

/// What a form shows: what is known or was typed, and what is wrong with it.
public struct FormState: Sendable {
    private let known: [String: String]
    private let typed: FormFields?
    public let errors: FieldErrors
    /// What was wrong, in words.
    public let message: String?

    private init(known: [String: String], typed: FormFields?, errors: FieldErrors, message: String?) {
        self.known = known
        self.typed = typed
        self.errors = errors
        self.message = message
    }

    /// A form that is shown for the first time.
    public static func fresh(_ known: [String: String] = [:]) -> FormState {
        FormState(known: known, typed: nil, errors: .none, message: nil)
    }

    /// A form that comes back with its error; what was typed is kept.
    public static func refused(_ typed: FormFields, _ error: any ExpectedError, _ frame: PageFrame) -> FormState {
        FormState(known: [:], typed: typed, errors: FieldErrors(error, frame), message: frame.message(for: error))
    }

    /// The same form as it was typed, with nothing wrong.
    public static func typed(_ fields: FormFields) -> FormState {
        FormState(known: [:], typed: fields, errors: .none, message: nil)
    }

    /// What stands in a field.
    public subscript(name: String) -> String {
        if let typed { typed.raw(name) ?? "" } else { known[name] ?? "" }
    }

    /// The box over the form that says what is wrong.
    public var summary: HTML {
        guard let message else { return "" }
        return "<p class=\"notice bad\" role=\"alert\">\(message)</p>"
    }
}

/// The forms of a page that has several: the one that was sent comes back as it was typed, with what is wrong; the
/// others show what is known.
public struct FormStates<Form: Equatable & Sendable>: Sendable {
    private let sent: (form: Form, state: FormState)?

    public static var fresh: FormStates { FormStates(sent: nil) }

    public static func sent(_ form: Form, _ state: FormState) -> FormStates { FormStates(sent: (form, state)) }

    public func state(of form: Form, _ known: [String: String] = [:]) -> FormState {
        guard let sent, sent.form == form else { return .fresh(known) }
        return sent.state
    }

    public func isSent(_ form: Form) -> Bool { sent?.form == form }

    /// The box over the page that says what is wrong.
    public var summary: HTML { sent?.state.summary ?? "" }
}

extension ExpectedError {
    /// The status of the page that shows it.
    public var pageStatus: Int { kind.status.code }

    /// Whether a form is shown again with this error; anything else has a page of its own.
    public var isForForm: Bool {
        switch kind {
        case .invalid, .conflict, .stale, .unauthenticated, .throttled: true
        case .malformed, .forbidden, .notFound, .tooLarge, .preconditionRequired, .unavailable: false
        }
    }
}

extension PageFrame {
    /// A labelled input of a form. A password is never written back.
    public func input(
        _ name: String, _ label: String, _ state: FormState, type: String = "text", isRequired: Bool = true,
        autocomplete: String = "off"
    ) -> HTML {
        input(
            name, label: label, value: type == "password" ? "" : state[name], type: type, isRequired: isRequired,
            autocomplete: autocomplete, errors: state.errors)
    }

    /// A labelled choice of a form.
    public func select(
        _ name: String, _ label: String, _ state: FormState, _ options: [(value: String, label: String)]
    ) -> HTML {
        select(name, label: label, options: options, selected: state[name], errors: state.errors)
    }

    /// A labelled text of several lines.
    public func textarea(
        _ name: String, _ label: String, _ state: FormState, rows: Int = 3, isRequired: Bool = false
    ) -> HTML {
        let error: HTML? = state.errors[name].map { "<p class=\"error\" id=\"\(name)-error\">\($0)</p>" }
        let described: HTML = error == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"\(name)-error\""
        return """
            <div class="field"><label for="\(name)">\(label)</label><textarea id="\(name)" name="\(name)" rows="\
            \(rows)"\
            \(attribute: "required", when: isRequired)\(described)>
            \(state[name])</textarea>\(error)</div>
            """
    }

    /// An input in a row of a table, where the column's heading is its label in sight.
    ///
    /// - Parameter id: the row's own name, for the error's id.
    public func cellInput(_ name: String, _ label: String, _ state: FormState, of id: String) -> HTML {
        let error = state.errors[name]
        let described: HTML = error == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"\(name)-\(id)-error\""
        let text: HTML? = error.map { "<p class=\"error\" id=\"\(name)-\(id)-error\">\($0)</p>" }
        return """
            <input class="quantity" name="\(name)" value="\(state[name])" aria-label="\(label)"\(described)>\(text)
            """
    }

    public func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    /// The key of a form that may be sent twice but must act once.
    public func key(_ key: String) -> HTML { hidden(PageCall.keyField, key) }

    /// The name of a state with its colour.
    public func state(_ key: String, _ style: String) -> HTML {
        "<span class=\"state \(style)\">\(words(key))</span>"
    }

    /// What a list says that has nothing to show.
    public func empty(_ text: String) -> HTML { "<p class=\"muted\">\(text)</p>" }

    /// What a page says that has nothing to show, with the next step.
    ///
    /// - Parameter way: a link or a button.
    public func empty(_ text: String, icon name: String, _ way: HTML) -> HTML {
        "<section class=\"card empty\">\(icon(name))<p>\(text)</p>\(way)</section>"
    }
}
