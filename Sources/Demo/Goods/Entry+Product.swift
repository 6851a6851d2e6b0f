import Catalog
import Cryptography
import Database
import Kernel

extension DemoCatalogue.Entry {
    /// As the use cases take it, in both languages.
    func product(in category: CategoryID?, _ pictures: [ProductPicture]) -> NewProduct {
        var new = NewProduct(
            slug: good.slug, title: good.title.chinese, titleEnglish: good.title.english,
            subtitle: good.subtitle.chinese, subtitleEnglish: good.subtitle.english, brand: brand.chinese,
            description: description(\.chinese), descriptionEnglish: description(\.english),
            media: pictures, categoryID: category,
            skus: variants.map { variant in
                NewSKU(
                    code: variant.code, attributes: variant.attributes,
                    attributesEnglish: variant.attributesEnglish, priceMinor: variant.priceMinor,
                    listPriceMinor: variant.listPriceMinor)
            })
        new.specifications = good.facts.map { fact in
            Specification(
                name: fact.name.chinese, value: fact.chinese, nameEnglish: fact.name.english,
                valueEnglish: fact.english)
        }
        return new
    }

    /// Stores the pictures of its gallery.
    func keepPictures(at now: Timestamp, in transaction: Transaction) throws -> [ProductPicture] {
        try gallery.pictures.map { picture in
            let content = Array(picture.drawing.svg.utf8)
            let hash = BlobHash(of: content)
            try Blobs.put(content, as: hash, mediaType: PictureType.svg.rawValue, at: now, in: transaction)
            return ProductPicture(
                blob: hash, type: .svg, alt: picture.alt.chinese, altEnglish: picture.alt.english,
                width: Drawing.side, height: Drawing.side)
        }
    }
}
