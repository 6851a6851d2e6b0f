import HTTPTypes
public import Kernel

/// What a form shows: what is known or was typed, and what is wrong with it.
public struct FormState: Sendable {
    private let known: [String: String]
    private let typed: FormFields?
    public let errors: FieldErrors
    /// What was wrong, in words, and the field that the words are about.
    private var message: (text: String, field: String?)?
    /// What is wrong at each field, by what people call it, where the message names none of them and all have a name.
    private var faults: [(field: String, text: String)] = []
    /// Of a form that was refused for its input: what fields are told that must not be empty and are.
    private var emptyText: String?
    /// What the form has to say though nothing is wrong.
    private var note: String?

    private init(known: [String: String] = [:], typed: FormFields? = nil, errors: FieldErrors = .none) {
        self.known = known
        self.typed = typed
        self.errors = errors
    }

    /// A form that is shown for the first time.
    ///
    /// - Parameter errors: what another form was refused for and has to be mended in this one.
    public static func fresh(_ known: [String: String] = [:], errors: FieldErrors = .none) -> FormState {
        FormState(known: known, errors: errors)
    }

    /// A form that comes back with its error; what was typed is kept.
    ///
    /// - Parameters:
    ///   - field: where an error stands that names no field.
    ///   - prefix: in front of a line's id, the name of the field for its pieces.
    ///   - asking: what a field is asked for that is empty and must not be, where the page has several of its kind.
    public static func refused(
        _ typed: FormFields, _ error: any ExpectedError, _ frame: PageFrame, at field: String? = nil,
        lines prefix: String? = nil, asking: [String: String] = [:]
    ) -> FormState {
        let errors = FieldErrors(error, frame, at: field, lines: prefix, asking: asking)
        var state = FormState(typed: typed, errors: errors)
        // What is missing is told at each field that is empty.
        let isAtFields = errors.fields.count > 1 || (error.phrase == "missing" && !errors.fields.isEmpty)
        let text = isAtFields ? frame.words("form.errors") : frame.message(for: error)
        state.message = (text, errors.fields.first)
        // A list in which nobody can tell the lines apart is none.
        let faults = errors.fields.compactMap { field in errors.fault(at: field, frame.words).map { (field, $0) } }
        if isAtFields, faults.count == errors.fields.count { state.faults = faults }
        if error.kind == .invalid { state.emptyText = frame.words("error.missing") }
        return state
    }

    /// The same with every wrong field by its name over the form: on a page where many are asked for the same.
    ///
    /// - Parameter label: what people call a field; where one has none, the form is left as it is.
    public func naming(_ label: (String) -> String?, _ frame: PageFrame) -> FormState {
        let named = errors.fields.compactMap { field in
            label(field).map {
                (field, frame.words("form.fault", ["label": $0, "text": errors[field] ?? ""]))
            }
        }
        guard let first = named.first, named.count == errors.fields.count else { return self }
        var state = self
        if named.count == 1 {
            (state.message, state.faults) = ((first.1, first.0), [])
        } else {
            state.faults = named
        }
        return state
    }

    /// The same form as it was typed, with nothing wrong.
    ///
    /// - Parameter note: what there is to say nevertheless.
    public static func typed(_ fields: FormFields, note: String? = nil) -> FormState {
        var state = FormState(typed: fields)
        state.note = note
        return state
    }

    /// What is wrong with a field: what it was refused for, or that it is empty and must not be. So who left out three
    /// fields is told of all of them.
    public func error(_ name: String, isNeeded: Bool) -> String? {
        errors[name] ?? (isNeeded && self[name].trimmingBlanks.isEmpty ? emptyText : nil)
    }

    fileprivate func errors(at name: String, isNeeded: Bool) -> FieldErrors {
        FieldErrors(messages: error(name, isNeeded: isNeeded).map { [name: $0] } ?? [:], general: nil)
    }

    /// What stands in a field.
    public subscript(name: String) -> String {
        if let typed { typed.raw(name) ?? "" } else { known[name] ?? "" }
    }

    /// The box over the form that says what is wrong.
    public var summary: HTML {
        if let note { return "<p class=\"notice\" role=\"status\">\(note)</p>" }
        guard let message else { return "" }
        guard faults.isEmpty else {
            return """
                <div class="notice bad" role="alert"><p>\(message.text)</p><ul>\(each: faults, { fault in
                    "<li><a href=\"#\(fault.field)\">\(fault.text)</a></li>"
                })</ul></div>
                """
        }
        // From the top of a long page to what has to be mended.
        let text: HTML = message.field.map { "<a href=\"#\($0)\">\(message.text)</a>" } ?? "\(message.text)"
        return "<p class=\"notice bad\" role=\"alert\">\(text)</p>"
    }
}

