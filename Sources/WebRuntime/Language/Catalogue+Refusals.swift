extension Catalogue {
    /// The words for what the modules refuse, by their codes. They say what happened and what to do, without blame.
    public static let refusals: Catalogue = [
        "error.account_exists": .init(
            "这个邮箱或手机号已经有账户。", "This e-mail or phone has an account already."),
        "error.order_is_picked_up": .init(
            "顾客到店自提，不用快递：请在订单页备货待取，承运商和运单号都不填。",
            "Its buyer picks it up: lay it ready on the order's page, without carrier and number."),
        "error.parcel_not_sent": .init(
            "自提的包裹没有承运商和运单号。", "What is picked up has no carrier and no tracking number."),
        "error.already_delivered": .init("这个包裹已签收。", "This parcel has been delivered already."),
        "error.bad_signature": .init("签名不对。", "The signature is wrong."),
        "error.below_reserved": .init(
            "不能少于已被订单占用的数量：{orders}",
            "Orders hold more than that: stock cannot go below what is reserved. {orders}"),
        "error.below_zero": .init("库存不能少于零。", "Stock cannot go below zero."),
        "error.shipped_before": .init(
            "这个订单已经发货了：包裹和经手人见下面的时间线。",
            "It has been shipped already: the timeline below tells with which parcel and by whom."),
        "error.brand_taken": .init(
            "已有品牌用了这个名称（中文或英文）或网址名。", "Another brand has this name, in either language, or this URL name."),
        "error.cart_changed": .init("购物车已变化，请再看一遍。", "The cart has changed. Please look at it again."),
        "error.cart_empty": .init("购物车是空的。", "The cart is empty."),
        "error.cart_full": .init("购物车放不下了。", "The cart is full."),
        "error.cart_ordered": .init("这个购物车已经下单。", "This cart has been ordered already."),
        "error.code_not_sent": .init("验证码没有发出，请稍后再试。", "The code could not be sent. Try again in a moment."),
        "error.code_taken": .init("这个编码已被使用。", "This code is taken."),
        "error.code_wrong": .init("验证码不对或已过期，请重新获取。", "The code is wrong or too old. Ask for a new one."),
        "error.csv_not_utf8": .init(
            "文件不是 UTF-8，也不是 GBK/GB18030：请另存为“CSV UTF-8”再上传。",
            "The file is neither UTF-8 nor GBK/GB18030: save it as “CSV UTF-8” and send that."),
        "error.csv_record_too_long": .init("文件里有一行太长。", "A row of the file is too long."),
        "error.csv_unclosed_quote": .init("文件在引号中间结束了。", "The file ends inside a quoted cell."),
        "error.import_too_many_rows": .init("文件超过 {limit} 行，请拆开。", "The file has more than {limit} rows: split it."),
        "error.import_other_form": .init(
            "这是 {shop} 导出的文件。请在服务器上用命令行导入：zhanggui import {format} 文件名；或先改成本店导出文件的列，再在这里上传。",
            "This is a file of {shop}. Import it on the server by the command line, zhanggui import {format} FILE, or "
                + "give it the columns of an export from here and upload it again."),
        "error.import_wrong_header": .init(
            "第一行缺少列 {column}。列名用英文，与导出的文件相同；必须有 {needed}。",
            "The first line lacks the column {column}. Columns are named as in an export; these are needed: {needed}."),
        "error.count_changed": .init(
            "盘点期间库存变了，账面现为 {on_hand}，请重新清点。",
            "Stock moved meanwhile: {on_hand} on record now. Please count again."),
        "error.count_below_reserved": .init(
            "订单占用了 {reserved} 件，不能少于它；请先处理这些订单。",
            "Orders hold {reserved}, so there cannot be fewer: see to these orders first."),
        "error.exceeds_refundable": .init("超过了可退金额。", "This is more than can be refunded."),
        "error.gateway_refused": .init("支付渠道没有接受。", "The payment gateway did not accept it."),
        "error.gateway_unavailable": .init(
            "支付渠道暂时没有回应，请稍后再试。", "The payment gateway does not answer right now. Try again in a moment."),
        "error.gateway_malformed": .init(
            "支付渠道的回应读不懂，请稍后再试。", "The payment gateway's answer could not be read. Try again in a moment."),
        "error.grades_incomplete": .init(
            "请为每一件退货评级，没有收到的选“未收到”。", "Please grade every piece; “Not received” for those that did not come."),
        "error.nothing_came": .init(
            "一件都没有收到，不用收货：请等包裹到了再操作。", "Nothing of it came: receive the return once its parcel is here."),
        "error.invalid_credentials": .init("账号或密码不对。", "The account or the password is wrong."),
        "error.invalid_division": .init("请从列表中选择。", "Please choose from the list."),
        "error.invalid_email": .init("请填写正确的邮箱。", "Please enter an e-mail address."),
        "error.invalid_name": .init(
            "名字最多 {most} 个字，不能有控制字符。", "A name has at most {most} characters, and no control characters."),
        "error.invalid_parent": .init("不能放在这个分类下。", "It cannot stand under this category."),
        "error.invalid_amount": .init(
            "请填写金额，最多 {decimals} 位小数。", "Please enter an amount with at most {decimals} decimals."),
        "error.invalid_amount_range": .init(
            "金额须在 0 到 {most} 之间。", "Please enter an amount from 0 to {most}."),
        "error.invalid_contact": .init("请填写邮箱或手机号。", "Please enter an e-mail address or a phone number."),
        "error.invalid_day": .init("请填写日期，如 2026-11-20。", "Please enter a day, such as 2026-11-20."),
        "error.invalid_days": .init("结束日期不能早于开始日期。", "The last day cannot be before the first."),
        "error.invalid_too_many_cells": .init(
            "逗号把这一行分成了超过 {most} 格：内容里有逗号的，请加上英文双引号。",
            "Commas part this line into more than {most} cells: put double quotes around a text that has a comma."),
        "error.invalid_missing_columns": .init(
            "第一行有订单号和其他的列，但没有“承运商”或“运单号”：请补上这两列的表头，或只留订单号、承运商、运单号三列。",
            "The first line names an order number and other columns, but no carrier or no tracking number: add these "
                + "headings, or leave the three columns alone."),
        "error.invalid_tracking_number": .init(
            "运单号是 {least} 到 {most} 位字母、数字或连字符，至少有 {digits} 位数字：请照面单填写。",
            "A tracking number has {least} to {most} letters, digits or hyphens, at least {digits} of them digits: "
                + "write it as on the label."),
        "error.invalid_missing_goods": .init(
            "第 {line} 行没有运单号，同一订单的其他行却有，文件里又没有“编码”列，分不清发哪些商品：请保留导出文件的“编码”列，或每个订单只留一行。",
            "Line {line} has no tracking number and other lines of its order have one, but no column says which goods "
                + "they are: keep the column Code of the exported file, or one line for each order."),
        "error.invalid_shortened": .init(
            "表格软件把这个号码缩成了科学计数法，后面的数字已丢失：请把这一列设为文本，重新填写。",
            "A spreadsheet has shortened this number and its last figures are lost: make the column text and fill it "
                + "in again."),
        "error.invalid_too_many_rows": .init(
            "一次最多 {most} 行，请缩小范围。", "At most {most} rows at once: please choose fewer."),
        "error.invalid_one_of": .init("只能填：{allowed}。", "It is one of: {allowed}."),
        "error.invalid_lines": .init(
            "每行一个，写成 {form}，如 {example}。", "A line for each, as {form}, such as {example}."),
        "error.invalid_one_word": .init("这里只填一个词。", "One word only, please."),
        "error.invalid_unknown_brand": .init(
            "店里没有这个品牌，请检查写法；确实是新品牌的，请勾选“这是新品牌”再保存。",
            "The shop has no such brand: check how it is written. If it is new, say so below and save again."),
        "error.invalid_json": .init(
            "像是 JSON，却不是完整的对象；也可以每行一个，写成 名称=内容。",
            "It begins like JSON and is no object; name=value, a line for each, is taken too."),
        "error.invalid_too_deep": .init("分类最多 {most} 级。", "Categories have at most {most} levels."),
        "error.invalid_list_price": .init("划线价不能低于售价。", "The list price cannot be below the price."),
        "error.invalid_number": .init("请填写整数。", "Please enter a whole number."),
        "error.invalid_other_warehouse": .init("请选择另一个仓库。", "Please choose another warehouse."),
        "error.invalid_twice": .init("名称重复了，每个只能出现一次。", "This name stands there already: each only once."),
        "error.invalid_pairs": .init("每行一个，写成 名称=内容。", "A line for each, as name=value."),
        "error.invalid_percent": .init(
            "请填写 0 到 100 的百分数，最多两位小数。", "Please enter a percentage from 0 to 100 with at most two decimals."),
        "error.invalid_pieces_or_amount": .init(
            "件数和金额只能填一种。", "Name pieces or an amount, not both."),
        "error.invalid_rule_twice": .init(
            "同样的适用对象和数量已有价格，请先删除原来的。",
            "There is a price for the same customers from this number on. Remove that one first."),
        "error.invalid_positive_amount": .init("金额必须大于零。", "The amount must be more than zero."),
        "error.invalid_percent_change": .init(
            "请填写 {least} 到 {most} 的百分比，最多两位小数，如 -9.5。",
            "Please enter a percentage from {least} to {most} with at most two decimals, such as -9.5."),
        "error.invalid_price": .init("价格不能低于 0，也不能过高。", "A price is not below 0, and not that high."),
        "error.invalid_range": .init(
            "请填写 {least} 到 {most} 的整数。", "Please enter a whole number from {least} to {most}."),
        "error.invalid_moment": .init("请填写日期和时间。", "A day and a time, please."),
        "error.invalid_past": .init("请填写还没有到的时间。", "This time is over already."),
        "error.invalid_end": .init("结束时间应晚于开始时间。", "The end comes after the beginning."),
        "error.price_window_taken": .init(
            "这个规格在这段时间已有改价计划，请错开时间。", "The variant has another planned price in this time. Choose another time."),
        "error.price_plan_begun": .init(
            "这个改价计划已经开始或结束，不能取消；可以直接改价。",
            "This planned price has begun or is over and cannot be cancelled; change the price instead."),
        "error.invalid_slug": .init(
            "只能用小写字母、数字和单个连字符，最多 100 个。",
            "Lower-case letters, digits and single hyphens only, at most 100."),
        "error.invalid_too_long": .init("最多 {most} 个字。", "At most {most} characters."),
        "error.invalid_too_short": .init("至少 {least} 个字。", "At least {least} characters."),
        "error.invalid_postal_code": .init("中国大陆的邮编是 6 位数字。", "A postal code in mainland China has six digits."),
        "error.invalid_tax_number": .init(
            "税号是 {least}–{most} 位字母和数字（统一社会信用代码 18 位），请核对。",
            "A tax number has {least} to {most} letters and digits (18 for a unified social credit code)."),
        "error.invalid_address_phone": .init(
            "请填写正确的手机号（11 位）或带区号的固定电话；国外号码以 + 和国家代码开头。",
            "Enter a mobile number of 11 digits or a landline with its area code; numbers from abroad begin with + and "
                + "the country's code."),
        "error.invalid_phone": .init("请填写正确的手机号。", "Please enter a phone number."),
        "error.invalid_token": .init("登录已过期，请重新登录。", "You have been signed out. Please sign in again."),
        "error.invalid_transition": .init("现在不能这样改变状态。", "It cannot change to this state now."),
        "error.invitation_over": .init(
            "邀请已被使用、撤回或过期，请让管理员重新邀请。",
            "The invitation was used or withdrawn, or its time is over. Ask for a new one."),
        "error.job_replaced": .init("同样的任务已在排队。", "The same job is waiting already."),
        "error.functions_missing": .init(
            "请至少勾选一项职能：一项都不勾选等于全部职能。", "Tick at least one function: without any, all are meant."),
        "error.functions_of_operators": .init(
            "只有运营可以按职能分工；管理员和审计不能设职能。", "Only operators have functions; administrators and auditors do not."),
        "error.last_administrator": .init(
            "这是最后一位管理员，请先设另一位。", "This is the last administrator: make another one first."),
        "error.no_account": .init(
            "这个手机号还没有账户，可以直接注册，验证码仍然有效。",
            "There is no account for this phone yet: register it, the code is still good."),
        "error.not_delivered": .init("还没有签收，暂时不能退货。", "It has not been delivered yet, so it cannot be returned."),
        "error.not_for_sale": .init("这件商品现在不出售。", "This is not for sale now."),
        "error.difference_not_open": .init("这条差异已经处理过了。", "This difference is dealt with already."),
        "error.order_lookup_failed": .init(
            "没有找到：请核对订单号和下单时填写的手机号或邮箱。",
            "Nothing found: check the order's number and the phone or e-mail that was given with it."),
        "error.not_payable": .init("这个订单现在不能支付。", "This order cannot be paid now."),
        "error.nothing_captured": .init("还没有收到可退的款项。", "Nothing has been paid that could be refunded."),
        "error.out_of_stock": .init(
            "库存不足，只剩 {available} 件，请减少数量。", "Only {available} left in stock. Please take fewer."),
        "error.out_of_stock_with_cart": .init(
            "购物车里已有 {present} 件，库存共 {available} 件，最多还能加 {more} 件。",
            "Your cart holds {present} already, and {available} are in stock: {more} more can be added."),
        "error.out_of_stock_all_in_cart": .init(
            "购物车里已有 {present} 件，库存只有 {available} 件，不能再加了。",
            "Your cart holds {present} already, and {available} are in stock: no more can be added."),
        "error.own_account": .init("不能对自己的账户这样做。", "You cannot do this to your own account."),
        "error.parcel_left": .init("已有包裹发出，不能取消；收到后可以退货。", "A parcel has left: return it once it has arrived."),
        "error.no_pieces": .init("请至少填写一件。", "Name at least one piece."),
        "error.price_changed": .init("价格有变化，请确认新的总额。", "The price has changed. Please confirm the new total."),
        "error.product_archived": .init("这件商品已归档。", "This product is archived."),
        "error.product_without_category": .init(
            "商品还没有分类：请先选好分类并保存。", "The product has no category: choose one and save it first."),
        "error.product_without_variant": .init(
            "商品没有在用的规格：请先添加或启用一个。", "The product has no active variant: add one, or make one active."),
        "error.refund_not_failed": .init(
            "只有已收货、还没退款或退款失败的退货才能退款。",
            "Only a return that was received, and whose refund was left or failed, gets one."),
        "error.return_not_sendable": .init(
            "只有待寄回的退货才能填写运单号。", "Only a return that waits for its parcel takes a tracking number."),
        "error.return_window_over": .init("退货期限已过。", "The time for returns is over."),
        "error.second_factor_missing": .init(
            "员工需要先用浏览器登录一次，设置两步验证。", "Staff sign in with a browser once, to set up two-step sign-in."),
        "error.second_factor_required": .init("还需要动态码。", "The code from the app is needed as well."),
        "error.second_factor_state": .init("两步验证的状态已变化，请刷新再试。", "Two-step sign-in has changed. Look again."),
        "error.second_factor_wrong": .init(
            "动态码不对，或已经用过。请等应用显示下一个再试。",
            "The code is wrong or was used already. Wait for the app to show the next one."),
        "error.sign_in_busy": .init("登录的人太多，请稍后再试。", "Too many people are signing in. Try again in a moment."),
        "error.picture_busy": .init(
            "正在处理的图片太多，请稍后再试。", "Too many pictures are being made ready. Try again in a moment."),
        "error.picture_tool_missing": .init(
            "这台机器没有安装图片工具（libvips-tools），暂时不能上传图片。",
            "The picture tools (libvips-tools) are not installed on this machine, so no picture can be added yet."),
        "error.picture_too_large": .init("图片不能超过 {limit} MB。", "A picture has at most {limit} MB."),
        "error.picture_type": .init("请选择 JPEG、PNG 或 WebP 图片。", "Choose a JPEG, PNG or WebP picture."),
        "error.picture_unreadable": .init("这张图片读不出来，请换一张。", "This picture cannot be read. Choose another one."),
        "error.file_picture_too_large": .init(
            "“{file}”超过 {limit} MB。一张都没有上传，请换掉它再选一次。",
            "“{file}” has more than {limit} MB. Nothing was uploaded: choose the files again without it."),
        "error.file_picture_type": .init(
            "“{file}”不是 JPEG、PNG 或 WebP 图片。一张都没有上传，请换掉它再选一次。",
            "“{file}” is no JPEG, PNG or WebP picture. Nothing was uploaded: choose the files again without it."),
        "error.file_picture_unreadable": .init(
            "“{file}”读不出来。一张都没有上传，请换掉它再选一次。",
            "“{file}” cannot be read. Nothing was uploaded: choose the files again without it."),
        "error.uploads_busy": .init(
            "同时上传的文件太多，请稍后再试。", "Too many files are being uploaded. Try again in a moment."),
        "error.video_too_large": .init("视频不能超过 {limit} MB。", "A video has at most {limit} MB."),
        "error.video_type": .init(
            "请选择完整的 MP4（H.264）或 WebM 视频。", "Choose a whole MP4 (H.264) or WebM video."),
        "error.slug_taken": .init("这个网址名已被使用。", "This name in the address is taken."),
        "error.refund_is_cancel": .init(
            "还没有发货的订单不能整单退款：请用「取消订单」，款项会全部退回；已发出一部分的，请按件数退还没发出的商品。",
            "It has not left: cancel the order to give all back. Where a part left, refund the pieces that have not."),
        "error.state_not_allowed": .init("现在的状态下不能这样做。", "This cannot be done in its present state."),
        "error.throttled": .init(
            "尝试太多次，请 {seconds} 秒后再试。", "Too many attempts. Please try again in {seconds} s."),
        "error.throttled_minutes": .init(
            "尝试太多次，请 {minutes} 分钟后再试。", "Too many attempts. Please try again in {minutes} min."),
        "error.too_many": .init("数量超过了允许的上限。", "This is more than is allowed."),
        "error.too_many_pieces": .init("最多 {available} 件。", "At most {available}."),
        "error.too_many_addresses": .init("地址簿已满。", "The address book is full."),
        "error.too_many_filters": .init(
            "保存的筛选已满，请先删除不用的。", "No room for another filter: delete one that is not needed."),
        "error.group_name_taken": .init("已有同名的客户组。", "Another group has this name."),
        "error.too_many_groups": .init(
            "最多 {most} 个客户组，请先删除不用的。", "At most {most} groups: delete one that is not needed."),
        "error.too_many_groups_of_customer": .init("一位顾客最多在 {most} 个客户组里。", "A customer is in at most {most} groups."),
        "error.synonym_taken": .init("这两个词已经是同义词。", "These words are synonyms already."),
        "error.too_many_invitations": .init(
            "最多同时有 {most} 个未接受的邀请，请先撤回一个。", "At most {most} invitations may be open; withdraw one first."),
        "error.wrong_password": .init("现在的密码不对。", "The present password is wrong."),
        "error.variant_taken": .init(
            "这件商品已有属性相同的规格（可能已停用），不用再加。",
            "The product has a variant with these attributes already, perhaps a retired one."),
        "error.product_used": .init(
            "只有从未上架、也没有订单和库存记录的草稿可以删除；其他商品请下架或归档。",
            "Only a draft that orders and stock do not tell of can be deleted; take others off sale or archive them."),
        "error.category_used": .init(
            "分类下还有商品或子分类，不能删除。", "Goods or other categories stand in this one: it cannot be deleted."),
        "error.brand_used": .init("还有商品使用这个品牌，不能删除。", "Goods go by this brand: it cannot be deleted."),
        "error.variant_used": .init(
            "这个规格有订单或库存记录，不能删除，只能停用。",
            "Orders or stock tell of this variant: it cannot be deleted, only retired."),
        "error.warehouse_code_taken": .init("这个仓库编码已被使用。", "This warehouse code is taken."),
        "error.warehouse_closed": .init("仓库已停用，不能入库。", "The warehouse is closed: it takes nothing in."),
        "error.warehouse_open": .init("仓库已经是启用的。", "The warehouse is open already."),
        "error.warehouse_not_empty": .init(
            "仓库里有 {skus} 个规格共 {on_hand} 件，其中 {reserved} 件被 {orders} 个订单占用；请看清后再停用。",
            "It has {on_hand} pieces of {skus} variants, of which orders hold {reserved} (orders: {orders}): please "
                + "read what follows, then close it."),
        "error.password_unchanged": .init(
            "新密码和现在的一样，请换一个。", "This is the password that you have. Choose another one."),
        "error.password_too_short": .init(
            "密码太短，至少 {least} 位。", "This password is too short: use at least {least} characters."),
        "error.weak_password": .init(
            "密码太简单，请用更长、不常见的密码。", "This password is too easy to guess. Use a longer, uncommon one."),
    ]
}
