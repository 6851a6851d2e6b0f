import Delivery
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// The caller's address book.
extension HTTPAPI {
    private static let addresses = "\(root)/me/addresses"
    private static let addressPath: [String: Schema] = ["address_id": .id(AddressTag.self)]

    var listAddresses: Endpoint {
        Endpoint(
            .get, Self.addresses, operation: "list_addresses", access: .permission(.profileManage),
            summary: "The caller's address book, oldest first.",
            successes: [.init(200, "The addresses.", .list(of: .component("SavedAddress")))]
        ) { [identity] call in
            .ok(.whole(try await identity.addresses(of: try call.userID())) { AddressShape.write(&$0, $1) })
        }
    }

    var addAddress: Endpoint {
        Endpoint(
            .post, Self.addresses, operation: "add_address", access: .permission(.profileManage),
            summary: "Add an address; the first one is the default.",
            body: .json(AddressShape.newSchema, example: AddressShape.example),
            successes: [.init(201, "Added.", .component("SavedAddress"))],
            refusals: [409: ["too_many_addresses"], 422: ["missing"]]
        ) { [identity, shop] call in
            let divisions = try await shop.delivery.divisions()
            let saved = try await identity.addAddress(
                try AddressShape.read(call.body, changing: nil).located(in: divisions),
                isDefault: try call.body.optionalBoolean("is_default") ?? false, of: try call.userID())
            return .created(.object { AddressShape.write(&$0, saved) }).tagged(version: saved.version)
        }
    }

    var editAddress: Endpoint {
        Endpoint(
            .patch, "\(Self.addresses)/{address_id}", operation: "edit_address", access: .permission(.profileManage),
            summary: "Change an address; what is not named stays.", needsIfMatch: true,
            pathSchemas: Self.addressPath,
            body: .json(AddressShape.newSchema.partial(), example: JSON(finished: #"{"line1":"南城街道 2 号"}"#)),
            successes: [.init(200, "Changed.", .component("SavedAddress"))],
            refusals: [412: ["stale_version"], 422: ["missing"]]
        ) { [identity, shop] call in
            let body = call.body
            let divisions = try await shop.delivery.divisions()
            let saved = try await identity.updateAddress(
                try call.path.id("address_id"), of: try call.userID(), expectedVersion: try call.ifMatchVersion(),
                isDefault: try body.optionalBoolean("is_default")
            ) { old in try AddressShape.read(body, changing: old).located(in: divisions) }
            return .ok(.object { AddressShape.write(&$0, saved) }).tagged(version: saved.version)
        }
    }

    var deleteAddress: Endpoint {
        Endpoint(
            .delete, "\(Self.addresses)/{address_id}", operation: "delete_address",
            access: .permission(.profileManage), summary: "Delete an address.", pathSchemas: Self.addressPath,
            successes: [.init(204, "Deleted.")]
        ) { [identity] call in
            try await identity.deleteAddress(try call.path.id("address_id"), of: try call.userID())
            return .noContent
        }
    }
}
