extension PageFrame {
    /// A table. On a narrow screen each row becomes a card, whose cells name their column.
    ///
    /// - Parameters:
    ///   - columns: keys of the headings; those with `#` in front stand above numbers.
    ///   - text: what is said where there is nothing to show.
    ///   - row: the cells of an item, `<td>` or `<th>`, in the order of the columns. The first one heads the card.
    public func table<Item>(
        _ columns: [String], _ items: [Item], empty text: String? = nil, _ row: (Item) -> HTML
    ) -> HTML {
        guard !items.isEmpty else { return empty(text ?? words("page.empty")) }
        let labels: [HTML] = columns.map { " data-label=\"\(words($0.hasPrefix("#") ? String($0.dropFirst()) : $0))\"" }
        return """
            <div class="scroll"><table class="stack"><thead><tr>\(each: columns, { heading($0) })</tr></thead>\
            <tbody>\(each: items, { "<tr>\(row($0).addingToCells(labels))</tr>" })</tbody></table></div>
            """
    }

    private func heading(_ key: String) -> HTML {
        key.hasPrefix("#")
            ? "<th scope=\"col\" class=\"number\">\(words(String(key.dropFirst())))</th>"
            : "<th scope=\"col\">\(words(key))</th>"
    }
}
