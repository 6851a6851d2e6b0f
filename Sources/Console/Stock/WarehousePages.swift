import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

extension Console {
    var warehousePages: [PageRoute] {
        [
            PageRoute(.get, .consoleWarehouses, .permission(.stockRead), handler: warehouses),
            PageRoute(.post, .consoleWarehouses, .permission(.stockAdjust), handler: createWarehouse),
            PageRoute(.get, .consoleWarehouse, .permission(.stockRead)) { call in
                .page(try await warehouse(call, call.path.id("warehouse")))
            },
            PageRoute(.post, .consoleWarehouse, .permission(.stockAdjust), handler: changeWarehouse),
            PageRoute(.post, .consoleWarehouseClosing, .permission(.stockAdjust), handler: closeWarehouse),
            PageRoute(.post, .consoleWarehouseOpening, .permission(.stockAdjust), handler: openWarehouse),
        ]
    }

    private func warehouses(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await warehouses(call, .fresh())) }
        return file(call, "warehouses") { [shop] session, _, _ in
            WarehouseListModel(warehouses: try shop.inventory.warehouses(in: session), state: .fresh(), key: "")
        }
    }

    private func warehouses(_ call: PageCall, _ state: FormState) async throws -> HTML {
        let found = try await database.read { [shop] in try shop.inventory.warehouses(in: $0) }
        return WarehouseListModel(warehouses: found, state: state, key: call.newKey()).html(call.frame)
    }

    private func createWarehouse(_ call: PageCall) async throws -> PageAnswer {
        do {
            let form = call.form
            let code = try form.required("code", atMost: Warehouse.codeLimit)
            let (name, english, kind, priority) = try WarehouseForm.fields(form)
            try await act(call, "warehouses.create") { [shop] transaction in
                _ = try shop.inventory.createWarehouse(
                    code: code, name: name, nameEnglish: english, kind: kind, priority: priority, by: call.caller,
                    in: transaction)
            }
            return .redirect(to: call.paths(.consoleWarehouses)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await warehouses(call, $0) }
        }
    }

    private func warehouse(
        _ call: PageCall, _ id: WarehouseID, _ forms: FormStates<WarehouseForm> = .fresh
    ) async throws -> HTML {
        let key = call.newKey()
        let (warehouse, holdings) = try await database.read { [shop] session in
            try shop.inventory.warehouseWithHoldings(id, in: session)
        }
        return WarehouseModel(warehouse: warehouse, holdings: holdings, forms: forms, key: key).html(call.frame)
    }

    private func changeWarehouse(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .about, saying: "console_saved") { id in
            let (name, english, kind, priority) = try WarehouseForm.fields(call.form)
            let version = try call.form.integer("version", 1...Int(Int32.max))
            try await act(call, "warehouses.change") { [shop] transaction in
                _ = try shop.inventory.changeWarehouse(
                    id, version: version,
                    WarehouseChanges(name: name, nameEnglish: english, kind: kind, priority: priority), by: call.caller,
                    in: transaction)
            }
        }
    }

    /// The form says whether what lies there was told: it has no such field where nothing did.
    private func closeWarehouse(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .closing, saying: "console_warehouse_closed") { id in
            let isConfirmed = try call.form.optionalBoolean(WarehouseForm.confirmedField) ?? false
            try await act(call, "warehouses.close") { [shop] transaction in
                try shop.inventory.closeWarehouse(id, isConfirmed: isConfirmed, by: call.caller, in: transaction)
            }
        }
    }

    private func openWarehouse(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .opening, saying: "console_warehouse_opened") { id in
            try await act(call, "warehouses.open") { [shop] transaction in
                try shop.inventory.openWarehouse(id, by: call.caller, in: transaction)
            }
        }
    }

    /// A change of a warehouse; its page shows how it went.
    private func change(
        _ call: PageCall, _ form: WarehouseForm, saying: String, _ body: (WarehouseID) async throws -> Void
    ) async throws -> PageAnswer {
        let id: WarehouseID = try call.path.id("warehouse")
        do {
            try await body(id)
            return .redirect(to: call.paths.consoleWarehouse(id)).saying(saying)
        } catch let error as any ExpectedError where error.isForForm {
            let error = try await told(error, about: [id.description], call.frame)
            return try await refused(call, error) { try await warehouse(call, id, .sent(form, $0)) }
        }
    }
}

/// All warehouses, closed ones among them.
struct WarehouseListModel: Sendable {
    let warehouses: [Warehouse]
    let state: FormState
    let key: String
}

/// One warehouse with what lies in it.
struct WarehouseModel: Sendable {
    let warehouse: Warehouse
    let holdings: WarehouseHoldings
    let forms: FormStates<WarehouseForm>
    let key: String
}

/// The forms of a warehouse's page.
enum WarehouseForm: Sendable {
    case about, closing, opening

    /// Says that whoever closes a warehouse was told what lies in it.
    static let confirmedField = "confirmed"

    /// The English name is empty where none is given.
    static func fields(_ form: FormFields) throws(InputError) -> (String, String, WarehouseKind, Int) {
        (
            try form.required("name", atMost: Warehouse.nameLimit),
            try form.optional("name_en", atMost: Warehouse.nameLimit) ?? "", try form.choice("kind"),
            try form.integer("priority", 0...Warehouse.priorityLimit)
        )
    }
}
