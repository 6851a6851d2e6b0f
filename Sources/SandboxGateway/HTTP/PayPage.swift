import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import WebRuntime

/// The page where a person decides how the payment ends; a script posts the same form.
struct PayPage: Sendable {
    let book: SandboxBook

    static func path(_ token: String) -> String { "/pay/\(token)" }

    private struct Form: Decodable {
        let outcome: String
    }

    func add(to router: Router<BasicRequestContext>) {
        router.get("pay/:token") { _, context in
            guard let payment = try await payment(context) else { return Self.page(Self.unknown, status: .notFound) }
            return Self.page(Self.view(payment, at: book.now()))
        }
        router.post("pay/:token") { request, context in
            try await decide(request, context)
        }
        router.get("sandbox.css") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "max-age=3600"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: Self.style)))
        }
    }

    private func payment(_ context: BasicRequestContext) async throws -> SandboxPayment? {
        guard let token = context.parameters.get("token") else { return nil }
        return try await book.payment(token: token)
    }

    private func decide(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let body = String(buffer: try await request.body.collect(upTo: SandboxLimits.bodyBytes))
        guard let form = try? URLEncodedFormDecoder().decode(Form.self, from: body),
            let outcome = PayOutcome(rawValue: form.outcome)
        else { throw InputError.invalid(field: "outcome", reason: "pay, fail, late, twice or never") }
        guard let token = context.parameters.get("token"),
            let payment = try await book.decide(outcome, token: token)
        else { return Self.page(Self.unknown, status: .notFound) }
        return Response(status: .seeOther, headers: [.location: payment.returnURL, .cacheControl: "no-store"])
    }

    // MARK: Views

    private static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
            .contentSecurityPolicy: "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff",
        ]
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    private static func view(_ payment: SandboxPayment, at now: Timestamp) -> HTML {
        let body: HTML =
            switch payment.state(at: now) {
            case .pending: choices(payment)
            case .succeeded: "<p role=\"status\">已支付 <span lang=\"en\">Paid</span></p>\(back(payment))"
            case .failed: "<p role=\"status\">支付失败 <span lang=\"en\">Payment failed</span></p>\(back(payment))"
            case .closed: "<p role=\"status\">订单已关闭 <span lang=\"en\">Payment closed</span></p>\(back(payment))"
            }
        return frame(
            """
            <p>\(payment.description)</p>
            <p class="amount">\(payment.amount.description)</p>
            <p><small>\(payment.id) · \(payment.reference)</small></p>
            \(body)
            """)
    }

    private static func choices(_ payment: SandboxPayment) -> HTML {
        let choices: [(outcome: PayOutcome, chinese: String, english: String)] = [
            (.pay, "支付", "Pay"), (.fail, "支付失败", "Fail"),
            (.late, "支付，通知延迟", "Pay, notify late"), (.twice, "支付，通知两次", "Pay, notify twice"),
            (.never, "支付，从不通知", "Pay, never notify"),
        ]
        return """
            <form method="post" action="\(path(payment.token))">
            \(choices.map { button($0.outcome, $0.chinese, $0.english) })
            </form>
            """
    }

    private static func button(_ outcome: PayOutcome, _ chinese: String, _ english: String) -> HTML {
        """
        <button name="outcome" value="\(outcome.rawValue)">\(chinese) <span lang="en">\(english)</span></button>

        """
    }

    private static func back(_ payment: SandboxPayment) -> HTML {
        "<p><a href=\"\(payment.returnURL)\">返回商店 <span lang=\"en\">Back to the shop</span></a></p>"
    }

    private static let unknown: HTML = frame(
        "<p role=\"status\">没有这笔支付 <span lang=\"en\">There is no such payment</span></p>")

    private static func frame(_ content: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>沙箱收银台 · Sandbox gateway</title>
        <link rel="stylesheet" href="/sandbox.css">
        </head>
        <body>
        <main>
        <h1>沙箱收银台 <span lang="en">Sandbox gateway</span></h1>
        <p>不会产生真实扣款。 <span lang="en">No real money moves.</span></p>
        \(content)
        </main>
        </body>
        </html>
        """
    }

    private static let style = """
        :root {
          color-scheme: light dark; --page: #f6f6f4; --card: #fff; --ink: #1a1a1a; --soft: #5d6166; --line: #dcdcd8;
          --edge: #8a8f96; --main: #1f5fa8; --on-main: #fff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14161a; --card: #1e2125; --ink: #e8e6e1; --soft: #9aa0a6; --line: #33373c; --main: #7aa7e8;
            --on-main: #16181b;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: 1rem; font: 1rem/1.5 system-ui, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC",
          sans-serif; color: var(--ink); background: var(--page); font-variant-numeric: tabular-nums;
        }
        main {
          max-width: 26rem; margin: 8vh auto 0; padding: 1.5rem; background: var(--card); border-radius: 12px;
          border: 1px solid var(--line); overflow-wrap: anywhere;
        }
        h1 { font-size: 1.25rem; margin: 0 0 .25rem; }
        h1 + p, small { color: var(--soft); }
        p { margin: 0 0 .75rem; }
        a { color: var(--main); }
        .amount { font-size: 2.25rem; font-weight: 700; line-height: 1.2; }
        button {
          display: block; width: 100%; min-height: 2.75rem; margin: .5rem 0; padding: .5rem 1rem; font: inherit;
          color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: 8px; cursor: pointer;
        }
        button[value="pay"] {
          background: var(--main); border-color: var(--main); color: var(--on-main); font-weight: 600;
        }
        :focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
        """
}
