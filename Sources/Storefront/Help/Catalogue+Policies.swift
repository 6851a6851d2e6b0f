import WebRuntime

/// Invoices, privacy and terms: what the help centre says of rights and duties.
extension Catalogue {
    static let helpTrust: Catalogue = [
        "help.invoices.lead": .init("怎样索取发票，需要填写什么。", "How to ask for one, and what it needs."),
        "help.invoices.ask": .init("怎样索取", "How to ask"),
        "help.invoices.ask.text": .init(
            """
            结算时打开“发票”，选择个人或企业，填写抬头；填了邮箱的，发票发到这个邮箱。订单页可以看到您填写的内容。
            下单后需要补开或修改的，请联系我们。
            """,
            """
            Open "Invoice" at the checkout, choose personal or company, and say whom it is for; with an e-mail \
            address it comes there. The order's page shows what you asked for.
            To ask later, or to change it, contact us.
            """),
        "help.invoices.company": .init("企业发票", "For companies"),
        "help.invoices.company.text": .init(
            """
            企业发票必须填写税号，请与营业执照上的名称和统一社会信用代码一致。
            """,
            """
            An invoice for a company needs its tax number: name and number as on the business licence.
            """),
        "help.invoices.tax": .init("税额", "Tax"),
        "help.invoices.tax.text": .init(
            """
            店里的价格都含税，税率 {tax}。购物车、结算页和订单页都列出合计中的税额。退货时税额按退款金额减少。
            """,
            """
            All prices include tax at {tax}. Cart, checkout and order show how much of the total it is; what is \
            refunded takes its part of the tax along.
            """),
        "help.privacy.lead": .init(
            "我们保存您的哪些信息、为什么、保存多久，您有哪些权利。", "What we keep of you, why, for how long, and your rights."),
        "help.privacy.who": .init("谁在处理", "Who"),
        "help.privacy.who.text": .init(
            """
            您的个人信息由经营本店（{site}）的商家按《中华人民共和国个人信息保护法》处理。
            我们只收集卖东西、送东西和售后用得着的信息，不用它做画像，不出售。
            """,
            """
            The merchant who runs this shop ({site}) handles your personal data by China's Personal Information \
            Protection Law (PIPL).
            We ask only for what selling, delivering and after-sales service need. We make no profiles and sell no data.
            """),
        "help.privacy.what": .init("我们收集什么", "What we collect"),
        "help.privacy.what.text": .init(
            """
            只逛不买，不需要告诉我们任何信息。下单时需要收货人、手机号和地址（到店自取不需要地址），未登录的还要一个联系方式。
            注册需要邮箱或手机号。密码只保存无法还原的散列值，验证码也是。
            搜索的词会记录下来改进搜索，但不记录是谁搜的；像电话、订单号一样的长数字和邮箱会被去掉。
            """,
            """
            Looking around needs nothing. An order needs name, phone and address (no address where you pick it up), \
            and without an account a way to reach you.
            An account needs an e-mail address or a phone. Passwords and codes are kept as hashes, which nobody can \
            read back.
            What is searched for is noted to make the search better, but not who searched; long numbers and e-mail \
            addresses are left out.
            """),
        "help.privacy.cookies": .init("Cookie", "Cookies"),
        "help.privacy.cookies.text": .init(
            """
            我们只用必需的 Cookie：登录状态、未登录时的购物车、购物车里的件数、表单的防伪标记、页面之间的提示，以及最近看过的商品。没有广告和统计 Cookie。
            最近看过的商品只存在您的浏览器里，可以在商品页清空，退出登录时也会清空。
            """,
            """
            Only those that are needed: who is signed in, the cart of who is not, how many pieces lie in the \
            cart, the marks that protect forms, messages from one page to the next, and the goods seen last. None for \
            advertising or statistics.
            The goods seen last are kept in your browser only; clear them on any product's page. Signing out clears \
            them, too.
            """),
        "help.privacy.others": .init("给谁", "Who gets them"),
        "help.privacy.others.text": .init(
            """
            支付机构得到订单号和金额；承运商得到收件人、电话和地址。除此之外，只有法律要求时才提供。
            """,
            """
            The payment service gets the order's number and amount, the carrier name, phone and address. Nobody else, \
            unless the law demands it.
            """),
        "help.privacy.rights": .init("您的权利", "Your rights"),
        "help.privacy.rights.text": .init(
            """
            您可以查阅、复制、更正、补充和删除自己的信息，撤回同意，注销账户，要求解释。
            姓名、密码、地址和登录设备可以在“我的账户”里自己修改或删除；其他的请联系我们，我们核实身份后在十五个工作日内答复。
            法律要求保存的订单记录，在期限届满之前只保存、不作他用。
            """,
            """
            You may see, copy, correct, complete and delete your data, withdraw consent, close your account, and ask \
            for reasons.
            Name, password, addresses and sessions are yours to change under "Account". For anything else contact us: \
            when we know it is you, you get an answer within fifteen working days.
            Orders that the law makes us keep are kept until its term is over, and used for nothing else.
            """),
        "help.privacy.safety": .init("怎样保护", "How they are protected"),
        "help.privacy.safety.text": .init(
            """
            只有需要的员工能看到，他们的操作都有记录。日志里没有个人信息。登录失败过多会暂停尝试。账户可以开启两步验证。
            """,
            """
            Only staff who need them see them, and what staff do is on record. Logs carry no personal data. Too many \
            failed sign-ins are stopped. Accounts may have two-step sign-in.
            """),
    ]

