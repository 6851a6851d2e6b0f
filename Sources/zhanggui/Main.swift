import ArgumentParser
import Composition
import Foundation

@main
struct Main {
    static func main() async {
        var running: (any ParsableCommand.Type)?
        do {
            var command = try Program.parseAsRoot()
            running = type(of: command)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            // Help ends a command as an error does, with code 0.
            let (text, code) = Program.ending(by: error, of: running)
            let output: FileHandle = code == 0 ? .standardOutput : .standardError
            if !text.isEmpty { output.write(Data((text + "\n").utf8)) }
            exit(code)
        }
    }
}
