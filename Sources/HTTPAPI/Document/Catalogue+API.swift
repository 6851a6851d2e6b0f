public import WebRuntime

extension Catalogue {
    /// The words of the page about the API.
    public static let api: Catalogue = [
        "api.title": .init("开放平台", "Open platform"),
        "api.machine": .init("给程序读的说明（OpenAPI 3.1）：", "The description for programs (OpenAPI 3.1):"),
        "api.conventions": .init("约定", "Conventions"),
        "api.token": .init(
            "登录得到访问令牌，放在 Authorization: Bearer 里；到期用刷新令牌换新的一对。",
            "Signing in gives an access token for Authorization: Bearer; the refresh token gives the next pair."),
        "api.shape": .init(
            "JSON，字段用下划线；金额以最小货币单位的整数表示；时间用 RFC 3339。",
            "JSON with snake_case names; money in whole minor units; times in RFC 3339."),
        "api.key": .init(
            "标有 Idempotency-Key 的调用要带一个自己生成的键：同一个键、同一个请求，得到同一个答复。",
            "Calls with Idempotency-Key want a key of yours: the same key and the same request get the same answer."),
        "api.version": .init(
            "标有 If-Match 的调用要带读到的版本；别人改过就是 412。",
            "Calls with If-Match want the version that was read; when somebody has changed it since, it is 412."),
        "api.pages": .init(
            "列表用 limit 和 next_cursor 翻页。", "Lists are paged by limit and next_cursor."),
        "api.errors": .init(
            "错误是 RFC 9457 的问题说明，code 不会改变含义。",
            "Errors are problem details (RFC 9457); a code never changes its meaning."),
        "api.calls": .init("调用", "Calls"),
        "api.call": .init("方法和路径", "Method and path"),
        "api.summary": .init("说明", "What it does"),
        "api.needs": .init("需要", "Needs"),
        "api.nothing": .init("无", "nothing"),
    ]
}
