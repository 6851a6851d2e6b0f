import WebRuntime

extension Catalogue {
    /// What the second step of signing in says.
    static let secondFactor: Catalogue = [
        "second.title": .init("两步验证", "Second step"),
        "second.account": .init("两步验证", "Two-step sign-in"),
        "second.set_up": .init("设置两步验证", "Set up two-step sign-in"),
        "second.why": .init(
            "设置后，登录除密码外还需要手机验证器上的动态码。即使密码泄露，别人也进不来。",
            "Signing in then takes a code from your phone beside the password, so a stolen password is of no use."
        ),
        "second.needed": .init(
            "为了店铺安全，员工登录前需要先设置两步验证，只需一次。",
            "To keep the shop safe, staff set up two-step sign-in before they come in. It is done once."),
        "second.enter": .init(
            "请输入验证器应用上的 6 位动态码；手机不在身边时，可以用一个恢复码。",
            "Enter the six digits that your authenticator app shows; without your phone, one of your recovery codes."),
        "second.digits": .init("动态码", "Code from the app"),
        "second.step.app": .init(
            "在手机上打开验证器应用（如 Microsoft Authenticator、Google Authenticator、FreeOTP）。",
            "Open an authenticator app on your phone (Microsoft Authenticator, Google Authenticator, FreeOTP …)."),
        "second.step.secret": .init("添加账户：扫描二维码，或输入密钥。", "Add an account: scan the code, or type the key."),
        "second.step.secret.typed": .init("添加账户：输入密钥。", "Add an account: type the key."),
        "second.qr": .init("验证器二维码", "QR code for the authenticator app"),
        "second.step.link": .init("在这台设备上的验证器中打开", "Open it in the app on this device"),
        "second.step.digits": .init("填写应用显示的 6 位动态码。", "Enter the six digits that the app shows."),
        "second.confirm": .init("完成设置", "Finish"),
        "second.give_up": .init("暂不设置", "Not now"),
        "second.other_account": .init("换一个账户登录", "Sign in with another account"),
        "second.codes": .init("恢复码", "Recovery codes"),
        "second.codes.keep": .init(
            "手机丢失时，每个恢复码可以代替动态码登录一次。请现在抄下或打印，放在安全的地方：离开这一页后不再显示。",
            "Without your phone each of these lets you in once. Write them down now: they are not shown again."
        ),
        "second.codes.kept": .init("我已保存，继续", "I have kept them"),
        "second.codes.left": .init("剩余恢复码 {count} 个", "Recovery codes left: {count}"),
        "second.on": .init("两步验证已开启。", "Two-step sign-in is on."),
        "second.is_on": .init("已开启", "On"),
        "second.since": .init("自 {time}", "since {time}"),
        "second.change": .init(
            "更换手机时先关闭，再重新设置。两种操作都需要现在的动态码或一个恢复码。",
            "For another phone, switch it off and set it up again. Both take the present code, or a recovery code."
        ),
        "second.change.staff": .init(
            "更换手机时先关闭：您会退出登录，下次登录时重新设置。两种操作都需要现在的动态码或一个恢复码。",
            "For another phone, switch it off: you are signed out, and set it up at the next sign-in. Both take a code."
        ),
        "second.renew": .init("换一组恢复码", "New recovery codes"),
        "second.remove": .init("关闭两步验证", "Switch it off"),
        "invitation.title": .init("加入 {shop}", "Join {shop}"),
        "invitation.lead": .init(
            "您被邀请担任{role}。请填写姓名，设置密码。", "You are invited as {role}. Enter your name and choose a password."),
        "invitation.accept": .init("开通账户", "Open the account"),
        "invitation.functions": .init("您将负责：", "What you are to look after:"),
        "invitation.role.operator": .init("运营", "an operator"),
        "invitation.role.administrator": .init("管理员", "an administrator"),
        "invitation.role.auditor": .init("审计", "an auditor"),
        "flash.second_removed": .init(
            "两步验证已关闭，其他设备均已退出登录。", "Two-step sign-in is off. All other devices are signed out."),
    ]
}
