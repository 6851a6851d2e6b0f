/// What a phone is told that puts the shop among its programs.
enum Manifest {
    static func text(iconURL: String) -> String {
        let brand = Catalogue.shared.strings(in: .chinese)("brand")
        return JSON.object { json in
            json.set("name", brand)
            json.set("short_name", brand)
            json.set("lang", Language.chinese.rawValue)
            json.set("start_url", Paths(.chinese).home)
            json.set("scope", "/")
            json.set("display", "minimal-ui")
            // The vermilion and the paper of the stylesheet.
            json.set("theme_color", "#c03a2b")
            json.set("background_color", "#faf7f2")
            json.array("icons", [iconURL]) { icon, url in
                icon.set("src", url)
                icon.set("type", "image/svg+xml")
                icon.set("sizes", "any")
            }
        }.text
    }
}
