import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

extension PagesFixture {
    /// The script that every page of the shop names.
    func script(of page: Browser.Page) async throws -> String {
        let tag = try #require(page.text.firstMatch(of: /<script src="(\/assets\/[^"]*\.js)"[^>]*data-worker/))
        let answer = try await client.execute(uri: String(tag.output.1), method: .get)
        return String(buffer: answer.body)
    }
}
