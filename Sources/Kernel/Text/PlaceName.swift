/// How the names of a place stand in one line.
public enum PlaceName {
    /// From the largest to the smallest, without those that are empty. A municipality is its own only city: it is named
    /// once (上海市 上海市 徐汇区).
    public static func parts(province: String, city: String, district: String) -> [String] {
        [province, city == province ? "" : city, district].filter { !$0.isEmpty }
    }
}
