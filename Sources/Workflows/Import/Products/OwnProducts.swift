import Catalog
import Foundation
import Inventory
import Kernel

/// The file that `zhanggui export products` writes: `docs/products-csv.md` describes it.
struct OwnProducts {
    static let columns = [
        "slug", "title", "title_en", "subtitle", "subtitle_en", "brand", "category", "state", "description",
        "description_en", "specifications", "tags", "picture_urls", "media", "code", "attributes", "attributes_en",
        "price",
        "list_price", "variant_state", "stock", "bins",
    ]

    let currency: Currency

    // MARK: Reading

    func read(_ path: String) throws -> ReadProducts {
        read(try ProductTable(file: path, needing: ProductFileFormat.own.needed, isGuarded: true))
    }

    func read(content: [UInt8]) throws -> ReadProducts {
        read(try ProductTable(content: content, needing: ProductFileFormat.own.needed, isGuarded: true))
    }

    private func read(_ table: ProductTable) -> ReadProducts {
        var read = ReadProducts(rowCount: table.rows.count)
        var places: [String: (first: ProductTable.Row, index: Int?)] = [:]
        for row in table.rows where !row.isBlank {
            do throws(InputError) {
                let slug = row["slug"]
                guard !slug.isEmpty else { throw .missing(field: "slug") }
                if places[slug] == nil {
                    places[slug] = (row, nil)
                    let product = try product(row)
                    places[slug]?.index = read.products.count
                    read.products.append(product)
                }
                guard let place = places[slug] else { continue }
                guard let index = place.index else {
                    read.notes.append(.withFirst(row.number, first: place.first.number))
                    continue
                }
                if !row["code"].isEmpty { read.products[index].variants.append(try variant(row)) }
                if let note = Self.unread(row, behind: place.first) { read.notes.append(note) }
            } catch {
                read.notes.append(.refused(row.number, error) { row[$0] })
                if let index = places[row["slug"]]?.index { read.products[index].lacksVariants = true }
            }
        }
        return read
    }

    /// A remark on the product's own columns where they stand on a later row, and say something else than on its first.
    private static func unread(_ row: ProductTable.Row, behind first: ProductTable.Row) -> ImportNote? {
        let own = columns[1..<(columns.firstIndex(of: "code") ?? 1)]
        guard let column = own.first(where: { !row[$0].isEmpty && row[$0] != first[$0] }) else { return nil }
        let value = ImportPart.excerpt(row[column])
        return .remark(
            row.number, "\(column) “\(value)” is read on row \(first.number) only, the first of its product",
            code: "own_column_unread", ["field": column, "value": value, "first": String(first.number)])
    }

    private func product(_ row: ProductTable.Row) throws(InputError) -> FileProduct {
        var product = FileProduct(row: row.number, slug: row["slug"])
        func optional(_ column: String) -> String? { row[column].isEmpty ? nil : row[column] }
        product.fields.title = row["title"]
        product.fields.titleEnglish = .set(optional("title_en"))
        product.fields.subtitle = row["subtitle"]
        product.fields.subtitleEnglish = .set(optional("subtitle_en"))
        product.fields.brand = .set(optional("brand"))
        product.fields.description = row["description"]
        product.fields.descriptionEnglish = .set(optional("description_en"))
        if row.has("specifications") {
            product.fields.specifications = try OwnSpecifications.read(row["specifications"])
        }
        product.fields.tags = row.list("tags", separator: "\n")
        product.fields.pictureURLs = row.list("picture_urls", separator: "\n")
        product.fields.media = try OwnPictures.read(row["media"])
        let path = row.list("category", separator: "/")
        product.category = path.isEmpty ? nil : .slugs(path)
        if let text = optional("state") {
            guard let state = ProductState(rawValue: text) else {
                throw .invalid(field: "state", reason: .oneOf(ProductState.allCases.map(\.rawValue)))
            }
            product.state = state
        }
        return product
    }

