import Catalog
import Database
import Inventory
import Kernel
import WebRuntime
import Workflows

extension Shop {
    /// A variant with what is left of it.
    func skuAnswer(_ sku: SKU) async throws -> APIAnswer {
        let available = try await database.read { try $0.run(Inventory.available([sku.id])) }
        let body = JSON.object { SKUShape.write(&$0, sku, available: available[sku.id, default: 0]) }
        return .ok(body).tagged(version: Int(sku.version))
    }
}

/// Longer texts are refused by the catalogue, which knows each field's limit; this one bounds what is read at all.
private let textLimit = 0...30_000

extension NewProduct {
    init(_ body: JSONInput, _ currency: Currency) throws(InputError) {
        var skus: [NewSKU] = []
        for input in try body.optionalObjects("skus", count: 0...CatalogLimits.skusPerProduct) ?? [] {
            skus.append(try NewSKU(input, currency))
        }
        let media = try body.optionalMedia()
        self.init(
            slug: try body.string("slug"), title: try body.string("title"),
            titleEnglish: try body.optionalString("title_en"), subtitle: try body.optionalString("subtitle") ?? "",
            subtitleEnglish: try body.optionalString("subtitle_en"), brand: try body.optionalString("brand"),
            description: try body.optionalString("description", length: textLimit) ?? "",
            descriptionEnglish: try body.optionalString("description_en", length: textLimit),
            media: media?.pictures ?? [], categoryID: try body.optionalID("category_id"), currency: currency,
            skus: skus)
        video = media?.video
        brandID = try body.optionalID("brand_id")
        specifications = try body.optionalSpecifications() ?? []
        tags = try body.optionalTags() ?? []
    }
}

extension ProductChanges {
    init(_ body: JSONInput) throws(InputError) {
        self.init()
        slug = try body.optionalString("slug")
        title = try body.optionalString("title")
        subtitle = try body.optionalString("subtitle")
        if body.has("title_en") { titleEnglish = .set(try body.optionalString("title_en")) }
        if body.has("subtitle_en") { subtitleEnglish = .set(try body.optionalString("subtitle_en")) }
        if body.has("description_en") {
            descriptionEnglish = .set(try body.optionalString("description_en", length: textLimit))
        }
        if let all = try body.optionalMedia() {
            media = all.pictures
            video = .set(all.video)
        }
        specifications = try body.optionalSpecifications()
        tags = try body.optionalTags()
        if body.has("brand_id") { brandID = .set(try body.optionalID("brand_id")) }
        if body.has("brand") { brand = .set(try body.optionalString("brand")) }
        description = try body.optionalString("description", length: textLimit)
        if body.has("category_id") { categoryID = .set(try body.optionalID("category_id")) }
    }
}

extension CategoryChanges {
    init(_ body: JSONInput) throws(InputError) {
        self.init()
        if body.has("parent_id") { parentID = .set(try body.optionalID("parent_id")) }
        slug = try body.optionalString("slug")
        name = try body.optionalString("name")
        if body.has("name_en") { nameEnglish = .set(try body.optionalString("name_en")) }
        position = try body.optionalInteger("position", 0...Int(Int32.max))
    }
}

extension NewSKU {
    init(_ body: JSONInput, _ currency: Currency) throws(InputError) {
        self.init(
            code: try body.string("code"), attributes: try body.optionalTextMap("attributes") ?? [:],
            attributesEnglish: try body.optionalTextMap("attributes_en") ?? [:],
            priceMinor: try body.amount("price", currency),
            listPriceMinor: try body.optionalAmount("list_price", currency),
            position: try body.optionalInteger("position", 0...Int(Int32.max)))
    }
}

extension SKUChanges {
    init(_ body: JSONInput, _ currency: Currency) throws(InputError) {
        self.init()
        code = try body.optionalString("code")
        attributes = try body.optionalTextMap("attributes")
        attributesEnglish = try body.optionalTextMap("attributes_en")
        priceMinor = try body.optionalAmount("price", currency)
        listPriceMinor = try body.optionalAmount("list_price", currency)
        state = try body.optionalChoice("state")
        position = try body.optionalInteger("position", 0...Int(Int32.max))
    }
}

extension JSONInput {
    /// Minor units of an amount in the shop's currency.
    func amount(_ field: String, _ currency: Currency) throws(InputError) -> Int64 {
        guard let amount = try optionalAmount(field, currency) else { throw .missing(field: name(field)) }
        return amount
    }

    func optionalAmount(_ field: String, _ currency: Currency) throws(InputError) -> Int64? {
        guard let money = try optionalMoney(field) else { return nil }
        guard money.currency == currency else {
            throw invalid("\(field).currency", "the shop's currency is \(currency).")
        }
        return money.amountMinor
    }

    func optionalTags() throws(InputError) -> [String]? {
        guard has("tags"), !isNull("tags") else { return nil }
        return try strings("tags", count: 0...CatalogLimits.tagsPerProduct)
    }

    func optionalTextMap(_ field: String) throws(InputError) -> AttributePairs? {
        try optionalObject(field) == nil ? nil : AttributePairs(byName: try textMap(field))
    }
}
