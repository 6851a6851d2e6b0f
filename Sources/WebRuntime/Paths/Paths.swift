public import Kernel

/// Every page of the shop, one line each: the one place where URLs stand.
extension PagePath {
    public static let home = PagePath("/")
    public static let category = PagePath("/c/{category}")
    public static let search = PagePath("/search")
    public static let product = PagePath("/p/{product}")
    public static let seen = PagePath("/seen")
    public static let cart = PagePath("/cart")
    public static let cartLines = PagePath("/cart/lines")
    public static let checkout = PagePath("/checkout")
    public static let orders = PagePath("/orders")
    /// Where who is nobody yet is told how to come to their orders.
    public static let guestOrders = PagePath("/guest-orders")
    public static let order = PagePath("/orders/{order}")
    public static let orderPay = PagePath("/orders/{order}/pay")
    public static let payResult = PagePath("/orders/{order}/payment")
    public static let orderCancel = PagePath("/orders/{order}/cancel")
    public static let orderReceipt = PagePath("/orders/{order}/receipt")
    public static let orderReorder = PagePath("/orders/{order}/reorder")
    public static let orderReturn = PagePath("/orders/{order}/return")
    public static let returnPage = PagePath("/returns/{return}")
    public static let returnCancel = PagePath("/returns/{return}/cancel")
    public static let returnParcel = PagePath("/returns/{return}/parcel")
    public static let account = PagePath("/account")
    public static let accountAddresses = PagePath("/account/addresses")
    public static let accountAddress = PagePath("/account/addresses/{address}")
    public static let accountSessions = PagePath("/account/sessions")
    public static let accountSecondFactor = PagePath("/account/second-factor")
    public static let signIn = PagePath("/sign-in")
    public static let invitation = PagePath("/invitation/{token}")
    public static let signInStep = PagePath("/sign-in/second-step")
    public static let forgottenPassword = PagePath("/forgotten-password")
    public static let signOut = PagePath("/sign-out")
    public static let register = PagePath("/register")
    public static let signInCode = PagePath("/sign-in/code")
    public static let registerCode = PagePath("/register/code")
    public static let robots = PagePath("/robots.txt")
    public static let sitemap = PagePath("/sitemap.xml")
    public static let regions = PagePath("/regions/{code}")
    public static let sitemapPart = PagePath("/sitemap/{part}")
    public static let help = PagePath("/help")
    public static let helpTopic = PagePath("/help/{topic}")
    public static let offline = PagePath("/offline")
    public static let docs = PagePath("/docs")

