import WebRuntime

extension Catalogue {
    /// The words of the pages about money.
    static let money: Catalogue = [
        "console.payments.waiting": .init("待处理", "Open"),
        "console.payments.list": .init("支付单", "All payments"),
        "console.payments.refund_list": .init("全部退款", "All refunds"),
        "console.payments.more_refunds": .init("查看其余退款", "The other refunds"),
        "console.payments.no_such_refunds": .init("没有符合条件的退款。", "There is no such refund."),
        "console.payments.confirmed": .init("渠道确认时间", "Confirmed"),
        "console.payments.confirmed_from": .init("确认日期从", "Confirmed from"),
        "console.payments.lines_of": .init("{day} 对账单明细（{gateway}）", "Lines of {day}, {gateway}"),
        "console.payments.place": .init("行号", "Line"),
        "console.payments.line_kind": .init("类型", "Kind"),
        "console.payments.no_lines": .init(
            "没有明细：当天没有收退款，或明细已过保留期；汇总和差异仍在对账单页。",
            "No lines: no money moved that day, or they are kept no more. Sums and differences are on the statement."
        ),
        "statement.line.payment": .init("收款", "Payment"),
        "statement.line.refund": .init("退款", "Refund"),
        "console.payments.differences": .init("对账差异", "Differences"),
        "console.payments.statements": .init("对账单", "Statements"),
        "console.payments.ledger": .init("账户余额", "Ledger"),
        "console.payments.ledger_hint": .init(
            "借方为正，贷方为负；全部账户合计为零。", "Debits are positive and credits negative; all accounts together are zero."),
        "console.payments.account": .init("账户", "Account"),
        "console.payments.balance": .init("余额", "Balance"),
        "console.payments.no_differences": .init("没有待处理的差异。", "No difference is open."),
        "console.payments.no_refunds": .init("没有在途的退款。", "No refund is on its way."),
        "console.payments.no_statements": .init(
            "还没有对账单：收到第一笔款后，每天结束后自动取来核对。",
            "No statement yet: after the first payment one is fetched when each day is over."),
        "console.payments.none": .init(
            "没有符合条件的支付单：顾客提交订单去付款后会出现在这里。", "No such payment: one appears when a buyer goes to pay an order."),
        "console.payments.no_balances": .init(
            "还没有账目：收到第一笔款后自动记账。", "No balances yet: the first payment begins the books."),
        "console.payments.captured": .init("实收", "Taken"),
        "console.payments.gateway": .init("支付渠道", "Gateway"),
        "console.payments.statement": .init("对账单", "Statement"),
        "console.payments.statement_of": .init("{day} 对账单", "Statement of {day}"),
        "console.payments.statements_hint": .init(
            "每天结束后取渠道的对账单与本店账目核对；金额后括号内是笔数。",
            "After each day the gateway's statement is compared with our books; in brackets the number of entries."
        ),
        "console.payments.day": .init("日期", "Day"),
        "console.payments.payments_here": .init("收款（本店）", "Payments, ours"),
        "console.payments.payments_there": .init("收款（渠道）", "Payments, theirs"),
        "console.payments.refunds_here": .init("退款（本店）", "Refunds, ours"),
        "console.payments.refunds_there": .init("退款（渠道）", "Refunds, theirs"),
        "console.payments.payments_here_count": .init("收款笔数（本店）", "Number of payments, ours"),
        "console.payments.payments_there_count": .init("收款笔数（渠道）", "Number of payments, theirs"),
        "console.payments.refunds_here_count": .init("退款笔数（本店）", "Number of refunds, ours"),
        "console.payments.refunds_there_count": .init("退款笔数（渠道）", "Number of refunds, theirs"),
        "console.payments.reference": .init("渠道流水号", "Gateway reference"),
        "console.payments.fees": .init("手续费", "Fees"),
        "console.payments.open": .init("未处理差异", "Open differences"),
        "console.payments.lines": .init("对账单共 {count} 行", "Lines on the statement: {count}"),
        "console.payments.compared_at": .init("核对于 {time}", "compared {time}"),
        "console.payments.side": .init("账目", "Books"),
        "console.payments.here": .init("本店", "Ours"),
        "console.payments.there": .init("渠道", "The gateway's"),
        "console.payments.payments": .init("收款", "Payments"),
        "console.payments.refunds": .init("退款", "Refunds"),
        "console.payments.agrees": .init("两边一致，没有差异。", "Both sides agree."),
        "console.payments.resolve": .init("标记为已处理", "Mark as resolved"),
        "console.payments.resolve_hint": .init(
            "查明原因后写下结论。它会离开待处理列表并记入操作日志；不会有资金变动。",
            "Write down what you found. It leaves the queue, with a line in the audit log; no money moves by this."),
        "console.payments.resolution": .init("结论", "What you found"),
        "console.payments.resolved_at": .init("{by} 于 {time} 处理：", "Resolved by {by}, {time}:"),
        "console.payments.settled_at": .init(
            "{time} 再次核对时已一致，自动结清。", "It was gone when compared again, {time}."),
        "difference.state.open": .init("待处理", "Open"),
        "difference.state.resolved": .init("已处理", "Resolved"),
        "difference.state.settled": .init("已自动结清", "Settled by itself"),
        "difference.hint.wrong_amount": .init(
            "渠道收取的金额与应收不同，款项会自动原路退回。",
            "The gateway took another amount than it was asked for; the money goes back by itself."),
        "difference.hint.second_success": .init(
            "同一笔支付收了不止一次，多收的款项会自动退回。", "One payment was taken more than once; what is too much goes back by itself."),
        "difference.hint.unknown_here": .init(
            "渠道的对账单有这一笔，本店没有；系统已向渠道查询，下次核对仍在就需要联系渠道。",
            "The statement has it and we have not. The gateway is asked; if it is still here tomorrow, talk to them."),
        "difference.hint.unknown_there": .init(
            "本店有这一笔，渠道的对账单没有：请向渠道核实款项。", "We have it and no statement does: ask the gateway for the money."),
        "difference.hint.amount_differs": .init(
            "同一笔两边金额不同，请与渠道核对。", "Both have it with different amounts: clear it up with the gateway."),
        "difference.hint.fee_differs": .init(
            "渠道扣的手续费与约定不符。", "The gateway kept another fee than was agreed."),
        "difference.hint.refund_failed": .init(
            "渠道无法退款：请在订单页重新退款，或用别的方式退给顾客。",
            "The gateway could not pay it back: refund again on the order's page, or pay the buyer another way."),
        "difference.hint.paid_after_failure": .init(
            "退款先报失败、后来又退款成功：请确认没有重复退款。",
            "The refund was paid out after it had failed: see that it was not paid twice."),
        "difference.note.reference": .init("渠道流水号 {reference}", "gateway reference {reference}"),
        "difference.note.here": .init("本店这一笔：{state}", "here it is: {state}"),
        "difference.note.currency": .init("渠道币种 {currency}", "there in {currency}"),
        "difference.note.there_is_no_such_payment": .init("本店没有这笔支付", "there is no such payment"),
        "difference.note.there_is_no_such_refund": .init("本店没有这笔退款", "there is no such refund"),
        "difference.note.the_statement_has_it_more_than_once": .init(
            "对账单上出现多次", "the statement has it more than once"),
        "difference.note.no_line_of_a_statement_names_it": .init("所有对账单中均无此笔", "no line of a statement names it"),
        "difference.note.paid_by_the_gateway_after_it_had_failed": .init(
            "渠道在失败之后又退款成功", "paid by the gateway after it had failed"),
        "gateway.account_closed": .init("收款账户已注销", "the account is closed"),
        "gateway.payment_not_paid": .init("这笔支付没有收到款，无款可退", "the payment took no money, so none can go back"),
        "gateway.payment_closed": .init("支付已关闭", "the payment is closed"),
        "statement.state.running": .init("核对中", "Being compared"),
        "statement.state.compared": .init("已核对", "Reconciled"),
        "console.payments.entries": .init("账户流水", "Entries of an account"),
        "console.payments.choose_account": .init("请选择账户", "Choose an account"),
        "console.payments.no_account": .init("请选择要查看的账户。", "Choose the account to look at."),
        "console.payments.no_entries": .init(
            "这段时间没有变动：请放宽日期，或换一个账户。", "Nothing moved in these days: widen them, or choose another account."),
        "console.payments.posting": .init("事由", "Why"),
        "console.payments.counter": .init("对方账户", "Other account"),
        "console.payments.debit": .init("借方", "Debit"),
        "console.payments.credit": .init("贷方", "Credit"),
        "posting.capture": .init("收款", "Payment received"),
        "posting.settle": .init("订单完成结转", "Order completed"),
        "posting.refund": .init("承诺退款", "Refund promised"),
        "posting.payout": .init("退款付出", "Refund paid out"),
        "posting.refund_failed": .init("退款失败冲回", "Refund failed, taken back"),
        "posting.refund_again": .init("退款再次承诺", "Refund promised again"),
        "posting.settle_late": .init("失败退款补结转", "Failed refund settled late"),
        "posting.imported_sale": .init("导入的销售", "Imported sale"),
        "posting.imported_return": .init("导入的退货", "Imported return"),
        "posting.imported_adjustment": .init("导入的调整", "Imported adjustment"),
        "ledger.gateway": .init("渠道待结算", "Held by gateway"),
        "ledger.escrow": .init("担保交易款", "Escrow"),
        "ledger.suspense": .init("暂收款", "Suspense"),
        "ledger.refunds_payable": .init("应付退款", "Refunds payable"),
        "ledger.revenue": .init("收入", "Revenue"),
        "ledger.tax_payable": .init("应交税费", "Tax payable"),
        "ledger.clearing": .init("历史结转", "Clearing"),
        "flash.console_resolved": .init("差异已处理。", "The difference is resolved."),
    ]
}
