import WebRuntime

extension Catalogue {
    /// How the shop runs: its figures, from when on somebody has to act, and what to do then.
    static let health: Catalogue = healthPage.merging(healthFigures).merging(runbooks)

    private static let healthPage: Catalogue = [
        "console.health.title": .init("运行状况", "Health"),
        "console.health.all_well": .init("一切正常。", "All is well."),
        "console.health.found": .init(
            "{faults} 项故障，{count} 项注意：见下面的处理手册。", "Faults: {faults}; to attend to: {count}. The runbooks are below."),
        "console.health.normal": .init("正常", "Normal"),
        "console.health.attention": .init("注意", "Attention"),
        "console.health.fault": .init("故障", "Fault"),
        "console.health.since": .init("启动时间", "Runs since"),
        "console.health.built": .init("程序生成时间", "Program made"),
        "console.health.engine": .init("数据库", "Database"),
        "console.health.size": .init("数据库大小", "Size of the database"),
        "console.health.mebibytes": .init("约 {count} 兆字节", "about {count} MiB"),
        "console.health.schema": .init("数据库结构", "Schema"),
        "console.health.schema_count": .init("共 {count} 次迁移", "{count} migrations"),
        "console.health.latest": .init("，最近 {name}（{time}）", ", the latest {name} ({time})"),
        "console.health.processes": .init("运行中的进程", "Processes"),
        "console.health.process_count": .init(
            "{count} 个（节点，以及正在执行的命令）", "{count} (nodes, and commands that work just now)"),
        "console.health.of_shop": .init("整个店铺", "The shop"),
        "console.health.of_requests": .init("本进程的请求", "Requests of this process"),
        "console.health.this_node": .init(
            "只统计本进程（节点 {node}）启动以来最近一小时的请求，保存在内存里；有多个节点时，各节点的数字要到监控系统里合在一起看。",
            "Only what this process (node {node}) answered in the last hour since it started, kept in memory. Where "
                + "several nodes run, a monitor sees their figures together."),
        "console.health.by_minute": .init("按分钟查看最近一小时", "The last hour by the minute"),
        "console.health.minute": .init("分钟", "Minute"),
        "console.health.no_requests": .init("最近一小时没有请求。", "Nothing was asked for in the last hour."),
        "console.health.nothing": .init("没有请求", "No requests"),
        "console.health.course": .init("{name}：最近一小时的走势，数字在下面的表里", "{name}: the last hour; its table is below"),
        "console.health.milliseconds": .init("{count} 毫秒", "{count} ms"),
        "console.health.seconds": .init("{count} 秒", "{count} s"),
        "console.health.minutes": .init("{count} 分钟", "{count} min"),
        "console.health.within": .init("不超过 {value}", "Up to {value}"),
        "console.health.beyond": .init("超过 {value}", "Beyond {value}"),
        "console.health.rules": .init("告警规则", "Alert rules"),
        "console.health.rules_hint": .init(
            "上面的“注意”和“故障”按此刻的数字判断；监控系统要等条件持续满时间才告警。",
            "Above, attention and fault go by the figures of this moment; a monitor tells of it once it has lasted."),
        "console.health.rules_file": .init("下载 Prometheus 规则文件", "Rules as a file for Prometheus"),
        "console.health.rule": .init("规则", "Rule"),
        "console.health.when": .init("条件", "When"),
        "console.health.condition": .init("{name}超过 {value}，持续 {count} 分钟", "{name}: above {value} for {count} min"),
        "console.health.severity": .init("级别", "Severity"),
        "console.health.now": .init("现在", "Now"),
        "console.health.holds": .init("满足", "Holds"),
        "console.health.rests": .init("未满足", "Does not hold"),
        "console.health.what_to_do": .init("处理", "What to do"),
        "console.health.runbooks": .init("处理手册", "Runbooks"),
    ]

