import TestSupport
import Testing

@Suite struct GuestOrdersTests {
    /// Help says that no account is needed, and the link to the orders asked everybody for one.
    @Test(arguments: TestEngine.all)
    func `who is nobody yet is told where orders of guests are`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let stranger = fixture.browser()
            try await stranger.get("/orders")
            #expect(stranger.page.status == 303 && stranger.page.location == "/guest-orders")
            try await stranger.follow()
            #expect(stranger.page.contains("游客") && stranger.page.contains("href=\"/sign-in?next=%2Forders\""))
            #expect(stranger.page.contains("href=\"/help\""))
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/orders")
            #expect(guest.page.status == 200 && guest.page.contains("还没有订单"))
        }
    }
}
