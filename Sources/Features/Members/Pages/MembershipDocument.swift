internal import FeatureStores
internal import Kernel
internal import Web

/// A member's part in a group.
struct MembershipDocument: APIDocument {
    var group: GroupID
    var member: MemberID
    /// Of the member; empty if nobody knows it.
    var name: String
    var messages: Int64
    var firstAt: Instant?
    var lastAt: Instant?
    var joins: Int64
    var leaves: Int64
    var present: Bool

    static var notes: [String: String] {
        [
            "name": "The name the member bore last.", "first_at": "The first message.", "last_at": "The last message.",
            "present": "Still in the group, as far as is known.",
        ]
    }

    init(_ entry: MembershipEntry, name: String?) {
        group = entry.group
        member = entry.member
        self.name = name ?? ""
        messages = entry.messages
        firstAt = entry.first
        lastAt = entry.last
        joins = entry.joins
        leaves = entry.leaves
        present = entry.isPresent
    }
}
