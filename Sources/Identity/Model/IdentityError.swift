public import Kernel

/// What can come of registering, signing in and minding an account.
public enum IdentityError: ExpectedError, Equatable {
    /// Unknown account, wrong password and closed account alike, so that nobody learns who is a customer.
    case invalidCredentials
    /// Of who is signed in: the password that proves it once more.
    case wrongPassword
    /// The phone is proved by its code and has no account; the code is good for registering it now.
    case noAccount
    /// An access, refresh or browser token that is unknown, expired, used up or revoked.
    case invalidToken
    /// The e-mail or phone belongs to an account already.
    case accountExists
    case weakPassword(PasswordWeakness)
    case invalidEmail
    case invalidPhone
    case invalidName
    /// The code is wrong, used, too old, or was guessed at too often.
    case codeWrong
    /// The sender could not send: nothing was spent, the caller may ask again.
    case codeNotSent
    case throttled(retryAfterSeconds: Int)
    /// The address book is full.
    case tooManyAddresses
    /// So many filters of one list are kept.
    case tooManyFilters
    /// Another group of customers has the name.
    case groupNameTaken
    /// There are as many groups as a shop may have.
    case tooManyGroups
    /// The customer is in as many groups as one may be.
    case tooManyGroupsOfCustomer
    /// The password or code was right; the digits of the second factor are wanted as well.
    case secondFactorRequired
    /// Staff have to set up a second factor first, in a browser.
    case secondFactorMissing
    /// Neither the digits of the moment nor a recovery code, or used before.
    case secondFactorWrong
    /// There is one already, or none that could be changed.
    case secondFactorState
    /// Used, withdrawn, too old, or none of ours.
    case invitationOver
    /// So many invitations are open.
    case tooManyInvitations
    /// Nobody suspends or closes the own account.
    case ownAccount
    /// Nobody would be left to manage the staff.
    case lastAdministrator
    /// Functions narrow operators, and nobody else.
    case functionsOfOperators
    /// Somebody's functions are to be changed, and none is named: that would be all of them.
    case functionsMissing
    /// The profile or the address has another version by now.
    case staleVersion

    public var kind: ErrorKind {
        switch self {
        case .invalidCredentials, .noAccount, .invalidToken, .secondFactorRequired: .unauthenticated
        case .secondFactorMissing: .forbidden
        case .accountExists, .tooManyAddresses, .tooManyFilters, .ownAccount, .lastAdministrator, .secondFactorState,
            .invitationOver, .tooManyInvitations, .groupNameTaken, .tooManyGroups, .tooManyGroupsOfCustomer,
            .functionsOfOperators:
            .conflict
        case .wrongPassword, .weakPassword, .invalidEmail, .invalidPhone, .invalidName, .codeWrong,
            .secondFactorWrong, .functionsMissing:
            .invalid
        case .codeNotSent: .unavailable(retryAfterSeconds: 5)
        case .throttled(let seconds): .throttled(retryAfterSeconds: seconds)
        case .staleVersion: .stale
        }
    }

    public var code: String {
        switch self {
        case .invalidCredentials: "invalid_credentials"
        case .wrongPassword: "wrong_password"
        case .noAccount: "no_account"
        case .invalidToken: "invalid_token"
        case .accountExists: "account_exists"
        case .weakPassword: "weak_password"
        case .invalidEmail: "invalid_email"
        case .invalidPhone: "invalid_phone"
        case .invalidName: "invalid_name"
        case .codeWrong: "code_wrong"
        case .codeNotSent: "code_not_sent"
        case .throttled: "throttled"
        case .tooManyAddresses: "too_many_addresses"
        case .tooManyFilters: "too_many_filters"
        case .groupNameTaken: "group_name_taken"
        case .tooManyGroups: "too_many_groups"
        case .tooManyGroupsOfCustomer: "too_many_groups_of_customer"
        case .secondFactorRequired: "second_factor_required"
        case .secondFactorMissing: "second_factor_missing"
        case .secondFactorWrong: "second_factor_wrong"
        case .secondFactorState: "second_factor_state"
        case .invitationOver: "invitation_over"
        case .tooManyInvitations: "too_many_invitations"
        case .ownAccount: "own_account"
        case .lastAdministrator: "last_administrator"
        case .functionsOfOperators: "functions_of_operators"
        case .functionsMissing: "functions_missing"
        case .staleVersion: "stale_version"
        }
    }

