import ArgumentParser
import Configuration
import Foundation

/// What was set, in the order of who wins: the command line's option, the environment, the configuration file. Read
/// once, at the root.
///
/// Whatever cannot be used ends the command with `ValidationError`, exit code 2, and names the option, variable or key.
struct Settings: Sendable {
    /// Names the file where no option does.
    static let fileVariable = "ZHANGGUI_CONFIG"
    /// No configuration is larger.
    static let fileByteLimit = 65_536
    static let numberLimit = 1_000_000

    private struct File: Sendable {
        let path: String
        let provider: FileProvider<JSONSnapshot>
    }

    private let environment: EnvironmentVariablesProvider
    private let file: File?

    /// - Parameter path: the option `--config`.
    init(file path: String?) async throws {
        environment = EnvironmentVariablesProvider()
        let named = Self.isSet(Self.fileVariable) ? ProcessInfo.processInfo.environment[Self.fileVariable] : nil
        file = if let path = path ?? named { try await Self.open(path) } else { nil }
    }

    /// - Parameter option: what the command line says.
    func text(_ setting: Setting, option: String? = nil) throws -> String? {
        if let option { return option }
        guard case (.string(let text), _)? = try found(setting, .string) else { return nil }
        return text
    }

    /// - Parameter option: what the command line says; it can only switch something on.
    func flag(_ setting: Setting, option: Bool = false) throws -> Bool {
        if option { return true }
        guard case (.bool(let flag), _)? = try found(setting, .bool) else { return false }
        return flag
    }

    /// - Parameters:
    ///   - option: what the command line says.
    ///   - range: anything else is refused.
    func number(_ setting: Setting, in range: ClosedRange<Int>, option: Int? = nil) throws -> Int? {
        if let option { return try checked(option, range, "--\(setting.rawValue)") }
        guard case (.int(let number), let name)? = try found(setting, .int) else { return nil }
        return try checked(number, range, name)
    }

    /// A text that must be readable as something.
    ///
    /// - Parameters:
    ///   - wanted: what it has to be, for whoever set something else.
    ///   - read: nil for what cannot be used.
    func value<Value>(
        _ setting: Setting, option: String? = nil, wanted: String, _ read: (String) -> Value?
    ) throws -> Value? {
        guard let text = try text(setting, option: option) else { return nil }
        guard let value = read(text) else {
            throw ValidationError("\(try source(of: setting, option: option)): \(wanted)")
        }
        return value
    }

    /// Who said it.
    private func source(of setting: Setting, option: String?) throws -> String {
        if option != nil { return "--\(setting.rawValue)" }
        if Self.isSet(setting.variable) { return setting.variable }
        return file.map { name(setting, in: $0) } ?? setting.rawValue
    }

    /// An empty variable counts as not set.
    private static func isSet(_ variable: String) -> Bool {
        ProcessInfo.processInfo.environment[variable].map { !$0.isEmpty } ?? false
    }

    /// What environment or file say, and who of them.
    private func found(_ setting: Setting, _ type: ConfigType) throws -> (ConfigContent, String)? {
        if Self.isSet(setting.variable) {
            let value = try content(of: setting, in: environment, setting.environmentKey, type, setting.variable)
            return value.map { ($0, setting.variable) }
        }
        guard let file else { return nil }
        let name = name(setting, in: file)
        return try content(of: setting, in: file.provider, AbsoluteConfigKey([setting.rawValue]), type, name)
            .map { ($0, name) }
    }

    private func name(_ setting: Setting, in file: File) -> String { "\(setting.rawValue) in \(file.path)" }

    private func checked(_ number: Int, _ range: ClosedRange<Int>, _ name: String) throws -> Int {
        guard range.contains(number) else {
            throw ValidationError("\(name): a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private func content(
        of setting: Setting, in provider: some ConfigProvider, _ key: AbsoluteConfigKey, _ type: ConfigType,
        _ name: String
    ) throws -> ConfigContent? {
        do {
            return try provider.value(forKey: key, type: type).value?.content
        } catch {
            throw ValidationError("\(name): \(setting.kind.rawValue)")
        }
    }
}

extension Settings {
    /// The file is one JSON object whose keys are names of settings.
    private static func open(_ path: String) async throws -> File {
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: fileByteLimit + 1)
        else { throw ValidationError("\(path) cannot be read") }
        guard data.count <= fileByteLimit else {
            throw ValidationError("\(path) is larger than \(fileByteLimit) bytes")
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw ValidationError("\(path) is not a JSON object")
        }
        for key in object.keys.sorted() where Setting(rawValue: key) == nil {
            let known = Setting.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(key) in \(path): there is no such setting; there are \(known)")
        }
        for (key, value) in object where value is NSNull || value is [Any] || value is [String: Any] {
            throw ValidationError("\(key) in \(path): every value is a text, a whole number, true or false")
        }
        do {
            let place = ConfigReader(
                provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(path), isSecret: false)]))
            return File(path: path, provider: try await FileProvider<JSONSnapshot>(config: place))
        } catch {
            throw ValidationError("\(path): every value is a text, a whole number, true or false")
        }
    }
}
