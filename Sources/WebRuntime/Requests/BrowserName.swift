/// What a `User-Agent` says of a browser and its system, in a few words: `Chrome · Android`.
///
/// Good enough to tell a phone from a laptop in a list; nothing is decided by it. Browsers claim to be others as well,
/// so the rarer claim comes first.
enum BrowserName {
    private static let browsers: [(mark: String, name: String)] = [
        ("MicroMessenger/", "WeChat"), ("AlipayClient/", "Alipay"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"),
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
        ("HuaweiBrowser/", "Huawei Browser"), ("MiuiBrowser/", "Mi Browser"), ("UCBrowser/", "UC Browser"),
        ("MQQBrowser/", "QQ Browser"), ("QQBrowser/", "QQ Browser"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems: [(mark: String, name: String)] = [
        ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPad", "iPadOS"), ("iPhone", "iOS"),
        ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Macintosh", "macOS"), ("Linux", "Linux"),
    ]

    /// Empty for a client that says nothing known.
    static func short(_ userAgent: String) -> String {
        let parts = [browsers, systems].compactMap { names in names.first { userAgent.contains($0.mark) }?.name }
        return parts.joined(separator: BrowserName.separator)
    }

    static let separator = " · "
}

extension Strings {
    /// A short name of a browser as a reader of this language says it: some have a name of their own in Chinese.
    public func browser(_ short: String) -> String {
        short.split(separator: BrowserName.separator).map { part in
            let key = part.lowercased().replacing(" ", with: "_")
            return find("browser.\(key)") ?? String(part)
        }.joined(separator: BrowserName.separator)
    }
}
