import ArgumentParser
import Identity
import Kernel
import Logging

struct Admin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Staff accounts.",
        subcommands: [Create.self, ResetPassword.self, ResetSecondFactor.self, ListRoles.self])

    /// Who did it, as the audit log keeps what is done at a shell.
    static let caller = Caller.system("cli")

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Create a staff account.")

        @OptionGroup var options: DatabaseOptions
        @Option(help: "The e-mail address to sign in with.")
        var email: String
        @Option(help: "operator, administrator or auditor.")
        var role: String
        @Option(
            help: "What an operator works on: some of goods,orders,service,finance,stock. All of it where left out.")
        var functions: String?
        @OptionGroup var password: PasswordOption

        func run() async throws {
            guard let role = Role(rawValue: role), role.isStaff else {
                throw ValidationError("--role is one of operator, administrator, auditor")
            }
            let named = try functions.map { text in
                guard let functions = StaffFunctions(text: text), functions != .unlimited else {
                    let all = StaffFunction.allCases.map(\.rawValue).joined(separator: ",")
                    throw ValidationError("--functions is some of \(all), with commas and no blanks")
                }
                return functions
            }
            let password = try password.read()
            let profile = try await OpenShop.with(try await options.location()) { opened in
                try await opened.identity(logger: Logger(label: "admin")).createStaff(
                    email: email, role: role, functions: named ?? .unlimited, password: password, by: Admin.caller)
            }
            Output.terminal.line("created \(profile.id) \(role.rawValue)")
        }
    }

    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give an account a new password.")

        @OptionGroup var options: DatabaseOptions
        @Option(help: "The account's e-mail address.")
        var email: String
        @OptionGroup var password: PasswordOption

        func run() async throws {
            let password = try password.read()
            try await OpenShop.with(try await options.location(), isMade: true) { opened in
                try await opened.identity(logger: Logger(label: "admin")).resetPassword(
                    email: email, to: password, by: Admin.caller)
            }
            Output.terminal.line("done; the account is signed out everywhere")
        }
    }

    struct ResetSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take away the second factor of an account whose app and recovery codes are lost.")

        @OptionGroup var options: DatabaseOptions
        @Option(help: "The account's e-mail address.")
        var email: String?
        @Option(help: "Its phone number.")
        var phone: String?
        @Option(help: "Its id: usr_…")
        var id: String?

        func validate() throws {
            _ = try account()
        }

        private func account() throws -> Identity.AccountName {
            switch (email, phone, id) {
            case (let email?, nil, nil): return .email(email)
            case (nil, let phone?, nil): return .phone(phone)
            case (nil, nil, let text?):
                guard let id = UserID(text) else { throw ValidationError("--id is the id of an account: usr_…") }
                return .id(id)
            default: throw ValidationError("name the account by one of --email, --phone and --id")
            }
        }

        func run() async throws {
            let account = try account()
            try await OpenShop.with(try await options.location(), isMade: true) { opened in
                try await opened.identity(logger: Logger(label: "admin")).resetSecondFactor(
                    of: account, by: Admin.caller)
            }
            Output.terminal.line("done; the account is signed out everywhere")
        }
    }

    struct ListRoles: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print what each role may do.")

        func run() {
            for role in Role.allCases {
                let rights = role.permissions.map(\.rawValue).sorted().joined(separator: " ")
                Output.terminal.line("\(role.rawValue): \(rights)")
            }
            for function in StaffFunction.allCases {
                let rights = function.permissions.map(\.rawValue).sorted().joined(separator: " ")
                Output.terminal.line("operator with --functions \(function.rawValue): \(rights)")
            }
        }
    }
}

/// Passwords come by standard input: on the command line everybody on the machine could read them.
struct PasswordOption: ParsableArguments {
    @Flag(help: "Read the password from standard input, one line.")
    var passwordStdin = false

    func read() throws -> String {
        guard passwordStdin else { throw ValidationError("give the password with --password-stdin") }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw ValidationError("standard input holds no password")
        }
        return line
    }
}
