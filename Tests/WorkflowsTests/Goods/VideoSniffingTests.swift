import Kernel
import TestSupport
import Testing

@Suite struct VideoSniffingTests {
    @Test func `a video is what its bytes say: a whole MP4 with H.264, or WebM`() {
        #expect(VideoType(sniffing: VideoBytes.mp4("film")) == .mp4)
        #expect(VideoType(sniffing: VideoBytes.mp4(brand: "mp42", codec: "avc3")) == .mp4)
        #expect(VideoType(sniffing: VideoBytes.webm("film")) == .webm)
        // A box without a size goes to the end, and one with a long size says it in eight bytes.
        let head = VideoBytes.mp4()
        #expect(VideoType(sniffing: head + [0, 0, 0, 0] + Array("mdatfilm".utf8)) == .mp4)
        #expect(VideoType(sniffing: head + [0, 0, 0, 1] + Array("mdat".utf8) + [0, 0, 0, 0, 0, 0, 0, 17, 9]) == .mp4)
    }

    @Test func `what is cut, coded otherwise or only called a video is none`() {
        let whole = VideoBytes.mp4("film")
        for count in 0..<whole.count - 12 {
            #expect(VideoType(sniffing: Array(whole.prefix(count))) == nil, "\(count)")
        }
        let wrong: [[UInt8]] = [
            Array(whole.dropLast()), whole + [0], VideoBytes.mp4(codec: "hvc1"), VideoBytes.mp4(codec: "mp4v"),
            VideoBytes.mp4(brand: "qt  "), VideoBytes.mp4(brand: "M4A "), VideoBytes.mp4(brand: "heic"),
            VideoBytes.box("ftyp", Array("isom".utf8)), VideoBytes.box("moov", []) + whole,
            // Sizes that lie: too small for their own heads, and of 63 bits.
            VideoBytes.box("ftyp", Array("isom".utf8)) + [0, 0, 0, 7] + Array("moov".utf8),
            whole + [0, 0, 0, 1] + Array("mdat".utf8) + [UInt8](repeating: 0xFF, count: 8),
            VideoBytes.webm(kind: "matroska"), Array(VideoBytes.webm().prefix(8)), [0x1A, 0x45, 0xDF, 0xA3],
            [0x1A, 0x45, 0xDF, 0xA3, 0], Array("GIF89a".utf8), Array("<video>".utf8), [],
        ]
        for content in wrong { #expect(VideoType(sniffing: content) == nil, "\(content)") }
        for type in VideoType.allCases { #expect(VideoType(fileExtension: type.fileExtension) == type) }
        #expect(VideoType(fileExtension: "mov") == nil)
    }
}
