import WebRuntime

extension Catalogue {
    /// The words of what a product's page says.
    static let content: Catalogue = [
        "console.content.title": .init("商品内容：{title}", "Content of {title}"),
        "console.content.link": .init("介绍与参数", "Description and specifications"),
        "console.content.descriptions": .init("商品介绍", "Description"),
        "console.content.preview": .init("预览", "Preview"),
        "console.content.look": .init("商品介绍的样子", "How the description looks"),
        "console.content.no_description": .init("还没有商品介绍。", "There is no description yet."),
        "console.content.signs": .init("怎样排版", "How to lay it out"),
        "console.content.signs_hint": .init(
            """
            # 标题，## 小标题
            - 列表，1. 编号列表
            **加粗**，[文字](https://网址)
            ![说明](2)：本商品的第 2 张图片，单独一行
            空行另起一段；其余文字照原样显示。
            """,
            """
            # Heading, ## smaller heading
            - List, 1. numbered list
            **Bold**, [words](https://address)
            ![caption](2): the product's second picture, alone on its line
            An empty line begins a new paragraph; everything else stays as it is typed.
            """),
        "console.content.tags": .init("标签", "Tags"),
        "console.goods.tag": .init("标签", "Tag"),
        "console.content.tag_goods": .init("带这些标签的商品：", "Goods with the same tag:"),
        "console.content.tags_hint": .init(
            "每行一个，也可用逗号分开；只有员工看得到", "A line for each, or commas between them; only staff see them"),
        "console.content.specifications": .init("规格参数", "Specifications"),
        "console.content.specifications_hint": .init(
            "如 材质、产地、净含量，按顺序显示在商品页。空行会被忽略；不够时先保存，再填新的空行。最多 {most} 项。",
            "Such as material or origin, in the order of the product's page. Empty rows are left out; save to get "
                + "more. At most {most}."),
        "console.content.name": .init("名称", "Name"),
        "console.content.value": .init("内容", "Value"),
        "console.video.title": .init("视频", "Video"),
        "console.video.new": .init("视频文件", "Video file"),
        "console.video.other": .init("换成另一个视频文件", "Another video file in its place"),
        "console.video.hint": .init(
            "完整的 MP4（H.264）或 WebM，不超过 {limit} MB。原样保存，封面用第一张图片。",
            "A whole MP4 (H.264) or WebM, up to {limit} MB, kept as it comes. The first picture stands in front."),
        "console.video.upload": .init("上传视频", "Upload the video"),
        "console.video.save": .init("保存视频说明", "Save the video's texts"),
        "console.video.remove": .init("移除视频", "Remove the video"),
        "console.goods.copy_media": .init("图片和视频也一起复制", "Its pictures and its video as well"),
        "console.content.name_en": .init("英文名称", "Name in English"),
        "console.content.value_en": .init("英文内容", "Value in English"),
    ]
}
