/// Files that begin and are built like videos, and show nothing.
public enum VideoBytes {
    /// A box of MP4: its size, its name, what stands in it.
    public static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let size = UInt32(content.count + 8)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + Array(name.utf8) + content
    }

    /// - Parameters:
    ///   - mark: makes it another file.
    ///   - codec: how its one track is coded.
    public static func mp4(_ mark: String = "", brand: String = "isom", codec: String = "avc1") -> [UInt8] {
        let entries = [UInt8](repeating: 0, count: 8) + box(codec, [])
        let tables = box("minf", box("stbl", box("stsd", entries)))
        return box("ftyp", Array("\(brand)0000\(brand)".utf8)) + box("moov", box("trak", box("mdia", tables)))
            + box("mdat", Array(mark.utf8))
    }

    public static func webm(_ mark: String = "", kind: String = "webm") -> [UInt8] {
        let version: [UInt8] = [0x42, 0x86, 0x81, 1]
        let type: [UInt8] = [0x42, 0x82, 0x80 | UInt8(kind.utf8.count)] + Array(kind.utf8)
        return [0x1A, 0x45, 0xDF, 0xA3, 0x80 | UInt8(version.count + type.count)] + version + type + Array(mark.utf8)
    }
}
