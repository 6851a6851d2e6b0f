import Catalog
import Delivery
import Identity
import Kernel
import Orders
import WebRuntime

extension Category {
    /// The name in the visitor's language, as far as there is one.
    func name(in language: Language) -> String {
        switch language {
        case .chinese: name
        case .english: nameEnglish ?? name
        }
    }
}

extension FormFields {
    /// Everything that is wrong with the address of a form.
    ///
    /// - Parameters:
    ///   - divisions: what there is to choose from.
    ///   - prefix: in front of the fields' names: `address.` in the checkout.
    ///   - spared: the fields that may stay empty.
    func addressErrors(
        in divisions: Divisions, prefix: String = "", spared: Set<AddressField> = []
    ) -> [InputError] {
        let asked: [AddressField] = [.name, .phone, .province, .city, .district, .line1, .line2, .postalCode]
        let place = PlaceForm(divisions: divisions, state: .typed(self), prefix: prefix)
        return asked.compactMap { field -> InputError? in
            let text = field == .city ? city(of: place) : trimmed(prefix + field.rawValue)
            guard !text.isEmpty || !spared.contains(field) else { return nil }
            if field == .district, text.isEmpty, spared.isEmpty, place.asksForDistrict {
                return .missing(field: prefix + field.rawValue)
            }
            if field == .city, place.isCityElsewhere, spared.isEmpty {
                return .invalid(field: prefix + field.rawValue, reason: .notPartOf)
            }
            do throws(InputError) {
                if field == .phone, !text.isEmpty {
                    try AddressPhone.check(text, in: country(prefix: prefix), prefix: prefix)
                }
                _ = try field.checked(text, prefix: prefix)
                if field == .postalCode {
                    try AddressPostalCode.check(text, in: country(prefix: prefix), prefix: prefix)
                }
                return nil
            } catch {
                return error
            }
        }
    }

    /// China where nothing else is said.
    func country(prefix: String = "") -> String {
        let country = trimmed(prefix + AddressField.country.rawValue)
        return country.isEmpty ? "CN" : country
    }

    /// What was chosen or typed; the only city of a municipality, which nobody needs to choose.
    func city(of place: PlaceForm) -> String {
        let text = trimmed(place.prefix + AddressField.city.rawValue)
        return text.isEmpty && !place.isTyped ? place.onlyCity?.name ?? "" : text
    }
}

/// Parts that several pages of the shop show.
extension PageFrame {
    /// - Parameter isFrom: it is the lowest of several.
    func price(_ price: Money, list: Money? = nil, isFrom: Bool = false) -> HTML {
        "<span class=\"price\">\(told(price, isFrom: isFrom))</span>\(oldPrice(list, price))"
    }

    private func told(_ price: Money, isFrom: Bool) -> String {
        isFrom ? words("product.from", ["price": money(price)]) : money(price)
    }

    /// Nil where nothing is saved.
    private func oldPrice(_ list: Money?, _ price: Money) -> HTML? {
        guard let list, list.amountMinor > price.amountMinor else { return nil }
        return """
             <span class="old-price"><span class="hidden">\(words("product.list_price"))</span>\(money(list))</span>
            """
    }

    /// What a piece is charged; where it is less than one piece costs anybody, with that and why.
    func unitPrice(_ item: PricedItem, _ currency: Currency) -> HTML {
        let charged = money(Money(item.unitPriceMinor, currency))
        guard item.priceKind != .ordinary else { return "\(charged)" }
        return """
            <span class="old-price"><span class="hidden">\(words("line.ordinary_price"))</span>\
            \(money(Money(item.ordinaryPriceMinor, currency)))</span> \(charged) \
            <span class="state good">\(words("line.price_kind.\(item.priceKind.rawValue)"))</span>
            """
    }

    /// The way from the home page down these categories.
    func crumbs(_ categories: [Category]) -> HTML {
        """
        <nav class="crumbs" aria-label="\(words("category.path"))"><ul><li><a href="\(paths.home)">\
        \(words("nav.home"))</a></li>\(each: categories, { category in
            "<li><a href=\"\(paths.category(category.slug))\">\(category.name(in: language))</a></li>"
        })</ul></nav>
        """
    }

