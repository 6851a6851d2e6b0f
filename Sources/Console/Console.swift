import Database
public import Identity
public import WebRuntime
public import Workflows

/// What staff see: what waits, orders, goods, stock, returns, money, jobs, the audit log and each other.
///
/// Folders are pages: `…Pages.swift` handles, `…Models.swift` is what a view is given, `…Views.swift` prints it. Every
/// change is one use case, which leaves a line in the audit log; those that move money or stock act once per form.
public struct Console: Sendable {
    let shop: Shop
    let identity: Identity
    /// Makes the sizes of pictures that staff upload.
    let pictureSizer: PictureSizer
    let metrics: MetricsRegistry
    let node: RunningNode

    /// - Parameters:
    ///   - metrics: the counts of this process: the same as the web application's.
    ///   - node: this process.
    public init(
        shop: Shop, identity: Identity, pictureSizer: PictureSizer = .vips,
        metrics: MetricsRegistry = MetricsRegistry(), node: RunningNode = RunningNode(number: 0)
    ) {
        self.shop = shop
        self.identity = identity
        self.pictureSizer = pictureSizer
        self.metrics = metrics
        self.node = node
    }

    /// Every page, for `WebApplication.router`.
    public var pages: [PageRoute] {
        todayPages + tradePages + orderListPages + shipFilePages + pickListPages + deliveryNotePages + orderPages
            + parcelPages
            + customerPages + groupPages + returnPages + goodsPages + variantPages + pricePages + priceRulePages
            + bulkPages + matrixPages + contentPages + picturePages + videoPages + goodsFilePages + categoryPages
            + brandPages + synonymPages + stockPages + warehousePages + paymentPages + ledgerEntryPages
            + operationsPages + waitingJobPages + healthPages + auditPages + staffPages + functionPages
            + settingsPages + searchPages + sheetPages + stylePages
    }

    var database: Database { shop.database }
}