/// The forms of a page that has several: the one that was sent comes back as it was typed, with what is wrong; the
/// others show what is known.
public struct FormStates<Form: Equatable & Sendable>: Sendable {
    private let sent: (form: Form, state: FormState)?

    public static var fresh: FormStates { FormStates(sent: nil) }

    public static func sent(_ form: Form, _ state: FormState) -> FormStates { FormStates(sent: (form, state)) }

    /// - Parameter errors: what another form was refused for and has to be mended in this one.
    public func state(of form: Form, _ known: [String: String] = [:], errors: FieldErrors = .none) -> FormState {
        guard let sent, sent.form == form else { return .fresh(known, errors: errors) }
        return sent.state
    }

    public func isSent(_ form: Form) -> Bool { sent?.form == form }

    /// What is wrong with the form that was sent.
    public var errors: FieldErrors { sent?.state.errors ?? .none }

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
    ///
    /// - Parameters:
    ///   - isNeeded: whether it must not be empty as the form stands, where another field decides that.
    ///   - list: the id of the usual values on the same page, where there are some.
    ///   - hint: what it has to be, told before anybody types.
    ///   - isNext: whether it is what the page came back for: it has the focus, and the browser brings it into sight.
    public func input(
        _ name: String, _ label: String, _ state: FormState, type: String = "text", isRequired: Bool = true,
        isNeeded: Bool? = nil, autocomplete: String = "off", list: String? = nil, hint: String? = nil,
        isNext: Bool = false
    ) -> HTML {
        input(
            name, label: label, value: type == "password" ? "" : state[name], type: type, isRequired: isRequired,
            autocomplete: autocomplete, hint: hint, errors: state.errors(at: name, isNeeded: isNeeded ?? isRequired),
            list: list, isNext: isNext)
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
        let fault = fault(at: name, state.error(name, isNeeded: isRequired))
        return """
            <div class="field"><label for="\(name)">\(label)</label><textarea id="\(name)" name="\(name)" rows="\
            \(rows)"\
            \(attribute: "required", when: isRequired)\(fault.mark)>
            \(state[name])</textarea>\(fault.text)</div>
            """
    }

    /// An input in a row of a table, where the column's heading is its label in sight.
    ///
    /// - Parameters:
    ///   - id: the row's own name, for the error's id.
    ///   - isShort: whether it takes a number, and is no wider.
    public func cellInput(
        _ name: String, _ label: String, _ state: FormState, of id: String, isShort: Bool = true
    ) -> HTML {
        let fault = fault(at: "\(name)-\(id)", state.errors[name])
        return """
            <input\(isShort ? " class=\"quantity\"" : nil) name="\(name)" value="\(state[name])" \
            aria-label="\(label)"\(fault.mark)>\(fault.text)
            """
    }

    /// What is wrong with the pieces of a form taken together.
    public func linesError(_ state: FormState) -> HTML? {
        state.errors["lines"].map { "<p class=\"error\" id=\"lines-error\">\($0)</p>" }
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

    /// How much of an order's money goes back or is back; nil where none does. Shop and console say it alike.
    public func refundState(_ refundedMinor: Int64, of totalMinor: Int64) -> HTML? {
        guard refundedMinor > 0 else { return nil }
        return state(refundedMinor < totalMinor ? "order.refunded_partly" : "order.refunded_wholly", "warn")
    }

    /// What became of an order's line after it was bought, each with how many pieces; empty where nothing did. Shop
    /// and console say it alike.
    ///
    /// - Parameters:
    ///   - notSent: pieces that were refunded before they left.
    ///   - refunded: pieces that had left when they were refunded.
    ///   - returning: pieces in returns whose money is not back yet.
    public func lineFate(notSent: Int, refunded: Int, returning: Int) -> [String] {
        [("line.not_sent", notSent), ("line.refunded", refunded), ("line.returning", returning)]
            .filter { $0.1 > 0 }.map { words($0.0, ["count": format.number($0.1)]) }
    }

    /// What a list says that has nothing to show.
    public func empty(_ text: String) -> HTML { "<p class=\"muted nothing\">\(text)</p>" }

    /// What a page says that has nothing to show, with the next step.
    ///
    /// - Parameter way: a link or a button.
    public func empty(_ text: String, icon name: String, _ way: HTML) -> HTML {
        "<section class=\"card empty\">\(icon(name))<p>\(text)</p>\(way)</section>"
    }
}
