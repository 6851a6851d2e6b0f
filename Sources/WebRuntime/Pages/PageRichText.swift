public import Kernel

extension PageFrame {
    /// A text with its structure. Its headings stand below a heading of the page's second level, and skip none: one of
    /// the lower level that no higher one stands before is of the higher level.
    ///
    /// - Parameter picture: what stands for the picture of a number, counted from 1; nothing where there is none.
    public func rich(_ text: RichText, picture: (Int) -> HTML?) -> HTML {
        let top = text.blocks.firstIndex { $0.isTopHeading } ?? text.blocks.endIndex
        return """
            <div class="rich">\(each: text.blocks.enumerated(), { index, item in
                block(item, isBelow: index > top, picture)
            })</div>
            """
    }

    private func block(_ block: RichText.Block, isBelow: Bool, _ picture: (Int) -> HTML?) -> HTML {
        switch block {
        case .heading(let spans, _):
            isBelow && !block.isTopHeading ? "<h4>\(text(spans))</h4>" : "<h3>\(text(spans))</h3>"
        case .paragraph(let lines):
            "<p>\(each: lines.enumerated(), { "\($0.offset > 0 ? "<br>" : nil)\(text($0.element))" })</p>"
        case .list(let items, let isNumbered):
            isNumbered ? "<ol>\(listed(items))</ol>" : "<ul>\(listed(items))</ul>"
        case .picture(let number, let caption):
            figure(picture(number), caption)
        }
    }

    private func listed(_ items: [[RichText.Span]]) -> HTML {
        "\(each: items, { "<li>\(text($0))</li>" })"
    }

    private func figure(_ picture: HTML?, _ caption: String) -> HTML {
        guard let picture else { return "" }
        let words: HTML? = caption.isEmpty ? nil : "<figcaption>\(caption)</figcaption>"
        return "<figure>\(picture)\(words)</figure>"
    }

    private func text(_ spans: [RichText.Span]) -> HTML {
        "\(each: spans, span)"
    }

    /// Whoever a link leads to learns nothing of the page, and gains nothing by it.
    private func span(_ span: RichText.Span) -> HTML {
        let words: HTML =
            span.link.map { "<a href=\"\($0)\" rel=\"nofollow noopener noreferrer\">\(span.text)</a>" }
            ?? "\(span.text)"
        return span.isStrong ? "<strong>\(words)</strong>" : words
    }
}

extension RichText.Block {
    fileprivate var isTopHeading: Bool {
        if case .heading(_, 1) = self { return true }
        return false
    }
}
