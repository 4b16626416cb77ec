internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A new contact who was to be welcomed, in the API.
struct GreetingDocument: APIDocument {
    enum Outcome: String, Codable, CaseIterable {
        case underWay = "under_way"
        case sent, refused
        case inDoubt = "in_doubt"
        case tooLate = "too_late"
        case noneFits = "none_fits"

        init(_ state: GreetingState) {
            switch state {
            case .waiting, .sending: self = .underWay
            case .sent: self = .sent
            case .refused: self = .refused
            case .unknown: self = .inDoubt
            case .tooLate: self = .tooLate
            case .unmatched: self = .noneFits
            }
        }
    }

    enum Reason: String, Codable, CaseIterable {
        case codeExpired = "code_expired"
        case alreadyTalking = "already_talking"
        case otherApp = "other_app"
        case media
        case contactGone = "contact_gone"
        case notPermitted = "not_permitted"
        case content, other
        case noAnswer = "no_answer"
        case usedBefore = "used_before"
        case toldLate = "told_late"
        case platformBusy = "platform_busy"
        case credentialsRefused = "credentials_refused"
        case nobodyThere = "nobody_there"
        case blacklisted
    }

    var id: GreetingID
    var contact: MemberID?
    var member: MemberID?
    var name: String
    var userid: String
    var state: String
    var addedAt: Instant
    var outcome: Outcome
    var reason: Reason?
    var errcode: Int?
    var settledAt: Instant?
    var welcome: WelcomeID?
    var welcomeName: String?
    var leftOut: Int

    static var schemaName: String { "Greeting" }
    static var notes: [String: String] {
        [
            "contact": "As whom they were recorded; missing if nothing is known of them.", "member": "The member shown for them.",
            "userid": "Whom of the company they added, as WeCom names them.", "state": "Of the code they came by; empty if none.",
            "added_at": "By WeCom, to the second.", "outcome": "docs/reference/welcomes.md says what each means.",
            "reason": "Why it was not sent, or is in doubt.", "settled_at": "Missing while it is under way.",
            "welcome": "What they were told, or were to be told; it may be gone since.", "welcome_name": "As it was called then.",
            "left_out": "Attachments that could not be sent.",
        ]
    }

    init(_ greeting: GreetingEntry) {
        id = greeting.id
        contact = greeting.contact
        member = greeting.member
        name = greeting.name
        userid = greeting.staff
        state = greeting.channel
        addedAt = greeting.event
        outcome = Outcome(greeting.state)
        reason = greeting.reason.flatMap { Reason(rawValue: $0.rawValue) }
        errcode = greeting.code
        settledAt = greeting.settled
        welcome = greeting.told?.welcome
        welcomeName = greeting.told?.name
        leftOut = greeting.leftOut
    }
}
