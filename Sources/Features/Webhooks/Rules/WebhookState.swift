/// Whether an address is told anything. The raw value is the form on disk and a word of the API.
public enum WebhookState: String, Sendable, Codable, CaseIterable {
    case on
    /// A person switched it off.
    case off
    /// It answered 410: it wants nothing any more.
    case gone
}
