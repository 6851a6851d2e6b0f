/// How the shop is reached, and by which numbers the authorities know it; what is empty is not shown.
public struct ShopContact: Sendable, Hashable {
    public var phone = ""
    public var email = ""
    /// When somebody answers, as people write it.
    public var hours = ""
    /// The number under which the site is on record (备案号).
    public var filing = ""
    /// The number of the business licence (营业执照).
    public var licence = ""

    public init() {}

    var isEmpty: Bool { self == ShopContact() }
}

extension PageFrame {
    /// What the foot of a page of the shop says; nothing where the shop has said nothing.
    var contactFacts: HTML {
        guard !contact.isEmpty else { return "" }
        let phone: HTML = "<a href=\"tel:\(contact.phone.filter { !$0.isWhitespace })\">\(contact.phone)</a>"
        let facts: [(key: String, text: String, shown: HTML)] = [
            ("footer.phone", contact.phone, phone),
            ("footer.email", contact.email, "<a href=\"mailto:\(contact.email)\">\(contact.email)</a>"),
            ("footer.hours", contact.hours, "\(contact.hours)"),
            ("footer.filing", contact.filing, "\(contact.filing)"),
            ("footer.licence", contact.licence, "\(contact.licence)"),
        ]
        return """
            <ul class="reach">\(each: facts.filter { !$0.text.isEmpty }, { fact in
                "<li>\(words(fact.key)) \(fact.shown)</li>"
            })</ul>
            """
    }
}