    private func variant(_ row: ProductTable.Row) throws(InputError) -> FileVariant {
        guard let price = Money(decimal: row["price"], currency) else {
            throw .invalid(field: "price", reason: .noAmount(row["price"], currency))
        }
        var variant = FileVariant(row: row.number, code: row["code"], priceMinor: price.amountMinor)
        for column in ["code", "price", "list_price", "attributes", "attributes_en", "stock"] {
            variant.cells[column] = row[column]
        }
        variant.listPriceMinor = price.amountMinor
        if !row["list_price"].isEmpty {
            guard let list = Money(decimal: row["list_price"], currency) else {
                throw .invalid(field: "list_price", reason: .noAmount(row["list_price"], currency))
            }
            variant.listPriceMinor = list.amountMinor
        }
        variant.attributes = try Self.attributes(row, "attributes")
        if !row["attributes_en"].isEmpty { variant.attributesEnglish = try Self.attributes(row, "attributes_en") }
        if !row["variant_state"].isEmpty {
            guard let state = SKUState(rawValue: row["variant_state"]) else {
                throw .invalid(field: "variant_state", reason: .oneOf(SKUState.allCases.map(\.rawValue)))
            }
            variant.state = state
        }
        for line in row.list("stock", separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw .invalid(field: "stock", reason: Self.stockLines) }
            let pieces = try Self.pieces(String(parts[1]).trimmingBlanks)
            variant.stock.append((try Warehouse.checked(code: String(parts[0]), field: "stock"), pieces))
        }
        for line in row.list("bins", separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw .invalid(field: "bins", reason: .lines("WAREHOUSE=BIN", example: "SH=A-03-2"))
            }
            variant.bins.append((String(parts[0]), try Inventory.checkedBin(String(parts[1]))))
        }
        return variant
    }

    private static let stockLines = InputReason.lines("WAREHOUSE=PIECES", example: "SH=7")

    /// - Throws: `InputError` for what is no number; with the range where it is one that no stock can be.
    private static func pieces(_ text: String) throws(InputError) -> Int {
        if let pieces = Int(text), pieces >= 0 { return pieces }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        throw .invalid(field: "stock", reason: isNumber ? .wholeNumber(FileVariant.firstPieces) : stockLines)
    }

    private static func attributes(
        _ row: ProductTable.Row, _ column: String
    ) throws(InputError) -> AttributePairs {
        let text = row[column]
        if text.hasPrefix("{") {
            if let pairs = AttributePairs(json: text) { return pairs }
            guard let pairs = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
                throw .invalid(field: column, reason: .json)
            }
            return AttributePairs(byName: pairs)
        }
        var pairs = AttributePairs()
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw .invalid(field: column, reason: .pairs) }
            pairs.add(String(parts[0]), String(parts[1]))
        }
        return pairs
    }

    // MARK: Writing

    /// A product's lines: its own fields on the first, a variant on each.
    static func lines(
        _ detail: ProductDetail, category: [String], stock: [SKUID: [InventoryItem]]
    ) -> [String] {
        let product = detail.product
        let own = [
            product.slug, product.title, product.titleEnglish ?? "", product.subtitle, product.subtitleEnglish ?? "",
            product.brand ?? "", category.joined(separator: "/"), product.state.rawValue, detail.description,
            detail.descriptionEnglish ?? "", OwnSpecifications.text(detail.specifications),
            detail.tags.joined(separator: "\n"), detail.pictureURLs.joined(separator: "\n"),
            OwnPictures.text(product.media),
        ]
        let blank = [product.slug] + Array(repeating: "", count: own.count - 1)
        guard !product.skus.isEmpty else {
            return [CSVText.guardedLine(own + Array(repeating: "", count: columns.count - own.count))]
        }
        return product.skus.enumerated().map { index, sku in
            let levels = (stock[sku.id] ?? []).map { "\($0.warehouse.code)=\($0.onHand)" }
            let bins = (stock[sku.id] ?? []).filter { !$0.bin.isEmpty }.map { "\($0.warehouse.code)=\($0.bin)" }
            return CSVText.guardedLine(
                (index == 0 ? own : blank) + [
                    sku.code, text(sku.attributes), text(sku.attributesEnglish), sku.price.decimal,
                    sku.ownListPrice?.decimal ?? "", sku.state.rawValue, levels.joined(separator: "\n"),
                    bins.joined(separator: "\n"),
                ])
        }
    }

    /// Lines that people can read, or JSON where a name or a value would be misread.
    private static func text(_ attributes: SKUAttributes) -> String {
        let pairs = attributes.pairs
        let isPlain = pairs.allSatisfy { !$0.name.contains("=") } && pairs.first?.name.hasPrefix("{") != true
        return isPlain ? pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "\n") : attributes.json
    }
}

/// Pictures in a cell: a line for each, address, sides and alt texts with tabs between them.
enum OwnPictures {
    static func text(_ pictures: [ProductPicture]) -> String {
        pictures.map { picture in
            let parts = [
                "\(picture.blob).\(picture.type.fileExtension)", String(picture.width), String(picture.height),
                picture.alt, picture.altEnglish ?? "",
            ]
            return parts.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    static func read(_ text: String) throws(InputError) -> [ProductPicture] {
        var pictures: [ProductPicture] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let name = (parts.first ?? "").split(separator: ".")
            guard (4...5).contains(parts.count), name.count == 2, let blob = BlobHash(name[0]),
                let type = PictureType(fileExtension: name[1]), let width = Int(parts[1]), let height = Int(parts[2])
            else {
                throw .invalid(
                    field: "media", reason: .lines("FILE⇥WIDTH⇥HEIGHT⇥ALT⇥ALT_EN", example: "….jpg⇥600⇥600⇥茶杯⇥Tea cup"))
            }
            let english = parts.count == 5 && !parts[4].isEmpty ? parts[4] : nil
            pictures.append(
                ProductPicture(blob: blob, type: type, alt: parts[3], altEnglish: english, width: width, height: height)
            )
        }
        return pictures
    }
}
