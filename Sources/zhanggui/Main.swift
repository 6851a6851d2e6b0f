import ArgumentParser
import Composition
import Foundation

@main
struct Main {
    /// What a wrong use of the command line ends with.
    private static let usageCode: Int32 = 2

    static func main() async {
        do {
            var command = try Program.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = Program.exitCode(for: error)
            let isHelp = code == .success
            let text = Data((Program.fullMessage(for: error) + "\n").utf8)
            if text.count > 1 { (isHelp ? FileHandle.standardOutput : .standardError).write(text) }
            exit(code == .validationFailure ? usageCode : isHelp ? 0 : 1)
        }
    }
}
