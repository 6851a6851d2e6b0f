import Foundation

/// A Swift file of the tree (or a fixture that pretends to be one), scanned once.
struct SourceFile: Sendable {
    /// From the root of the repository: `Sources/Orders/UseCases/ShipLines.swift`.
    let path: String
    let lines: [String]
    let code: [String]
    let comments: [String]
    let literals: [SwiftText.Literal]

    init(path: String, text: String) {
        self.path = path
        let scanned = SwiftText(text)
        code = scanned.code
        comments = scanned.comments
        literals = scanned.literals
        var lines = text.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
    }

    /// The first folder: `Sources`, `Tests` or `Benchmarks`.
    var area: String { folders.first ?? "" }
    /// The folder below it, which is the name of the target; `Benchmarks` is one target.
    var target: String { area == "Benchmarks" ? area : folders.count > 1 ? folders[1] : "" }
    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
    /// Benchmarks keep the rules of the product: they are read as examples of how it is used.
    var isProduct: Bool { area != "Tests" }
}

/// What a check has to say about a place.
struct Finding: Hashable, CustomStringConvertible {
    let path: String
    /// From 1; 0 is the file as a whole.
    let line: Int
    /// The short name by which fixtures expect it.
    let rule: String
    let message: String

    var description: String { "\(path):\(line): [\(rule)] \(message)" }
}

/// The tree that these tests stand in.
enum SourceTree {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let files: [SourceFile] = swiftFiles(under: ["Sources", "Tests", "Benchmarks"])

    static var product: [SourceFile] { files.filter(\.isProduct) }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The names of what stands directly in a folder, sorted; none where there is no such folder.
    static func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)) ?? []).sorted()
    }

    private static func swiftFiles(under folders: [String]) -> [SourceFile] {
        folders.flatMap { folder -> [SourceFile] in
            let below = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            let paths = (below?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
            return paths.sorted().compactMap { path in
                text("\(folder)/\(path)").map { SourceFile(path: "\(folder)/\(path)", text: $0) }
            }
        }
    }
}
