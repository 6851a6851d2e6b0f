public import ArgumentParser
import Kernel

/// The command line.
public struct Program: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "zhanggui", abstract: "掌柜: a shop that keeps itself.",
        subcommands: [
            Serve.self, SandboxGatewayCommand.self, Migrate.self, Import.self, Export.self, Admin.self, Report.self,
            Reconcile.self,
        ])

    /// What a wrong use of the command line ends with.
    private static let usageCode: Int32 = 2

    public init() {}

    /// What is said when a command ends by an error, and its exit code: a refusal in its own words, a wrong use with
    /// the command's usage.
    ///
    /// - Parameter command: the one that was run; nil where the arguments could not be read.
    public static func ending(
        by error: any Error, of command: (any ParsableCommand.Type)? = nil
    ) -> (text: String, code: Int32) {
        if let refusal = error as? any ExpectedError { return (refusal.detail, 1) }
        if let misuse = error as? ValidationError, let command {
            return ("Error: \(misuse.message)\nUsage: \(usageString(for: command))", usageCode)
        }
        let text = fullMessage(for: error)
        switch exitCode(for: error) {
        case .success: return (text, 0)
        case .validationFailure: return (text, usageCode)
        default: return (text, 1)
        }
    }
}
