public import Database
public import Kernel
import Orders
import Synchronization

/// The settings as this process knows them: read once, looked after every few seconds, never per request.
final class LiveSettings: Sendable {
    struct State: Sendable {
        var version: Int
        var settings: ShopSettings
        var orders: Orders.Configuration
    }

    /// What holds where staff have set nothing.
    private let standard: Orders.Configuration
    private let state: Mutex<State>

    init(_ standard: Orders.Configuration) {
        self.standard = standard
        state = Mutex(State(version: 0, settings: ShopSettings(standard), orders: standard))
    }

    var now: State { state.withLock { $0 } }
    var orders: Orders.Configuration { state.withLock { $0.orders } }

    /// What the database says; a version that is older than the known one is left alone.
    func take(_ values: [String: String], version: Int) {
        let settings = settings(values)
        let orders = settings.applied(to: standard)
        state.withLock { state in
            guard version > state.version else { return }
            state = State(version: version, settings: settings, orders: orders)
        }
    }

    func settings(_ values: [String: String]) -> ShopSettings {
        var settings = ShopSettings(standard)
        for name in ShopSettings.Name.allCases {
            if let value = values[name.rawValue] { settings[name] = value }
        }
        return settings
    }
}

extension Shop {
    /// What staff have set, as this process knows it.
    public var settings: ShopSettings { live.now.settings }
    /// The same with their version, the `If-Match` of a change: both of one moment, whoever changes them meanwhile.
    public var versionedSettings: (settings: ShopSettings, version: Int) {
        let now = live.now
        return (now.settings, now.version)
    }

    private static let names = ShopSettings.Name.allCases.map(\.rawValue)

    /// Looks whether another process has changed them: one small query, and a second one where it has.
    public func refreshSettings() async throws {
        let known = live.now.version
        let found: (version: Int, values: [String: String])? = try await database.read { session in
            let version = try session.run(SettingValues.version)
            guard version != known else { return nil }
            return (version, try SettingValues.current(Self.names, in: session))
        }
        if let found { live.take(found.values, version: found.version) }
    }

    /// Changes settings, each with a line in their history, and all with one in the audit log. They hold here at once,
    /// and on other nodes within seconds.
    ///
    /// - Parameter change: what is to be different.
    /// - Throws: `InputErrors`; `SettingsError.staleVersion` where somebody changed them meanwhile.
    @discardableResult
    public func changeSettings(
        expectedVersion: Int, by caller: Caller, _ change: @escaping @Sendable (inout ShopSettings) throws -> Void
    ) async throws -> (settings: ShopSettings, version: Int) {
        let (live, now) = (live, database.clock.now())
        let outcome: (values: [String: String], version: Int)? = try await database.write { transaction in
            var values = try SettingValues.current(Self.names, in: transaction.session)
            let before = live.settings(values)
            var after = before
            try change(&after)
            after = try after.checked()
            let changed = ShopSettings.Name.allCases.filter { before[$0] != after[$0] }
            let isWritten = try SettingValues.write(
                changed.map { ($0.rawValue, values[$0.rawValue] ?? before[$0], after[$0]) }, onto: expectedVersion,
                by: caller, at: now, in: transaction)
            guard isWritten else { return nil }
            for name in changed { values[name.rawValue] = after[name] }
            if !changed.isEmpty {
                // Texts may name people, and stand in the history.
                let told = changed.map { name in
                    ShopSettings.Name.texts.contains(name)
                        ? name.rawValue : "\(name.rawValue) \(before[name]) to \(after[name])"
                }
                try parts.audit(
                    "settings_changed", of: "settings", told.joined(separator: ", "), by: caller, in: transaction)
            }
            return (values, expectedVersion + changed.count)
        }
        guard let outcome else { throw SettingsError.staleVersion }
        live.take(outcome.values, version: outcome.version)
        return (live.settings(outcome.values), outcome.version)
    }

    /// What was changed by whom, newest first.
    public func settingsHistory(
        after cursor: Cursor?, limit: PageLimit = .standard, in session: Session
    ) throws -> Page<SettingChange> {
        try SettingValues.history(after: cursor, limit: limit, in: session)
    }
}

/// What can come of changing settings.
public enum SettingsError: ExpectedError, Equatable {
    /// Somebody has changed them since.
    case staleVersion

    public var kind: ErrorKind { .stale }
    public var code: String { "stale_version" }
    public var detail: String { "The settings were changed in the meantime." }
}
