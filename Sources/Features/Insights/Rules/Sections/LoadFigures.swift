public import Kernel

/// How much comes down on a group's members, and from whom.
public struct LoadFigures: Section {
    public static let name = "load"

    public struct Burst: Sendable, Hashable, Codable {
        public var day: LocalDay
        public var hour: Int
        public var messages: Int
    }

    public struct Flood: Sendable, Hashable, Codable {
        public var member: MemberID
        public var at: Instant
        public var messages: Int
    }

    public let days: Int
    public let messages: Int
    /// Hours of the wall clock in which anything was said.
    public let activeHours: Int
    /// Messages in such an hour, on average; nil without messages.
    public let messagesPerActiveHour: Double?
    /// Said from 23 to 7 o'clock.
    public let night: Share
    /// An hour is a burst if it has at least `burstLeast` messages and at least `burstFactor` times the median of the active
    /// hours of the 91 days; the largest first, at most `listLimit`.
    public let bursts: [Burst]
    public let burstCount: Int
    /// The median of the active hours that bursts are held against; nil without messages.
    public let usualHour: Double?
    /// Ten messages or more of one member in a row, each within a minute of the one before; the latest first.
    public let floods: [Flood]
    public let floodCount: Int
    /// What the member who said most, our own left out, said of all that was said by such.
    public let loudest: Share
    public let loudestMember: MemberID?

    static let window = 30
    static let burstLeast = 30
    static let burstFactor = 5.0
    static let listLimit = 20

    public var people: Set<MemberID> {
        Set(floods.map(\.member) + (loudestMember.map { [$0] } ?? []))
    }

    public init(_ evidence: GroupEvidence) {
        let hours = evidence.hours.filter { $0.day > evidence.today + -LoadFigures.window }
        let messages = hours.reduce(0) { $0 + $1.messages }
        days = LoadFigures.window
        self.messages = messages
        activeHours = hours.count
        messagesPerActiveHour = hours.isEmpty ? nil : Double(messages) / Double(hours.count)
        night = Share(hours.reduce(0) { $0 + ($1.hour >= 23 || $1.hour < 7 ? $1.messages : 0) }, of: messages)
        let usual = Median.of(evidence.hours.map { Int64($0.messages) })
        usualHour = usual
        let bursts = hours.filter { hour in
            hour.messages >= LoadFigures.burstLeast && Double(hour.messages) >= LoadFigures.burstFactor * (usual ?? 0)
        }
        .sorted { ($1.messages, $0.day, $0.hour) < ($0.messages, $1.day, $1.hour) }
        burstCount = bursts.count
        self.bursts = bursts.prefix(LoadFigures.listLimit).map { Burst(day: $0.day, hour: $0.hour, messages: $0.messages) }
        let floods = evidence.talk(days: LoadFigures.window).flatMap(\.talk.floods)
        floodCount = floods.count
        self.floods = floods.suffix(LoadFigures.listLimit).reversed().map { Flood(member: $0.member, at: $0.at, messages: $0.messages) }
        var said: [MemberID: Int] = [:]
        for day in evidence.memberDays(days: LoadFigures.window) where !evidence.own.contains(day.member) { said[day.member, default: 0] += Int(day.activity.messages) }
        let most = said.filter { $0.value > 0 }.max { ($0.value, $1.key) < ($1.value, $0.key) }
        loudest = Share(most?.value ?? 0, of: said.values.reduce(0, +))
        loudestMember = most?.key
    }
}
