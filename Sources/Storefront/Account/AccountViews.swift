import Identity
import Kernel
import WebRuntime

extension AccountModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let names = forms.state(of: .profile, ["name": profile.name])
        let facts: [(label: String, value: String?)] = [
            (words("field.email"), profile.email),
            (words("field.phone"), profile.phone.map { $0.hasPrefix("+86") ? String($0.dropFirst(3)) : $0 }),
        ]
        return frame.page(
            title: words("nav.account"), current: .account,
            """
            <h1>\(words("nav.account"))</h1>\(forms.summary)
            \(orders(frame))<nav aria-label="\(words("nav.account"))"><ul>
            <li><a href="\(frame.paths(.accountAddresses))">\(words("account.addresses"))</a></li>
            <li><a href="\(frame.paths(.accountSessions))">\(words("account.sessions"))</a></li>
            <li><a href="\(frame.paths(.accountSecondFactor))">\(words("second.account"))</a></li></ul></nav>
            <div class="columns"><section class="card"><h2>\(words("account.profile"))</h2>
            <dl class="facts">\(each: facts, { fact in
                fact.value.map { "<dt>\(fact.label)</dt><dd>\(frame.breakable($0))</dd>" } ?? ""
            })</dl>
            \(frame.form(to: frame.paths.account, """
                \(frame.hidden("version", String(profile.version)))
                \(frame.input("name", words("field.name"), names, isRequired: false, autocomplete: "name"))
                <button type="submit">\(words("form.save"))</button>
                """))</section>
            <section class="card"><h2>\(words(hasPassword ? "account.password" : "account.set_password"))</h2>\
            \(passwordForm(frame))</section></div>
            """)
    }

    /// What most people come for; staff do not shop.
    private func orders(_ frame: PageFrame) -> HTML? {
        guard !frame.isStaff else { return nil }
        let (words, paths) = (frame.words, frame.paths)
        return """
            <section class="card"><div class="line-foot"><h2>\(words("nav.orders"))</h2>\
            <a href="\(paths.orders)">\(words("account.all_orders"))</a></div>
            <nav class="states" aria-label="\(words("nav.orders"))"><ul>\(each: Self.shownGroups, { group in
                let count: HTML? = counts[group].map { "<span class=\"state warn\">\(frame.format.number($0))</span>" }
                return """
                    <li><a href="\(paths(.orders, query: [("state", group.rawValue)]))">\
                    \(words("orders.group.\(group.rawValue)"))\(count)</a></li>
                    """
            })</ul></nav></section>
            """
    }

    /// What somebody may have to do with.
    private static let shownGroups: [OrderGroup] = [.unpaid, .sending, .arriving, .returns]

    private func passwordForm(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .password))
        let current: HTML =
            hasPassword
            ? frame.input(
                "current_password", words("account.current_password"), state, type: "password",
                autocomplete: "current-password")
            : "<p class=\"muted\">\(words("account.set_password.hint"))</p>"
        return frame.form(
            to: frame.paths.account,
            """
            \(current)
            \(frame.input(
                "password", words("account.new_password"), state, type: "password", autocomplete: "new-password",
                hint: frame.passwordRule))
            <button type="submit" name="step" value="password">\
            \(words(hasPassword ? "account.change_password" : "account.set_password"))</button>
            """)
    }
}

