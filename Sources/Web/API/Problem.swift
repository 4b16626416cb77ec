/// A failure of a call of the API, answered as RFC 9457 tells.
public struct Problem: Error, Sendable, Equatable {
    public var kind: ProblemKind
    /// This occurrence in one English sentence.
    public var detail: String?
    public var faults: [ParameterFault]
    /// Methods that the address knows; for `.methodNotAllowed`.
    var allowed: [String] = []
    /// The scope that would have been needed; for `.scopeTooSmall`.
    var needed: Scope?

    public init(_ kind: ProblemKind, _ detail: String? = nil, faults: [ParameterFault] = []) {
        self.kind = kind
        self.detail = detail
        self.faults = faults
    }

    /// The same as a page would say.
    init(of failure: Failure) {
        switch failure {
        case .unreadable: self.init(.badParameters)
        case .notSignedIn: self.init(.tokenNeeded)
        case .forbidden: self.init(.scopeTooSmall)
        case .notFound: self.init(.notFound)
        case .methodNotAllowed: self.init(.methodNotAllowed)
        case .tooLarge: self.init(.tooLarge)
        case .tooManyTries: self.init(.tooManyTries)
        case .broken: self.init(.broken)
        case .full: self.init(.full)
        }
    }

    public static func parameter(_ name: String, _ detail: String, in place: ParameterFault.Place = .query) -> Problem {
        Problem(place == .body ? .badBody : .badParameters, faults: [ParameterFault(in: place, name: name, detail: detail)])
    }
}
