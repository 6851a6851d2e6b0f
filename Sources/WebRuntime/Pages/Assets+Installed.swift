import Foundation
public import Logging

extension Assets {
    /// Where Debian's libjs-chart.js puts Chart.js.
    public static let debianChartLibrary = "/usr/share/javascript/chart.js/chart.min.js"

    /// Chart.js 3.9 has 200 kB.
    private static let libraryLimitBytes = 2 * 1_024 * 1_024

    /// Our own files and those of others that are installed on this machine, read once.
    ///
    /// - Parameter path: of Chart.js. Where it cannot be read, which the log says, pages show their tables without
    ///   drawings.
    public static func installed(chartLibrary path: String = debianChartLibrary, logger: Logger) -> Assets {
        let content = FileManager.default.contents(atPath: path)
        guard let content, !content.isEmpty, content.count <= libraryLimitBytes else {
            logger.notice(
                "Chart.js is not installed, so the console shows tables without charts: apt-get install libjs-chart.js",
                metadata: ["path": "\(path)"])
            return own
        }
        return together(with: [File(name: chartLibrary, mediaType: script, Array(content))])
    }
}
