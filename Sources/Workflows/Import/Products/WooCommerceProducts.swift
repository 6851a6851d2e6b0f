import Catalog
import Kernel

/// The file that WooCommerce exports: a row for each product, and one for each variation that names its parent.
struct WooCommerceProducts {
    private static let attributeCount = 10

    let currency: Currency

    func read(_ path: String) throws -> ReadProducts {
        let table = try ProductTable(file: path, needing: ProductFileFormat.wooCommerce.needed)
        var read = ReadProducts(rowCount: table.rows.count)
        var places: [String: Int] = [:]
        for row in table.rows where !kinds(row).contains("variation") {
            guard let product = product(row, into: &read) else { continue }
            places[row["SKU"]] = read.products.count
            places["id:\(row["ID"])"] = read.products.count
            read.products.append(product)
        }
        for row in table.rows where kinds(row).contains("variation") {
            guard !row["Parent"].isEmpty, let place = places[row["Parent"]] else {
                read.notes.append(.skipped(row.number, "its parent \(row["Parent"]) is not in the file"))
                continue
            }
            if let variant = variant(row, into: &read) { read.products[place].variants.append(variant) }
        }
        return read
    }

    private func kinds(_ row: ProductTable.Row) -> [String] { row.list("Type", separator: ",") }

    private func product(_ row: ProductTable.Row, into read: inout ReadProducts) -> FileProduct? {
        let kinds = kinds(row)
        let refused = [
            "grouped": "a group of other products", "external": "sold elsewhere", "downloadable": "a download",
        ]
        if let kind = kinds.first(where: { refused[$0] != nil }), let reason = refused[kind] {
            read.notes.append(.skipped(row.number, "\(row["Name"]) is \(reason): nothing that is sent from here"))
            return nil
        }
        guard kinds.contains("simple") || kinds.contains("variable") else {
            read.notes.append(.skipped(row.number, "its type \(row["Type"]) is not known"))
            return nil
        }
        let slug = Slug.make(from: row["SKU"]) ?? "product-\(Slug.make(from: row["ID"]) ?? String(row.number))"
        var product = FileProduct(row: row.number, slug: slug)
        product.fields.title = row["Name"].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        product.fields.subtitle = PlainText.from(html: row["Short description"]).replacing("\n", with: " ")
        product.fields.description = PlainText.from(html: row["Description"])
        product.fields.tags = row.list("Tags", separator: ",")
        product.fields.pictureURLs = row.list("Images", separator: ",")
        if let path = row.list("Categories", separator: ",").first {
            product.category = .names(path.split(separator: ">").map { String($0).trimmingBlanks })
        }
        if row["Published"] == "1", row["Visibility in catalog"] != "hidden" {
            product.state = .onSale
        } else {
            read.notes.append(.remark(row.number, "it is not shown there: a new one stays a draft"))
        }
        if kinds.contains("simple") {
            guard let variant = variant(row, into: &read) else { return nil }
            product.variants = [variant]
        }
        return product
    }

    private func variant(_ row: ProductTable.Row, into read: inout ReadProducts) -> FileVariant? {
        guard let regular = Money(decimal: row["Regular price"], currency) else {
            read.notes.append(.skipped(row.number, "its price \(row["Regular price"]) is none in \(currency)"))
            return nil
        }
        let sale = row["Sale price"].isEmpty ? regular : Money(decimal: row["Sale price"], currency)
        guard let price = sale else {
            read.notes.append(.skipped(row.number, "its sale price \(row["Sale price"]) is none in \(currency)"))
            return nil
        }
        var attributes = AttributePairs()
        for index in 1...Self.attributeCount {
            let (name, value) = (row["Attribute \(index) name"], row["Attribute \(index) value(s)"])
            // A variation without a value stands for all of them.
            if !name.isEmpty, !value.isEmpty { attributes.add(name, value) }
        }
        let code = row["SKU"].isEmpty ? "woocommerce-\(row["ID"])" : row["SKU"]
        var variant = FileVariant(row: row.number, code: code, attributes: attributes, priceMinor: price.amountMinor)
        variant.listPriceMinor = max(regular.amountMinor, price.amountMinor)
        if row["Published"] != "1", row["Type"].contains("variation") { variant.state = .retired }
        if let pieces = Int(row["Stock"]), FileVariant.firstPieces.contains(pieces) {
            variant.stock = [(nil, pieces)]
        } else {
            let stock = row["Stock"]
            read.notes.append(
                .remark(
                    row.number,
                    stock.isEmpty
                        ? "the file says no number of pieces: it has no stock yet" : "its stock \(stock) is not taken"))
        }
        return variant
    }
}