extension AddressBookModel {
    /// What the button's form says that takes an address out of the book.
    static let deletion = "delete"

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let list: HTML =
            addresses.isEmpty
            ? frame.empty(words("account.no_addresses"))
            : "<ul class=\"plain\">\(each: addresses, { entry($0, frame) })</ul>"
        return frame.page(
            title: words("account.addresses"), current: .account,
            """
            <h1>\(words("account.addresses"))</h1>\(deleted.map { undo($0, frame) })\(list)
            <h2>\(words("account.add_address"))</h2>\(state.summary)\(frame.reach(of: divisions))
            \(frame.form(to: frame.paths(.accountAddresses), """
                \(frame.firstButton(words("form.save")))\(frame.addressFields(state, in: divisions))\
                \(frame.defaultBox(state["default"] != ""))
                <button type="submit">\(words("form.save"))</button>
                """))
            """)
    }

    /// The address as it was, as the form for a new one would send it: its place typed, so that no list has to know it.
    private func undo(_ saved: SavedAddress, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let fields = saved.address.fields.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        let text = "\(saved.address.name) \(frame.oneLine(saved.address, in: divisions))"
        let isDefault: HTML? = saved.isDefault ? frame.hidden("default", "true") : nil
        return """
            <div class="notice good" role="status">\
            <p>\(words("account.address_deleted", ["address": text]))</p>\(frame.button(
                to: frame.paths(.accountAddresses), words("account.undo_delete"), class: "button quiet",
                """
                \(each: fields, { frame.hidden($0.key, $0.value) })\(frame.hidden(PlaceForm.typedField, "true"))\
                \(isDefault)
                """))</div>
            """
    }

    private func entry(_ saved: SavedAddress, _ frame: PageFrame) -> HTML {
        let address = saved.address
        let text = frame.oneLine(address, in: divisions)
        let mark: HTML = saved.isDefault ? "<span class=\"state good\">\(frame.words("account.default"))</span>" : ""
        let url = frame.paths(.accountAddress, saved.id.description)
        let choose: HTML? =
            saved.isDefault
            ? nil
            : frame.button(
                to: url, frame.words("account.make_default"), class: "button link",
                frame.hidden("step", "default") + frame.hidden("version", String(saved.version)))
        return """
            <li class="card"><p>\(address.name) \(address.phone) \(mark)</p><p>\(text)</p>
            <p class="actions"><a class="button quiet" href="\(url)">\(frame.words("account.edit"))</a>\
            \(choose)</p></li>
            """
    }
}

extension AddressModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let url = frame.paths(.accountAddress, id.description)
        return frame.page(
            title: words("account.edit_address"), current: .account,
            """
            <h1>\(words("account.edit_address"))</h1>\(state.summary)\(frame.reach(of: divisions))
            \(frame.form(to: url, """
                \(frame.firstButton(words("form.save")))\(frame.hidden("version", version))\
                \(frame.addressFields(state, in: divisions))\(frame.defaultBox(isDefault))
                <button type="submit">\(words("form.save"))</button>
                """))
            <p>\(frame.button(
                to: frame.paths(.accountAddresses), words("account.delete_address"), class: "button quiet",
                frame.hidden("step", AddressBookModel.deletion) + frame.hidden("address", id.description)))</p>
            """)
    }
}

extension SessionListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("account.sessions"), current: .account,
            """
            <h1>\(words("account.sessions"))</h1><ul class="plain">\(each: sessions, { entry($0, frame) })</ul>
            """)
    }

    /// A browser by its name and its system; a program by what it calls itself.
    private func device(_ session: SessionSummary, _ words: Strings) -> String {
        let kind = words("account.session.\(session.kind.rawValue)")
        switch session.kind {
        case .browser: return session.device.isEmpty ? kind : words.browser(session.device)
        case .api: return session.device.isEmpty ? kind : "\(kind) \(session.device)"
        }
    }

    /// The one that shows this page is used now; what is kept of a session is only as fresh as its last renewal.
    private func entry(_ session: SessionSummary, _ frame: PageFrame) -> HTML {
        let (words, isCurrent) = (frame.words, session.id == current)
        let usedAt = isCurrent ? frame.now : session.usedAt
        let end: HTML =
            isCurrent
            ? "<span class=\"state good\">\(words("account.this_session"))</span>"
            : frame.button(
                to: frame.paths(.accountSessions), words("account.end_session"), class: "button quiet",
                frame.hidden("session", session.id.description))
        return """
            <li class="card"><p>\(device(session, words)) <span class="muted">\(session.address)</span></p>
            <p class="muted">\(words("account.last_used", ["time": frame.time(usedAt)]))</p>\(end)</li>
            """
    }
}

extension PageFrame {
    /// What the Enter key presses in a form whose other buttons only show it again.
    fileprivate func firstButton(_ label: String) -> HTML {
        "<button type=\"submit\" class=\"hidden\" tabindex=\"-1\">\(label)</button>"
    }

    fileprivate func defaultBox(_ isChecked: Bool) -> HTML {
        """
        <label class="choice"><input type="checkbox" name="default" value="true"\
        \(attribute: "checked", when: isChecked)> <span>\(words("account.make_default"))</span></label>
        """
    }
}
