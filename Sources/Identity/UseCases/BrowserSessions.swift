import Cryptography
import Database
import Kernel

extension Identity {
    /// A session for a browser that nobody has signed in with: it carries the secret of its forms.
    public func openBrowserSession(from origin: Origin) async throws -> OpenedBrowserSession {
        let now = now
        let browser = IssuedBrowser(id: database.ids.next(), random: random)
        let dates = SessionStore.Dates(now: now, expiresAt: now + configuration.browserSessionLife)
        try await database.write {
            try SessionStore.insertBrowser(browser, of: nil, dates: dates, origin: origin, in: $0)
        }
        return browser.opened(.anonymous)
    }

    /// What a browser's cookie stands for; nil for a dead one. A visit prolongs it, written once an hour at most.
    public func browserSession(_ token: String) async throws -> BrowserSession? {
        guard BearerToken.isPlausible(token) else { return nil }
        let (hash, now) = (SHA256.hex(token), now)
        guard
            let row = try await recentSessions.row(
                hash, at: now, or: { try SessionStore.browser(hash, at: now, in: $0) })
        else { return nil }
        if now - row.usedAt >= configuration.browserTouchInterval {
            let dates = SessionStore.Dates(now: now, expiresAt: now + configuration.browserSessionLife)
            try await database.write { try SessionStore.touch(row.session.id, dates: dates, in: $0) }
        }
        return row.session
    }

    /// Another token for the same session: the old one is dead from now on.
    ///
    /// - Throws: `IdentityError.invalidToken` for a dead one.
    public func rotateBrowserSession(_ token: String) async throws -> OpenedBrowserSession {
        guard BearerToken.isPlausible(token) else { throw IdentityError.invalidToken }
        let (hash, now) = (SHA256.hex(token), now)
        let newToken = random.token(byteCount: BearerToken.byteCount)
        let session: BrowserSession? = try await database.write { transaction in
            guard let row = try SessionStore.browser(hash, at: now, in: transaction.session),
                try SessionStore.rotate(hash, to: SHA256.hex(newToken), at: now, in: transaction)
            else { return nil }
            return row.session
        }
        guard let session else { throw IdentityError.invalidToken }
        return OpenedBrowserSession(token: newToken, session: session)
    }

    /// Signs a browser out. A dead token is fine.
    public func endBrowserSession(_ token: String) async throws {
        try await database.write { try SessionStore.endBrowser(SHA256.hex(token), in: $0) }
    }
}
