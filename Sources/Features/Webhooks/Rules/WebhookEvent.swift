/// What an address can be told about. The raw values are the form on disk, in payloads and in the API; what each carries stands
/// in docs/reference/webhooks.md.
public enum WebhookEvent: String, Sendable, Codable, CaseIterable {
    case groupStateChanged = "group.state_changed"
    case tasksSuggested = "tasks.suggested"
    case importFinished = "import.finished"
    case reportMade = "report.made"

    /// What a test says of itself; nobody chooses it.
    public static let test = "webhook.test"

    /// The chosen ones of some words, in the order of this list; words that are not known are left out.
    public static func chosen(_ words: some Sequence<String>) -> [WebhookEvent] {
        let words = Set(words)
        return allCases.filter { words.contains($0.rawValue) }
    }
}