    /// - Parameter soldOut: what cannot be bought now.
    func productGrid(_ products: [Product], empty text: String, soldOut: Set<ProductID> = []) -> HTML {
        guard !products.isEmpty else { return empty(text) }
        return """
            <ul class="grid">\(each: products.indices, { index in
                productCard(products, at: index, isSoldOut: soldOut.contains(products[index].id))
            })</ul>
            """
    }

    /// A product is looked at where it lies among the others: it is large, and a page has many.
    private func productCard(_ products: [Product], at index: Int, isSoldOut: Bool) -> HTML {
        let title = inLanguage(products[index].title, products[index].titleEnglish)
        let price = products[index].priceMinor.map { Money($0, products[index].currency) }
        let list = products[index].listPriceMinor.map { Money($0, products[index].currency) }
        let isFrom = products[index].highestPriceMinor ?? 0 > products[index].priceMinor ?? 0
        let mark: HTML? = isSoldOut ? " <span class=\"state\">\(words("product.sold_out"))</span>" : nil
        let sold: HTML? = sold(products[index].soldLately).map { "<p class=\"muted\">\($0)</p>" }
        return """
            <li class="product-card">\(cover(products[index].media.first, of: title))<div>\
            <a href="\(paths.product(products[index].slug))">\(title)</a>\
            <p class="muted">\(inLanguage(products[index].subtitle, products[index].subtitleEnglish))</p>
            <p><span class="price">\(price.map { told($0, isFrom: isFrom) })</span>\
            \(price.flatMap { oldPrice(list, $0) })\(mark)</p>\(sold)</div></li>
            """
    }

    /// Province, city and district in the visitor's language, as far as the shop knows them by another name.
    func place(_ province: String, _ city: String, _ district: String, in divisions: Divisions) -> [String] {
        var english: [String: String] = [:]
        if language == .english, let found = divisions.province(named: province) {
            english[found.name] = found.nameInEnglish
            if let found = divisions.part(of: found, named: city) {
                english[found.name] = found.nameInEnglish
                if let found = divisions.part(of: found, named: district) {
                    english[found.name] = found.nameInEnglish
                }
            }
        }
        return PlaceName.parts(province: province, city: city, district: district).map { english[$0] ?? $0 }
    }

