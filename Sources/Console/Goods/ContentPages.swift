import Catalog
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    /// What the product's page in the shop says of it, beside its name and its price.
    var contentPages: [PageRoute] {
        [
            PageRoute(.get, .consoleProductContent, .permission(.catalogManage)) { call in
                .page(try await content(call, call.path.id("product")))
            },
            PageRoute(.post, .consoleProductContent, .permission(.catalogManage), handler: changeContent),
        ]
    }

    private func content(_ call: PageCall, _ id: ProductID, _ state: FormState? = nil) async throws -> HTML {
        let detail = try await shop.catalog.product(.id(id), includeUnpublished: true)
        guard let detail else { throw NotFound("product") }
        return ContentModel(detail: detail, state: state).html(call.frame)
    }

    private func changeContent(_ call: PageCall) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        if call.form.raw("action") == "preview" { return .page(try await content(call, id, .typed(call.form))) }
        do {
            let version = Int64(try call.form.integer("version", 0...Int.max))
            _ = try await shop.catalog.updateProduct(
                id, version: version, try ContentForm(form: call.form).changes(), by: call.caller)
            return .redirect(to: call.paths(.consoleProductContent, id.description)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await content(call, id, $0) }
        }
    }
}

/// What the form of a product's content says.
struct ContentForm {
    private static let textLimit = 20_000
    private static let tagTextLimit = 6_000

    let form: FormFields

    private static func isBetweenTags(_ character: Character) -> Bool {
        character.isNewline || [",", "，", "、"].contains(character)
    }

    func changes() throws(InputError) -> ProductChanges {
        var changes = ProductChanges()
        changes.description = try form.optional("description", atMost: Self.textLimit) ?? ""
        changes.descriptionEnglish = .set(try form.optional("description_en", atMost: Self.textLimit))
        changes.tags = (try form.optional("tags", atMost: Self.tagTextLimit) ?? "")
            .split(whereSeparator: Self.isBetweenTags).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
        changes.specifications = try specifications()
        return changes
    }

    /// Rows with nothing in them are none.
    private func specifications() throws(InputError) -> [Specification] {
        var specifications: [Specification] = []
        for row in 0..<CatalogLimits.specificationsPerProduct {
            func text(_ cell: SpecificationCell) throws(InputError) -> String? {
                try form.optional(cell.field(row), atMost: cell.limit)
            }
            let (name, value) = (try text(.name), try text(.value))
            let (nameEnglish, valueEnglish) = (try text(.nameEnglish), try text(.valueEnglish))
            guard [name, value, nameEnglish, valueEnglish].contains(where: { $0 != nil }) else { continue }
            guard let name else { throw .missing(field: SpecificationCell.name.field(row)) }
            guard let value else { throw .missing(field: SpecificationCell.value.field(row)) }
            guard !specifications.contains(where: { $0.name == name }) else {
                throw .invalid(field: SpecificationCell.name.field(row), reason: .twice)
            }
            specifications.append(
                Specification(name: name, value: value, nameEnglish: nameEnglish, valueEnglish: valueEnglish))
        }
        return specifications
    }
}

/// A field in a row of specifications.
enum SpecificationCell: String, CaseIterable {
    case name, value
    case nameEnglish = "name_en"
    case valueEnglish = "value_en"

    var limit: Int {
        switch self {
        case .name, .nameEnglish: Specification.nameLength.upperBound
        case .value, .valueEnglish: Specification.valueLength.upperBound
        }
    }

    /// What its column is called.
    var label: String { "console.content.\(rawValue)" }

    func field(_ row: Int) -> String { "specification_\(rawValue).\(row)" }

    func text(of specification: Specification) -> String? {
        switch self {
        case .name: specification.name
        case .value: specification.value
        case .nameEnglish: specification.nameEnglish
        case .valueEnglish: specification.valueEnglish
        }
    }
}
