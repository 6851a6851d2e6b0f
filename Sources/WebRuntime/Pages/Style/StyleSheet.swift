/// What `zhanggui.css` says, from the ground up: tokens, elements, parts, then the two surfaces.
enum StyleSheet {
    static let text = tokens + elements + forms + parts + storefront + shopping + listing + content + console
}
