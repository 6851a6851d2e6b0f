import Identity
import Kernel
import WebRuntime

extension GroupListModel: ListLines {
    static let columns = ["console.groups.name", "console.groups.members", "console.groups.about"]

    func lines(_ frame: PageFrame) -> [[String]] {
        groups.map { [$0.name, count(of: $0) { String($0) }, $0.note] }
    }

    /// As large as it was counted, where it may be larger.
    private func count(of group: CustomerGroup, _ text: (Int) -> String) -> String {
        let count = counts[group.id] ?? 0
        return text(count) + (count >= CustomerGroup.countLimit ? "+" : "")
    }

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.groups.title"), .consoleCustomers,
            """
            \(state.summary)
            <p><a href="\(frame.paths(.consoleCustomers))">\(words("console.groups.customers"))</a></p>
            <p class="muted">\(words("console.groups.hint"))</p>
            \(frame.table(
                ["console.groups.name", "#console.groups.members", "console.groups.about"], groups,
                empty: words("console.groups.none")) { row($0, frame) })
            \(frame.exportLink(.consoleCustomerGroups, isEmpty: groups.isEmpty))
            \(frame.may(.customersManage) ? new(frame) : nil)
            """)
    }

    private func row(_ group: CustomerGroup, _ frame: PageFrame) -> HTML {
        """
        <td><a href="\(frame.paths.consoleCustomerGroup(group.id))">\(group.name)</a></td>\
        <td class="number">\(count(of: group) { frame.format.number($0) })</td><td>\(group.note)</td>
        """
    }

    private func new(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let form = frame.form(
            to: frame.paths(.consoleCustomerGroups),
            """
            \(frame.key(key))\(frame.input("name", words("console.groups.name"), state))
            \(frame.input("note", words("console.groups.note"), state, isRequired: false))
            <button type="submit">\(words("form.save"))</button>
            """)
        return "<section class=\"card\"><h2>\(words("console.groups.new"))</h2>\(form)</section>"
    }
}

/// The members, with the masks of the page.
extension GroupModel: ListLines {
    static let columns = ["field.name", "console.customers.contact", "console.customers.since", "order.state"]

    var next: Cursor? { members.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        members.items.map { person in
            [
                frame.customerName(person), frame.reach(person), frame.format.sortableTime(person.createdAt),
                frame.words("user.state.\(person.state.rawValue)"),
            ]
        }
    }

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let number = frame.format.number(count)
        let cards: HTML =
            """
            <div class="columns"><section class="card"><h2>\(words("console.group.add"))</h2>\(adding(frame))</section>
            <section class="card"><h2>\(words("console.group.about"))</h2>\(about(frame))</section></div>
            \(removal(frame))
            """
        return frame.console(
            title: words("console.group.title", ["name": group.name]), .consoleCustomers,
            """
            \(forms.summary)
            <p><a href="\(frame.paths(.consoleCustomerGroups))">\(words("console.group.back"))</a></p>
            \(summary(frame))\(outcomes(frame))\(note)
            <h2>\(words("console.group.members", ["count": number]))</h2>
            \(list(frame))
            \(frame.may(.customersManage) ? cards : nil)
            """)
    }

    private var note: HTML? { group.note.isEmpty ? nil : "<p class=\"text\">\(group.note)</p>" }

    private func list(_ frame: PageFrame) -> HTML {
        let next = members.next.map { cursor in
            frame.paths(.consoleCustomerGroup, group.id.description, query: [("cursor", cursor.text)])
        }
        let steps = frame.may(.customersManage) ? ["console.staff.steps"] : []
        return """
            \(frame.table(Self.columns + steps, members.items, empty: frame.words("console.group.none")) { person in
                row(person, frame)
            })
            \(frame.nextPageLink(next))
            \(frame.exportLink(.consoleCustomerGroup, group.id.description, isEmpty: members.items.isEmpty))
            """
    }

    private func row(_ person: Profile, _ frame: PageFrame) -> HTML {
        let name = frame.customerName(person)
        let out: HTML? =
            frame.may(.customersManage)
            ? "<td>\(frame.leaving(group, person.id, .consoleCustomerGroupMember, label: name))</td>" : nil
        return """
            <td><a href="\(frame.paths.consoleCustomer(person.id))">\(name)</a></td>\
            <td>\(frame.reach(person))</td><td>\(frame.time(person.createdAt))</td>\
            <td>\(frame.userState(person.state))</td>\(out)
            """
    }

    private func adding(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let hint = words("console.group.contacts_hint", ["most": frame.format.number(CustomerGroup.contactLimit)])
        return """
            <p class="muted">\(hint)</p>\(frame.form(
                to: frame.paths(.consoleCustomerGroupMembers, group.id.description),
                """
                \(frame.textarea(
                    "contacts", words("console.group.contacts"), forms.state(of: .contacts), rows: 6, isRequired: true))
                <button type="submit">\(words("console.group.join"))</button>
                """))
            """
    }

    private func about(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let state = forms.state(of: .about, ["name": group.name, "note": group.note])
        return frame.form(
            to: frame.paths.consoleCustomerGroup(group.id),
            """
            \(frame.hidden("version", String(group.version)))\(frame.input("name", words("console.groups.name"), state))
            \(frame.input("note", words("console.groups.note"), state, isRequired: false))
            <button type="submit" class="button quiet">\(words("form.save"))</button>
            """)
    }

    private func removal(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.secondStep(
            words("console.group.remove"), isOpen: forms.isSent(.removal),
            words("console.group.remove_hint", ["count": frame.format.number(count)]),
            frame.button(
                to: frame.paths(.consoleCustomerGroupRemoval, group.id.description), words("console.remove.sure"),
                class: "button quiet", frame.hidden("version", String(group.version))))
    }
}

