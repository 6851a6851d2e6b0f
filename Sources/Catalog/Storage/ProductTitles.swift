public import Database
public import Kernel

extension Catalog {
    /// What products are called, in whatever state they are: for histories. At most a page of them.
    public static func titles(of ids: some Collection<ProductID>) -> Query<[ProductID: String]> {
        Query("SELECT id, title FROM products WHERE id \(in: Set(ids).sorted())") { rows in
            var titles: [ProductID: String] = [:]
            for row in rows { titles[try row[0]] = try row[1] as String }
            return titles
        }
    }
}
