import Cryptography
import Kernel

/// A pair of tokens made before the transaction that stores their hashes: its body may run more than once.
struct IssuedTokens: Sendable {
    let access: String
    let refresh: String
    let accessExpiresAt: Timestamp
    let refreshExpiresAt: Timestamp
    let lifeSeconds: Int

    init(configuration: Identity.Configuration, random: SecureRandom, at now: Timestamp) {
        access = random.token(byteCount: BearerToken.byteCount)
        refresh = random.token(byteCount: BearerToken.byteCount)
        accessExpiresAt = now + configuration.accessTokenLife
        refreshExpiresAt = now + configuration.refreshTokenLife
        lifeSeconds = Int(configuration.accessTokenLife.milliseconds / 1_000)
    }

    var accessHash: String { SHA256.hex(access) }
    var refreshHash: String { SHA256.hex(refresh) }

    func pair(_ session: SessionID) -> TokenPair {
        TokenPair(accessToken: access, refreshToken: refresh, expiresInSeconds: lifeSeconds, sessionID: session)
    }
}

/// A browser session's secrets, made before the transaction that stores them.
struct IssuedBrowser: Sendable {
    let id: SessionID
    let token: String
    let csrfSecret: String

    init(id: SessionID, random: SecureRandom) {
        self.id = id
        token = random.token(byteCount: BearerToken.byteCount)
        csrfSecret = random.token(byteCount: BearerToken.byteCount)
    }

    var tokenHash: String { SHA256.hex(token) }

    func opened(_ principal: Principal) -> OpenedBrowserSession {
        OpenedBrowserSession(
            token: token, session: BrowserSession(id: id, principal: principal, csrfSecret: csrfSecret))
    }
}
