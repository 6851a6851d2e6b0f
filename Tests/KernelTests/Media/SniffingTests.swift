import Kernel
import Testing

@Suite struct SniffingTests {
    @Test func `a picture is what its first bytes say, and a drawing is never one`() {
        #expect(PictureType(sniffing: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(PictureType(sniffing: [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A]) == .png)
        #expect(PictureType(sniffing: Array("RIFF".utf8) + [1, 2, 3, 4] + Array("WEBPVP8 ".utf8)) == .webp)
        for text in [
            "", "GIF89a", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml", "RIFF1234WAVE", "RIFF", "%PDF",
        ] {
            #expect(PictureType(sniffing: Array(text.utf8)) == nil, "\(text)")
        }
    }
}
