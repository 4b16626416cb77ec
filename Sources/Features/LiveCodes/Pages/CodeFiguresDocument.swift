internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group code with what came of it.
struct CodeFiguresDocument: APIDocument {
    /// Of one target.
    struct Shown: APIDocument {
        var target: LiveTargetID
        var shown: Int

        static var schemaName: String { "CodeShown" }
    }

    struct Day: APIDocument {
        var day: LocalDay
        var scans: Int
        var shown: [Shown]
        var turnedAway: Int
        var contacts: Int
        var joined: Int
        var there: Int

        static var schemaName: String { "CodeDay" }
        static var notes: [String: String] {
            [
                "shown": "Visitors by the target they were shown last; a target may be gone since.", "turned_away": "For whom nothing was open.",
                "contacts": "How many left a contact that is kept yet.", "joined": "How many members came by its join ways.",
                "there": "How many of these are there yet.",
            ]
        }
    }

    struct Joined: APIDocument {
        var target: LiveTargetID
        var came: Int
        var members: Int

        static var schemaName: String { "CodeJoined" }
        static var notes: [String: String] { ["members": "How many of those who came are there yet."] }
    }

    static var schemaName: String { "CodeDetails" }
    static var notes: [String: String] {
        [
            "days": "Of the last 30 those on which anything was counted, the latest first; docs/reference/codes.md says what is counted.",
            "joined": "Of each join way: who came by it, ever.",
        ]
    }

    var code: CodeDocument
    var days: [Day]
    var joined: [Joined]

    init(_ code: LiveCodeEntry, days: [LiveCodeQueries.Day], joined: [LiveTargetID: LiveCodeQueries.Joined], at now: Instant) {
        self.code = CodeDocument(code, at: now)
        self.days = days.map { day in
            Day(
                day: day.day, scans: day.scans, shown: day.shown.sorted { $0.key < $1.key }.map { Shown(target: $0.key, shown: $0.value) },
                turnedAway: day.turnedAway, contacts: day.contacts, joined: day.joined, there: day.there)
        }
        self.joined = code.targets.compactMap { target in joined[target.id].map { Joined(target: target.id, came: $0.came, members: $0.there) } }
    }
}
