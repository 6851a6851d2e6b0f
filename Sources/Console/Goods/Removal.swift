import WebRuntime

extension PageFrame {
    /// The way to take something away for good, behind what it needs.
    ///
    /// - Parameter hint: the key of what is said before it is done.
    func removal(to url: String, version: Int64, hint: String) -> HTML {
        let form = button(
            to: url, words("console.remove.sure"), class: "button quiet", hidden("version", String(version)))
        return """
            <details><summary>\(words("console.remove"))</summary>\
            <p class="notice warn">\(words(hint))</p>\(form)</details>
            """
    }
}