    private static let healthFigures: Catalogue = [
        "console.health.requests": .init("请求数", "Requests"),
        "console.health.requests.definition": .init(
            "最近 {count} 分钟（含正在过的这一分钟）答复的页面和接口请求；探测、样式、脚本和图片不算。",
            "Pages and API calls answered in the last {count} minutes, the one that is going on among them; probes, "
                + "styles, scripts and pictures are left out."),
        "console.health.failed_requests": .init("失败的请求（5xx）", "Failed requests (5xx)"),
        "console.health.failed_requests.definition": .init(
            "{count} 分钟里状态码为 500 及以上的请求所占比例：是店铺自己的问题。",
            "The share of the requests of {count} minutes with a status from 500 on: the shop's own fault."),
        "console.health.refused_requests": .init("被拒的请求（4xx）", "Refused requests (4xx)"),
        "console.health.refused_requests.definition": .init(
            "{count} 分钟里状态码为 400 到 499 的请求所占比例：找不到、没有权限、填写有误或太频繁。扫描器也会带来很多，所以不设告警。",
            "The share of the requests of {count} minutes with a status from 400 to 499: not found, not allowed, "
                + "filled in wrongly or too often. Scanners bring many, so no rule judges it."),
        "console.health.usual_answers": .init("一半请求的用时（p50）", "Half of the answers (p50)"),
        "console.health.usual_answers.definition": .init(
            "{count} 分钟里一半的请求在这个时间内得到答复；按档计时，取所在档的上限。",
            "Half of the requests of {count} minutes were answered within this time; times are counted in steps, "
                + "and this is the end of one."),
        "console.health.slow_answers": .init("慢请求的用时（p95）", "Slow answers (p95)"),
        "console.health.slow_answers.definition": .init(
            "{count} 分钟里每 20 个请求有 19 个在这个时间内得到答复；按档计时，取所在档的上限。",
            "19 of 20 requests of {count} minutes were answered within this time; times are counted in steps, and "
                + "this is the end of one."),
        "console.health.database_unreachable": .init("数据库没有应答", "Database does not answer"),
        "console.health.database_unreachable.definition": .init(
            "读不到数据库时为 1。能看到本页就说明现在是 0；它给监控系统用。",
            "1 where the database cannot be read. Whoever sees this page reads 0: it is for monitors."),
        "console.health.migrations_pending": .init("未执行的迁移", "Pending migrations"),
        "console.health.migrations_pending.definition": .init(
            "本程序有而数据库还没有的结构变更。", "Changes of the schema that this program has and the database lacks."),
        "console.health.jobs_due": .init("到时间还在排队的任务", "Jobs that are due"),
        "console.health.jobs_due.definition": .init(
            "执行时间已到、还没有进程领走的任务；最多数到 {most}。",
            "Jobs whose time has come and that no process has taken; counted up to {most}."),
        "console.health.jobs_late": .init("任务最久等待", "Longest wait of a job"),
        "console.health.jobs_late.definition": .init(
            "到时间的任务里等得最久的一个已经等了多久；没有到时间的任务就是 0。",
            "How long the job has been due that waits longest; 0 where none is due."),
        "console.health.jobs_dead": .init("失败的任务", "Jobs that failed for good"),
        "console.health.jobs_dead.definition": .init(
            "用完全部次数仍未成功、等人处理的任务；最多数到 {most}。",
            "Jobs that used up all their attempts and wait for somebody; counted up to {most}."),
        "console.health.events_behind": .init("未送达的事件", "Undelivered events"),
        "console.health.events_behind.definition": .init(
            "落后最多的订阅者还有多少个事件没有看到；没有订阅者就是 0。",
            "How many events the subscriber has not seen that is furthest behind; 0 where nobody subscribes."),
        "console.health.events_parked": .init("搁置的事件", "Parked events"),
        "console.health.events_parked.definition": .init(
            "订阅者多次处理失败、留下来等人处理的事件；最多数到 {most}。",
            "Events that a subscriber could not take and left for somebody; counted up to {most}."),
        "console.health.payments_overdue": .init("过期未结的支付", "Overdue payments"),
        "console.health.payments_overdue.definition": .init(
            "付款时间结束已超过 {grace} 分钟、仍没有结果的支付；最多数到 {most}。",
            "Payments without an end though their time to pay was over {grace} minutes ago; counted up to {most}."),
        "console.health.differences_open": .init("未处理的对账差异", "Open differences"),
        "console.health.differences_open.definition": .init(
            "与支付渠道的通知或账单不一致、还没有人处理的条目；最多数到 {most}。",
            "What does not agree with gateways' word or statements and nobody has resolved; counted up to {most}."),
        "console.health.variants_unstocked": .init("不在启用仓库的规格", "Variants in no open warehouse"),
        "console.health.variants_unstocked.definition": .init(
            "在售、但不在任何启用仓库里的规格：顾客看得到、买不了；最多数到 {most}。",
            "Variants on sale that are in no open warehouse: buyers see them and cannot buy; counted up to {most}."),
    ]

