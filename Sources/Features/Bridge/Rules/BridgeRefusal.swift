/// Why a decision about bridges, or what came over one, is not carried out.
public enum BridgeRefusal: String, Error, Sendable, CaseIterable {
    case notFound = "not-found"
    case nameEmpty = "name-empty"
    case nameTooLong = "name-too-long"
    case tooMany = "too-many"
    /// Nothing is taken over it until somebody switches it on.
    case isOff = "is-off"
    case keyMissing = "key-missing"
}
