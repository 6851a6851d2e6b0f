extension PictureType {
    /// What the first bytes of a file from outside say that it is; nil for anything but JPEG, PNG and WebP. Names
    /// and media types that come with a file prove nothing. A drawing is never recognised: SVG comes from this program
    /// alone.
    public init?(sniffing content: [UInt8]) {
        if content.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if content.starts(with: Array("RIFF".utf8)), content.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else {
            return nil
        }
    }
}
