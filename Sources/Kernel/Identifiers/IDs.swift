// The names by which modules know each other's things. A module owns the rows behind its ids; others only pass them.

public enum UserTag: IDTag { public static let prefix = "usr" }
public typealias UserID = ID<UserTag>

public enum SavedFilterTag: IDTag { public static let prefix = "flt" }
public typealias SavedFilterID = ID<SavedFilterTag>

public enum NoteTag: IDTag { public static let prefix = "nte" }
public typealias NoteID = ID<NoteTag>

public enum SessionTag: IDTag { public static let prefix = "ses" }
public typealias SessionID = ID<SessionTag>

public enum InvitationTag: IDTag { public static let prefix = "inv" }
public typealias InvitationID = ID<InvitationTag>

public enum AddressTag: IDTag { public static let prefix = "adr" }
public typealias AddressID = ID<AddressTag>

public enum CategoryTag: IDTag { public static let prefix = "cat" }
public typealias CategoryID = ID<CategoryTag>

public enum BrandTag: IDTag { public static let prefix = "brd" }
public typealias BrandID = ID<BrandTag>

public enum ProductTag: IDTag { public static let prefix = "prd" }
public typealias ProductID = ID<ProductTag>

public enum SynonymTag: IDTag { public static let prefix = "syn" }
public typealias SynonymID = ID<SynonymTag>

public enum SKUTag: IDTag { public static let prefix = "sku" }
public typealias SKUID = ID<SKUTag>

public enum PricePlanTag: IDTag { public static let prefix = "ppl" }
public typealias PricePlanID = ID<PricePlanTag>

public enum CustomerGroupTag: IDTag { public static let prefix = "grp" }
public typealias CustomerGroupID = ID<CustomerGroupTag>

public enum WarehouseTag: IDTag { public static let prefix = "whs" }
public typealias WarehouseID = ID<WarehouseTag>

public enum AdjustmentTag: IDTag { public static let prefix = "adj" }
public typealias AdjustmentID = ID<AdjustmentTag>

public enum CartTag: IDTag { public static let prefix = "crt" }
public typealias CartID = ID<CartTag>

public enum OrderTag: IDTag { public static let prefix = "ord" }
public typealias OrderID = ID<OrderTag>

public enum OrderLineTag: IDTag { public static let prefix = "lin" }
public typealias OrderLineID = ID<OrderLineTag>

public enum PaymentTag: IDTag { public static let prefix = "pay" }
public typealias PaymentID = ID<PaymentTag>

public enum RefundTag: IDTag { public static let prefix = "rfd" }
public typealias RefundID = ID<RefundTag>

public enum DifferenceTag: IDTag { public static let prefix = "dif" }
public typealias DifferenceID = ID<DifferenceTag>

public enum ParcelTag: IDTag { public static let prefix = "pcl" }
public typealias ParcelID = ID<ParcelTag>

public enum ParcelLineTag: IDTag { public static let prefix = "pln" }
public typealias ParcelLineID = ID<ParcelLineTag>

public enum ReturnTag: IDTag { public static let prefix = "ret" }
public typealias ReturnID = ID<ReturnTag>

public enum ReturnLineTag: IDTag { public static let prefix = "rln" }
public typealias ReturnLineID = ID<ReturnLineTag>

public enum JobTag: IDTag { public static let prefix = "job" }
public typealias JobID = ID<JobTag>
