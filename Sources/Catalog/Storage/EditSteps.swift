import Database
import Kernel

// What the audit log tells of edits: each field that is another one now, with both values where they fit into a line.
extension ProductDetail {
    /// - Parameter old: the product before the edit.
    func steps(since old: ProductDetail) -> [AuditStep] {
        let (before, after) = (old.product, product)
        func lists(_ tags: [String]) -> String? { tags.isEmpty ? nil : tags.joined(separator: ", ") }
        func said(_ text: String) -> String? { text.isEmpty ? nil : text }
        let values: [(field: String, old: String?, new: String?)] = [
            ("slug", before.slug, after.slug), ("title", before.title, after.title),
            ("title_en", before.titleEnglish, after.titleEnglish),
            ("subtitle", said(before.subtitle), said(after.subtitle)),
            ("subtitle_en", before.subtitleEnglish, after.subtitleEnglish), ("brand", before.brand, after.brand),
            ("category", before.categoryID?.description, after.categoryID?.description),
            ("tags", lists(old.tags), lists(tags)),
        ]
        // What is long is named alone.
        let names: [(field: String, isChanged: Bool)] = [
            ("description", old.description != description),
            ("description_en", old.descriptionEnglish != descriptionEnglish),
            ("specifications", old.specifications != specifications), ("media", before.media != after.media),
            ("video", old.video != video), ("picture_urls", old.pictureURLs != pictureURLs),
        ]
        return values.filter { $0.old != $0.new }.map { AuditStep($0.field, from: $0.old, to: $0.new) }
            + names.filter(\.isChanged).map { AuditStep($0.field, from: nil, to: nil) }
    }
}

extension SKU {
    /// - Parameter old: the variant before the edit.
    func steps(since old: SKU) -> [AuditStep] {
        let values: [(field: String, old: String?, new: String?)] = [
            ("code", old.code, code), ("price", old.price.description, price.description),
            ("list_price", old.ownListPrice?.description, ownListPrice?.description),
            ("attributes", old.attributes.told, attributes.told),
            ("attributes_en", old.attributesEnglish.told, attributesEnglish.told),
            ("variant_state", old.state.rawValue, state.rawValue),
            ("position", String(old.position), String(position)),
        ]
        return values.filter { $0.old != $0.new }.map { AuditStep($0.field, from: $0.old, to: $0.new) }
    }

    /// What the audit log says of an edit.
    func told(since old: SKU) -> String { AuditStep.told(code, steps(since: old)) }
}

extension SKUAttributes {
    fileprivate var told: String? {
        pairs.isEmpty ? nil : pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    }
}
