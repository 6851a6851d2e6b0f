import Catalog
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

/// What a button beside a picture does.
enum PictureAction: String, CaseIterable {
    case up, down, save, remove

    /// The pictures after it was pressed.
    func applied(to pictures: [ProductPicture], at index: Int, alt: String, altEnglish: String?) -> [ProductPicture] {
        var pictures = pictures
        switch self {
        case .up where index > 0: pictures.swapAt(index, index - 1)
        case .down where index < pictures.count - 1: pictures.swapAt(index, index + 1)
        case .up, .down: break
        case .save:
            let old = pictures[index]
            pictures[index] = ProductPicture(
                blob: old.blob, type: old.type, alt: alt, altEnglish: altEnglish, width: old.width, height: old.height)
        case .remove: pictures.remove(at: index)
        }
        return pictures
    }
}

extension [ProductPicture] {
    /// The same pictures in the order in which these names stand.
    ///
    /// - Throws: `InputError` where the names are not those of these pictures, each once.
    func arranged(_ names: [String]) throws(InputError) -> [ProductPicture] {
        var rest = self
        var arranged: [ProductPicture] = []
        for name in names {
            guard let index = rest.firstIndex(where: { $0.blob.description == name }) else { break }
            arranged.append(rest.remove(at: index))
        }
        guard rest.isEmpty, arranged.count == names.count else {
            throw .invalid(field: "order", reason: "Every picture stands in it once.")
        }
        return arranged
    }
}

extension Console {
    /// What stands around the file in the body of an upload.
    static let formLimitBytes = 64 * 1_024

    var picturePages: [PageRoute] {
        [
            PageRoute(.get, .consoleProductPictures, .permission(.catalogRead)) { call in
                .page(try await pictures(call, call.path.id("product")))
            },
            PageRoute(
                .post, .consoleProductPictures, .permission(.catalogManage),
                uploadLimitBytes: Shop.photoLimitBytes + Self.formLimitBytes, handler: addPicture),
            PageRoute(.post, .consoleProductPictureOrder, .permission(.catalogManage), handler: orderPictures),
            PageRoute(.post, .consoleProductPicture, .permission(.catalogManage), handler: changePicture),
        ]
    }

    private func pictures(
        _ call: PageCall, _ id: ProductID, _ forms: FormStates<MediaForm> = .fresh
    ) async throws -> HTML {
        let detail = try await shop.catalog.product(.id(id), includeUnpublished: true)
        guard let detail else { throw NotFound("product") }
        return PicturesModel(product: detail.product, video: detail.video, forms: forms).html(call.frame)
    }

    private func addPicture(_ call: PageCall) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        do {
            let files = call.files.filter { $0.field == "picture" }
            guard !files.isEmpty else { throw InputError.missing(field: "picture") }
            let (alt, altEnglish) = (try call.form.required("alt"), try call.form.optional("alt_en"))
            let added = try await shop.addPhotos(
                files.map { PhotoFile(name: $0.name, content: $0.content) }, alt: alt, altEnglish: altEnglish, to: id,
                version: Int64(try call.form.integer("version", 0...Int.max)), sizer: pictureSizer, by: call.caller
            ).added
            return .redirect(to: call.paths(.consoleProductPictures, id.description))
                .saying(added == 0 ? "console_pictures_known" : "console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await pictures(call, id, .sent(.picture, $0)) }
        }
    }

    private func changePicture(_ call: PageCall) async throws -> PageAnswer {
        let name = try call.path.text("picture")
        return try await changeMedia(call, .shownPicture) { id in
            let action: PictureAction = try call.form.choice("action")
            let (alt, altEnglish) = (try call.form.optional("alt") ?? "", try call.form.optional("alt_en"))
            _ = try await shop.changePictures(
                of: id, version: Int64(try call.form.integer("version", 0...Int.max)), by: call.caller
            ) { pictures in
                guard let index = pictures.firstIndex(where: { $0.blob.description == name }) else {
                    throw NotFound("picture")
                }
                return action.applied(to: pictures, at: index, alt: alt, altEnglish: altEnglish)
            }
        }
    }

    /// All pictures in another order, at once.
    private func orderPictures(_ call: PageCall) async throws -> PageAnswer {
        let names = call.form.all("picture")
        return try await changeMedia(call, .shownPicture) { id in
            _ = try await shop.changePictures(
                of: id, version: Int64(try call.form.integer("version", 0...Int.max)), by: call.caller
            ) { try $0.arranged(names) }
        }
    }

    /// A change of what a product shows; the page of its pictures says how it went.
    func changeMedia(
        _ call: PageCall, _ form: MediaForm, _ body: (ProductID) async throws -> Void
    ) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        do {
            try await body(id)
            return .redirect(to: call.paths(.consoleProductPictures, id.description)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await pictures(call, id, .sent(form, $0)) }
        }
    }
}

/// The forms of the page of pictures.
enum MediaForm: Hashable, Sendable {
    case picture, shownPicture, video, shownVideo
}