    static let helpKept: Catalogue = [
        "help.kept": .init("保存多久", "How long they are kept"),
        "help.kept.data": .init("信息", "Data"),
        "help.kept.purpose": .init("用途", "What for"),
        "help.kept.until": .init("保存到", "Kept until"),
        "help.kept.account.data": .init(
            "邮箱、手机号、姓名、密码的散列值、验证器密钥",
            "E-mail, phone, name, hash of the password, key of the authenticator app"),
        "help.kept.account.purpose": .init("登录和服务", "sign-in and service"),
        "help.kept.account.until": .init("账户注销", "the account is closed"),
        "help.kept.addresses.data": .init("地址簿", "Address book"),
        "help.kept.addresses.purpose": .init("配送", "delivery"),
        "help.kept.addresses.until": .init("您删除它，或账户注销", "its owner deletes it or the account is closed"),
        "help.kept.drafts.data": .init("结算时填了、还没有提交的内容", "What was typed at a checkout and not ordered yet"),
        "help.kept.drafts.purpose": .init("回到结算时接着填", "a checkout that goes on where it was left"),
        "help.kept.drafts.until": .init(
            "提交订单，或填写之后一天", "the order is placed or a day after it was typed"),
        "help.kept.orders.data": .init(
            "订单的地址、联系方式、发票、备注；退货和退款的原因",
            "Address, contact, invoice and note of orders; reasons of returns and refunds"),
        "help.kept.orders.purpose": .init("配送和凭证", "delivery and receipts"),
        "help.kept.orders.until": .init("下单后三年", "three years after the order"),
        "help.kept.sessions.data": .init("登录的设备和网络地址", "Device and network address of sign-ins"),
        "help.kept.sessions.purpose": .init("供您查看登录设备", "list of own sessions"),
        "help.kept.sessions.until": .init("退出登录或到期", "the session ends"),
        "help.kept.codes.data": .init("收验证码的手机号", "Phones that codes are sent to"),
        "help.kept.codes.purpose": .init("验证手机号或邮箱", "proof of the phone or mailbox"),
        "help.kept.codes.until": .init("最后一次验证码之后一天", "a day after the last code"),
        "help.kept.answers.data": .init("重复提交的表单和请求的结果", "Results of forms and requests that may be repeated"),
        "help.kept.answers.purpose": .init("重复提交时给出同样的结果", "the same answer to a repeated request"),
        "help.kept.answers.until": .init("请求之后一天", "a day after the request"),
        "help.terms.lead": .init("在本店买东西，双方遵守的约定。", "What both of us go by when you buy here."),
        "help.terms.shop": .init("关于本店", "The shop"),
        "help.terms.shop.text": .init(
            """
            本协议适用于在本店（{site}）购买商品。下单即表示您同意提交订单时页面上的协议；以后修改的，不影响已经成立的订单。
            """,
            """
            These terms hold for what is bought in this shop ({site}). By placing an order you agree to them as they \
            stand then; later changes do not touch orders that stand already.
            """),
        "help.terms.contract": .init("合同的成立", "When the contract stands"),
        "help.terms.contract.text": .init(
            """
            商品页是我们的要约。按《电子商务法》，您提交订单成功，买卖合同即成立；同一份表单重复提交只算一次。
            {minutes} 分钟内没有付款的订单自动关闭，双方互不相欠。
            """,
            """
            A product's page is our offer. By the E-Commerce Law the contract stands when your order has been placed; \
            a form that is sent twice counts once.
            An order that is not paid within {minutes} minutes closes, and neither side owes the other anything.
            """),
        "help.terms.prices": .init("价格", "Prices"),
        "help.terms.prices.text": .init(
            """
            价格以人民币标示，含税，不含运费。划线价是标示的参考价。我们只收您提交订单时页面显示的合计。
            """,
            """
            Prices are in renminbi and include tax, not delivery. A price that is struck out is the list price. We \
            take the total that the page showed when you placed the order, and no more.
            """),
        "help.terms.account": .init("账户", "Accounts"),
        "help.terms.account.text": .init(
            """
            请保管好密码和验证码，不要告诉别人，包括自称客服的人。发现异常请修改密码并退出其他设备。
            """,
            """
            Keep passwords and codes to yourself, also from who claims to be our staff. If something looks odd, \
            change the password and sign the other devices out.
            """),
        "help.terms.duties": .init("责任", "Responsibility"),
        "help.terms.duties.text": .init(
            """
            商品毁损、灭失的风险在您签收之前由我们承担，签收后由您承担。
            商品与描述不符或有质量问题的，我们依法退货、更换、修理或赔偿。法律赋予您的权利，本协议不作限制。
            """,
            """
            Until you have received the goods the risk of loss and damage is ours, then it is yours.
            For goods that are faulty or not as described we are liable by law: return, exchange, repair or damages. \
            Nothing here limits the rights that the law gives you.
            """),
        "help.terms.law": .init("法律和争议", "Law and disputes"),
        "help.terms.law.text": .init(
            """
            本协议适用中华人民共和国法律。有争议请先联系我们；也可以向消费者协会、市场监管部门投诉（12315），或向有管辖权的人民法院起诉。
            """,
            """
            The law of the People's Republic of China applies. Talk to us first; you may also turn to the consumers' \
            association, to the market regulator (12315), or to the court in charge.
            """),
    ]
}
