import Hummingbird
public import Kernel

/// The parameters in a path, decoded.
public struct PathParameters: Sendable {
    private let parameters: Parameters

    init(_ parameters: Parameters) {
        self.parameters = parameters
    }

    /// - Throws: `NotFound` for what is not UTF-8 or holds U+0000: nothing has such a name.
    public func text(_ name: String) throws(NotFound) -> String {
        guard let raw = parameters[name[...]] else { preconditionFailure("the path has no parameter \(name)") }
        guard let text = String(raw).percentDecoded(plusIsSpace: false), !text.utf8.contains(0) else {
            throw NotFound("path")
        }
        return text
    }

    /// - Throws: `NotFound` for what is no id of this kind.
    public func id<Tag>(_ name: String, as _: ID<Tag>.Type = ID<Tag>.self) throws(NotFound) -> ID<Tag> {
        guard let id = ID<Tag>(try text(name)) else { throw NotFound(name.replacing("_id", with: "")) }
        return id
    }
}
