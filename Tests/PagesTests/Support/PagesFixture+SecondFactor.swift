import Cryptography
import Identity
import Kernel
import TestSupport

extension PagesFixture {
    /// What an authenticator app with this secret shows now.
    func digits(_ secret: String) throws -> String {
        guard let bytes = Base32.decode(secret.replacing("-", with: "")) else { throw Unexpected("secret \(secret)") }
        return OneTimePassword.code(bytes, step: OneTimePassword.step(at: base.clock.now))
    }

    /// Gives somebody a second factor; the app's secret and the recovery codes of it. The clock goes on by a minute.
    func setUpSecondFactor(of user: UserID) async throws -> (secret: String, codes: [String]) {
        let setup = try await identity.beginSecondFactor(of: user, in: SessionID(1), password: PagesFixture.password)
        let codes = try await identity.confirmSecondFactor(
            of: user, code: try digits(setup.secret), keeping: SessionID(1), by: .system("test"))
        base.clock.advance(by: .minutes(1))
        return (setup.secret, codes)
    }

    /// The id of one of the fixture's people.
    func person(_ name: String) async throws -> UserID {
        let people = try await identity.people(roles: Role.allCases, after: nil, limit: .standard).items
        guard let person = people.first(where: { $0.email == "\(name)@example.com" }) else { throw Unexpected(name) }
        return person.id
    }
}
