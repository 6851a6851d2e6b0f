import Catalog
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

/// What a button beside the video does.
enum VideoAction: String, CaseIterable {
    case save, remove
}

extension Console {
    /// The video stands on the page of the pictures.
    var videoPages: [PageRoute] {
        [
            PageRoute(
                .post, .consoleProductVideo, .permission(.catalogManage),
                uploadLimitBytes: Shop.videoLimitBytes + Self.formLimitBytes, handler: setVideo),
            PageRoute(.post, .consoleProductVideoChanges, .permission(.catalogManage), handler: changeVideo),
        ]
    }

    private func setVideo(_ call: PageCall) async throws -> PageAnswer {
        try await changeMedia(call, .video) { id in
            guard let file = call.files.first(where: { $0.field == "video" }) else {
                throw InputError.missing(field: "video")
            }
            _ = try await shop.setVideo(
                file.content, alt: try call.form.required("video_alt"),
                altEnglish: try call.form.optional("video_alt_en"), of: id,
                version: Int64(try call.form.integer("version", 0...Int.max)), by: call.caller)
        }
    }

    private func changeVideo(_ call: PageCall) async throws -> PageAnswer {
        try await changeMedia(call, .shownVideo) { id in
            let action: VideoAction = try call.form.choice("action")
            let version = Int64(try call.form.integer("version", 0...Int.max))
            switch action {
            case .save:
                _ = try await shop.describeVideo(
                    of: id, version: version, alt: try call.form.required("shown_alt"),
                    altEnglish: try call.form.optional("shown_alt_en"), by: call.caller)
            case .remove:
                _ = try await shop.removeVideo(of: id, version: version, by: call.caller)
            }
        }
    }
}

extension PicturesModel {
    func videoSection(_ frame: PageFrame, isEditable: Bool) -> HTML? {
        guard video != nil || isEditable else { return nil }
        let words = frame.words
        return """
            <section class="card"><h2>\(words("console.video.title"))</h2>\
            \(video.map { shown($0, frame, isEditable) })\(isEditable ? videoUpload(frame) : nil)</section>
            """
    }

    private func shown(_ video: ProductVideo, _ frame: PageFrame, _ isEditable: Bool) -> HTML {
        let (words, url) = (frame.words, Paths.media(video.blob, video.type))
        let cover = product.media.first.map { Paths.media($0.blob, $0.type) }
        let poster: HTML? = cover.map { " poster=\"\($0)\"" }
        return """
            <video class="video" controls preload="none" playsinline\(poster) src="\(url)" \
            aria-label="\(frame.inLanguage(video.alt, video.altEnglish))"></video>\
            <p><a href="\(url)" download>\(words("video.download"))</a></p>\
            \(isEditable ? edit(video, frame) : nil)
            """
    }

    private func edit(_ video: ProductVideo, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let shown = forms.state(
            of: .shownVideo, ["shown_alt": video.alt, "shown_alt_en": video.altEnglish ?? ""])
        func button(_ action: VideoAction, _ label: String) -> HTML {
            """
            <button type="submit" class="button quiet" name="action" value="\(action.rawValue)">\(words(label))</button>
            """
        }
        return frame.form(
            to: frame.paths(.consoleProductVideoChanges, product.id.description),
            """
            \(frame.hidden("version", String(product.version)))
            \(frame.input("shown_alt", words("console.picture.alt"), shown))
            \(frame.input("shown_alt_en", words("console.picture.alt_en"), shown, isRequired: false))
            <p class="actions">\(button(.save, "console.video.save"))</p>
            <details><summary>\(words("console.video.remove"))</summary>\
            <p class="notice warn">\(words("console.picture.remove_hint"))</p>\
            \(button(.remove, "console.video.remove"))</details>
            """)
    }

    private func videoUpload(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .video))
        let limit = ["limit": String(Shop.videoLimitBytes / 1_048_576)]
        let error: HTML? = state.errors["video"].map { "<p class=\"error\" id=\"video-error\">\($0)</p>" }
        return frame.uploadForm(
            to: frame.paths(.consoleProductVideo, product.id.description),
            """
            \(frame.hidden("version", String(product.version)))
            <div class="field"><label for="video">\(words(video == nil ? "console.video.new" : "console.video.other"))\
            </label><input id="video" name="video" type="file" accept="video/mp4,video/webm" required\
            \(error == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"video-error\"")>\(error)\
            <p class="muted">\(words("console.video.hint", limit))</p></div>
            \(frame.input("video_alt", words("console.picture.alt"), state))
            \(frame.input("video_alt_en", words("console.picture.alt_en"), state, isRequired: false))
            <button type="submit">\(words("console.video.upload"))</button>
            """)
    }
}
