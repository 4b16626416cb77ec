/// What the platform is to show: who answers, and whether at once.
public struct ChannelRoster: Codable, Hashable, Sendable {
    /// userids, ascending; never empty.
    public let users: [String]
    public let isAcceptedAtOnce: Bool

    public init(users: [String], isAcceptedAtOnce: Bool) {
        self.users = Set(users).sorted()
        self.isAcceptedAtOnce = isAcceptedAtOnce
    }
}
