import AfterSales
import Catalog
public import Database
import Identity
public import Kernel
import Orders

/// What staff ask the audit log.
public struct AuditQuestion: Sendable, Hashable {
    /// What was done something to, as people type it: an order's number, a variant's code, a product's slug, id or
    /// name, or a person as `actor` takes it.
    public let subject: String?
    /// Who did it, as people type it: a name, an e-mail address, a phone, an id, a part of the program.
    public let actor: String?
    /// What was done, as the log keeps it: `price_changed`.
    public let action: String?
    public let days: DaySpan

    public init(subject: String? = nil, actor: String? = nil, action: String? = nil, days: DaySpan = .always) {
        self.subject = subject
        self.actor = actor
        self.action = action
        self.days = days
    }
}

extension Shop {
    /// The lines of the audit log that answer a question, the latest first.
    public func auditLog(
        _ question: AuditQuestion, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<AuditEntry> {
        let calendar = configuration.calendar
        let subjects = try question.subject.map { try self.subjects(called: $0, session) } ?? []
        let filter = AuditFilter(
            subjects: subjects, actors: try question.actor.map { try Self.actors(called: $0, session) } ?? [],
            action: question.action,
            from: question.days.start(in: calendar), until: question.days.end(in: calendar))
        return try session.auditLog(filter, after: cursor, limit: limit)
    }

    /// Who did it as the log names them, by what people type: a name, of all who have it, an e-mail address, a phone.
    private static func actors(called text: String, _ session: Session) throws -> [String] {
        // What the program itself did, or an id from a link of the list.
        guard !text.hasPrefix("system:"), UserID(text) == nil else { return [text] }
        let people = try session.run(Identity.people(called: text))
        return people.isEmpty ? [text] : people.map(\.description)
    }

    /// What was done something to as the log names it, by what people type: an order's number, which stands for its
    /// returns too, a variant's code, a product's slug, id or name, which stand for its variants too, or a person as
    /// `actors(called:)` takes it. Anything else is looked for as it stands.
    private func subjects(called text: String, _ session: Session) throws -> [String] {
        let number = text.uppercased()
        if let id = try session.run(Orders.orders(numbered: [number]))[number] {
            return [id.description] + (try afterSales.returns(of: id, in: session).map(\.id.description))
        }
        if let id = try catalog.skusFound(text, limit: 1, in: session).first(where: { $0.code == text })?.id {
            return [id.description]
        }
        let key = ProductID(text).map { ProductKey.id($0) } ?? .slug(text)
        if let product = try catalog.product(key, includeUnpublished: true, in: session)?.product {
            return Self.subjects(of: product)
        }
        let people = try Self.actors(called: text, session)
        guard people == [text], UserID(text) == nil, !text.hasPrefix("system:") else { return people }
        let named = try catalog.productsForStaff(
            query: text, limit: PageLimit(clamping: Self.namedGoodsLimit), in: session
        ).items.filter { $0.title.contains(text) || ($0.titleEnglish ?? "").contains(text) }
        return named.isEmpty ? people : named.flatMap(Self.subjects)
    }

    /// A name that more products have is looked for among so many of them.
    private static let namedGoodsLimit = 20

    /// What happens to a product's prices happens to its variants.
    private static func subjects(of product: Product) -> [String] {
        [product.id.description] + product.skus.map(\.id.description)
    }
}
