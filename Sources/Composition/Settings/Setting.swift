import Configuration
import Foundation

/// What can be set by environment and configuration file, under the names of the command line's options.
enum Setting: String, CaseIterable, Sendable {
    case data
    case databaseURL = "database-url"
    case host, port
    case publicURL = "public-url"
    case roles, demo
    /// How many orders the demo's past has, for tests and small machines.
    case demoOrders = "demo-orders"
    /// How many orders an hour the demo's shoppers place while it runs.
    case demoPace = "demo-pace"
    case sandboxGateway = "sandbox-gateway"
    case sandboxSecret = "sandbox-secret"
    case trustedProxies = "trusted-proxies"
    /// Requests a minute from one address; 0 switches the limit off, for load that comes from one machine.
    case addressRate = "address-rate"
    /// Requests a minute of one signed-in person or guest; 0 switches the limit off, for tests that ask for everything.
    case accountRate = "account-rate"
    case logLevel = "log-level"
    /// For development: verification codes go to the log, with the phones they are for.
    case logCodes = "log-codes"
    /// Whether staff have to have a second factor: `required` or `optional`.
    case staffSecondFactor = "staff-second-factor"
    /// How customers reach the shop, for its help page.
    case contact

    /// `ZHANGGUI_PUBLIC_URL`; `DATABASE_URL` stands alone because everybody knows it by that name.
    var variable: String {
        self == .databaseURL ? "DATABASE_URL" : "ZHANGGUI_\(rawValue.uppercased().replacing("-", with: "_"))"
    }

    /// How swift-configuration finds the variable.
    var environmentKey: AbsoluteConfigKey {
        AbsoluteConfigKey(self == .databaseURL ? [rawValue] : ["zhanggui", rawValue])
    }

    /// What it is in the file.
    var kind: Kind {
        switch self {
        case .port, .addressRate, .accountRate, .demoOrders, .demoPace: .number
        case .demo, .logCodes: .flag
        case .data, .databaseURL, .host, .publicURL, .roles, .sandboxGateway, .sandboxSecret, .trustedProxies,
            .logLevel, .staffSecondFactor, .contact:
            .text
        }
    }

    enum Kind: String {
        case text = "a text"
        case number = "a whole number"
        case flag = "true or false"
    }
}
