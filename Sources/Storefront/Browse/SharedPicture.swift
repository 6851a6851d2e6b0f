import Catalog
import Kernel
import WebRuntime

extension ProductPicture {
    /// Its path for those who show a link with a picture: they draw no drawings.
    fileprivate var sharedPath: String? {
        type == .svg ? sizes.last.map { Paths.media($0.blob, .webp) } : Paths.media(blob, type)
    }
}

extension Product {
    /// The path of its first picture that a link to it can be shown with; nil where there are drawings alone.
    var sharedPicture: String? { media.lazy.compactMap(\.sharedPath).first }
}

extension [Product] {
    /// The first such picture of these goods, in the order in which a page shows them.
    var sharedPicture: String? {
        // Looked at where they lie: a product is large.
        for index in indices {
            if let path = self[index].media.lazy.compactMap(\.sharedPath).first { return path }
        }
        return nil
    }
}
