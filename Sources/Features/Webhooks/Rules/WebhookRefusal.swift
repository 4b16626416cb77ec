/// Why a decision about webhooks is not carried out.
public enum WebhookRefusal: String, Error, Sendable, CaseIterable {
    case notFound = "not-found"
    case addressEmpty = "address-empty"
    case addressUnreadable = "address-unreadable"
    /// http to a host that is not in the own network.
    case addressPlain = "address-plain"
    case addressTooLong = "address-too-long"
    case noEvents = "no-events"
    case tooMany = "too-many"
    /// Only to an address that is on.
    case isOff = "is-off"
    /// Only what failed or is unknown can be decided about.
    case notDecidable = "not-decidable"
    case keyMissing = "key-missing"
}
