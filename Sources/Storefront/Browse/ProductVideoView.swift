import Catalog
import Kernel
import WebRuntime

extension ProductModel {
    /// Behind the pictures; nothing of it is fetched before somebody wants to see it.
    func video(_ frame: PageFrame) -> HTML? {
        guard let video = detail.video else { return nil }
        let url = Paths.media(video.blob, video.type)
        let cover = detail.product.media.first.map { Paths.media($0.blob, $0.type) }
        let poster: HTML? = cover.map { " poster=\"\($0)\"" }
        return """
            <li id="video"><video class="video" controls preload="none" playsinline\(poster) \
            aria-label="\(frame.inLanguage(video.alt, video.altEnglish))">\
            <source src="\(url)" type="\(video.type.rawValue)">\
            <a href="\(url)" download>\(frame.words("video.download"))</a></video></li>
            """
    }

    /// Leads to the video from below the pictures.
    func videoThumb(_ frame: PageFrame) -> HTML {
        """
        <li><a href="#video" aria-label="\(frame.words("product.video"))">\
        <span class="picture blank thumb" aria-hidden="true">▶</span></a></li>
        """
    }
}

extension StructuredData {
    /// The video of a product. Search engines want a picture of it and the day of its upload: without them it is better
    /// not told of.
    static func video(_ model: ProductModel, _ frame: PageFrame, at site: String) -> JSON? {
        guard let video = model.detail.video, let addedAt = video.addedAt, let cover = model.detail.product.media.first
        else { return nil }
        let summary = model.summary(frame)
        return JSON.object { json in
            json.set("@context", "https://schema.org")
            json.set("@type", "VideoObject")
            json.set("name", frame.inLanguage(video.alt, video.altEnglish))
            if !summary.isEmpty { json.set("description", summary) }
            json.set("thumbnailUrl", [site + Paths.media(cover.blob, cover.type)])
            json.set("uploadDate", addedAt)
            json.set("contentUrl", site + Paths.media(video.blob, video.type))
        }
    }
}