    /// Where an address of the book is.
    func oneLine(_ address: PostalAddress, in divisions: Divisions) -> String {
        let place = place(address.province, address.city, address.district, in: divisions)
        return (place + [address.line1, address.line2]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The title in the visitor's language, as far as there is one.
    func title(_ product: Product) -> String { inLanguage(product.title, product.titleEnglish) }

    func subtitle(_ product: Product) -> String { inLanguage(product.subtitle, product.subtitleEnglish) }

    /// The title in the visitor's language and what tells the variant from its siblings.
    func title(_ face: SKUFace) -> String {
        let title = inLanguage(face.title, face.titleEnglish)
        let label = inLanguage(face.label, face.labelEnglish.isEmpty ? nil : face.labelEnglish)
        return label.isEmpty ? title : "\(title) \(label)"
    }

    func brand(_ product: Product) -> String? { product.brand.map { inLanguage($0, product.brandEnglish) } }

    /// What tells a variant from its siblings, in the visitor's language as far as somebody has translated it.
    func attributes(_ sku: SKU) -> SKUAttributes {
        language == .english && sku.attributesEnglish != .none ? sku.attributesEnglish : sku.attributes
    }

    /// The cover; the first character of the title where there is no picture.
    func picture(of product: Product) -> HTML { cover(product.media.first, of: title(product)) }

    private func cover(_ cover: ProductPicture?, of title: String) -> HTML {
        cover.map { picture($0) } ?? "<span class=\"picture blank\" aria-hidden=\"true\">\(initial(title))</span>"
    }

    /// The cover in a line of goods; the first character of the title where there is none.
    func thumb(_ face: SKUFace?) -> HTML? {
        guard let face else { return nil }
        return face.cover.map { picture($0, class: "thumb") }
            ?? """
            <span class="picture blank thumb" aria-hidden="true">\
            \(initial(inLanguage(face.title, face.titleEnglish)))</span>
            """
    }

    /// What stands where a picture would.
    private func initial(_ title: String) -> String? { title.first.map { String($0) } }

    /// - Parameters:
    ///   - style: classes beside `picture`.
    ///   - isLazy: it waits until it comes into view: not for what stands at the top of a page.
    func picture(_ picture: ProductPicture, class style: String = "", isLazy: Bool = true) -> HTML {
        """
        <img class="picture \(style)" src="\(Paths.media(picture.blob, picture.type))" \
        alt="\(inLanguage(picture.alt, picture.altEnglish))" width="\(picture.width)" height="\(picture.height)"\
        \(sources(of: picture, style))\(isLazy ? " loading=\"lazy\"" : "")>
        """
    }

    /// Which of its sizes a browser may choose from.
    private func sources(of picture: ProductPicture, _ style: String) -> HTML {
        guard !picture.sizes.isEmpty else { return "" }
        let all =
            picture.sizes.map { "\(Paths.media($0.blob, .webp)) \($0.width)w" }
            + ["\(Paths.media(picture.blob, picture.type)) \(picture.width)w"]
        let width =
            switch style {
            case "thumb": "56px"
            case "large": "(max-width: 48rem) 100vw, 36rem"
            default: "(max-width: 48rem) 50vw, 18rem"
            }
        return " srcset=\"\(all.joined(separator: ", "))\" sizes=\"\(width)\""
    }

    /// What a delivery costs; where it is nothing, in words.
    func freight(_ amount: Money) -> String { amount.amountMinor == 0 ? words("totals.free") : money(amount) }

    /// An e-mail address or another long name that may be broken behind its signs, and within a word only where nothing
    /// else helps.
    func breakable(_ text: String) -> HTML {
        var (pieces, piece) = ([String](), "")
        for character in text {
            piece.append(character)
            guard "@.-_".contains(character) else { continue }
            pieces.append(piece)
            piece = ""
        }
        return "\(each: pieces, { "\($0)<wbr>" })\(piece)"
    }

    /// What an order or a cart costs, line by line.
    func totals(_ totals: Totals, _ currency: Currency) -> HTML {
        let rows: [(name: String, minor: Int64)] = [
            ("goods", totals.goods), ("discount", totals.discount), ("points", totals.points),
            ("freight", totals.freight),
        ]
        let shown = rows.filter { $0.minor != 0 || $0.name == "goods" || $0.name == "freight" }
        return """
            <dl class="sums">\(each: shown, { row in
                """
                <dt>\(words("totals.\(row.name)"))</dt>\
                <dd data-sum="\(row.name)">\(row.name == "freight"
                    ? freight(Money(row.minor, currency)) : money(Money(row.minor, currency)))</dd>
                """
            })<dt class="grand">\(words("totals.total"))</dt>\
            <dd class="grand total price" data-sum="total">\(money(Money(totals.total, currency)))</dd>
            <dt>\(words("totals.tax"))</dt>\
            <dd class="muted" data-sum="tax">\(money(Money(totals.tax, currency)))</dd></dl>
            """
    }

    /// The first and the last of some days, by the names that texts give them.
    func days(_ range: ClosedRange<CivilDay>) -> [String: String] {
        [
            "first": format.day(range.lowerBound, showsYear: false),
            "last": format.day(range.upperBound, showsYear: false),
        ]
    }

    /// What a password has to be.
    var passwordRule: String {
        words(
            "password.rule",
            [
                "least": format.number(Identity.passwordLeast),
                "digits": format.number(Identity.passwordDigitsLeast),
            ])
    }

    /// What people agree to, to be read first: beside the form, which is half filled in.
    var termsLinks: HTML {
        """
        \(besideForm(.terms, words("terms.service")))\(words("terms.and"))\
        \(besideForm(.privacy, words("terms.privacy")))
        """
    }

    private func besideForm(_ topic: HelpTopic, _ label: String) -> HTML {
        let told = words("terms.new_tab", ["label": label])
        return """
            <a target="_blank" rel="noopener" title="\(told)" aria-label="\(told)" \
            href="\(paths.help(topic))">\(label)</a>
            """
    }
}
