/// Whether people become contacts at once. The raw value is the form on disk.
public enum ChannelAcceptance: String, Codable, Sendable, CaseIterable {
    case always
    /// Whoever answers confirms each.
    case never
    /// At once in certain hours, confirmed in the others.
    case hours
}
