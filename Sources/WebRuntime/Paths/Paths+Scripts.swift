extension Paths {
    /// The call of the API that a search field asks while somebody types.
    public static let suggestions = "/api/v1/products/suggestions"

    /// A page's address as scripts fill it in: its parameters in braces.
    func template(_ path: PagePath) -> String { language.pathPrefix + path.pattern }
}
