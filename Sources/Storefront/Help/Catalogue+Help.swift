import WebRuntime

/// The texts of the help centre. A paragraph is a line; figures stand in braces and come from the rules of the shop.
extension Catalogue {
    static let help: Catalogue = buying.merging(delivering).merging(helpTrust).merging(helpKept)

    private static let buying: Catalogue = [
        "help.lead": .init(
            "从挑选到退货，店里的规矩都写在这里。", "How this shop works, from choosing to sending back."),
        "help.contact": .init("联系我们", "Contact"),
        "help.contact.how": .init(
            "请告诉我们订单号：{contact}", "Tell us the number of your order: {contact}"),
        "help.buying.lead": .init("怎样挑选、下单和查看订单。", "How to choose, to order and to follow an order."),
        "help.buying.find": .init("找商品", "Finding goods"),
        "help.buying.find.text": .init(
            """
            在页面上方搜索，可以用中文、拼音或英文，打错个别字也能找到；也可以按分类浏览，再按品牌、价格和有货筛选。
            商品页列出每个规格的价格和库存，缺货的规格不能选。
            """,
            """
            Search at the top of every page, in Chinese, pinyin or English; a slip is forgiven. Or look through the \
            categories and narrow them by brand, price and what is in stock.
            A product's page shows price and stock of every variant; what is out of stock cannot be chosen.
            """),
        "help.buying.cart": .init("购物车", "The cart"),
        "help.buying.cart.text": .init(
            """
            选好规格加入购物车，每种商品最多 {limit} 件。购物车不占用库存，价格和库存以提交订单时为准；有变化会先告诉您，由您决定。
            """,
            """
            Choose a variant and put it into the cart, at most {limit} of each. A cart holds no stock: price and stock \
            are those of the moment you order. If they have changed, we say so first, and you decide.
            """),
        "help.buying.checkout": .init("结算", "Checkout"),
        "help.buying.checkout.text": .init(
            """
            填写收货地址，选择配送方式，需要发票的填写抬头，核对合计后提交。页面上的合计就是您要付的钱，没有别的费用。
            提交后库存为您保留，直到付款或订单关闭。
            """,
            """
            Give an address, choose the delivery, say whom the invoice is for if you need one, check the total and \
            place the order. The total on the page is what you pay; nothing is added later.
            From then on the goods are held for you until you pay or the order closes.
            """),
        "help.buying.guests": .init("不注册也能买", "Without an account"),
        "help.buying.guests.text": .init(
            """
            不注册也能下单，订单留在这个浏览器里。换了设备，用订单号和下单时填写的手机号或邮箱就能找回。登录后，购物车和在这里下的订单会跟着您；找回的订单不会。
            """,
            """
            You need no account. Your orders stay with this browser; on another device, look one up by its number and \
            the phone or e-mail that you gave. Your cart and the orders placed here come along when you sign in; an \
            order that was looked up does not.
            """),
        "help.buying.orders": .init("查看订单", "Following an order"),
        "help.buying.orders.text": .init(
            """
            在“我的订单”里可以看到每个订单的进度、包裹、付款和退款，也可以按状态筛选、再次购买。
            """,
            """
            "My orders" shows what happened to each order, its parcels, payments and refunds; choose a state to see \
            only those, or buy the same again.
            """),
        "help.payment.lead": .init("在哪里付款、多久之内付、付晚了怎么办。", "Where to pay, until when, and what if it is late."),
        "help.payment.how": .init("怎样付款", "How to pay"),
        "help.payment.how.text": .init(
            """
            在订单页点“去付款”，会打开支付机构的页面，在那里完成付款后自动回到订单。
            银行卡号和密码只交给支付机构，本店看不到，也不保存。
            """,
            """
            Choose "Pay now" on the order's page: the page of the payment service opens, and leads back when you have \
            paid.
            Card numbers and passwords go to the payment service only; this shop neither sees nor keeps them.
            """),
        "help.payment.time": .init("付款时限", "Until when"),
        "help.payment.time.text": .init(
            """
            提交订单后请在 {minutes} 分钟内付款。到时未付，订单自动关闭，商品放回货架，您不欠任何款项。
            """,
            """
            Please pay within {minutes} minutes. After that the order closes by itself, the goods go back to the \
            shelf, and you owe nothing.
            """),
        "help.payment.late": .init("付晚了或付了两次", "Late or twice"),
        "help.payment.late.text": .init(
            """
            订单关闭后才到的付款、重复的付款，会自动原路退回，不需要申请。
            付款失败不会扣款，订单还在时限之内就可以重新付。
            """,
            """
            Money that comes after the order has closed, or twice, goes back by itself the way it came; you need not \
            ask.
            A payment that failed takes nothing. While there is time, pay the order again.
            """),
        "help.payment.escrow": .init("担保交易", "Held until it arrives"),
        "help.payment.escrow.text": .init(
            """
            您付的货款先由平台保管，确认收货或签收 {completion} 天后才结算给商家。
            """,
            """
            What you pay is held, and goes to the merchant only when you confirm the receipt, or {completion} days \
            after delivery.
            """),
    ]

