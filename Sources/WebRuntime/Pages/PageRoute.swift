import Cryptography
public import HTTPTypes
import Identity
public import Kernel

/// One page in the table that is registered, walked by tests and shown in the documents.
public struct PageRoute: Sendable {
    public let method: HTTPRequest.Method
    public let path: PagePath
    public let access: Access
    /// Where somebody is led who has neither account nor cart; nil for the sign-in, and back from there.
    public let strangersGo: PagePath?
    /// Bytes of a body with files; nil where a page takes none.
    let uploadLimitBytes: Int?
    let handler: @Sendable (PageCall) async throws -> PageAnswer

    /// - Parameter uploadLimitBytes: for a form with files, which comes as `multipart/form-data`.
    public init(
        _ method: HTTPRequest.Method, _ path: PagePath, _ access: Access, strangersGo: PagePath? = nil,
        uploadLimitBytes: Int? = nil,
        handler: @escaping @Sendable (PageCall) async throws -> PageAnswer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.strangersGo = strangersGo
        self.uploadLimitBytes = uploadLimitBytes
        self.handler = handler
    }

    /// Whether it changes something, and so needs a form token.
    public var isUnsafe: Bool { method != .get && method != .head }
}

/// What a page's handler is given.
public struct PageCall: Sendable {
    public let context: ShopRequestContext
    public let frame: PageFrame
    public let path: PathParameters
    public let query: FormFields
    /// The fields of a posted form; none on GET.
    public let form: FormFields
    /// What came with the form; none where the page takes no files.
    public let files: [UploadedFile]
    /// The session's token of a signed-in browser, for ending it.
    public let sessionToken: String?
    /// The hash of the guest token that the browser holds, signed in or not: for the merge of carts after signing in.
    public let guestTokenHash: String?
    /// The goods that the visitor has looked at last, as `PageAnswer.remembering` left them.
    public let seen: String?
    /// As it was sent.
    let userAgent: String
    let random: SecureRandom

    public var paths: Paths { frame.paths }
    public var words: Strings { frame.words }

    /// Whose cart and orders; nil for staff and for visitors who have not begun a cart.
    public var buyer: Buyer? { context.principal.buyer }

    /// What the browser calls itself and its system, in a few words: `Chrome · Android`; empty for an unknown one.
    public var browserName: String { BrowserName.short(userAgent) }

    /// Who asks, for histories and the audit log.
    public var caller: Caller { context.caller }

    /// A new guest, for the first thing that an anonymous visitor puts into a cart: hand `token` to
    /// `PageAnswer.beginningGuest`.
    public func newGuest() -> (token: String, buyer: Buyer) {
        let token = GuestToken.make(random)
        return (token.text, .guest(tokenHash: token.hash))
    }

    /// The signed-in user.
    ///
    /// - Throws: `AccessError.unauthenticated` for guests and strangers.
    public func userID() throws(AccessError) -> UserID {
        guard case .user(let id, _, _, _) = context.principal else { throw .unauthenticated }
        return id
    }
}

/// What a page's handler answers.
public struct PageAnswer: Sendable {
    enum Content: Sendable {
        case html(HTML, status: Int)
        case redirect(String)
        case moved(String)
        case download(name: String, mediaType: String, Download)
    }

    enum CookieChange: Sendable {
        case set(CookieJar.Name, String)
        case clear(CookieJar.Name)
    }

    let content: Content
    private(set) var cookies: [CookieChange] = []
    private(set) var holdsSecret = false

    private init(_ content: Content) {
        self.content = content
    }

    public static func page(_ html: HTML, status: Int = 200) -> PageAnswer {
        PageAnswer(.html(html, status: status))
    }

    /// The page shows a secret in plain sight: it goes out as it is, so that its length tells nothing of it, whatever
    /// else the page repeats.
    public func holdingSecret() -> PageAnswer {
        var answer = self
        answer.holdsSecret = true
        return answer
    }

    /// 303 to a page of the shop or of a payment gateway: how every form that worked answers.
    public static func redirect(to url: String) -> PageAnswer {
        PageAnswer(.redirect(url))
    }

    /// 301 to where a page of this shop stands now.
    public static func moved(to url: String) -> PageAnswer {
        PageAnswer(.moved(url))
    }

    /// Writes a file piece by piece; called once, after the head has been sent.
    public typealias Download =
        @Sendable (_ write: (String) async throws -> Void) async throws -> Void

    /// A file to be kept.
    ///
    /// - Parameter name: of plain letters, digits, dots and hyphens.
    public static func download(name: String, mediaType: String, _ body: @escaping Download) -> PageAnswer {
        PageAnswer(.download(name: name, mediaType: mediaType, body))
    }

    /// A message on the next page: the text of `flash.<key>`.
    public func saying(_ key: String) -> PageAnswer { changing(.set(.flash, key)) }

    /// The browser is signed in from now on.
    public func beginningSession(_ token: String) -> PageAnswer { changing(.set(.session, token)) }

    public func endingSession() -> PageAnswer { changing(.clear(.session)) }

    public func beginningGuest(_ token: String) -> PageAnswer { changing(.set(.guest, token)) }

    /// After a merge the guest's token opens nothing any more.
    public func endingGuest() -> PageAnswer { changing(.clear(.guest)) }

    /// What the visitor has looked at last, for the pages to come.
    public func remembering(seen: String) -> PageAnswer { changing(.set(.seen, seen)) }

    public func forgettingSeen() -> PageAnswer { changing(.clear(.seen)) }

    /// So many pieces lie in the visitor's cart, for the count on the pages to come: advice, as far as this browser
    /// knows. 0 where there is none.
    public func holding(pieces: Int) -> PageAnswer {
        changing(pieces > 0 ? .set(.cart, String(pieces)) : .clear(.cart))
    }

    private func changing(_ change: CookieChange) -> PageAnswer {
        var answer = self
        answer.cookies.append(change)
        return answer
    }
}
