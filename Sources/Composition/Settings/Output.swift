import Foundation

/// What a command says to the person at the shell: results to standard output, everything else to standard error.
struct Output: Sendable {
    let line: @Sendable (String) -> Void
    let note: @Sendable (String) -> Void

    static let terminal = Output(
        line: { FileHandle.standardOutput.write(Data(($0 + "\n").utf8)) },
        note: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })
}
