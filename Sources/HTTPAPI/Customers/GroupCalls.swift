import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// Groups of customers, and who is in them.
extension HTTPAPI {
    var groupCalls: [Endpoint] {
        [listGroups, createGroup, showGroup, editGroup, deleteGroup, addGroupMember, removeGroupMember]
    }

    private static let groupsPath = "\(root)/customer-groups"
    private static let groupPath = "\(groupsPath)/{customer_group_id}"
    private static let memberPath = "\(groupPath)/members/{user_id}"
    private static let groupIDs: [String: Schema] = ["customer_group_id": .id(CustomerGroupTag.self)]
    private static let memberIDs: [String: Schema] = [
        "customer_group_id": .id(CustomerGroupTag.self), "user_id": .id(UserTag.self),
    ]
    private static let groupBody: Schema = .object([
        "name": .string(minimum: 1, maximum: CustomerGroup.nameLimit),
        "note": .string(maximum: CustomerGroup.noteLimit).nullable().optional(),
    ])

    private var listGroups: Endpoint {
        Endpoint(
            .get, Self.groupsPath, operation: "list_customer_groups", access: .permission(.customersRead),
            summary: "All groups of customers, by name.",
            successes: [.init(200, "The groups.", .list(of: .component("CustomerGroup")))]
        ) { [shop] _ in
            let (groups, counts) = try await shop.database.read { session in
                try session.run(Identity.customerGroups, Identity.customerGroupCounts())
            }
            return .ok(.whole(groups) { CustomerGroupShape.write(&$0, $1, customers: counts[$1.id] ?? 0) })
        }
    }

    private var createGroup: Endpoint {
        Endpoint(
            .post, Self.groupsPath, operation: "create_customer_group", access: .permission(.customersManage),
            summary: "A new group of customers, without members.",
            body: .json(Self.groupBody, example: JSON(finished: #"{"name":"批发客户","note":"满 50 件起订"}"#)),
            successes: [.init(201, "Created.", .component("CustomerGroup"))],
            refusals: [409: ["group_name_taken", "too_many_groups"], 422: ["invalid", "missing"]]
        ) { [shop, identity] call in
            let (name, note) = (try call.body.string("name"), try call.body.optionalString("note") ?? "")
            let group = try await shop.database.write { transaction in
                try identity.createCustomerGroup(name: name, note: note, by: call.caller, in: transaction)
            }
            return .created(CustomerGroupShape.json(group, customers: 0)).tagged(version: group.version)
        }
    }

    private var showGroup: Endpoint {
        Endpoint(
            .get, Self.groupPath, operation: "show_customer_group", access: .permission(.customersRead),
            summary: "One group of customers.", pathSchemas: Self.groupIDs,
            successes: [.init(200, "The group.", .component("CustomerGroup"))]
        ) { [shop] call in
            let id: CustomerGroupID = try call.path.id("customer_group_id")
            return try await shop.database.read { session in
                try Self.answer(Identity.customerGroup(id, in: session), in: session)
            }
        }
    }

    private var editGroup: Endpoint {
        Endpoint(
            .patch, Self.groupPath, operation: "edit_customer_group", access: .permission(.customersManage),
            summary: "Change a group of customers; what is not named stays.", needsIfMatch: true,
            pathSchemas: Self.groupIDs,
            body: .json(Self.groupBody.partial(), example: JSON(finished: #"{"name":"老客户"}"#)),
            successes: [.init(200, "Changed.", .component("CustomerGroup"))],
            refusals: [409: ["group_name_taken"], 412: ["stale_version"], 422: ["invalid", "missing"]]
        ) { [shop, identity] call in
            let id: CustomerGroupID = try call.path.id("customer_group_id")
            let (name, version) = (try call.body.optionalString("name"), try call.ifMatchVersion())
            let note = try call.body.optionalString("note")
            return try await shop.database.write { transaction in
                let group = try identity.changeCustomerGroup(
                    id, version: version, name: name, note: note, by: call.caller, in: transaction)
                return try Self.answer(group, in: transaction.session)
            }
        }
    }

    private var deleteGroup: Endpoint {
        Endpoint(
            .delete, Self.groupPath, operation: "delete_customer_group", access: .permission(.customersManage),
            summary: "Delete a group of customers; its members stay customers and lose what the group gave them.",
            needsIfMatch: true, pathSchemas: Self.groupIDs, successes: [.init(204, "Deleted.")],
            refusals: [412: ["stale_version"]]
        ) { [shop, identity] call in
            let id: CustomerGroupID = try call.path.id("customer_group_id")
            let version = try call.ifMatchVersion()
            _ = try await shop.database.write { transaction in
                try identity.removeCustomerGroup(id, version: version, by: call.caller, in: transaction)
            }
            return .noContent
        }
    }

    private var addGroupMember: Endpoint {
        Endpoint(
            .put, Self.memberPath, operation: "add_customer_to_group", access: .permission(.customersManage),
            summary: "Put a customer into a group; one who is in it already stays.", pathSchemas: Self.memberIDs,
            successes: [.init(204, "The customer is in the group.")],
            refusals: [409: ["too_many_groups_of_customer"]]
        ) { [shop, identity] call in
            let (id, user) = try Self.member(call)
            _ = try await shop.database.write { transaction in
                try identity.addMember(user, to: id, by: call.caller, in: transaction)
            }
            return .noContent
        }
    }

    private var removeGroupMember: Endpoint {
        Endpoint(
            .delete, Self.memberPath, operation: "remove_customer_from_group", access: .permission(.customersManage),
            summary: "Take a customer out of a group.", pathSchemas: Self.memberIDs,
            successes: [.init(204, "The customer is not in the group any more.")]
        ) { [shop, identity] call in
            let (id, user) = try Self.member(call)
            try await shop.database.write { transaction in
                try identity.removeMember(user, from: id, by: call.caller, in: transaction)
            }
            return .noContent
        }
    }

    private static func member(_ call: APICall) throws -> (CustomerGroupID, UserID) {
        (try call.path.id("customer_group_id"), try call.path.id("user_id"))
    }

    private static func answer(_ group: CustomerGroup, in session: Session) throws -> APIAnswer {
        let count = try Identity.customerCount(of: group.id, in: session)
        return .ok(CustomerGroupShape.json(group, customers: count)).tagged(version: group.version)
    }
}
