import Cryptography
import Kernel
import Testing

@Suite struct BlobHashTests {
    @Test func `a hash is 64 lower-case hex digits and nothing else`() throws {
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(BlobHash(text)?.description == text)
        #expect(BlobHash(of: Array("abc".utf8)) == BlobHash(text))
        for wrong in ["", text.uppercased(), String(text.dropLast()), text + "0", "../../" + text.dropFirst(6)] {
            #expect(BlobHash(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `every picture's extension leads back to its type`() {
        for type in PictureType.allCases { #expect(PictureType(fileExtension: type.fileExtension) == type) }
        #expect(PictureType(fileExtension: "gif") == nil)
    }
}
