import Configuration

/// Settings that come from the environment where the command line says nothing. Read once, at the root.
struct Environment: Sendable {
    private let reader: ConfigReader

    init() {
        reader = ConfigReader(provider: EnvironmentVariablesProvider())
    }

    /// `ZHANGGUI_DATA`; `DATABASE_URL` stands alone because everybody knows it by that name.
    var data: String? { reader.string(forKey: "zhanggui.data") }
    var databaseURL: String? { reader.string(forKey: "database.url") }
    var host: String? { reader.string(forKey: "zhanggui.host") }
    var port: Int? { reader.int(forKey: "zhanggui.port") }
    var publicURL: String? { reader.string(forKey: "zhanggui.public.url") }
    var sandboxGateway: String? { reader.string(forKey: "zhanggui.sandbox.gateway") }
    var sandboxSecret: String? { reader.string(forKey: "zhanggui.sandbox.secret", isSecret: true) }
    var trustedProxies: String? { reader.string(forKey: "zhanggui.trusted.proxies") }
    /// Requests a minute from one address; 0 switches the limit off, for load that comes from one machine.
    var addressRate: Int? { reader.int(forKey: "zhanggui.address.rate") }
    var logLevel: String? { reader.string(forKey: "zhanggui.log.level") }
}