    public var field: String? {
        switch self {
        case .wrongPassword: "current_password"
        case .weakPassword: "password"
        case .invalidEmail: "email"
        case .invalidPhone: "phone"
        case .invalidName, .groupNameTaken: "name"
        case .codeWrong: "code"
        case .secondFactorWrong: "totp"
        case .functionsOfOperators, .functionsMissing: "functions"
        case .invalidCredentials, .noAccount, .invalidToken, .accountExists, .codeNotSent, .throttled,
            .tooManyAddresses, .tooManyFilters, .secondFactorRequired, .secondFactorMissing, .secondFactorState,
            .invitationOver, .tooManyInvitations, .ownAccount, .lastAdministrator, .staleVersion, .tooManyGroups,
            .tooManyGroupsOfCustomer:
            nil
        }
    }

    public var detail: String {
        switch self {
        case .invalidCredentials: "The account or the password is wrong."
        case .wrongPassword: "The present password is wrong."
        case .noAccount: "There is no account with this phone yet; the code is good for registering it."
        case .invalidToken: "The token is not valid any more."
        case .accountExists: "There is an account with this e-mail or phone already."
        case .weakPassword(let weakness): weakness.detail
        case .invalidEmail: "This is not an e-mail address."
        case .invalidPhone: "This is not a phone number."
        case .invalidName: "A name has at most \(PersonName.characterLimit) characters and no control characters."
        case .codeWrong: "The code is wrong or too old."
        case .codeNotSent: "The code could not be sent."
        case .throttled(let seconds): "Too many attempts; try again in \(seconds) seconds."
        case .tooManyFilters: "There is room for \(SavedFilter.limit) filters of a list."
        case .groupNameTaken: "Another group has this name."
        case .tooManyGroups: "There is room for \(CustomerGroup.limit) groups of customers; delete one first."
        case .tooManyGroupsOfCustomer: "A customer is in at most \(CustomerGroup.limitOfCustomer) groups."
        case .tooManyAddresses: "The address book has room for \(Identity.addressLimit) addresses."
        case .secondFactorRequired: "Send the digits of the authenticator app, or a recovery code, as `totp` as well."
        case .secondFactorMissing: "Sign in with a browser once and set up the second factor there."
        case .secondFactorWrong: "These are not the digits of the moment, or they were used before."
        case .secondFactorState: "The second factor is on already, or there is none."
        case .invitationOver: "The invitation was used or withdrawn, or its time is over."
        case .tooManyInvitations:
            "There is room for \(Identity.openInvitationLimit) open invitations; withdraw one first."
        case .ownAccount: "Nobody can do this to the own account."
        case .lastAdministrator: "This is the last administrator."
        case .functionsOfOperators: "Only operators have functions."
        case .functionsMissing: "Name at least one function: without any an operator has all of them."
        case .staleVersion: "It was changed in the meantime."
        }
    }

    /// People are told how long a password is at least, and how long they wait.
    public var phrase: String {
        switch self {
        case .weakPassword(.tooShort): "password_too_short"
        case .weakPassword(.unchanged): "password_unchanged"
        case .throttled(let seconds) where seconds > Self.secondsTold: "throttled_minutes"
        default: code
        }
    }

    /// Longer waiting times are told in minutes.
    private static let secondsTold = 90

    public var parameters: [String: String] {
        switch self {
        case .weakPassword(.tooShort): ["reason": "too_short", "least": String(Identity.passwordLeast)]
        case .throttled(let seconds): ["seconds": String(seconds), "minutes": String((seconds + 59) / 60)]
        case .weakPassword(let weakness): ["reason": weakness.rawValue]
        case .invalidName: ["most": String(PersonName.characterLimit)]
        case .tooManyInvitations: ["most": String(Identity.openInvitationLimit)]
        case .tooManyGroups: ["most": String(CustomerGroup.limit)]
        case .tooManyGroupsOfCustomer: ["most": String(CustomerGroup.limitOfCustomer)]
        default: [:]
        }
    }
}
