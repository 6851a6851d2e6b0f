import WebRuntime

/// The shapes of the API. Each stands in one file: how it is described, and how it is written.
enum Shapes {
    /// By the names under which endpoints refer to them.
    static var components: KeyValuePairs<String, Schema> {
        [
            "Customer": CustomerShape.schema, "Tokens": TokensShape.schema, "Session": SessionShape.schema,
            "SecondFactor": SecondFactorShape.schema,
            "Address": AddressShape.schema, "SavedAddress": AddressShape.savedSchema, "Invoice": InvoiceShape.schema,
            "Brand": BrandShape.schema, "Category": CategoryShape.schema, "Product": ProductShape.schema,
            "SKU": SKUShape.schema, "PriceChange": PriceChangeShape.schema,
            "PricePlan": PricePlanShape.schema, "PriceRules": PriceRulesShape.schema,
            "Allocation": AllocationShape.schema, "Totals": TotalsShape.schema, "Cart": CartShape.schema,
            "CartLine": CartShape.lineSchema, "OrderSummary": OrderSummaryShape.schema, "Order": OrderShape.schema,
            "OrderLine": OrderShape.lineSchema, "Payment": PaymentShape.schema, "Refund": RefundShape.schema,
            "Return": ReturnShape.schema, "Parcel": ParcelShape.schema, "Warehouse": WarehouseShape.schema,
            "WarehouseDetail": WarehouseShape.detailSchema, "LineSource": LineSourceShape.schema,
            "InventoryItem": InventoryShape.schema, "StockLevel": StockLevelShape.schema,
            "StockMovement": StockMovementShape.schema, "LedgerEntry": LedgerEntryShape.schema,
            "PaymentDifference": DifferenceShape.schema,
            "PaymentStatement": StatementShape.schema, "LedgerBalance": BalanceShape.schema,
            "CustomerRecord": CustomerRecordShape.schema, "CustomerFile": CustomerFileShape.schema,
            "Note": NoteShape.schema, "Synonym": SynonymShape.schema, "AuditEntry": AuditEntryShape.schema,
            "CustomerGroup": CustomerGroupShape.schema, "Settings": SettingsShape.schema, "Region": RegionShape.schema,
        ]
    }
}

extension Schema {
    static func component(_ name: String) -> Schema { .reference(name) }
}

extension JSONObject {
    /// An object that another shape writes.
    mutating func set<Value>(
        _ key: StaticString, _ value: Value, as write: (inout JSONObject, Value) -> Void
    ) {
        object(key) { write(&$0, value) }
    }
}

extension JSON {
    static func object<Value>(_ value: Value, as write: (inout JSONObject, Value) -> Void) -> JSON {
        .object { write(&$0, value) }
    }

    /// A list that is always whole.
    static func whole<Item>(_ items: [Item], as write: (inout JSONObject, Item) -> Void) -> JSON {
        .object { json in
            json.array("items", items, write)
            json.set("next_cursor", JSON.null)
        }
    }
}
