internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A channel code in the API.
struct ChannelCodeDocument: APIDocument {
    enum Reason: String, Codable, CaseIterable {
        case usual, shift, backup, nobody, expired
    }

    var id: ChannelCodeID
    var connection: ConnectionID
    var name: String
    var state: String
    var path: String
    var picture: String?
    var answers: [String]
    var reason: Reason
    var isShown: Bool
    var createdAt: Instant
    var expiresAt: Instant?
    var scans: Int
    var added: Int
    var lost: Int
    var here: Int
    var today: Int

    static var notes: [String: String] {
        [
            "state": "What WeCom tells of everybody who came by it.",
            "path": "Of the page that shows it, on this server.",
            "picture": "Where WeCom shows its QR code; missing until it is made.",
            "answers": "userids of whoever is to answer now.",
            "reason": "Why it is they: who always answers; whose hours these are; backup, because the others are away or have had enough; nobody is left; the code has expired.",
            "is_shown": "Whether WeCom is known to have it so.",
            "scans": "Visitors of the page, each once a day, over all days.",
            "added": "Who became a contact by it; lost and here are theirs: added − lost = here.",
            "today": "Added since midnight.",
        ]
    }

    init(_ entry: ChannelEntry, _ total: ChannelQueries.Total?, at now: Instant) {
        let total = total ?? ChannelQueries.Total()
        id = entry.id
        connection = entry.connection
        name = entry.plan.name
        state = entry.attribution
        path = entry.path
        picture = entry.qrCode
        answers = entry.roster.users
        reason = Reason(rawValue: entry.reason.rawValue) ?? .usual
        isShown = entry.isShown
        createdAt = entry.created
        expiresAt = entry.plan.expires
        (scans, added, lost, here, today) = (total.scans, total.added, total.lost, total.here, total.today)
    }
}

/// One code with its days.
struct ChannelCodeDaysDocument: APIDocument {
    var code: ChannelCodeDocument
    var days: [ChannelDayDocument]

    static var notes: [String: String] { ["days": "Those on which anything happened, the latest first."] }
}

/// What came of a code on one day of the workspace's zone.
struct ChannelDayDocument: APIDocument {
    var day: LocalDay
    var scans: Int
    var added: Int
    var lost: Int
    var stayed7: Int?
    var stayed30: Int?
    var spoke: Int?

    static var notes: [String: String] {
        [
            "lost": "Lost on this day, whenever they had been added.",
            "stayed7": "Of those added on this day, contacts for 7 × 24 hours; missing while these have not passed for everybody.",
            "stayed30": "The same with 30.",
            "spoke": "Of those added on this day, said something in a group afterwards; missing while no later talk is known.",
        ]
    }

    init(_ day: ChannelDay) {
        self.day = day.day
        (scans, added, lost) = (day.scans, day.added, day.lost)
        (stayed7, stayed30, spoke) = (day.stayed7, day.stayed30, day.spoke)
    }
}
