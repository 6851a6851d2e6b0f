import Catalog
import Kernel
import WebRuntime
import Workflows

/// What search engines read: schema.org's terms as JSON-LD.
enum StructuredData {
    private static let context = "https://schema.org"

    /// Who keeps the shop, and how it is searched.
    static func shop(_ frame: PageFrame, at site: String) -> [JSON] {
        let name = frame.shopName
        let organization = JSON.object { json in
            json.set("@context", context)
            json.set("@type", "Organization")
            json.set("name", name)
            json.set("url", site + frame.paths.home)
        }
        let website = JSON.object { json in
            json.set("@context", context)
            json.set("@type", "WebSite")
            json.set("name", name)
            json.set("url", site + frame.paths.home)
            json.set("inLanguage", frame.language.rawValue)
            json.object("potentialAction") { json in
                json.set("@type", "SearchAction")
                json.set("target", site + frame.paths(.search) + "?q={search_term_string}")
                json.set("query-input", "required name=search_term_string")
            }
        }
        return [organization, website]
    }

    /// The way from the home page down; the last is the page itself.
    static func breadcrumbs(_ steps: [(name: String, path: String)], at site: String) -> JSON {
        JSON.object { json in
            json.set("@context", context)
            json.set("@type", "BreadcrumbList")
            json.array("itemListElement", steps.enumerated()) { json, step in
                json.set("@type", "ListItem")
                json.set("position", step.offset + 1)
                json.set("name", step.element.name)
                json.set("item", site + step.element.path)
            }
        }
    }

    /// A product with an offer for each variant.
    static func product(_ model: ProductModel, _ frame: PageFrame, at site: String) -> JSON {
        let product = model.detail.product
        let url = site + frame.paths.product(product.slug)
        return JSON.object { json in
            json.set("@context", context)
            json.set("@type", "Product")
            json.set("name", frame.title(product))
            json.set("url", url)
            json.set("productID", product.id.description)
            let summary = model.summary(frame)
            if !summary.isEmpty { json.set("description", summary) }
            if !product.media.isEmpty { json.set("image", product.media.map { site + Paths.media($0.blob, $0.type) }) }
            if let brand = frame.brand(product) {
                json.object("brand") { json in
                    json.set("@type", "Brand")
                    json.set("name", brand)
                }
            }
            let facts = model.facts(frame)
            if !facts.isEmpty {
                json.array("additionalProperty", facts) { json, fact in
                    json.set("@type", "PropertyValue")
                    json.set("name", fact.name)
                    json.set("value", fact.value)
                }
            }
            json.array("offers", product.skus) { json, sku in
                json.set("@type", "Offer")
                json.set("sku", sku.code)
                json.set("url", url)
                json.set("price", decimal(sku.price))
                json.set("priceCurrency", sku.currency.code)
                let isLeft = model.available(sku) > 0
                json.set("availability", "\(context)/\(isLeft ? "InStock" : "OutOfStock")")
                json.set("itemCondition", "\(context)/NewCondition")
            }
        }
    }

    /// `19.99`, with a point whatever the language.
    static func decimal(_ amount: Money) -> String {
        let digits = amount.currency.minorDigits
        guard digits > 0 else { return String(amount.amountMinor) }
        let text = String(amount.amountMinor)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return "\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }
}

extension ProductModel {
    /// Characters of a description that others are shown.
    private static let summaryLimit = 160

    /// What stands under a link to the product.
    func summary(_ frame: PageFrame) -> String {
        let description = frame.inLanguage(detail.description, detail.descriptionEnglish)
        let text = description.isEmpty ? frame.subtitle(detail.product) : RichText(description).plain
        return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(Self.summaryLimit))
    }

    func head(_ frame: PageFrame) -> PageHead {
        let product = detail.product
        let (slug, title, summary) = (product.slug, frame.title(product), summary(frame))
        var steps = [(name: frame.words("nav.home"), path: frame.paths.home)]
        steps += above.map { ($0.name(in: frame.language), frame.paths.category($0.slug)) }
        steps.append((title, frame.paths.product(slug)))
        return .indexed(
            at: site, description: summary.isEmpty ? title : summary,
            image: product.sharedPicture.map { site + $0 }, kind: "product",
            data: [
                StructuredData.product(self, frame, at: site), StructuredData.breadcrumbs(steps, at: site),
                StructuredData.video(self, frame, at: site),
            ].compactMap(\.self)
        ) { $0.product(slug) }
    }
}

extension CategoryModel {
    /// A narrowed list is another view of the category: only the list itself stands in search engines.
    func head(_ frame: PageFrame) -> PageHead {
        guard !listing.choices.isNarrowed, listing.choices.text.isEmpty else { return .hidden }
        let slug = category.slug
        var steps = [(name: frame.words("nav.home"), path: frame.paths.home)]
        steps += (above + [category]).map { ($0.name(in: frame.language), frame.paths.category($0.slug)) }
        let name = category.name(in: frame.language)
        return .indexed(
            at: site, description: frame.words("category.description", ["name": name]),
            image: listing.found.page.items.sharedPicture.map { site + $0 },
            data: [StructuredData.breadcrumbs(steps, at: site)]
        ) { $0.category(slug) }
    }
}

extension HomeModel {
    func head(_ frame: PageFrame, _ title: String) -> PageHead {
        let image = popular.sharedPicture ?? newest.sharedPicture
        return .kept(frame, title, [site, image ?? ""]) {
            .indexed(
                at: site, description: frame.words("home.description"), image: image.map { site + $0 },
                data: StructuredData.shop(frame, at: site)
            ) { $0.home }
        }
    }
}
