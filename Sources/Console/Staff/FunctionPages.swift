import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    var functionPages: [PageRoute] {
        [
            PageRoute(.get, .consoleStaffFunctions, .permission(.staffManage)) { call in
                let person = try await staffOperator(call)
                return .page(
                    FunctionsModel(person: person, ticked: person.functions, lost: [], state: .fresh()).html(call.frame)
                )
            },
            PageRoute(.post, .consoleStaffFunctions, .permission(.staffManage), handler: changeFunctions),
        ]
    }

    /// Who gets less than before is asked about first: that stops somebody's work from the next click on.
    private func changeFunctions(_ call: PageCall) async throws -> PageAnswer {
        let person = try await staffOperator(call)
        do {
            let wanted = try call.form.functions()
            guard let known = StaffFunctions(text: call.form.trimmed(FunctionsModel.knownField)) else {
                throw InputError.invalid(field: "functions", reason: "must be functions of the staff")
            }
            let left = wanted == .unlimited ? [] : person.role.permissions(within: wanted)
            let lost = person.role.permissions(within: person.functions).subtracting(left)
            let isSure = call.form.isChecked(FunctionsModel.sureField)
            if wanted != .unlimited, person.functions == known, !lost.isEmpty, !isSure {
                let model = FunctionsModel(
                    person: person, ticked: wanted, lost: Permission.allCases.filter(lost.contains), state: .fresh())
                return .page(model.html(call.frame))
            }
            try await identity.changeFunctions(of: person.id, from: known, to: wanted, by: call.caller)
            return .redirect(to: call.paths(.consoleStaff)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            // What was ticked stays ticked; where nothing was, the page shows what is so.
            let typed = (try? call.form.functions()).flatMap { $0 == .unlimited ? nil : $0 }
            return try await refused(call, error, at: "functions") { state in
                FunctionsModel(
                    person: try await staffOperator(call), ticked: typed ?? person.functions, lost: [], state: state
                ).html(call.frame)
            }
        }
    }

    /// The operator whom the address names.
    ///
    /// - Throws: `NotFound` for nobody, and for who has no functions.
    private func staffOperator(_ call: PageCall) async throws -> Profile {
        let id: UserID = try call.path.id("user")
        guard let person = try await database.read({ try Identity.profiles([id], in: $0)[id] }),
            person.role.hasFunctions
        else { throw NotFound("person") }
        return person
    }
}
