import Kernel
import Payments

extension PaymentGateway {
    /// All pages in a row.
    func wholeStatement(_ day: CivilDay) async throws -> [GatewayStatementLine] {
        var lines: [GatewayStatementLine] = []
        var after: String?
        repeat {
            let page = try await statement(day, after)
            lines += page.lines
            after = page.next
        } while after != nil
        return lines
    }
}
