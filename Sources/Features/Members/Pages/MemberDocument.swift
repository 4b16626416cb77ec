internal import FeatureStores
internal import Kernel
internal import Web

/// A member over all groups, as lists of the API show them.
struct MemberDocument: APIDocument {
    var id: MemberID
    var name: String
    var messages: Int64
    var groups: Int
    var lastAt: Instant?

    static var notes: [String: String] {
        ["name": "The name the member bore last; empty if nobody knows it.", "groups": "In how many groups.", "last_at": "The last message."]
    }

    init(_ entry: RankingEntry, name: String?) {
        id = entry.member
        self.name = name ?? ""
        messages = entry.messages
        groups = entry.groups
        lastAt = entry.last
    }
}
