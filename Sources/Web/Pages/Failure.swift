/// Why a request gets no answer; each has a page in words of a shop owner. Thrown or returned by any route.
public enum Failure: Int, Error, Sendable, CaseIterable {
    /// The form or the address cannot be read.
    case unreadable = 400
    case notSignedIn = 401
    /// Signed in, with a role that may not do this; or the form is too old.
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case tooLarge = 413
    case tooManyTries = 429
    case broken = 500
    case full = 507
}
