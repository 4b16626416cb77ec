/// Why a decision about API tokens is not carried out.
public enum TokenRefusal: String, Error, Sendable, CaseIterable {
    case notFound = "not-found"
    case nameEmpty = "name-empty"
    case nameTooLong = "name-too-long"
    case scopeUnknown = "scope-unknown"
    case daysOutOfRange = "days-out-of-range"
    /// Nobody needs so many; programs that make one at every run do.
    case tooMany = "too-many"
}
