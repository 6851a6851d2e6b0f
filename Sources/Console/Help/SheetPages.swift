import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    /// The sheet of keyboard shortcuts, for whoever works here.
    var sheetPages: [PageRoute] {
        [
            PageRoute(.get, .consoleHelp, .anyOf([.ordersRead, .catalogRead, .auditRead])) { call in
                .page(Self.sheet(call.frame))
            }
        ]
    }

    private static func sheet(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.help.title"), .consoleHelp,
            """
            <p class="muted">\(words("console.help.hint"))</p>
            <dl class="facts keys card narrow">\(each: frame.shortcuts, { shortcut in
                """
                <dt>\(each: shortcut.keys.split(separator: " "), { "<kbd>\($0)</kbd>" })</dt>\
                <dd>\(shortcut.url.map { "<a href=\"\($0)\">\(shortcut.label)</a>" } ?? "\(shortcut.label)")</dd>
                """
            })</dl>
            <p><a href="\(frame.paths(.consoleStyle))">\(words("console.style.title"))</a></p>
            """)
    }
}
