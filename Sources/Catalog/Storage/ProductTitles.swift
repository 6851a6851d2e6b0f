public import Database
public import Kernel

extension Catalog {
    /// What products are called, in whatever state they are: for histories. At most a page of them.
    ///
    /// - Parameter inEnglish: the English titles, of those that have one.
    public static func titles(
        of ids: some Collection<ProductID>, inEnglish: Bool = false
    ) -> Query<[ProductID: String]> {
        Query("SELECT id, title, title_en FROM products WHERE id \(in: Set(ids).sorted())") { rows in
            var titles: [ProductID: String] = [:]
            for row in rows {
                let (title, english): (String, String?) = (try row[1], try row[2])
                titles[try row[0]] = inEnglish ? english ?? title : title
            }
            return titles
        }
    }
}