    public static let console = PagePath("/console")
    public static let consoleTrade = PagePath("/console/trade")
    public static let consoleOrders = PagePath("/console/orders")
    public static let consoleOrdersExport = PagePath("/console/orders/export")
    public static let consoleOrderFilters = PagePath("/console/orders/filters")
    public static let consoleOrderFilter = PagePath("/console/orders/filters/{filter}")
    public static let consoleOrderFilterName = PagePath("/console/orders/filters/{filter}/name")
    public static let consoleOrdersShip = PagePath("/console/orders/ship")
    public static let consolePickList = PagePath("/console/orders/pick-list")
    public static let consoleDeliveryNotes = PagePath("/console/orders/delivery-notes")
    public static let consoleDeliveryNote = PagePath("/console/orders/{order}/delivery-note")
    public static let consoleOrder = PagePath("/console/orders/{order}")
    public static let consoleOrderCancel = PagePath("/console/orders/{order}/cancel")
    public static let consoleOrderParcels = PagePath("/console/orders/{order}/parcels")
    public static let consoleOrderRefunds = PagePath("/console/orders/{order}/refunds")
    public static let consoleOrderReceipt = PagePath("/console/orders/{order}/receipt")
    public static let consoleOrderNotes = PagePath("/console/orders/{order}/notes")
    public static let consoleOrderPersonalData = PagePath("/console/orders/{order}/personal-data")
    public static let consoleCustomers = PagePath("/console/customers")
    public static let consoleCustomer = PagePath("/console/customers/{user}")
    public static let consoleCustomerGroups = PagePath("/console/customers/groups")
    public static let consoleCustomerGroup = PagePath("/console/customers/groups/{group}")
    public static let consoleCustomerGroupRemoval = PagePath("/console/customers/groups/{group}/removal")
    public static let consoleCustomerGroupMembers = PagePath("/console/customers/groups/{group}/members")
    public static let consoleCustomerGroupMember = PagePath("/console/customers/groups/{group}/members/{user}")
    /// The groups of one customer.
    public static let consoleCustomersGroups = PagePath("/console/customers/{user}/groups")
    public static let consoleCustomersGroup = PagePath("/console/customers/{user}/groups/{group}")
    public static let consoleCustomerNotes = PagePath("/console/customers/{user}/notes")
    public static let consoleCustomerPersonalData = PagePath("/console/customers/{user}/personal-data")
    public static let consoleCustomerSecondFactor = PagePath("/console/customers/{user}/second-factor")
    public static let consoleParcel = PagePath("/console/parcels/{parcel}")
    public static let consoleParcelDelivery = PagePath("/console/parcels/{parcel}/delivery")
    public static let consoleGoods = PagePath("/console/goods")
    public static let consoleNewProduct = PagePath("/console/goods/new")
    public static let consoleGoodsExport = PagePath("/console/goods/export")
    public static let consoleGoodsImport = PagePath("/console/goods/import")
    public static let consoleGoodsImportFile = PagePath("/console/goods/import/{file}")
    public static let consoleGoodsBulk = PagePath("/console/goods/bulk")
    public static let consoleProduct = PagePath("/console/goods/{product}")
    public static let consoleProductPreview = PagePath("/console/goods/{product}/preview")
    public static let consoleProductTransitions = PagePath("/console/goods/{product}/transitions")
    public static let consoleProductSKUs = PagePath("/console/goods/{product}/skus")
    public static let consoleProductSKU = PagePath("/console/goods/{product}/skus/{sku}")
    public static let consoleProductSKURemoval = PagePath("/console/goods/{product}/skus/{sku}/removal")
    public static let consoleSKUPrices = PagePath("/console/goods/{product}/skus/{sku}/prices")
    public static let consoleSKUPriceRemoval = PagePath("/console/goods/{product}/skus/{sku}/prices/removal")
    public static let consoleProductRemoval = PagePath("/console/goods/{product}/removal")
    public static let consoleProductRows = PagePath("/console/goods/{product}/rows")
    public static let consoleProductMatrix = PagePath("/console/goods/{product}/variants")
    public static let consoleProductContent = PagePath("/console/goods/{product}/content")
    public static let consoleProductPrices = PagePath("/console/goods/{product}/prices")
    public static let consolePricePlan = PagePath("/console/goods/{product}/prices/{plan}")
    public static let consoleProductPictures = PagePath("/console/goods/{product}/pictures")
    public static let consoleProductPictureOrder = PagePath("/console/goods/{product}/pictures/order")
    public static let consoleProductPicture = PagePath("/console/goods/{product}/pictures/{picture}")
    public static let consoleProductVideo = PagePath("/console/goods/{product}/video")
    public static let consoleProductVideoChanges = PagePath("/console/goods/{product}/video/changes")
    public static let consoleCategories = PagePath("/console/categories")
    public static let consoleCategory = PagePath("/console/categories/{category}")
    public static let consoleBrands = PagePath("/console/brands")
    public static let consoleBrand = PagePath("/console/brands/{brand}")
    public static let consoleCategoryRemoval = PagePath("/console/categories/{category}/removal")
    public static let consoleBrandRemoval = PagePath("/console/brands/{brand}/removal")
    public static let consoleSynonyms = PagePath("/console/synonyms")
    public static let consoleSynonym = PagePath("/console/synonyms/{synonym}")
    public static let consoleWarehouses = PagePath("/console/warehouses")
    public static let consoleWarehouse = PagePath("/console/warehouses/{warehouse}")
    public static let consoleWarehouseClosing = PagePath("/console/warehouses/{warehouse}/closing")
    public static let consoleWarehouseOpening = PagePath("/console/warehouses/{warehouse}/opening")
    public static let consoleStock = PagePath("/console/stock")
    public static let consoleStockCount = PagePath("/console/stock/count")
    public static let consoleStockTransfers = PagePath("/console/stock/{sku}/transfers")
    public static let consoleStockItem = PagePath("/console/stock/{sku}")
    public static let consoleStockAdjustments = PagePath("/console/stock/{sku}/adjustments")
    public static let consoleStockItemCount = PagePath("/console/stock/{sku}/count")
    public static let consoleStockBins = PagePath("/console/stock/{sku}/bins")
    public static let consoleReturns = PagePath("/console/returns")
    public static let consoleReturn = PagePath("/console/returns/{return}")
    public static let consoleReturnStep = PagePath("/console/returns/{return}/{step}")
    public static let consolePayments = PagePath("/console/payments")
    public static let consolePaymentList = PagePath("/console/payments/list")
    public static let consoleRefunds = PagePath("/console/payments/refunds")
    public static let consoleDifferences = PagePath("/console/payments/differences")
    public static let consoleDifference = PagePath("/console/payments/differences/{difference}")
    public static let consoleDifferenceResolution = PagePath("/console/payments/differences/{difference}/resolution")
    public static let consoleStatements = PagePath("/console/payments/statements")
    public static let consoleStatement = PagePath("/console/payments/statements/{day}")
    public static let consoleStatementLines = PagePath("/console/payments/statements/{day}/lines")
    public static let consoleLedger = PagePath("/console/payments/ledger")
    public static let consoleLedgerEntries = PagePath("/console/payments/ledger/entries")
    public static let consoleAudit = PagePath("/console/audit")
    public static let consoleOperations = PagePath("/console/operations")
    public static let consoleWaitingJobs = PagePath("/console/operations/waiting")
    public static let consoleHealth = PagePath("/console/operations/health")
    public static let consoleJob = PagePath("/console/operations/jobs/{job}")
    public static let consoleEvent = PagePath("/console/operations/events/{subscriber}")
    public static let consoleSearch = PagePath("/console/search")
    public static let consoleHelp = PagePath("/console/help")
    public static let consoleStyle = PagePath("/console/style")
    public static let consoleSettings = PagePath("/console/settings")
    public static let consoleStaff = PagePath("/console/staff")
    public static let consoleStaffFunctions = PagePath("/console/staff/{user}/functions")
    public static let consoleStaffRole = PagePath("/console/staff/{user}/role")
    public static let consoleStaffSecondFactor = PagePath("/console/staff/{user}/second-factor")
    public static let consoleInvitations = PagePath("/console/staff/invitations")
    public static let consoleInvitation = PagePath("/console/staff/invitations/{invitation}")
    public static let consoleStaffState = PagePath("/console/staff/{user}/state")
}

