import Kernel
import Synchronization

/// What the pages of one language have in common, whoever looks at them: made once.
final class PageKit: Sendable {
    let language: Language
    let words: Strings
    let paths: Paths
    let format: Format
    let stylesheetURL: String
    let searchScriptURL: String
    let listScriptURL: String
    let sealURL: String
    let iconsURL: String
    let scriptURL: String
    let consoleScriptURL: String
    let workerURL: String
    let manifestURL: String
    /// Nil where Chart.js is not installed.
    let chartLibraryURL: String?
    let chartScriptURL: String
    let heroURL: String
    /// As many as there are pages in the navigation for each kind of visitor.
    private let shells = Mutex<[PageShell.Key: PageShell]>([:])
    /// By all that they tell.
    private let heads = Mutex<[[String]: PageHead]>([:])
    /// More than that there are only while a shop's name or its picture changes.
    private static let headLimit = 16

    init(_ language: Language, _ catalogue: Catalogue, _ calendar: BusinessCalendar, _ assets: Assets) {
        self.language = language
        words = catalogue.strings(in: language)
        paths = Paths(language)
        format = Format(language: language, calendar: calendar)
        stylesheetURL = assets.url("zhanggui.css")
        searchScriptURL = assets.url("search.js")
        listScriptURL = assets.url("lists.js")
        sealURL = assets.url("icon.svg")
        iconsURL = assets.url("icons.svg")
        scriptURL = assets.url("shop.js")
        consoleScriptURL = assets.url("desk.js")
        workerURL = assets.url("offline.js")
        manifestURL = assets.url("manifest.json")
        chartLibraryURL = assets.find(Assets.chartLibrary)
        chartScriptURL = assets.url("draw.js")
        heroURL = assets.url("hero.svg")
    }

    /// The shell that is known, or the one that is made now; made twice where two visitors come at once.
    func shell(_ key: PageShell.Key, _ make: () -> HTML) -> PageShell {
        if let known = shells.withLock({ $0[key] }) { return known }
        let made = PageShell(make())
        shells.withLock { $0[key] = made }
        return made
    }

    /// The head that is known, or the one that is made now.
    func head(_ key: [String], _ make: () -> PageHead) -> PageHead {
        if let known = heads.withLock({ $0[key] }) { return known }
        let made = make()
        heads.withLock { heads in
            if heads.count >= Self.headLimit { heads = [:] }
            heads[key] = made
        }
        return made
    }
}
