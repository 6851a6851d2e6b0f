import Catalog
import Cryptography
import HTTPTypes
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct MediaTests {
    @Test(arguments: TestEngine.all)
    func `a video stands behind the pictures, and is edited as it is shown`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let film = VideoBytes.webm("film")
            let url = Paths.media(BlobHash(of: film), VideoType.webm)
            let picture = try await api.shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "杯"), by: .system("test"))
            let shown = try await api.shop.setVideo(
                film, alt: "转动的杯", altEnglish: "A turning cup", of: api.product.id, version: api.product.version,
                by: .system("test"))
            let version = Int(shown.product.version)
            let path = "products/\(api.product.id)"
            let image = #"{"url":"/media/\#(picture.blob).svg","alt":"杯","width":4,"height":3}"#
            let video = #"{"type":"video","url":"\#(url)","alt":"杯","alt_en":"Cup"}"#
            let before = try await api.call(.get, path)
            #expect(before.count("media") == 1 && before.string("media.0.type") == "video")
            #expect(before.string("media.0.url") == url && before.string("media.0.alt") == "转动的杯")
            #expect(before.string("media.0.alt_en") == "A turning cup" && before.int("media.0.width") == nil)
            #expect(try await api.call(.get, "products").count("items.0.media") == 0)
            let wrong: [(String, String)] = [
                (#"{"media":[\#(video),\#(video)]}"#, "media"),
                (#"{"media":[{"type":"film","url":"\#(url)","alt":"杯"}]}"#, "media[0].type"),
                (#"{"media":[{"url":"\#(url)","alt":"杯","width":4,"height":3}]}"#, "media[0].url"),
                (#"{"media":[{"type":"video","url":"/media/\#(picture.blob).svg","alt":"杯"}]}"#, "media[0].url"),
                (#"{"media":[{"type":"video","url":"\#(url.replacing("webm", with: "mp4"))","alt":"杯"}]}"#, "media"),
                (#"{"media":[{"type":"video","url":"\#(url)","alt":""}]}"#, "media[0].alt"),
                (#"{"media":[{"url":"/media/\#(picture.blob).svg","alt":"杯"}]}"#, "media[0].width"),
            ]
            for (body, field) in wrong {
                let answer = try await api.call(.patch, path, as: api.clerk, ifMatch: version, body)
                #expect(answer.status == 422 && answer.string("field") == field, "\(body): \(answer.text)")
            }
            let both = try await api.call(
                .patch, path, as: api.clerk, ifMatch: version, #"{"media":[\#(video),\#(image)]}"#)
            #expect(both.status == 200 && both.count("media") == 2, "\(both.text)")
            #expect(both.string("media.0.type") == "image" && both.string("media.1.alt_en") == "Cup")
            let made = try await api.call(
                .post, "products", as: api.clerk, #"{"slug":"jar","title":"罐","media":[\#(video)]}"#)
            #expect(made.status == 201 && made.string("media.0.url") == url, "\(made.text)")
            // What is not named goes; what says nothing of media leaves them alone.
            let same = try await api.call(.patch, path, as: api.clerk, ifMatch: version + 1, #"{"title":"大杯"}"#)
            #expect(same.count("media") == 2)
            let bare = try await api.call(
                .patch, path, as: api.clerk, ifMatch: version + 2, #"{"media":[\#(image)]}"#)
            #expect(bare.status == 200 && bare.count("media") == 1 && bare.string("media.0.type") == "image")
            #expect(try await api.shop.catalog.product(.id(api.product.id))?.video == nil)
        }
    }
}
