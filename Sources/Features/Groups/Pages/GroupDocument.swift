internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group in the API, with the figures that lists show.
struct GroupDocument: APIDocument {
    var id: GroupID
    var name: String
    var state: GroupState
    var asOf: Instant?
    var messages: Int64
    var members: Int
    var dau: Int
    var wau: Int
    var mau: Int
    var firstAt: Instant?
    var lastAt: Instant?
    var silenceDays: Int64?
    var weeklySpeakers: [Int]

    static var notes: [String: String] {
        [
            "as_of": "The figures are for this moment: the workspace's last message. Missing before the first one.",
            "members": "Memberships that have not ended.", "dau": "Speakers in the last 24 hours.", "wau": "Speakers in the last 7 days.",
            "mau": "Speakers in the last 30 days.", "silence_days": "Whole days since the last message.",
            "weekly_speakers": "Speakers in each of the last twelve periods of seven days, the latest first.",
        ]
    }

    /// - Parameter reading: nil for a group in which nothing was said yet.
    init(_ group: GroupEntry, _ reading: GroupReading?) {
        let figures = reading?.figures ?? GroupFigures()
        id = group.id
        name = group.name
        state = figures.state
        asOf = reading?.asOf
        messages = figures.messages
        members = figures.members
        dau = figures.dau
        wau = figures.wau
        mau = figures.mau
        firstAt = figures.firstMs.map { Instant(milliseconds: $0) }
        lastAt = figures.lastMs.map { Instant(milliseconds: $0) }
        silenceDays = figures.silenceDays
        weeklySpeakers = figures.weeklySpeakers
    }
}
