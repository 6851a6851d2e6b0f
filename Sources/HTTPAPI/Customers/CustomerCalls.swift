import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// Customers as staff find them: behind masks, unless somebody asks for more and leaves a line in the audit log.
extension HTTPAPI {
    var customerCalls: [Endpoint] {
        [listCustomers, showCustomer, showPersonalData, listCustomerNotes, addCustomerNote, listGroupMembers]
    }

    private static let customersPath = "\(root)/customers"
    private static let customerPath = "\(customersPath)/{user_id}"
    private static let customerIDs: [String: Schema] = ["user_id": .id(UserTag.self)]

    private var listCustomers: Endpoint {
        Endpoint(
            .get, Self.customersPath, operation: "list_customers", access: .permission(.customersRead),
            summary: "Customers behind masks, the newest first; those that `q` finds by name.",
            query: [
                .init(
                    "q", .string(minimum: 1, maximum: CustomerFilter.textLimit),
                    """
                    The beginning of a name or an e-mail address, a phone or its end, an id. One page of at most \
                    `limit`.
                    """),
                .init("group_id", .id(CustomerGroupTag.self), "Only those who are in this group."),
            ] + Endpoint.Query.paging,
            successes: [
                .init(
                    200, "A page of customers.",
                    Schema.list(of: .component("CustomerRecord")).adding([
                        "truncated": .boolean.described("`q` fits more than these.")
                    ]))
            ],
            refusals: [422: ["unknown_reference"]]
        ) { [shop] call in
            let filter = CustomerFilter(
                text: try call.query.optional("q", atMost: CustomerFilter.textLimit) ?? "",
                group: try call.query.optionalID("group_id"))
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            return try await shop.database.read { session in
                let page = try CustomerPage(filter, after: cursor, limit: limit, most: limit.count, in: session)
                let people = page.customers
                let spending = try session.run(Orders.spending(of: people.items.map(\.id)))
                return .ok(
                    .object { json in
                        json.array("items", people.items) {
                            CustomerRecordShape.write(&$0, $1, spending[$1.id, default: []])
                        }
                        json.set("next_cursor", people.next?.text)
                        json.set("truncated", page.isCut)
                    })
            }
        }
    }

    private var showCustomer: Endpoint {
        Endpoint(
            .get, Self.customerPath, operation: "show_customer", access: .permission(.customersRead),
            summary: "One customer behind masks, with groups, address book and what was spent.",
            pathSchemas: Self.customerIDs,
            successes: [.init(200, "The customer.", .component("CustomerFile"))]
        ) { [shop] call in
            let id: UserID = try call.path.id("user_id")
            return try await shop.database.read { session in
                .ok(.object(try CustomerFile(id, in: session)) { CustomerFileShape.write(&$0, $1, isShown: false) })
            }
        }
    }

    /// Nothing is kept under a key: the answer would stay readable for a day, and who looks again leaves another line.
    private var showPersonalData: Endpoint {
        Endpoint(
            .post, "\(Self.customerPath)/personal-data", operation: "show_personal_data",
            access: .permission(.customersManage),
            summary: "The same customer without masks; each time a line in the audit log says who looked.",
            pathSchemas: Self.customerIDs,
            successes: [.init(200, "The customer.", .component("CustomerFile"))]
        ) { [shop, identity] call in
            let id: UserID = try call.path.id("user_id")
            let file = try await shop.database.write { transaction in
                try identity.showPersonalData(of: id, by: call.caller, in: transaction)
                return try CustomerFile(id, in: transaction.session)
            }
            return .ok(.object(file) { CustomerFileShape.write(&$0, $1, isShown: true) })
        }
    }

    private var listCustomerNotes: Endpoint {
        Endpoint(
            .get, "\(Self.customerPath)/notes", operation: "list_customer_notes",
            access: .permission(.customersRead),
            summary: "What staff noted about a customer, the latest first: at most \(Note.listLimit).",
            pathSchemas: Self.customerIDs,
            successes: [.init(200, "The notes.", .list(of: .component("Note")))]
        ) { [shop] call in
            let id: UserID = try call.path.id("user_id")
            let notes = try await shop.database.read { session in
                _ = try Identity.customer(id, in: session)
                return try session.run(Identity.notes(about: id))
            }
            return .ok(.whole(notes, as: NoteShape.write))
        }
    }

    private var addCustomerNote: Endpoint {
        Endpoint(
            .post, "\(Self.customerPath)/notes", operation: "add_customer_note",
            access: .permission(.customersManage), summary: "Note something about a customer for other staff.",
            isIdempotent: true, pathSchemas: Self.customerIDs,
            body: .json(
                .object([
                    "note": .string(
                        minimum: Note.rule.length.lowerBound, maximum: Note.rule.length.upperBound)
                ]), example: JSON(finished: #"{"note":"要求周末送货"}"#)),
            successes: [.init(201, "Noted.", .component("Note"))], refusals: [422: ["missing"]]
        ) { [shop, identity] call in
            let (id, caller): (UserID, Caller) = (try call.path.id("user_id"), call.caller)
            let text = try call.body.string("note", length: Note.rule.length)
            return try await call.once(in: shop.database) { transaction in
                let note = try identity.addNote(text, about: id, by: caller, in: transaction)
                return .created(.object(note, as: NoteShape.write))
            }
        }
    }

    private var listGroupMembers: Endpoint {
        Endpoint(
            .get, "\(Self.root)/customer-groups/{customer_group_id}/members",
            operation: "list_customer_group_members", access: .permission(.customersRead),
            summary: "The members of a group behind masks, the newest account first.", query: Endpoint.Query.paging,
            pathSchemas: ["customer_group_id": .id(CustomerGroupTag.self)],
            successes: [.init(200, "A page of customers.", .list(of: .component("CustomerRecord")))]
        ) { [shop] call in
            let id: CustomerGroupID = try call.path.id("customer_group_id")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            return try await shop.database.read { session in
                _ = try Identity.customerGroup(id, in: session)
                let page = try Identity.members(of: id, after: cursor, limit: limit, in: session)
                let spending = try session.run(Orders.spending(of: page.items.map(\.id)))
                return .ok(.list(page) { CustomerRecordShape.write(&$0, $1, spending[$1.id, default: []]) })
            }
        }
    }
}

extension CustomerFile {
    /// - Throws: `NotFound` for who is no customer.
    fileprivate init(_ id: UserID, in session: Session) throws {
        person = try Identity.customer(id, in: session)
        let (spent, memberships) = try session.run(Orders.spending(of: [id]), Identity.customerGroups(of: [id]))
        spending = spent[id, default: []]
        groups = memberships[id] ?? []
        addresses = try Identity.addresses(of: id, in: session)
        hasSecondFactor = try !Identity.secondFactorOwners(among: [id], in: session).isEmpty
    }
}
