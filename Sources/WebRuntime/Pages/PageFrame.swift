public import Identity
public import Kernel

/// What every view is given beside its model: words, links, formats and the state of the visit. A plain value.
public struct PageFrame: Sendable {
    let kit: PageKit
    public private(set) var principal: Principal
    /// Whether somebody asked who it is; not so on pages for paths that lead nowhere.
    let isVisitorKnown: Bool
    public let now: Timestamp
    /// What visitors read as the shop's name.
    public internal(set) var shopName: String
    /// How the shop is reached.
    let contact: ShopContact
    /// The path without language.
    public let localPath: String
    /// This page in the other language, filters and cursor included.
    var otherLanguageURL: String
    /// The token of this visitor's forms; empty on error pages, which have none.
    public internal(set) var formToken: String
    /// The message that the page before left, in words.
    public private(set) var flash: String?
    /// The pieces in the visitor's cart, as far as this browser knows.
    public private(set) var pieces: Int
    /// Of a form that came back: what its page is left as, an address or empty for its own, for whoever loads it again
    /// or comes back to it. Nil for pages that were only looked at, and where the form itself is to be had again.
    private(set) var leftAs: String?

    /// The name of the field that carries `formToken`.
    public static let formTokenField = "_csrf"

    public var language: Language { kit.language }
    public var words: Strings { kit.words }
    public var paths: Paths { kit.paths }
    public var format: Format { kit.format }
    /// The picture over the home page.
    public var heroURL: String { kit.heroURL }

    /// Nil for guests and for strangers.
    var role: Role? {
        if case .user(_, let role, _, _) = principal { role } else { nil }
    }

    /// What an operator was narrowed to.
    var functions: StaffFunctions {
        if case .user(_, _, _, let functions) = principal { functions } else { .unlimited }
    }

    public var isSignedIn: Bool { role != nil }
    public var isStaff: Bool { role?.isStaff == true }

    /// Whether the visitor has a right: to leave out what would be refused, never to guard it.
    public func may(_ permission: Permission) -> Bool { principal.permissions.contains(permission) }

    /// The frame of nobody: what is made with it has nothing of a visitor, and may be shown to everybody.
    public var forAnybody: PageFrame {
        var frame = self
        (frame.principal, frame.flash) = (.anonymous, nil)
        (frame.formToken, frame.otherLanguageURL, frame.pieces, frame.leftAs) = ("", "", 0, nil)
        return frame
    }

    /// The frame of a form that came back and does not stand where it was sent to.
    ///
    /// - Parameter url: the page of the form; nil for a page that nothing was sent to.
    public func left(as url: String?) -> PageFrame {
        var frame = self
        frame.leftAs = url
        return frame
    }

    /// The frame of a page that has looked into the cart itself.
    public func holding(pieces: Int) -> PageFrame {
        var frame = self
        frame.pieces = pieces
        return frame
    }

    /// What somebody has translated, or the Chinese text.
    public func inLanguage(_ chinese: String, _ english: String?) -> String {
        language == .english ? english ?? chinese : chinese
    }

    /// What an order is of, on one line: its first thing, and that there are others. Chinese counts all of them,
    /// English the others.
    ///
    /// - Parameter kinds: how many different things there are in all.
    public func goods(_ first: String, kinds: Int) -> String {
        guard kinds > 1 else { return first }
        let count = language == .chinese ? kinds : kinds - 1
        return words("order.goods", ["first": first, "count": format.number(count)])
    }

    public func money(_ amount: Money) -> String { format.money(amount) }
    public func time(_ moment: Timestamp) -> String { format.time(moment, now: now) }

    /// The text of a refusal in the visitor's language: `error.<phrase>` with its parameters; where the catalogue has
    /// none, what its kind says.
    public func message(for error: any ExpectedError) -> String {
        words.find("error.\(error.phrase)", error.parameters) ?? words("error.\(error.kind.fallbackKey)")
    }

    /// One of the drawings in `Drawings.icons`, beside words that say the same.
    public func icon(_ name: String) -> HTML {
        "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"\(kit.iconsURL)#\(name)\"/></svg>"
    }

    /// A form that posts, with the token that it needs.
    public func form(to action: String, class style: String = "form", _ content: HTML) -> HTML {
        """
        <form method="post" action="\(action)" class="\(style)">\(tokenField)\(content)</form>
        """
    }

    /// A form that posts files along.
    public func uploadForm(to action: String, _ content: HTML) -> HTML {
        """
        <form method="post" action="\(action)" class="form" enctype="multipart/form-data">\(tokenField)\(content)</form>
        """
    }

