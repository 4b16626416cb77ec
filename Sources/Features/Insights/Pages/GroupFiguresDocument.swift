internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Every figure of a group in the API, under the keys of `quanzi report --json`. They never change their meaning
/// (docs/reference/figures.md).
struct GroupFiguresDocument: APIDocument {
    struct FormerMember: APIDocument {
        static var schemaName: String { "FormerMember" }
        var member: MemberID
        var name: String
        var lastAt: Instant
        var messages: Int64
    }
    struct Day: APIDocument {
        var day: LocalDay
        var messages: Int64
        var speakers: Int
    }
    struct Week: APIDocument {
        /// Its Monday.
        var week: LocalDay
        var messages: Int64
        var speakers: Int
    }
    struct Loss: APIDocument {
        static var schemaName: String { "SpeakerLoss" }
        var usual: Double
        var recent: Double
        var lost: Double
        /// The Monday of the first week of the lower level.
        var since: LocalDay?
    }

    static var schemaName: String { "GroupFigures" }

    var id: GroupID
    /// Its name.
    var group: String
    /// Nil where nothing was said yet.
    var asOf: Instant?
    /// In which days are cut.
    var zone: String
    var messages: Int64
    var ownMessages: Int64
    var members: Int
    var speakers_7d: Int
    var speakers_30d: Int
    var dau: Int
    var wau: Int
    var mau: Int
    var gini: Double?
    var halfHolders: Int?
    var firstAt: Instant?
    var lastAt: Instant?
    var silenceDays: Int64?
    var joins: Int64
    var leaves: Int64
    var state: GroupState
    var weeklySpeakers: [Int]
    var loss: Loss?
    var formerlyActive: [FormerMember]
    var byDay: [Day]
    var byWeek: [Week]
    var byHour: [[Int64]]

    static var notes: [String: String] {
        [
            "group": "The name of the group.",
            "own_messages": "Of the messages those of your own people and robots, who count in no figure of who talks, and for no silence.", "gini": "0: all say the same; near 1: one says all.",
            "half_holders": "The fewest members whose messages are at least half of all.",
            "weekly_speakers": "Speakers in each of the last twelve periods of seven days, the latest first.",
            "loss": "Speakers a week less than is usual in the group; missing where nothing is usual.",
            "formerly_active": "At least ten messages in all, none in the last 14 days; who said most first.",
            "by_hour": "Messages by weekday, Monday first, and hour of the wall clock.",
        ]
    }

    /// - Parameter asOf: nil where nothing was said yet.
    init(_ reading: GroupReading, asOf: Instant?, zone: Zone) {
        let figures = reading.figures
        id = reading.group.id
        group = reading.group.name
        self.asOf = asOf
        self.zone = zone.name
        messages = figures.messages
        ownMessages = figures.ownMessages ?? 0
        members = figures.members
        speakers_7d = figures.wau
        speakers_30d = figures.mau
        dau = figures.dau
        wau = figures.wau
        mau = figures.mau
        gini = figures.gini
        halfHolders = figures.halfHolders
        firstAt = figures.firstMs.map { Instant(milliseconds: $0) }
        lastAt = figures.lastMs.map { Instant(milliseconds: $0) }
        silenceDays = figures.silenceDays
        joins = figures.joins
        leaves = figures.leaves
        state = figures.state
        weeklySpeakers = figures.weeklySpeakers
        loss = reading.loss(in: zone).map { Loss(usual: $0.usual, recent: $0.recent, lost: $0.lost, since: $0.since) }
        formerlyActive = figures.formerlyActive.map { former in
            let member = MemberID(former.member)
            return FormerMember(
                member: member, name: reading.names[member] ?? "", lastAt: Instant(milliseconds: former.lastMs), messages: former.messages)
        }
        byDay = figures.byDay.map { Day(day: LocalDay(number: $0.day), messages: $0.messages, speakers: $0.speakers) }
        byWeek = figures.byWeek.map { Week(week: LocalDay(number: $0.day), messages: $0.messages, speakers: $0.speakers) }
        byHour = reading.hours
    }
}
