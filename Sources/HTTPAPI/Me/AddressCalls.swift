import HTTPTypes
import Identity
import Kernel
import WebRuntime

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
        ) { [identity] call in
            let saved = try await identity.addAddress(
                try AddressShape.read(call.body, changing: nil),
                isDefault: try call.body.optionalBoolean("is_default") ?? false, of: try call.userID())
            return .created(.object { AddressShape.write(&$0, saved) })
        }
    }

    /// An address has no version: its owner is alone with it.
    var editAddress: Endpoint {
        Endpoint(
            .patch, "\(Self.addresses)/{address_id}", operation: "edit_address", access: .permission(.profileManage),
            summary: "Change an address; what is not named stays.", pathSchemas: Self.addressPath,
            body: .json(AddressShape.newSchema.partial(), example: JSON(finished: #"{"line1":"南城街道 2 号"}"#)),
            successes: [.init(200, "Changed.", .component("SavedAddress"))], refusals: [422: ["missing"]]
        ) { [identity] call in
            let (id, user) = (try call.path.id("address_id", as: AddressID.self), try call.userID())
            let old = try await identity.address(id, of: user)
            let saved = try await identity.updateAddress(
                id, to: try AddressShape.read(call.body, changing: old.address),
                isDefault: try call.body.optionalBoolean("is_default") ?? old.isDefault, of: user)
            return .ok(.object { AddressShape.write(&$0, saved) })
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
