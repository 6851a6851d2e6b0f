public import Kernel

/// Which orders staff list, and in which order.
public struct OrderFilter: Sendable, Hashable {
    public var state: OrderState?
    /// Only those of which some has left and some has not.
    public var isPartlyShipped: Bool
    /// Whether its money came in, whatever became of it later.
    public var isPaid: Bool?
    /// How it is to reach its buyer.
    public var delivery: DeliveryOption?
    /// The first millisecond in, and the first one out.
    public var from: Timestamp?
    public var until: Timestamp?
    /// What was looked for; nil for everything.
    public var match: OrderMatch?
    public var sort: OrderSort

    public init(
        state: OrderState? = nil, isPartlyShipped: Bool = false, isPaid: Bool? = nil,
        delivery: DeliveryOption? = nil, from: Timestamp? = nil, until: Timestamp? = nil, match: OrderMatch? = nil,
        sort: OrderSort = .newest
    ) {
        self.state = state
        self.isPartlyShipped = isPartlyShipped
        self.isPaid = isPaid
        self.delivery = delivery
        self.from = from
        self.until = until
        self.match = match
        self.sort = sort
    }
}

/// By the time they were placed: what is indexed.
public enum OrderSort: String, Sendable, CaseIterable {
    case newest, oldest
}

/// What a text may mean that staff look for; an order is found where one of these fits.
public struct OrderMatch: Sendable, Hashable {
    /// As it is read out, or its id; its beginning is enough, with or without the letters in front, or its end.
    public var number: String
    /// Who gets the goods, as it was written; the beginning is enough.
    public var name: String
    /// The same number as figures alone, with the codes of country and area that people write or leave out.
    public var phones: [String]
    /// Variants with this code.
    public var skus: [SKUID]
    /// People with this address, phone or id.
    public var buyers: [UserID]
    /// Orders that it names by something of theirs: the number of a parcel.
    public var orders: [OrderID]

    public init(_ text: String, skus: [SKUID] = [], buyers: [UserID] = [], orders: [OrderID] = []) {
        number = OrderID(text).map(Order.number) ?? text.uppercased()
        name = text
        phones = Self.phones(text)
        self.skus = skus
        self.buyers = buyers
        self.orders = orders
    }

    /// Shorter texts, and such as no number has, are no beginning of one.
    private static let beginningLength = 3

    /// What is read out of a number's end, and of a phone's.
    private static let numberEndLength = 4...12
    private static let phoneEndLength = 4...10

    private var isNumberLike: Bool { number.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }

    /// What numbers of orders may begin with; empty where none can. People leave the letters in front out.
    var beginnings: [String] {
        let isOurs = number.hasPrefix(Order.numberPrefix)
        guard isNumberLike, isOurs || number.count >= Self.beginningLength else { return [] }
        return isOurs ? [number] : [number, Order.numberPrefix + number]
    }

    /// What the shop's own numbers may end with; nil where none can.
    var numberEnd: String? {
        let isEnd =
            isNumberLike && Self.numberEndLength.contains(number.count) && !number.hasPrefix(Order.numberPrefix)
        return isEnd ? number : nil
    }

    /// What a phone may end with, as callers say it and as lists show it behind a mask; nil where none can.
    var phoneEnd: String? {
        let end = Self.withoutSigns(name.split(separator: "*", omittingEmptySubsequences: false).last ?? "")
        let isEnd = Self.phoneEndLength.contains(end.count) && end.allSatisfy { $0.isASCII && $0.isWholeNumber }
        return isEnd ? end : nil
    }

    /// What a recipient's name may begin with; nil where none does.
    var nameBeginning: String? { name.first?.isLetter == true ? name : nil }

    /// What people put between the figures of a phone.
    private static let phoneSigns: Set<Character> = [" ", "-", "(", ")", ".", "\u{00A0}"]
    private static let chineseCode = "86"
    /// With its code in front a Chinese number has more figures than these.
    private static let ownLimit = 10

    private static func withoutSigns(_ text: some StringProtocol) -> String {
        String(text.filter { !phoneSigns.contains($0) })
    }

    /// The figures that a stored number may have: a Chinese one with its country's code and without, that of a landline
    /// with the 0 of its area and without. Empty for what is no number.
    static func phones(_ text: String) -> [String] {
        let bare = withoutSigns(text)
        var digits = bare.drop { $0 == "+" }
        if digits.hasPrefix("00") { digits = digits.dropFirst(2) }
        guard (AddressField.phone.length).contains(bare.count), digits.allSatisfy(\.isASCII),
            digits.allSatisfy(\.isWholeNumber)
        else { return [] }
        let isChinese = digits.hasPrefix(chineseCode) && digits.count > ownLimit
        let own = (isChinese ? digits.dropFirst(chineseCode.count) : digits).drop { $0 == "0" }
        let forms = ["", "0"].flatMap { zero in ["", chineseCode, "00" + chineseCode].map { $0 + zero + own } }
        return Set(forms + [String(digits), "00" + digits]).sorted()
    }
}

/// What the list of staff shows of an order.
public struct OrderListing: Sendable, Hashable {
    public var summary: OrderSummary
    /// Nil for imported orders.
    public let recipient: Address?
    public let delivery: DeliveryOption
    /// What its buyer asked for; empty for nothing.
    public let note: String
    public let refundedMinor: Int64
}