    /// A form that is one button.
    public func button(
        to action: String, _ label: String, class style: String = "button", _ hidden: HTML = ""
    ) -> HTML {
        form(to: action, class: "inline", "\(hidden)<button type=\"submit\" class=\"\(style)\">\(label)</button>")
    }

    /// For forms written by hand.
    public var tokenField: HTML {
        "<input type=\"hidden\" name=\"\(Self.formTokenField)\" value=\"\(formToken)\">"
    }

    /// A labelled input with its error beside it.
    public func input(
        _ name: String, label: String, value: String = "", type: String = "text", isRequired: Bool = true,
        autocomplete: String = "off", hint: String? = nil, errors: FieldErrors = .none, list: String? = nil,
        isNext: Bool = false
    ) -> HTML {
        let error = errors[name]
        let hintID: HTML? = hint == nil ? nil : " \(name)-hint"
        let described: HTML =
            error == nil
            ? (hint == nil ? "" : " aria-describedby=\"\(name)-hint\"")
            : " aria-invalid=\"true\" aria-describedby=\"\(name)-error\(hintID)\""
        let hinted: HTML? = hint.map { "<small class=\"muted\" id=\"\(name)-hint\">\($0)</small>" }
        let usual: HTML? = list.map { " list=\"\($0)\"" }
        return """
            <div class="field"><label for="\(name)">\(label)</label>
            <input id="\(name)" name="\(name)" type="\(type)" value="\(value)" autocomplete="\(autocomplete)"\
            \(usual)\(attribute: "required", when: isRequired)\(attribute: "autofocus", when: isNext)\(described)>\
            \(hinted)\(fieldError(name, error))</div>
            """
    }

    /// A labelled choice with its error beside it.
    public func select(
        _ name: String, label: String, options: [(value: String, label: String)], selected: String? = nil,
        errors: FieldErrors = .none
    ) -> HTML {
        let fault = fault(at: name, errors[name])
        return """
            <div class="field"><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)"\(fault.mark)>\
            \(options.map { optionElement($0, isSelected: $0.value == selected) })</select>\
            \(fault.text)</div>
            """
    }

    private func optionElement(_ option: (value: String, label: String), isSelected: Bool) -> HTML {
        "<option value=\"\(option.value)\"\(attribute: "selected", when: isSelected)>\(option.label)</option>"
    }

    /// What marks a field that is wrong and leads to the message, and the message; nothing where it is right.
    public func fault(at id: String, _ error: String?) -> (mark: HTML, text: HTML?) {
        guard let error else { return ("", nil) }
        return (" aria-invalid=\"true\" aria-describedby=\"\(id)-error\"", fieldError(id, error))
    }

    private func fieldError(_ name: String, _ error: String?) -> HTML? {
        error.map { "<p class=\"error\" id=\"\(name)-error\">\($0)</p>" }
    }
}

/// The messages that stand at the fields of a form which is shown again.
public struct FieldErrors: Sendable {
    private let messages: [String: String]
    /// The fields that have one, in the order in which they were found wrong: that of the form.
    let fields: [String]
    /// Those of them whose message names what it is about by itself.
    private var named: Set<String> = []
    /// What belongs to no field.
    public let general: String?

    public static let none = FieldErrors(messages: [:], general: nil)

    init(messages: [String: String], general: String?) {
        self.messages = messages
        fields = messages.keys.sorted()
        self.general = general
    }

    /// One refusal, or several at once, each at its field where it names one.
    ///
    /// - Parameters:
    ///   - field: where a refusal stands that names none.
    ///   - prefix: in front of a line's id, the name of the field for its pieces.
    ///   - asking: what a field is asked for that is empty and must not be, where the page has several of its kind.
    public init(
        _ error: any ExpectedError, _ frame: PageFrame, at field: String? = nil, lines prefix: String? = nil,
        asking: [String: String] = [:]
    ) {
        var (messages, fields): ([String: String], [String]) = ([:], [])
        let all: [any ExpectedError] = (error as? InputErrors)?.all ?? (error as? ExpectedErrors)?.all ?? [error]
        for error in all {
            let line = prefix.flatMap { prefix in error.parameters["line_id"].map { prefix + $0 } }
            guard let field = line ?? error.field ?? field, messages[field] == nil else { continue }
            let asked = error.phrase == "missing" ? asking[field] : nil
            if asked != nil { named.insert(field) }
            messages[field] = asked ?? frame.message(for: error)
            fields.append(field)
        }
        (self.messages, self.fields) = (messages, fields)
        general = messages.isEmpty ? frame.message(for: error) : frame.words("form.errors")
    }

