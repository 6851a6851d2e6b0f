import WebRuntime

extension Catalogue {
    /// The words about groups of customers.
    static let groups: Catalogue = [
        "console.groups.title": .init("客户组", "Customer groups"),
        "console.groups.customers": .init("全部顾客", "All customers"),
        "console.groups.hint": .init(
            "把同样对待的顾客放进一组，例如批发客户；一位顾客可以同时在几个组里。",
            "Put customers whom you treat alike into a group, wholesalers for instance. One customer may be in several."
        ),
        "console.groups.none": .init("还没有客户组；建好后可以把顾客加进去。", "There are no groups yet. Make one, then add customers."),
        "console.groups.name": .init("客户组", "Group"),
        "console.groups.members": .init("顾客数", "Customers"),
        "console.groups.about": .init("说明", "About"),
        "console.groups.note": .init("说明（只有员工看得到，可不填）", "About (only staff see it; may stay empty)"),
        "console.groups.new": .init("新建客户组", "New group"),
        "console.group.title": .init("客户组：{name}", "Group: {name}"),
        "console.group.back": .init("全部客户组", "All groups"),
        "console.group.members": .init("组内顾客（{count}）", "Members ({count})"),
        "console.group.none": .init(
            "组里还没有顾客；可粘贴邮箱或手机号，或在顾客页加入。",
            "Nobody is in it yet: paste addresses or phones, or add it on a customer's page."),
        "console.group.add": .init("加入顾客", "Add customers"),
        "console.group.contacts": .init("邮箱、手机号或顾客编号", "E-mail addresses, phones or ids"),
        "console.group.contacts_hint": .init(
            "每行一个，也可用逗号、分号分开，一次最多 {most} 个。找到的即加入，没找到的逐条列出。",
            "A line for each, or commas between them; at most {most} at once. Those who are found join, the others "
                + "are listed."),
        "console.group.join": .init("加入", "Add"),
        "console.group.take_out": .init("移出", "Take out"),
        "console.group.about": .init("名称和说明", "Name and description"),
        "console.group.remove": .init("删除客户组", "Delete the group"),
        "console.group.remove_hint": .init(
            "组内 {count} 位顾客会退出这个组，不再享受为它设的价格；顾客账户不受影响。删除后不能恢复。",
            "Customers in it: {count}. They leave it, and prices for this group no longer apply to them; their "
                + "accounts stay. This cannot be undone."),
        "console.group.did": .init(
            "加入 {count} 位，本来就在 {already} 位，未加入 {odd} 条。", "{count} added, {already} in it before, {odd} not added."),
        "console.group.entry": .init("序号", "No."),
        "console.group.outcome": .init("结果", "Outcome"),
        "console.group.outcome.added": .init("已加入", "Added"),
        "console.group.outcome.already": .init("本来就在组里", "In it before"),
        "console.group.outcome.repeated": .init("与第 {entry} 条是同一位顾客", "The same customer as no. {entry}"),
        "console.group.outcome.unknown": .init("没有找到这位顾客", "There is no such customer"),
        "console.customer.no_groups": .init("不在任何客户组。", "In no group."),
        "console.customer.join": .init("加入客户组", "Add to a group"),
        "audit.group_created": .init("新建客户组", "Made a customer group"),
        "audit.group_changed": .init("修改客户组", "Changed a customer group"),
        "audit.group_removed": .init("删除客户组", "Deleted a customer group"),
        "audit.group_member_added": .init("加入客户组", "Added a customer to a group"),
        "audit.group_member_removed": .init("移出客户组", "Took a customer out of a group"),
    ]
}
