import AfterSales
import Catalog
import Cryptography
import Database
import Delivery
import Identity
import Inventory
public import Kernel
import Orders
import Payments
import Workflows

/// Every expected outcome of the modules below the surfaces, once each. A test compares the codes with those that the
/// sources name, so none can be forgotten here.
public enum Refusals {
    /// What a visitor or a program may be told.
    public static let told: [any ExpectedError] =
        [
            InputError.missing(field: "name"), InputError.invalid(field: "name", reason: "no."),
            InputError.missing(field: "lines"), InputError.malformed(reason: "no."),
            InputError.unknownReference(field: "name"), NotFound("thing"),
            IdempotencyError.keyReused, DeadJobError.replaced, PasswordHashingError.busy,
            CSVError.recordTooLong(record: 1, limit: 1), CSVError.unclosedQuote(record: 1),
            CSVError.notUTF8(record: 1),
            ImportError.wrongHeader(missing: "x"), ImportError.otherForm(.shopify), ImportError.tooManyRows(limit: 1),
            PictureError.unknownType, PictureError.tooLarge(limitBytes: 1_048_576), PictureError.unreadable,
            PhotoRefusal(file: "a.jpg", reason: .unknownType),
            PhotoRefusal(file: "a.jpg", reason: .tooLarge(limitBytes: 1_048_576)),
            PhotoRefusal(file: "a.jpg", reason: .unreadable),
            PictureError.toolMissing, PictureError.busy, VideoError.unknownType,
            VideoError.tooLarge(limitBytes: 1_048_576),
        ] + reasons.map { InputError.invalid(field: "name", reason: $0) } + identity + goods + orders + money
    private static let reasons: [InputReason] = [
        .wholeNumber(1...9), .wholeNumber(0...Int.max), .tooLong(5), .tooShort(2, text: "2 to 5 characters."),
        .amount(decimals: 2), .amountRange(.cny), .positiveAmount(.cny), .phone(digits: 5), .addressPhone, .postalCode,
        .taxNumber(15...20), .email, .percent,
        .percentChange(-99...900), .contact, .pairs, .slug,
        .price, .listPrice, .piecesOrAmount, .tooManyRows(9), .tooManyCells(3), .day, .moment, .past, .endFirst,
        .lastDayFirst, .otherWarehouse, .ruleTwice, .missingColumns, .shortened,
        .trackingNumber(5...40, digits: 4), .missingGoods(line: 3), .oneOf(["draft", "on_sale"]),
        .lines("NAME=VALUE", example: "a=b"), .json, .tooDeep(5), .oneWord, .unknownBrand,
    ]
    /// What only somebody at the shell, or a log, is told.
    public static let atTheShell: [any ExpectedError] = [
        SignatureError.wrong,
        SignatureError.expired, MigrationError.unknownMigration("orders/009-x"), NodeLeaseError.noneFree,
        NodeLeaseError.lost(number: 1), ImportError.unreadable(path: "x", reason: "y"),
        ImportError.unwritable(path: "x", reason: "y"), ImportError.damagedArchive(path: "x"),
        ImportError.otherOptions(begun: "x"),
        ImportError.runningElsewhere,
    ]

    private static let identity: [any ExpectedError] = people as [any ExpectedError] + weak
    private static let weak: [IdentityError] = PasswordWeakness.allCases.map { .weakPassword($0) }
    private static let people: [IdentityError] = [
        .invalidCredentials, .wrongPassword, .noAccount, .invalidToken, .accountExists, .invalidEmail, .invalidPhone,
        .invalidName, .codeWrong,
        .codeNotSent, .throttled(retryAfterSeconds: 7), .throttled(retryAfterSeconds: 600), .tooManyAddresses,
        .tooManyFilters, .ownAccount,
        .lastAdministrator, .staleVersion, .secondFactorRequired, .secondFactorMissing, .secondFactorWrong,
        .secondFactorState, .invitationOver, .tooManyInvitations, .groupNameTaken, .tooManyGroups,
        .tooManyGroupsOfCustomer, .functionsOfOperators, .functionsMissing,
    ]
    private static let goods: [any ExpectedError] = catalog as [any ExpectedError] + inventory
    private static let catalog: [CatalogError] = [
        .invalidTransition(from: .draft, to: .onSale), .staleVersion(current: 2), .slugTaken, .codeTaken,
        .variantTaken, .variantUsed, .productUsed, .categoryUsed, .brandUsed, .synonymTaken, .brandTaken, .archived,
        .incomplete(.category), .incomplete(.activeVariant), .invalidParent, .priceWindowTaken, .pricePlanBegun,
        .tooMany(field: "skus", limit: 100),
    ]
    private static let inventory: [InventoryError] = [
        .outOfStock(SKUID(1), available: 2), .belowReserved(orders: [OrderID(1), OrderID(2)]), .belowZero,
        .warehouseCodeTaken, .warehouseClosed(field: nil), .warehouseOpen,
        .warehouseNotEmpty(WarehouseHoldings(skus: 2, onHand: 9, reserved: 3, orders: 1)), .staleVersion,
        .countChanged(SKUID(1), onHand: 2), .countBelowReserved(SKUID(1), reserved: 3),
    ]
    private static let orders: [any ExpectedError] = placing as [any ExpectedError] + returns + parcels
    private static let placing: [OrderError] = [
        .cartNotFound, .cartEmpty, .cartChanged(version: 2), .cartOrdered(OrderID(1)), .cartFull, .notForSale(SKUID(1)),
        .outOfStock(SKUID(1), available: 2), .outOfStockWithCart(SKUID(1), available: 2, present: 1),
        .outOfStockWithCart(SKUID(1), available: 2, present: 2),
        .priceChanged(Orders.Configuration().pricing.quote([], delivery: .standard, currency: .cny), cartVersion: 2),
        .orderNotFound, .lookupFailed, .notAllowed(from: .paid, to: .closed),
        .notAllowed(from: .shipped, to: .cancelled), .notAllowed(from: .shipped, to: .shipped), .parcelLeft,
        .pickedUp, .contactMissing,
        .unknownLine,
        .tooManyPieces(OrderLineID(1), available: 1),
    ]
    private static let returns: [ReturnError] = [
        .notFound, .notAllowed(from: .requested, to: .received), .windowOver, .notDelivered,
        .tooMany(OrderLineID(1), available: 1),
        .gradesIncomplete, .nothingCame, .refundNotFailed, .notSendable,
    ]
    private static let parcels: [DeliveryError] = [.parcelNotFound, .alreadyDelivered, .notSent, .stale]
    private static let money: [any ExpectedError] = payments as [any ExpectedError] + differences + gateways
    private static let differences: [DifferenceError] = [.notFound, .notOpen, .stale]
    private static let payments: [PaymentError] = [
        .notFound, .unknownGateway, .notPayable, .exceedsRefundable(availableMinor: 1), .nothingCaptured,
    ]
    private static let gateways: [GatewayError] = [
        .unavailable(reason: "x"), .refused(code: "x", message: "y"), .badSignature(reason: "x"),
        .malformed(reason: "x"),
    ]
}
