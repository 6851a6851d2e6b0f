public import ArgumentParser

/// The command line.
public struct Program: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "zhanggui", abstract: "掌柜: a shop that keeps itself.",
        subcommands: [
            Serve.self, SandboxGatewayCommand.self, Migrate.self, Import.self, Admin.self, Report.self, Reconcile.self,
        ])

    public init() {}
}
