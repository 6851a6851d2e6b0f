public import Database
public import Kernel

extension Catalog {
    /// Makes products of a shop's past that are not there yet, one variant each, known by their stock code.
    ///
    /// Safe to repeat: a code that is there keeps what it has. The import as a whole leaves a line in the audit log,
    /// not each of its products. Many rows per statement; the caller's transaction bounds how many come at once.
    ///
    /// - Parameters:
    ///   - state: `.archived` or `.offSale`: history does not go on sale by itself.
    ///   - moment: when the past met it first; it becomes the product's creation time.
    /// - Returns: the variant of every code given.
    /// - Throws: `InputError` for a wrong code, title or price: nothing is written then.
    public func importProducts(
        _ rows: [ImportedProduct], state: ProductState = .archived, currency: Currency, at moment: Timestamp,
        by caller: Caller, in transaction: Transaction
    ) throws -> [String: SKUID] {
        precondition(state == .archived || state == .offSale, "an import cannot make a product \(state)")
        let record = ChangeRecord(caller: caller, at: moment, ids: database.ids)
        var known: [String: SKUID] = [:]
        for start in stride(from: 0, to: rows.count, by: CatalogLimits.importBatch) {
            let chunk = rows[start..<min(start + CatalogLimits.importBatch, rows.count)]
            known.merge(try SKUStore.byCode(chunk.map(\.code), in: transaction.session)) { first, _ in first }
            var products: [Product] = []
            for row in chunk where known[row.code] == nil {
                let product = try imported(row, state: state, currency: currency, at: moment)
                known[row.code] = product.skus[0].id
                products.append(product)
            }
            guard !products.isEmpty else { continue }
            try ProductStore.insert(products, in: transaction)
            try Self.insert(products.flatMap(\.skus), record, in: transaction)
            try SearchIndex.rebuild(products.map(\.id), in: transaction)
        }
        return known
    }

    private func imported(
        _ row: ImportedProduct, state: ProductState, currency: Currency, at moment: Timestamp
    ) throws -> Product {
        let id: ProductID = database.ids.next()
        // Codes that differ in case alone are two products: the id keeps their slugs apart.
        let slug = String(id.description.dropFirst(ProductTag.prefix.count + 1)).lowercased()
        // The codes of the past are exact: no white space is taken from them.
        guard try FieldRules.code.checked(row.code) == row.code else {
            throw InputError.invalid(field: "code", reason: "White space around a code is not allowed.")
        }
        return Product(
            id: id, slug: "p-\(slug)", title: try FieldRules.title.checked(row.title), subtitle: "",
            categoryID: nil, state: state, version: 1, currency: currency, priceMinor: nil, listPriceMinor: nil,
            createdAt: moment, publishedAt: nil,
            skus: try newSKUs(
                [NewSKU(code: row.code, priceMinor: row.priceMinor)], of: id, currency: currency, behind: [])
        ).priced()
    }
}
