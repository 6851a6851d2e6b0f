import Database
import Kernel
import TestSupport
import WebRuntime

/// One kind of write through the console: how somebody who may do it does it, and how it is refused.
struct ConsoleDeed: Sendable {
    let path: PagePath
    /// What the audit log calls it.
    let action: String
    /// What makes the form wrong; for a form without fields, another address.
    let wrong: [String: String]
    let wrongURL: String?
    /// What it is answered with: another page, or one that shows something.
    let status: Int
    /// Whether it only shows: then each time is a line of its own, and a form that is sent again shows again.
    let isLook: Bool
    /// In the audit log; the one that tells all of it is the latest.
    let lineCount: Int
    let form: @Sendable (PagesFixture, Browser) async throws -> Browser.Filled

    init(
        _ path: PagePath, _ action: String, wrong: [String: String] = [:], wrongURL: String? = nil,
        status: Int = 303, isLook: Bool = false, lineCount: Int = 1,
        form: @escaping @Sendable (PagesFixture, Browser) async throws -> Browser.Filled
    ) {
        self.path = path
        self.action = action
        self.wrong = wrong
        self.wrongURL = wrongURL
        self.status = status
        self.isLook = isLook
        self.lineCount = lineCount
        self.form = form
    }

    func spoiled(_ form: Browser.Filled) -> Browser.Filled {
        var form = form
        form.url = wrongURL ?? form.url
        form.pairs = form.pairs.map { pair in
            let value = wrong[pair.name] ?? wrong.first { $0.key.hasSuffix(".") && pair.name.hasPrefix($0.key) }?.value
            return (pair.name, pair.name == "_key" ? "wrong-\(pair.value.suffix(20))" : value ?? pair.value)
        }
        return form
    }

    static let all = people + goods + stock + orders + returns + money + operations

    static let system = Caller.system("test")

    /// Tells the things of one test apart.
    static func unique(_ fixture: PagesFixture) -> String {
        String(fixture.base.database.ids.nextRaw())
    }
}
