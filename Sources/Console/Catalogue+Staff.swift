import WebRuntime

extension Catalogue {
    /// What the page of the staff says beside names and roles.
    static let staff: Catalogue = [
        "console.staff.second_factor": .init("两步验证", "Two-step sign-in"),
        "console.staff.second_on": .init("已开启", "On"),
        "console.staff.second_off": .init("未设置", "Not set up"),
        "console.staff.reset_hint": .init(
            "{name} 的验证器和恢复码立即失效，不能恢复；之后只凭密码登录，直到重新设置。",
            "The authenticator and recovery codes of {name} stop working for good; the password alone signs in until "
                + "a new one is set up."),
        "console.staff.reset_second": .init("重置两步验证", "Reset two-step sign-in"),
        "console.staff.suspend_hint": .init(
            "停用后 {name} 不能登录，直到恢复。", "{name} cannot sign in until the account is reopened."),
        "console.staff.change_role": .init("更改角色", "Change role"),
        "console.staff.promote": .init("把{name}设为管理员？", "Make {name} an administrator?"),
        "console.staff.promote_hint": .init(
            "管理员可以做所有事情，包括管理员工和店铺设置。", "Administrators may do everything, staff and settings included."),
        "console.staff.promote_sure": .init("确认设为管理员", "Make an administrator"),
        "console.staff.invite": .init("邀请员工", "Invite somebody"),
        "console.staff.invite_hint": .init(
            "对方通过链接自己设置密码。链接七天内有效，只能用一次。",
            "They choose their own password behind the link. It is good once, for seven days."),
        "console.staff.send_invitation": .init("生成邀请", "Make the invitation"),
        "console.staff.invited": .init("邀请已生成：{email}", "The invitation of {email} is ready."),
        "console.staff.invited_sent": .init(
            "邮件已发出。链接也可以自己转交：", "A message is on its way. You may hand over the link as well:"),
        "console.staff.invited_unsent": .init(
            "没有发出邮件，请把链接转交给对方（只显示这一次）：",
            "No message was sent. Hand over the link; it is shown this once:"),
        "console.staff.invitations": .init("未接受的邀请", "Open invitations"),
        "console.staff.until": .init("有效期至", "Good until"),
        "console.staff.withdraw": .init("撤回", "Withdraw"),
        "console.staff.withdraw_sure": .init("确认撤回", "Withdraw it"),
        "console.staff.withdraw_hint": .init(
            "撤回后 {email} 手里的链接立即失效，不能恢复；需要时请重新邀请。",
            "The link that {email} has stops working at once, for good. Invite them again if need be."),
    ]
}