    private static let delivering: Catalogue = [
        "help.delivery.lead": .init("三种配送方式，运费和时间。", "Three ways of delivery, what they cost and how long they take."),
        "help.delivery.ways": .init("方式和运费", "Ways and cost"),
        "help.delivery.ways.text": .init(
            """
            {standard}：运费 {freight}，商品满 {from} 免运费，发货后 {standard_days} 天送达。
            {express}：运费 {express_freight}，发货后 {express_days} 天送达。
            {pickup}：免运费，只需姓名和手机号。
            """,
            """
            {standard}: {freight}, free for goods of {from} or more; {standard_days} days on the way.
            {express}: {express_freight}; {express_days} days on the way.
            {pickup}: free; name and phone are enough.
            """),
        "help.delivery.time": .init("什么时候发货", "When it leaves"),
        "help.delivery.time.text": .init(
            """
            每天 {hour} 前付款的订单当天发货，之后付款的次日发货。结算页会显示每种配送方式的预计送达日期。
            预计日期不含恶劣天气等意外；晚到了请联系我们。
            """,
            """
            What is paid before {hour} leaves on the same day, what is paid later on the next. The checkout shows the \
            days on which each way is expected to arrive.
            Storms and the like may add to that. If something is late, tell us.
            """),
        "help.delivery.parcels": .init("包裹", "Parcels"),
        "help.delivery.parcels.text": .init(
            """
            一个订单可能分几个包裹发出，运费只收一次。订单页显示每个包裹的承运商、运单号和里面的商品。
            """,
            """
            An order may come in several parcels; its delivery is charged once. Its page shows the carrier, the \
            tracking number and the content of each.
            """),
        "help.delivery.receipt": .init("签收", "Receipt"),
        "help.delivery.receipt.text": .init(
            """
            收到后请检查商品，在订单页确认收货。没有确认的，全部签收 {completion} 天后订单自动完成。
            """,
            """
            Look at the goods when they come, and confirm the receipt on the order's page. Otherwise the order \
            completes by itself {completion} days after the last parcel has arrived.
            """),
        "help.returns.lead": .init("取消订单、无理由退货、退款的算法。", "Cancelling, sending back, and what is refunded."),
        "help.returns.cancel": .init("发货前取消", "Before it leaves"),
        "help.returns.cancel.text": .init(
            """
            一件都没有发出之前，可以在订单页取消整个订单，已付的钱全部原路退回。有商品已经发出的，请收到后退货。
            到店自取的商品备好之后不想要了，可以不来取：请告诉我们，我们把商品放回，并退还已付的钱。
            """,
            """
            While nothing has left, you can cancel the whole order on its page, and all that you paid goes back. What \
            has left already, send back when it has arrived.
            What lies ready to be picked up you need not come for: tell us, and we put it back and refund what you paid.
            """),
        "help.returns.window": .init("退货期限", "How long"),
        "help.returns.window.text": .init(
            """
            从签收次日起 {days} 天内可以退货，店里的商品都可以退，不需要理由。订单完成之后，只要还在期限内，仍然可以退。
            """,
            """
            For {days} days from the day after delivery you can send back anything you bought here, without a reason; \
            also when the order is completed already.
            """),
        "help.returns.how": .init("怎样退", "How"),
        "help.returns.how.text": .init(
            """
            在订单页点“申请退货”，填写每种商品退几件和原因；可以只退一部分。
            我们审核后，退货页会显示寄回地址和最晚寄出日期；寄出后请在那里填写快递公司和运单号。没有通过的会写明原因，可以修改后重新申请。
            商品寄到之前，您随时可以取消退货。寄出的商品一直没有送到的，我们会写明原因、关闭这次退货；期限内可以再次申请。
            """,
            """
            Choose "Return items" on the order's page and say how many of what, and why; a part is fine.
            When we have agreed, the return's page says where to send the goods and by when; tell us there by which \
            carrier and under which number. If we cannot agree, we say why, and you may ask again.
            Until the goods have arrived here you can change your mind. If they never do, we close the return and say \
            why; you may ask again in time.
            """),
        "help.returns.cost": .init("谁付退货运费", "Who pays for sending back"),
        "help.returns.cost.text": .init(
            """
            按《消费者权益保护法》，无理由退货的寄回运费由买家承担；商品有质量问题或发错的，由我们承担，请在原因里写明。
            """,
            """
            By law you pay for sending back what you simply do not want; for goods that are faulty or wrong we pay. \
            Please say so in the reason.
            """),
        "help.returns.money": .init("退多少，退到哪里", "How much, and where to"),
        "help.returns.money.text": .init(
            """
            我们收到退回的商品后退款：退的是这几件商品实付的钱，包括按金额分摊的运费；全部退回就是全部实付金额。
            钱原路退回到付款的账户：我们提交后由支付机构处理，一般 1–3 个工作日到账，以银行或支付机构为准。进度和日期显示在订单页和退货页。
            """,
            """
            We refund when the goods have arrived: what you paid for these pieces with their share of the delivery, \
            so that a whole order sent back is refunded whole.
            The money goes back the way you paid: once sent it is with the payment service and usually arrives within \
            1 to 3 working days. The pages of the order and of the return show how far it is, and since when.
            """),
    ]
}