// What became of those who were to join.
extension GroupModel {
    private func summary(_ frame: PageFrame) -> HTML {
        guard !results.isEmpty else { return "" }
        let odd = count(where: \.isOdd)
        let added = count { if case .added = $0 { true } else { false } }
        let text = frame.words(
            "console.group.did",
            ["count": "\(added)", "already": "\(results.count - odd - added)", "odd": "\(odd)"])
        return "<p class=\"notice \(odd > 0 ? "warn" : "good")\" role=\"status\">\(text)</p>"
    }

    private func outcomes(_ frame: PageFrame) -> HTML {
        guard !results.isEmpty else { return "" }
        let entries = Array(results.enumerated())
        return frame.table(
            ["#console.group.entry", "console.group.contacts", "console.group.outcome"], entries
        ) { index, result in
            let text: HTML =
                result.outcome.user.map { "<a href=\"\(frame.paths.consoleCustomer($0))\">\(result.text)</a>" }
                ?? HTML(text: result.text)
            return """
                <td class="number">\(frame.format.number(index + 1))</td><td>\(text)</td>\
                <td>\(outcome(result.outcome, frame))</td>
                """
        }
    }

    private func outcome(_ outcome: JoinOutcome, _ frame: PageFrame) -> HTML {
        let words = frame.words
        func odd(_ text: String) -> HTML { "<span class=\"error\">\(text)</span>" }
        switch outcome {
        case .added: return frame.state("console.group.outcome.added", "good")
        case .already: return frame.state("console.group.outcome.already", "")
        case .repeated(let entry): return odd(words("console.group.outcome.repeated", ["entry": "\(entry)"]))
        case .full:
            return odd(words("error.too_many_groups_of_customer", ["most": "\(CustomerGroup.limitOfCustomer)"]))
        case .unknown: return odd(words("console.group.outcome.unknown"))
        }
    }
}

extension JoinOutcome {
    /// Whether it asks for somebody's look.
    var isOdd: Bool {
        switch self {
        case .added, .already: false
        case .repeated, .full, .unknown: true
        }
    }

    fileprivate var user: UserID? {
        switch self {
        case .added(let id), .already(let id), .full(let id): id
        case .repeated, .unknown: nil
        }
    }
}

extension PageFrame {
    /// The button that takes a customer out of a group.
    ///
    /// - Parameters:
    ///   - path: of the page that it stands on: the way leads back there.
    ///   - label: whom, or from which group.
    func leaving(_ group: CustomerGroup, _ user: UserID, _ path: PagePath, label: String) -> HTML {
        let url =
            path.parameterNames.first == "user"
            ? paths(path, user.description, group.id.description) : paths(path, group.id.description, user.description)
        return button(to: url, "\(words("console.group.take_out")): \(label)", class: "button quiet")
    }
}
