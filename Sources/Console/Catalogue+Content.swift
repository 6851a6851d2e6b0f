import WebRuntime

extension Catalogue {
    /// The words of what a product's page says.
    static let content: Catalogue = [
        "console.content.title": .init("商品内容：{title}", "Content of {title}"),
        "console.content.link": .init("介绍与参数", "Description and specifications"),
        "console.content.specifications": .init("规格参数", "Specifications"),
        "console.content.specifications_hint": .init(
            "如 材质、产地、净含量，按顺序显示在商品页。空行会被忽略；不够时先保存，再填新的空行。最多 {most} 项。",
            "Such as material or origin, in the order of the product's page. Empty rows are left out; save to get "
                + "more. At most {most}."),
        "console.content.name": .init("名称", "Name"),
        "console.content.value": .init("内容", "Value"),
        "console.content.name_en": .init("英文名称", "Name in English"),
        "console.content.value_en": .init("英文内容", "Value in English"),
    ]
}
