public import Kernel

extension BlobHash {
    /// The name that this content is stored under.
    public init(of content: [UInt8]) {
        guard let hash = BlobHash(SHA256.hex(content)) else { preconditionFailure("SHA-256 is no blob hash") }
        self = hash
    }
}
