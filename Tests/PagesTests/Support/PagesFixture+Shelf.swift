import Catalog
import Inventory
import Kernel
import TestSupport
import Workflows

extension PagesFixture {
    /// Puts teapots of two brands on sale, each dearer than the one before; every third is sold out.
    func fillShelf(_ count: Int, from first: Int = 0) async throws {
        let actor = Caller.system("test")
        for index in first..<(first + count) {
            base.clock.advance(by: .seconds(1))
            let draft = try await shop.catalog.createProduct(
                NewProduct(
                    slug: "pot-\(index)", title: "紫砂茶壶 \(index)号", brand: index.isMultiple(of: 2) ? "宜兴" : "Zhang",
                    categoryID: category.id,
                    skus: [NewSKU(code: "POT-\(index)", priceMinor: Int64(1_000 * (index + 1)))]), by: actor)
            _ = try await shop.catalog.transition(draft.product.id, to: .review, by: actor)
            let product = try await shop.catalog.transition(draft.product.id, to: .onSale, by: actor).product
            guard !index.isMultiple(of: 3) else { continue }
            try await shop.receive(5, of: product.skus[0].id, in: warehouse)
        }
    }
}
