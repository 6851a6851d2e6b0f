import Identity
import Kernel
import WebRuntime
import Workflows

/// All groups of customers, with a form for a new one.
struct GroupListModel: Sendable {
    let groups: [CustomerGroup]
    /// Of groups that have members, counted up to `CustomerGroup.countLimit`.
    let counts: [CustomerGroupID: Int]
    let state: FormState
    let key: String
}

/// The forms of a group's page.
enum GroupForm: Sendable {
    case contacts, about, removal
}

/// One group with its members, and what became of those who were to join.
struct GroupModel: Sendable {
    let group: CustomerGroup
    let members: Page<Profile>
    /// Of all pages.
    let count: Int
    let results: [JoinResult]
    let forms: FormStates<GroupForm>

    func count(where isWanted: (JoinOutcome) -> Bool) -> Int { results.count { isWanted($0.outcome) } }
}

extension CustomerFilter {
    /// What stands in the address of the list.
    var query: [(name: String, value: String)] {
        (text.isEmpty ? [] : [("q", text)]) + (group.map { [("group", $0.description)] } ?? [])
    }
}

/// E-mail addresses, phones and ids as people paste them.
enum GroupContacts {
    /// More than as many addresses as are taken at once have, as a rule.
    static let characterLimit = 100_000
    private static let separators: Set<Character> = [",", "，", ";", "；", "、", "\t"]

    /// A line for each, or with commas between them.
    static func texts(in text: String) -> [String] {
        text.split { $0.isNewline || separators.contains($0) }.map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }
}