/// The pictures of one product, in their order, and its video.
struct PicturesModel: Sendable {
    let product: Product
    let video: ProductVideo?
    let forms: FormStates<MediaForm>

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let isEditable = frame.may(.catalogManage) && product.state != .archived
        return frame.console(
            title: words("console.picture.title", ["title": frame.title(product)]), .consoleGoods,
            isScripted: isEditable && isArrangeable,
            """
            \(forms.summary)
            <p><a href="\(frame.paths.consoleProduct(product.id))">\(words("console.picture.back"))</a></p>
            \(product.media.isEmpty ? frame.empty(words("console.picture.none")) : nil)
            \(isEditable && isArrangeable ? order(frame) : nil)
            <ol class="plain pictures"\(isEditable && isArrangeable ? arranging(frame) : nil)>\
            \(each: Array(product.media.enumerated()), { index, picture in
                item(index, picture, frame, isEditable)
            })</ol>
            \(isEditable ? upload(frame) : nil)
            \(videoSection(frame, isEditable: isEditable))
            """)
    }

    /// One picture has no order.
    private var isArrangeable: Bool { product.media.count > 1 }

    /// What the script sends when pictures were dragged, and where it says how that went.
    private func order(_ frame: PageFrame) -> HTML {
        let url = frame.paths(.consoleProductPictureOrder, product.id.description)
        let form: HTML = """
            <form method="post" action="\(url)" data-order hidden>\(frame.tokenField)\
            \(frame.hidden("version", String(product.version)))\
            \(each: product.media, { frame.hidden("picture", $0.blob.description) })</form>
            """
        return """
            <p class="muted">\(frame.words("console.picture.order"))</p>\(form)\
            <p class="muted" role="status" data-said></p>
            """
    }

    /// What the script says.
    private func arranging(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
             data-arrange data-moved="\(words("console.picture.moved"))" data-kept="\(words("console.picture.kept"))" \
            data-failed="\(words("console.picture.failed"))"
            """
    }

    private func item(_ index: Int, _ picture: ProductPicture, _ frame: PageFrame, _ isEditable: Bool) -> HTML {
        let shown = Paths.media(picture.sizes.first?.blob ?? picture.blob, picture.type)
        return """
            <li class="card" data-picture="\(picture.blob.description)"><img class="picture" src="\(shown)" \
            alt="\(picture.alt)" width="\(picture.width)" height="\(picture.height)" loading="lazy">\
            <p class="muted">\(picture.width) × \(picture.height)\(isEditable ? small(picture, frame) : nil)</p>\
            \(isEditable ? edit(index, picture, frame) : nil)</li>
            """
    }

    /// A drawing has no pixels.
    private func small(_ picture: ProductPicture, _ frame: PageFrame) -> HTML? {
        guard picture.type != .svg, min(picture.width, picture.height) < ProductModel.pictureSide else { return nil }
        let least = frame.format.number(ProductModel.pictureSide)
        return " · \(frame.words("console.picture.small", ["least": least]))"
    }

    private func edit(_ index: Int, _ picture: ProductPicture, _ frame: PageFrame) -> HTML {
        let words = frame.words
        func field(_ name: String, _ label: String, _ value: String) -> HTML {
            """
            <div class="field"><label for="\(name)-\(index)">\(words(label))</label>\
            <input id="\(name)-\(index)" name="\(name)" value="\(value)" maxlength="200"></div>
            """
        }
        // The script shows those again that a picture has in its new place.
        func button(_ action: PictureAction, isShown: Bool = true) -> HTML {
            let label = words("console.picture.\(action.rawValue)")
            return """
                <button type="submit" class="button quiet" name="action" value="\(action.rawValue)" \
                aria-label="\(label): \(picture.alt)"\(attribute: "hidden", when: !isShown)>\(label)</button>
                """
        }
        let grip: HTML = """
            <button type="button" class="button quiet grip" data-grip hidden \
            aria-label="\(words("console.picture.drag_keys")): \(picture.alt)"><span aria-hidden="true">⠿</span> \
            \(words("console.picture.drag"))</button>
            """
        return frame.form(
            to: frame.paths(.consoleProductPicture, product.id.description, picture.blob.description),
            """
            \(frame.hidden("version", String(product.version)))\(field("alt", "console.picture.alt", picture.alt))
            \(field("alt_en", "console.picture.alt_en", picture.altEnglish ?? ""))
            <p class="actions">\(isArrangeable ? grip : nil)\(button(.save))\(button(.up, isShown: index > 0))\
            \(button(.down, isShown: index < product.media.count - 1))</p>
            <details><summary>\(words("console.picture.remove"))</summary>\
            <p class="notice warn">\(words("console.picture.remove_hint"))</p>\(button(.remove))</details>
            """)
    }

    private func upload(_ frame: PageFrame) -> HTML {
        let known = ["alt": product.title, "alt_en": product.titleEnglish ?? ""]
        let (words, state) = (frame.words, forms.state(of: .picture, known))
        let limit = ["limit": String(Shop.photoLimitBytes / 1_048_576)]
        let error: HTML? = state.errors["picture"].map { "<p class=\"error\" id=\"picture-error\">\($0)</p>" }
        return """
            <section class="card"><h2>\(words("console.picture.new"))</h2>\(frame.uploadForm(
                to: frame.paths(.consoleProductPictures, product.id.description),
                """
                \(frame.hidden("version", String(product.version)))
                <div class="field"><label for="picture">\(words("console.picture.file"))</label>\
                <input id="picture" name="picture" type="file" accept="image/jpeg,image/png,image/webp" \
                multiple required\
                \(error == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"picture-error\"")>\(error)\
                <p class="muted">\(words("console.picture.hint", limit))</p></div>
                \(frame.input("alt", words("console.picture.alt_needed"), state))
                \(frame.input("alt_en", words("console.picture.alt_en"), state, isRequired: false))
                <button type="submit">\(words("console.picture.upload"))</button>
                """))</section>
            """
    }
}