    public subscript(field: String) -> String? { messages[field] }

    /// What is wrong with a field, behind what people call it; nil where there is no word for it. Of `address.phone`
    /// that is `label.address.phone` or `label.phone`, of a line's `quantity.…` it is `label.quantity`.
    func fault(at field: String, _ words: Strings) -> String? {
        let (text, parts) = (messages[field] ?? "", field.split(separator: "."))
        if named.contains(field) { return text }
        let names = [field, parts.last.map(String.init) ?? "", parts.first.map(String.init) ?? ""]
        let label = names.lazy.compactMap { words.find("label.\($0)") }.first
        return label.map { words("form.fault", ["label": $0, "text": text]) }
    }

    /// A box over the form.
    public var summary: HTML {
        guard let general else { return "" }
        return "<p class=\"notice bad\" role=\"alert\">\(general)</p>"
    }
}

extension ErrorKind {
    /// The key of what can be said when only the kind is known.
    var fallbackKey: String {
        switch self {
        case .malformed: "malformed"
        case .unauthenticated: "unauthenticated"
        case .forbidden: "permission_missing"
        case .notFound: "not_found"
        case .conflict: "conflict"
        case .stale: "stale_version"
        case .tooLarge: "body_too_large"
        case .invalid: "invalid"
        case .preconditionRequired: "precondition_required"
        case .throttled: "rate_limited"
        case .unavailable: "unavailable"
        }
    }
}

/// Makes the frame of a request.
package struct PageFrames: Sendable {
    let clock: Clock
    let shopName: @Sendable () -> String
    let contact: @Sendable (Language) -> ShopContact
    private let kits: [Language: PageKit]
    private var routes = RouteTable()

    package init(
        catalogue: Catalogue, calendar: BusinessCalendar, clock: Clock, assets: Assets,
        shopName: @escaping @Sendable () -> String = { "" },
        contact: @escaping @Sendable (Language) -> ShopContact = { _ in ShopContact() }
    ) {
        self.clock = clock
        self.shopName = shopName
        self.contact = contact
        kits = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, PageKit($0, catalogue, calendar, assets)) })
    }

    /// With the table that tells which paths can be looked at.
    func knowing(_ routes: RouteTable) -> PageFrames {
        var frames = self
        frames.routes = routes
        return frames
    }

    func frame(
        for context: ShopRequestContext, isVisitorKnown: Bool = true, formToken: String = "", flash: String? = nil,
        pieces: Int = 0
    ) -> PageFrame {
        frame(
            in: context.language, of: context.principal, at: context.localPath,
            otherLanguageURL: otherLanguageURL(of: context), isVisitorKnown: isVisitorKnown, formToken: formToken,
            flash: flash, pieces: pieces
        ).left(as: leftAs(of: context))
    }

    private func leftAs(of context: ShopRequestContext) -> String? {
        guard context.isUnsafe else { return nil }
        let path = routes.nearestPage(context.localPath)
        if path == context.localPath { return "" }
        return path == "/" ? Paths(context.language).home : context.language.pathPrefix + path
    }

    /// Without a request: what the making of a page costs is measured with it.
    package func frame(
        in language: Language, of principal: Principal, at localPath: String, otherLanguageURL: String,
        isVisitorKnown: Bool = true, formToken: String, flash: String? = nil, pieces: Int = 0
    ) -> PageFrame {
        guard let kit = kits[language] else { preconditionFailure("no pages in \(language)") }
        let name = shopName()
        return PageFrame(
            kit: kit, principal: principal, isVisitorKnown: isVisitorKnown, now: clock.now(),
            shopName: name.isEmpty ? kit.words("brand") : name, contact: contact(language), localPath: localPath,
            otherLanguageURL: otherLanguageURL, formToken: formToken,
            flash: flash.flatMap { kit.words.find("flash.\($0)") }, pieces: pieces)
    }

    /// A form that comes back with its errors may stand at an address that takes forms alone: then the nearest page
    /// above it.
    private func otherLanguageURL(of context: ShopRequestContext) -> String {
        let other = context.language.other
        let path = context.isUnsafe ? routes.nearestPage(context.localPath) : context.localPath
        let url = path == "/" ? Paths(other).home : other.pathPrefix + path
        // What no browser sends is not sent back either.
        guard let query = context.query, !query.isEmpty, query.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return url
        }
        return "\(url)?\(query)"
    }
}
