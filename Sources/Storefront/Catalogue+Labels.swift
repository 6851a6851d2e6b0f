import WebRuntime

extension Catalogue {
    /// The words of forms: what fields are called, and those of the second step of a sign-in.
    static let forms: Catalogue = labels.merging(secondFactor)

    /// What people call a field, for the list over a form of what is wrong with it. A field of a group goes by its last
    /// part, that of a line by its first one.
    static let labels: Catalogue = [
        "label.address.name": .init("姓名", "Name"),
        "label.phone": .init("手机号", "Phone"),
        "label.province": .init("省 / 直辖市", "Province"),
        "label.city": .init("城市", "City"),
        "label.district": .init("区 / 县", "District"),
        "label.line1": .init("详细地址", "Street and number"),
        "label.line2": .init("楼栋、门牌", "Building, floor, unit"),
        "label.postal_code": .init("邮编", "Postal code"),
        "label.contact": .init("联系方式", "Contact"),
        "label.invoice.title": .init("发票抬头", "Invoice to"),
        "label.invoice.email": .init("接收发票的邮箱", "E-mail for the invoice"),
        "label.tax_number": .init("税号", "Tax number"),
        "label.quantity": .init("数量", "Quantity"),
        "label.reason": .init("原因", "Reason"),
        "label.words": .init("具体说明", "In your own words"),
        "label.email": .init("邮箱", "E-mail"),
        "label.password": .init("密码", "Password"),
        "label.current_password": .init("当前密码", "Current password"),
        "label.code": .init("验证码", "Code"),
        "label.number": .init("订单号", "Order number"),
        "label.carrier": .init("快递公司", "Carrier"),
        "label.tracking_number": .init("运单号", "Tracking number"),
    ]
}
