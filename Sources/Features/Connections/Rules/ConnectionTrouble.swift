/// Why the platform did not do what was asked, by what a person can do about it. The raw values are the form on disk, and name the
/// sentences.
public enum ConnectionTrouble: String, Sendable, CaseIterable {
    /// There is no such company.
    case corpID = "corp-id"
    /// The secret is wrong, or the app was stopped.
    case secret
    /// The secret is another company's.
    case foreignSecret = "foreign-secret"
    /// The address of this server is not on the list of trusted ones.
    case address
    /// The app may not do this: customer contact is not opened for it.
    case permission
    case appOff = "app-off"
    /// The secret is another app's.
    case agent
    /// Nothing went out: no such host, or nobody listens.
    case unreachable
    /// It went out, and no answer came in time.
    case silent
    /// Something answered that is no WeCom.
    case stranger
    case busy
    /// Called too often; it wants a pause.
    case tooOften = "too-often"
    case other

    /// What a new secret would mend.
    public var isOfSecret: Bool { self == .secret || self == .foreignSecret || self == .corpID || self == .appOff }

    /// By the platform's `errcode` ([D:90313], read 2025).
    public init(code: Int, isAboutToken: Bool) {
        self =
            switch code {
            case 40013: .corpID
            case 40001 where isAboutToken, 40091: code == 40091 ? .foreignSecret : .secret
            case 60020: .address
            case 48001, 48002, 48004, 48006, 60011, 60021, 60030: .permission
            case 50003, 50006, 60031: .appOff
            case 40056, 301002: .agent
            case -1, 6000, 45033, 45035, 45036: .busy
            case 45009: .tooOften
            default: .other
            }
    }
}
