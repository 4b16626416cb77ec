internal import Kernel

/// Everything the simulated platform knows: a value that depends on nothing but its seed and the calls made with their times.
struct PlatformState: Sendable {
    let credentials: CorpCredentials
    /// Where codes point to; nothing else depends on it.
    var base = "http://127.0.0.1"
    var chance: Chance
    /// Customers' and groups' ids share the company's part.
    let idStem: String

    var staff: [StaffMember] = []
    var staffPlaces: [String: Int] = [:]
    var customers: [Customer] = []
    var customerPlaces: [String: Int] = [:]
    var unionPlaces: [String: Int] = [:]
    var edges: [ContactEdge] = []
    /// By staff and customer.
    var edgePlaces: [UInt64: Int] = [:]
    /// Customers by name, the first of each; those of a large world are not all in it.
    var named: [String: Int] = [:]
    var groups: [CustomerGroup] = []
    var groupPlaces: [String: Int] = [:]
    /// The states of join ways that somebody came through.
    var states: [String] = []
    var statePlaces: [String: Int32] = [:]

    var tagGroups: [CorpTagGroup] = []
    var contactWays: [String: ContactWay] = [:]
    /// In the order of making.
    var contactWayOrder: [String] = []
    var joinWays: [String: JoinWay] = [:]
    var joinWayOrder: [String] = []
    var welcomes: [String: Welcome] = [:]
    var welcomeOrder: [String] = []
    var groupTemplates: [String: GroupTemplate] = [:]
    var transfers: [Transfer] = []
    var broadcasts: [Broadcast] = []
    /// Mass messages that each customer (by id) or group got, in milliseconds since 1970.
    var massMessages: [String: [Int64]] = [:]
    var media: [String: Medium] = [:]
    var mediaOrder: [String] = []
    var mediaBytes = 0
    var memberMessages: [MemberMessage] = []
    var signIns: [String: SignIn] = [:]
    var archive = TalkArchive()

    var tokens: [AccessToken] = []
    var tickets: [String: AccessToken] = [:]
    var gates: [String: RateGate] = [:]
    var isLimited = true
    var hasOldMemberLists = false
    /// What happened and was not yet handed to the push.
    var events: [CallbackEvent] = []

    init(seed: UInt64) {
        credentials = CorpCredentials(seed: seed)
        chance = Chance(seed: seed, "world")
        idStem = chance.id("", 6) + "CAAA"
    }

    /// Hands out what happened since the last time.
    mutating func takeEvents() -> [CallbackEvent] {
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }
}
