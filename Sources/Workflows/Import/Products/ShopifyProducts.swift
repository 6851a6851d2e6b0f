import Catalog
import Kernel

/// The file that Shopify's admin exports: a row for each variant and each picture, the product's own fields on the
/// first row of its handle.
struct ShopifyProducts {
    private static let optionCount = 3
    /// What stands for "no options".
    private static let onlyTitle = "Default Title"

    let currency: Currency

    func read(_ path: String) throws -> ReadProducts {
        let table = try ProductTable(file: path, needing: ProductFileFormat.shopify.needed)
        var read = ReadProducts(rowCount: table.rows.count)
        var rows: [String: [ProductTable.Row]] = [:]
        var order: [String] = []
        for row in table.rows {
            let handle = row["Handle"]
            guard !handle.isEmpty else {
                read.notes.append(.skipped(row.number, "it has no handle"))
                continue
            }
            if rows[handle] == nil { order.append(handle) }
            rows[handle, default: []].append(row)
        }
        for handle in order { take(handle, rows[handle] ?? [], into: &read) }
        return read
    }

    private func take(_ handle: String, _ rows: [ProductTable.Row], into read: inout ReadProducts) {
        let first = rows[0]
        guard let slug = Slug.make(from: handle) else {
            read.notes.append(.skipped(first.number, "no address can be made of the handle \(handle)"))
            return
        }
        guard first["Gift Card"].lowercased() != "true" else {
            read.notes.append(.skipped(first.number, "a gift card is no good that is sent"))
            return
        }
        var product = FileProduct(row: first.number, slug: slug)
        product.fields.title = first["Title"]
        product.fields.description = PlainText.from(html: first["Body (HTML)"])
        if !first["Vendor"].isEmpty { product.fields.brand = .set(first["Vendor"]) }
        product.fields.tags = first.list("Tags", separator: ",")
        product.fields.pictureURLs = rows.map { $0["Image Src"] }.filter { !$0.isEmpty }
        if !first["Type"].isEmpty { product.category = .names([first["Type"]]) }
        let isActive = ["", "active"].contains(first["Status"].lowercased())
        if first["Published"].lowercased() == "true", isActive {
            product.state = .onSale
        } else {
            read.notes.append(.remark(first.number, "it is not published there: a new one stays a draft"))
        }
        let names = (1...Self.optionCount).map { first["Option\($0) Name"] }
        for row in rows where !row["Variant Price"].isEmpty {
            if let variant = variant(row, handle: slug, names, into: &read) { product.variants.append(variant) }
        }
        read.products.append(product)
    }

    private func variant(
        _ row: ProductTable.Row, handle: String, _ names: [String], into read: inout ReadProducts
    ) -> FileVariant? {
        guard let price = Money(decimal: row["Variant Price"], currency) else {
            read.notes.append(.skipped(row.number, "its price \(row["Variant Price"]) is none in \(currency)"))
            return nil
        }
        var attributes = AttributePairs()
        var values: [String] = []
        for (index, name) in names.enumerated() {
            let value = row["Option\(index + 1) Value"]
            guard !name.isEmpty, !value.isEmpty, value != Self.onlyTitle else { continue }
            attributes.add(name, value)
            values.append(value)
        }
        let code = row["Variant SKU"].isEmpty ? madeCode(handle, values) : row["Variant SKU"]
        var variant = FileVariant(row: row.number, code: code, attributes: attributes, priceMinor: price.amountMinor)
        variant.listPriceMinor = price.amountMinor
        if let list = Money(decimal: row["Variant Compare At Price"], currency), list.amountMinor > price.amountMinor {
            variant.listPriceMinor = list.amountMinor
        }
        guard !row["Variant Inventory Qty"].isEmpty else { return variant }
        if let pieces = Int(row["Variant Inventory Qty"]), FileVariant.firstPieces.contains(pieces) {
            variant.stock = [(nil, pieces)]
        } else {
            let text = "its stock \(row["Variant Inventory Qty"]) is not taken"
            read.notes.append(.remark(row.number, text))
        }
        return variant
    }

    /// The same at every import, so that a variant without a code is known again.
    private func madeCode(_ handle: String, _ values: [String]) -> String {
        ([handle] + values.map { Slug.make(from: $0) ?? $0 }).joined(separator: "-")
    }
}
