/// What a member is to the group, by what they did. The first line that applies; `Roles` holds the figures.
public enum MemberRole: String, Sendable, Codable, CaseIterable {
    /// Posts for the workspace, or is a robot, as marked by hand; or talks as robots do, and nobody said otherwise.
    case own
    /// Suspected of advertising: shown before everything else.
    case advertiser
    /// Spoke before, but not for 30 days.
    case silent
    /// Whose word counts: many different people answer them, far more than others, and those who do are answered themselves.
    case leader
    /// Came within the last 14 days.
    case newcomer
    /// Spoke in at least four of the last eight weeks.
    case regular
    /// Is there and spoke at most twice.
    case lurker
    /// Everybody else: speaks now and then.
    case speaker
}
