/// Why a decision about the blacklist is not carried out.
public enum BlacklistRefusal: String, Error, Sendable, CaseIterable {
    /// There is no such member, or nobody of that name on the list.
    case notFound = "not-found"
    case reasonEmpty = "reason-empty"
    case reasonTooLong = "reason-too-long"
    /// One of the workspace's own people.
    case isOperator = "is-operator"
    case tooMany = "too-many"
}
