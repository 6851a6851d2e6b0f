extension Paths {
    /// What stands before a division's code in the address of the list of its parts, the same in every language.
    public var regions: String { String(PagePath.regions.pattern.prefix { $0 != "{" }) }
}