    private static let runbooks: Catalogue = [
        "console.health.failed_requests.runbook": .init(
            "有请求因店铺自身的问题而失败。先看按分钟的表：是一直有，还是某一分钟开始的；访问量小时一两个失败就会超过比例。再到日志里找“request failed”，每行有路由、错误和请求编号。"
                + "刚升级过就退回上一个版本；数据库不可用看那一条手册；只有某个路由失败，把日志行交给开发者。503 多半是超时或过载：看慢请求。",
            "Requests failed by the shop's own fault. See by the minute whether it was always so or since when; "
                + "with few visitors one or two are beyond the share. Then look for “request failed” in the log: "
                + "each line has the route, the error and the request id. After an upgrade, go back to the version "
                + "before; where the database is away, see its runbook; where one route fails alone, hand its lines "
                + "to a developer. A 503 mostly is a time-out or overload: see the slow answers."),
        "console.health.slow_answers.runbook": .init(
            "每 20 个请求至少有 1 个超过这个时间。看请求数是否突然变多、到时间的任务是否堆积、机器的处理器和磁盘是否占满；/metrics 里按路由的用时说明是哪个页面慢。正在导入或备份就等它做完；"
                + "访问多就加节点（需要 PostgreSQL）或换更快的机器；只有一个页面慢，请交给开发者。",
            "At least one of 20 requests takes longer. See whether requests rose, whether due jobs pile up, and "
                + "whether processor and disk are busy; the times by route on /metrics tell which page is slow. "
                + "Wait where an import or a backup runs; for many visitors, add nodes (PostgreSQL) or a faster "
                + "machine; a single slow page is for a developer."),
        "console.health.database_unreachable.runbook": .init(
            "程序读不到数据库，顾客看到的是出错页。看 /readyz 说什么，再看数据库的机器：PostgreSQL 是否在运行、连接数是否用满、网络和密码是否变过；SQLite 看磁盘是否写满、数据目录的权限。"
                + "恢复后程序会自己重新连接，不用重启；已提交的订单和付款不会丢，排队的任务会接着做。",
            "The program cannot read the database; visitors see error pages. See what /readyz says, then the "
                + "database's machine: whether PostgreSQL runs, has connections left, and whether network or "
                + "password changed; with SQLite, whether the disk is full and who owns the data directory. The "
                + "program connects again by itself; committed orders and payments are kept, and waiting jobs go on."),
        "console.health.migrations_pending.runbook": .init(
            "数据库比程序旧：多半是恢复了较早的备份，或换了数据库。程序启动时会自动迁移，所以运行中出现就要处理：先备份，再执行 zhanggui migrate，或重启一个节点。处理完之前，用到新结构的页面会出错。",
            "The database is older than the program: mostly an older backup was restored, or another database is "
                + "there. A node migrates when it starts, so this needs somebody: back up, then run zhanggui "
                + "migrate, or restart a node. Until then pages that need the new schema fail."),
        "console.health.jobs_late.runbook": .init(
            "到时间的任务没有人做：退款、支付查询和对账会跟着延误。先看是否有带 worker 角色的节点在运行（serve --roles），再看它的日志；排队的任务页说明是哪一类在等。没有 worker 就启动一个；"
                + "只是一下子太多，会自己做完；一类任务一直失败，看它的错误，多半是支付渠道不通。",
            "Nobody does jobs that are due: refunds, questions about payments and statements are late. See whether "
                + "a node with the worker role runs (serve --roles), then its log; the page of waiting jobs tells "
                + "which kind waits. Start a worker where there is none; a crowd works itself off; where one kind "
                + "fails again and again, its error tells why, mostly a gateway that does not answer."),
        "console.health.jobs_dead.runbook": .init(
            "任务用完了全部次数：钱可能没有退，账可能没有对。到“任务与事件”看每个任务的错误，先消除原因（渠道、证书、地址），再逐个重试；重试不会把同一笔钱退两次。确实不用再做的才放弃，放弃不能恢复。一下子很多，"
                + "通常是外面的同一个原因。",
            "Jobs used up all their attempts: money may not have gone back, a statement may not be compared. Read "
                + "each error under jobs and events, mend the cause (gateway, certificate, address), then retry one "
                + "by one; a retry never refunds twice. Drop only what need not be done: that cannot be undone. "
                + "Many at once mostly have one cause outside."),
        "console.health.events_behind.runbook": .init(
            "有订阅者跟不上事件。看“任务与事件”里各订阅者落后多少，再看 worker 节点的日志：是没有运行，还是同一个事件反复失败。等它跟上即可，事件不会丢；一直不动就重启 worker。"
                + "程序已经不再使用的订阅者也会这样，请交给开发者清除。",
            "A subscriber does not keep up. See under jobs and events how far each is behind, then the log of the "
                + "workers: none runs, or one event fails again and again. Events are not lost; wait while it "
                + "catches up, restart the worker where it stands still. A subscriber that no program runs any more "
                + "looks the same: a developer takes it away."),
        "console.health.events_parked.runbook": .init(
            "有事件多次处理失败被搁置，同一对象后面的事件也跟着等。到“任务与事件”看错误，消除原因后重试；重试按原来的顺序处理。看不懂错误就把它和编号交给开发者，不要先放弃。",
            "An event failed too often and was parked, and later ones of the same thing wait behind it. Read its "
                + "error under jobs and events, mend the cause, retry: they go in their order. An error that says "
                + "nothing is for a developer; do not drop it first."),
        "console.health.payments_overdue.runbook": .init(
            "付款时间早已结束，但支付既没有成功也没有关闭：多半是渠道不应答，或 worker 没有运行。看到时间的任务和日志里关于渠道的错误；渠道恢复后会自动问清并关闭订单，迟到的付款会自动退回。持续几小时，"
                + "就到渠道的后台核对这些支付，不要手工改数据库。",
            "The time to pay is long over, and the payment neither succeeded nor closed: mostly the gateway does "
                + "not answer, or no worker runs. See due jobs and what the log says of the gateway; once it "
                + "answers the shop asks, closes the orders and sends late money back. If it lasts for hours, "
                + "compare these payments in the gateway's own back office; do not change the database by hand."),
        "console.health.differences_open.runbook": .init(
            "账与支付渠道的说法不一致，每条都关系到钱。打开差异，按它的提示核对渠道后台与订单：该补的补、该退的退，再写明处理结果。金额大或突然很多，先不要再从该渠道退款，并联系渠道。差异不会自己消失。",
            "The books and a gateway disagree, and each line is about money. Open it, follow its hint, compare "
                + "order and gateway, pay or refund what is due, and write down how it was resolved. For large sums "
                + "or many at once, make no more refunds there and call the gateway. Differences do not go away by "
                + "themselves."),
        "console.health.variants_unstocked.runbook": .init(
            "商品在售，却有规格从未入库，或只在已停用的仓库里，顾客会看到“无货”。到低库存列表里给它入库，或把规格停用、商品下架。"
                + "刚上架还没到货属于正常，到货入库后就消失。",
            "Goods are on sale with a variant that was never received, or lies in closed warehouses alone: buyers see "
                + "it sold out. Receive it in the list of low stock, or take the variant or the product off sale. "
                + "Right after goods are put on sale this is usual, and ends when they arrive."),
    ]
}