/// Prints the URLs of pages in one language, with everything a link needs filled in.
public struct Paths: Sendable {
    public let language: Language

    public init(_ language: Language) {
        self.language = language
    }

    /// Any page by its pattern, its parameters and its query.
    public func callAsFunction(
        _ path: PagePath, _ parameters: String..., query: [(name: String, value: String)] = []
    ) -> String {
        link(path, parameters, query)
    }

    public var home: String { self(.home) }
    public var cart: String { self(.cart) }
    public var checkout: String { self(.checkout) }
    public var orders: String { self(.orders) }
    public var account: String { self(.account) }
    public var register: String { self(.register) }
    public var signOut: String { self(.signOut) }
    public var console: String { self(.console) }

    /// - Parameter slugOrID: a category's slug or its id.
    public func category(_ slugOrID: String) -> String { link(.category, slugOrID) }
    public func product(_ slugOrID: String) -> String { link(.product, slugOrID) }
    public func order(_ id: OrderID) -> String { link(.order, id.description) }
    public func orderPay(_ id: OrderID) -> String { link(.orderPay, id.description) }
    public func payResult(_ id: OrderID) -> String { link(.payResult, id.description) }
    public func orderCancel(_ id: OrderID) -> String { link(.orderCancel, id.description) }
    public func orderReceipt(_ id: OrderID) -> String { link(.orderReceipt, id.description) }
    public func orderReturn(_ id: OrderID) -> String { link(.orderReturn, id.description) }
    public func returnPage(_ id: ReturnID) -> String { link(.returnPage, id.description) }

    public func search(_ text: String, cursor: Cursor? = nil) -> String {
        link(.search, [], [("q", text)] + (cursor.map { [("cursor", $0.text)] } ?? []))
    }

    /// - Parameter next: the page to come back to; only a path of this shop is followed later.
    public func signIn(next: String? = nil) -> String {
        link(.signIn, [], next.map { [("next", $0)] } ?? [])
    }

    public func consoleOrder(_ id: OrderID) -> String { link(.consoleOrder, id.description) }
    public func consoleCustomer(_ id: UserID) -> String { link(.consoleCustomer, id.description) }
    public func consoleCustomerGroup(_ id: CustomerGroupID) -> String { link(.consoleCustomerGroup, id.description) }
    public func consoleProduct(_ id: ProductID) -> String { link(.consoleProduct, id.description) }
    public func consoleWarehouse(_ id: WarehouseID) -> String { link(.consoleWarehouse, id.description) }
    public func consoleStockItem(_ id: SKUID) -> String { link(.consoleStockItem, id.description) }
    public func consoleReturn(_ id: ReturnID) -> String { link(.consoleReturn, id.description) }
    public func consoleDifference(_ id: DifferenceID) -> String { link(.consoleDifference, id.description) }
    public func consoleStatement(_ day: CivilDay) -> String { link(.consoleStatement, day.description) }

    /// The next page of a list: the same page with the cursor.
    public func nextPage(of path: PagePath, query: [(name: String, value: String)] = [], _ cursor: Cursor) -> String {
        link(path, [], query.filter { $0.name != "cursor" } + [("cursor", cursor.text)])
    }

    /// A path that came with a request, where it is one of this shop's, in the language of these paths: who switches it
    /// on the way is not switched back. The home page otherwise: a link in a mail cannot send a visitor who signs in to
    /// another site.
    public func safeReturn(to path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return home }
        let bare = path.prefix { $0 != "?" && $0 != "#" }
        let local = Language.split(path: String(bare)).path
        return (local == "/" ? home : language.pathPrefix + local) + path[bare.endIndex...]
    }

    private func link(_ path: PagePath, _ parameter: String) -> String {
        path.filled(parameter, prefix: language.pathPrefix)
    }

    private func link(_ path: PagePath, _ parameters: [String], _ query: [(name: String, value: String)]) -> String {
        let filled = path.filled(parameters)
        let prefix = language.pathPrefix
        let prefixed = prefix.isEmpty ? filled : filled == "/" ? prefix : prefix + filled
        guard !query.isEmpty else { return prefixed }
        return prefixed + "?"
            + query.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}
