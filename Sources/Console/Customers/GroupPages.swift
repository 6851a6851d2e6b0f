import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    var groupPages: [PageRoute] {
        [
            PageRoute(.get, .consoleCustomerGroups, .permission(.customersRead), handler: groupList),
            PageRoute(.post, .consoleCustomerGroups, .permission(.customersManage), handler: createGroup),
            PageRoute(.get, .consoleCustomerGroup, .permission(.customersRead), handler: groupPage),
            PageRoute(.post, .consoleCustomerGroup, .permission(.customersManage), handler: changeGroup),
            PageRoute(.post, .consoleCustomerGroupRemoval, .permission(.customersManage), handler: removeGroup),
            // Whoever comes back to the address of what became of a list is led to the group.
            PageRoute(.get, .consoleCustomerGroupMembers, .permission(.customersRead)) { call in
                .redirect(to: call.paths.consoleCustomerGroup(try call.path.id("group")))
            },
            PageRoute(.post, .consoleCustomerGroupMembers, .permission(.customersManage), handler: addMembers),
            PageRoute(.post, .consoleCustomerGroupMember, .permission(.customersManage), handler: takeMemberOut),
            PageRoute(.post, .consoleCustomersGroups, .permission(.customersManage), handler: joinGroup),
            PageRoute(.post, .consoleCustomersGroup, .permission(.customersManage), handler: leaveGroup),
        ]
    }

    private func groupList(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await groups(call)) }
        return file(call, "customer-groups") { session, _, _ in
            try GroupListModel(.fresh(), key: "", in: session)
        }
    }

    private func groups(_ call: PageCall, _ state: FormState = .fresh()) async throws -> HTML {
        let key = call.newKey()
        return try await database.read { try GroupListModel(state, key: key, in: $0) }.html(call.frame)
    }

    private func createGroup(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (name, note) = (try call.form.required("name"), try call.form.optional("note") ?? "")
            let made = try await call.once("customers.group", on: database) { [identity] transaction in
                try identity.createCustomerGroup(name: name, note: note, by: call.caller, in: transaction)
                    .id.description
            }
            return .redirect(to: call.paths(.consoleCustomerGroup, made)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "name") { try await groups(call, $0) }
        }
    }

    private func groupPage(_ call: PageCall) async throws -> PageAnswer {
        let id: CustomerGroupID = try call.path.id("group")
        guard call.wantsFile else { return .page(try await group(call, id)) }
        // A file of what is not there is refused before it begins.
        let found = try await database.read { try Identity.customerGroup(id, in: $0) }
        return file(call, "customer-group") { session, cursor, limit in
            GroupModel(
                group: found, members: try Identity.members(of: id, after: cursor, limit: limit, in: session),
                count: 0, results: [], forms: .fresh)
        }
    }

    private func group(
        _ call: PageCall, _ id: CustomerGroupID, results: [JoinResult] = [], _ forms: FormStates<GroupForm> = .fresh
    ) async throws -> HTML {
        let cursor = try call.query.cursor()
        let model = try await database.read { session in
            GroupModel(
                group: try Identity.customerGroup(id, in: session),
                members: try Identity.members(of: id, after: cursor, limit: .standard, in: session),
                count: try Identity.customerCount(of: id, in: session), results: results, forms: forms)
        }
        return model.html(call.frame)
    }

    private func changeGroup(_ call: PageCall) async throws -> PageAnswer {
        let id: CustomerGroupID = try call.path.id("group")
        return try await changeGroup(call, id, .about) {
            let form = call.form
            let (name, note) = (try form.required("name"), try form.optional("note") ?? "")
            let version = try form.integer("version", 0...Int.max)
            _ = try await database.write { [identity] transaction in
                try identity.changeCustomerGroup(
                    id, version: version, name: name, note: note, by: call.caller, in: transaction)
            }
            return call.paths.consoleCustomerGroup(id)
        }
    }

    private func removeGroup(_ call: PageCall) async throws -> PageAnswer {
        let id: CustomerGroupID = try call.path.id("group")
        return try await changeGroup(call, id, .removal) {
            let version = try call.form.integer("version", 0...Int.max)
            _ = try await database.write { [identity] transaction in
                try identity.removeCustomerGroup(id, version: version, by: call.caller, in: transaction)
            }
            return call.paths(.consoleCustomerGroups)
        }
    }

    /// A change of a group; the use case writes its audit line.
    ///
    /// - Parameter body: returns where it leads.
    private func changeGroup(
        _ call: PageCall, _ id: CustomerGroupID, _ form: GroupForm, _ body: () async throws -> String
    ) async throws -> PageAnswer {
        do {
            return .redirect(to: try await body()).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            let error = try await told(error, about: [id.description], call.frame)
            return try await refused(call, error) { try await group(call, id, .sent(form, $0)) }
        }
    }

    /// Adds whom it finds, and shows what became of each. No key: who is in the group already is not added again.
    private func addMembers(_ call: PageCall) async throws -> PageAnswer {
        let id: CustomerGroupID = try call.path.id("group")
        do {
            let text = try call.form.required("contacts", atMost: GroupContacts.characterLimit)
            let results = try await database.write { [identity] transaction in
                try identity.addMembers(
                    knownAs: GroupContacts.texts(in: text), to: id, by: call.caller, in: transaction)
            }
            let isRefused = results.allSatisfy(\.outcome.isOdd)
            let forms: FormStates<GroupForm> = isRefused ? .sent(.contacts, .typed(call.form)) : .fresh
            return .page(
                try await group(call, id, results: results, forms), status: isRefused ? 422 : 200)
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "contacts") { try await group(call, id, .sent(.contacts, $0)) }
        }
    }

    private func takeMemberOut(_ call: PageCall) async throws -> PageAnswer {
        let (id, user): (CustomerGroupID, UserID) = (try call.path.id("group"), try call.path.id("user"))
        try await leave(call, id, user)
        return .redirect(to: call.paths.consoleCustomerGroup(id)).saying("console_saved")
    }

    private func leaveGroup(_ call: PageCall) async throws -> PageAnswer {
        let (id, user): (CustomerGroupID, UserID) = (try call.path.id("group"), try call.path.id("user"))
        try await leave(call, id, user)
        return .redirect(to: call.paths.consoleCustomer(user)).saying("console_saved")
    }

    private func leave(_ call: PageCall, _ id: CustomerGroupID, _ user: UserID) async throws {
        try await database.write { [identity] transaction in
            try identity.removeMember(user, from: id, by: call.caller, in: transaction)
        }
    }

    private func joinGroup(_ call: PageCall) async throws -> PageAnswer {
        let user: UserID = try call.path.id("user")
        do {
            let id: CustomerGroupID = try call.form.id("group")
            try await database.write { [identity] transaction in
                _ = try identity.addMember(user, to: id, by: call.caller, in: transaction)
            }
            return .redirect(to: call.paths.consoleCustomer(user)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "group") { try await customer(call, user, $0) }
        }
    }
}

extension GroupListModel {
    fileprivate init(_ state: FormState, key: String, in session: Session) throws {
        let (groups, counts) = try session.run(Identity.customerGroups, Identity.customerGroupCounts())
        self.init(groups: groups, counts: counts, state: state, key: key)
    }
}
