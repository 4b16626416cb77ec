internal import FeatureStores
internal import Kernel

/// `1234-567`: where a list by number of messages goes on.
struct MemberCursor {
    let messages: Int64
    let member: MemberID

    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let messages = Int64(parts[0]), let member = MemberID(parts[1]) else { return nil }
        self.init(messages: messages, member: member)
    }

    init(messages: Int64, member: MemberID) {
        self.messages = messages
        self.member = member
    }

    init(_ membership: MembershipEntry) { self.init(messages: membership.messages, member: membership.member) }

    var text: String { "\(messages)-\(member)" }
}
