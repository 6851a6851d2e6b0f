import HTTPTypes
import Identity
import Kernel
import WebRuntime

// The caller's own account: profile and sessions.
extension HTTPAPI {
    var meCalls: [Endpoint] {
        [showMe, editMe, listSessions, endSession, listAddresses, addAddress, editAddress, deleteAddress]
    }

    private var showMe: Endpoint {
        Endpoint(
            .get, "\(Self.root)/me", operation: "show_me", access: .permission(.profileManage),
            summary: "The caller's profile.", successes: [.init(200, "The profile.", .component("Customer"))]
        ) { [identity] call in
            let person = try await identity.profile(of: try call.userID())
            return .ok(.object(person, as: CustomerShape.write)).tagged(version: person.version)
        }
    }

    private var editMe: Endpoint {
        Endpoint(
            .patch, "\(Self.root)/me", operation: "edit_me", access: .permission(.profileManage),
            summary: "Change the caller's name.", needsIfMatch: true,
            body: .json(
                .object(["name": .string(maximum: 50)]), example: JSON(finished: #"{"name":"Li Lei"}"#)),
            successes: [.init(200, "Changed.", .component("Customer"))],
            refusals: [412: ["stale_version"], 422: ["invalid_name", "missing"]]
        ) { [identity] call in
            let person = try await identity.updateProfile(
                of: try call.userID(), name: try call.body.string("name", length: 0...JSONInput.textLimit),
                expectedVersion: try call.ifMatchVersion())
            return .ok(.object(person, as: CustomerShape.write)).tagged(version: person.version)
        }
    }

    private var listSessions: Endpoint {
        Endpoint(
            .get, "\(Self.root)/me/sessions", operation: "list_sessions", access: .permission(.profileManage),
            summary: "Where the caller is signed in, newest first.",
            successes: [.init(200, "The sessions.", .list(of: .component("Session")))]
        ) { [identity] call in
            let sessions = try await identity.sessions(of: try call.userID())
            return .ok(.whole(sessions) { SessionShape.write(&$0, $1, current: call.sessionID) })
        }
    }

    private var endSession: Endpoint {
        Endpoint(
            .delete, "\(Self.root)/me/sessions/{session_id}", operation: "end_session",
            access: .permission(.profileManage), summary: "Sign the caller out there.",
            pathSchemas: ["session_id": .id(SessionTag.self)], successes: [.init(204, "Ended.")]
        ) { [identity] call in
            try await identity.revoke(try call.path.id("session_id"), of: try call.userID())
            return .noContent
        }
    }
}
