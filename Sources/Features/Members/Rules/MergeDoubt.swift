/// What speaks against two members being one person.
public enum MergeDoubt: String, Sendable, Hashable, Codable, CaseIterable {
    /// The platform knows them as two people.
    case unions
    /// One platform, or one company, has an account of each.
    case accounts
    /// Both spoke within the same minute, several times, in one group.
    case together
    /// Both are in one customer group now.
    case roster
    /// One of them posts for the workspace, the other does not.
    case ours
    /// Somebody said that two of those whom the platform knows as this person are not one.
    case apart
}
