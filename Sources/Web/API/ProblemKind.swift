/// Why a call of the API gets no answer. The words are part of the interface: `urn:quanzi:problem:<word>` is the `type`.
public enum ProblemKind: String, CaseIterable, Sendable {
    case badParameters = "bad-parameters"
    case badBody = "bad-body"
    case tokenNeeded = "token-needed"
    case tokenRefused = "token-refused"
    case scopeTooSmall = "scope-too-small"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case conflict
    case tooLarge = "too-large"
    case notJSON = "not-json"
    case refused
    case tooManyTries = "too-many-tries"
    case broken
    case full

    public var status: Int {
        switch self {
        case .badParameters, .badBody: 400
        case .tokenNeeded, .tokenRefused: 401
        case .scopeTooSmall: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .conflict: 409
        case .tooLarge: 413
        case .notJSON: 415
        case .refused: 422
        case .tooManyTries: 429
        case .broken: 500
        case .full: 507
        }
    }

    /// The same for every occurrence.
    public var title: String {
        switch self {
        case .badParameters: "A parameter is wrong"
        case .badBody: "The body cannot be read"
        case .tokenNeeded: "A token is needed"
        case .tokenRefused: "The token is not valid"
        case .scopeTooSmall: "The token may not do this"
        case .notFound: "There is no such thing in this workspace"
        case .methodNotAllowed: "This address does not know the method"
        case .conflict: "It does not fit how things are now"
        case .tooLarge: "The body is too large"
        case .notJSON: "The body must be application/json"
        case .refused: "That is not possible"
        case .tooManyTries: "Too many tries without a valid token"
        case .broken: "Something went wrong on our side"
        case .full: "The server's disk is full"
        }
    }

    var type: String { "urn:quanzi:problem:\(rawValue)" }
}
