import ArgumentParser

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Apply pending migrations and print what was done.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        try await OpenShop.with(try await options.location()) { opened in
            for label in opened.applied { Output.terminal.line("applied \(label)") }
            Output.terminal.line(opened.applied.isEmpty ? "nothing to apply" : "\(opened.applied.count) applied")
        }
    }
}
