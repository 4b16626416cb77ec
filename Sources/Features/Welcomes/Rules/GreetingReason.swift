/// Why a welcome was not sent, or not wholly. The raw value is the form on disk.
public enum GreetingReason: String, Sendable, CaseIterable {
    /// 41050: the platform takes the code no more, though it should.
    case codeExpired = "code_expired"
    /// 41051: they talk already, or were welcomed before.
    case alreadyTalking = "already_talking"
    /// 41096, until the time was over: another app is welcoming.
    case otherApp = "other_app"
    /// Of a file or picture.
    case media
    /// 84061, 40096: they are no contact any more.
    case contactGone = "contact_gone"
    /// 48002, 60011, 60020, 301002: the app may not.
    case notPermitted = "not_permitted"
    /// The platform does not take what stands in it.
    case content
    /// Another of the platform's codes.
    case other
    /// No answer came.
    case noAnswer = "no_answer"
    /// Tried again after no answer came, and the platform says that the code was used.
    case usedBefore = "used_before"
    /// The callback itself came too late.
    case toldLate = "told_late"
    /// The platform or our own limits let nothing through in time.
    case platformBusy = "platform_busy"
    /// The platform did not take the credentials of the connection, so that nobody could send anything.
    case credentialsRefused = "credentials_refused"
    /// Nobody was there to send it: the server stood still, or the connection was off.
    case nobodyThere = "nobody_there"

    /// Nobody wants them in the groups.
    case blacklisted

    /// Why the platform said no.
    public init(code: Int) {
        self =
            switch code {
            case 41049, 41050: .codeExpired
            case 41051: .alreadyTalking
            case 41096: .otherApp
            case 40004, 40006, 40007, 40009, 40058, 41062, 44001: .media
            case 40003, 40096, 84061: .contactGone
            // Of the token itself: on any other call 40001 means that it has to be renewed.
            case 40001, 40013: .credentialsRefused
            case 40014, 40056, 48001, 48002, 60011, 60020, 60030, 301002, 701008: .notPermitted
            case 40033, 40063, 41064, 41065, 41088, 44004, 45001...45008, 40034...40039: .content
            default: .other
            }
    }
}
