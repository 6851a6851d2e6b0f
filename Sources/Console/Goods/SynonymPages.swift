import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    var synonymPages: [PageRoute] {
        [
            PageRoute(.get, .consoleSynonyms, .permission(.catalogRead), handler: synonymList),
            PageRoute(.post, .consoleSynonyms, .permission(.catalogManage), handler: addSynonym),
            PageRoute(.post, .consoleSynonym, .permission(.catalogManage), handler: removeSynonym),
        ]
    }

    private func synonymList(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await synonyms(call)) }
        return file(call, "synonyms") { [shop] session, _, _ in
            SynonymListModel(synonyms: try shop.catalog.synonyms(in: session), state: .fresh())
        }
    }

    private func synonyms(_ call: PageCall, _ state: FormState = .fresh(["is_two_way": "true"])) async throws -> HTML {
        let synonyms = try await database.read { [shop] in try shop.catalog.synonyms(in: $0) }
        return SynonymListModel(synonyms: synonyms, state: state).html(call.frame)
    }

    private func addSynonym(_ call: PageCall) async throws -> PageAnswer {
        do {
            let form = call.form
            _ = try await shop.catalog.addSynonyms(
                try form.required("word"), Synonym.words(in: try form.required("other")),
                isTwoWay: try form.optionalBoolean("is_two_way") ?? false, by: call.caller)
            return .redirect(to: call.paths(.consoleSynonyms)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await synonyms(call, $0) }
        }
    }

    private func removeSynonym(_ call: PageCall) async throws -> PageAnswer {
        try await shop.catalog.removeSynonym(try call.path.id("synonym"), by: call.caller)
        return .redirect(to: call.paths(.consoleSynonyms)).saying("console_saved")
    }
}

/// The words that search takes for each other.
struct SynonymListModel: Sendable {
    let synonyms: [Synonym]
    let state: FormState
}

extension SynonymListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.synonyms"), .consoleSynonyms,
            """
            \(state.summary)<p class="muted">\(words("console.synonym.hint"))</p>
            \(frame.table(
                ["console.synonym.word", "console.synonym.way", "console.synonym.other", "console.synonym.remove"],
                synonyms, empty: words("console.synonym.none")
            ) { synonym in row(synonym, frame) })
            \(frame.exportLink(.consoleSynonyms, isEmpty: synonyms.isEmpty))
            \(frame.may(.catalogManage) ? add(frame) : nil)
            """)
    }

    private func row(_ synonym: Synonym, _ frame: PageFrame) -> HTML {
        let way = frame.words(synonym.isTwoWay ? "console.synonym.two_way" : "console.synonym.one_way")
        let label = frame.words("console.synonym.remove")
        let remove: HTML? =
            frame.may(.catalogManage)
            ? frame.secondStep(
                label, frame.words("console.synonym.remove_hint"),
                frame.button(
                    to: frame.paths(.consoleSynonym, synonym.id.description), label, class: "button quiet")) : nil
        return "<td>\(synonym.word)</td><td>\(way)</td><td>\(synonym.other)</td><td>\(remove)</td>"
    }

    private func add(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let form = frame.form(
            to: frame.paths(.consoleSynonyms),
            """
            \(frame.input("word", words("console.synonym.word"), state))
            \(frame.input(
                "other", words("console.synonym.other"), state, hint: words("console.synonym.others")))
            <label class="choice"><input type="checkbox" name="is_two_way" value="true"\
            \(attribute: "checked", when: state["is_two_way"] == "true")> \
            <span>\(words("console.synonym.two_way_hint"))</span></label>
            <button type="submit">\(words("form.save"))</button>
            """)
        return "<section class=\"card\"><h2>\(words("console.synonym.new"))</h2>\(form)</section>"
    }
}
