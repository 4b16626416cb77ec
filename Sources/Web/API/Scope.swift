/// What a token of the API may do in its workspace.
public enum Scope: String, CaseIterable, Sendable, Codable {
    case read
    /// Changes things, and reads.
    case write

    /// Whether a token of this scope may do what `needed` allows.
    public func covers(_ needed: Scope) -> Bool { self == .write || needed == .read }

    /// The role whose rights come nearest to it; queries and desks know roles only.
    public var role: Role { self == .write ? .operator : .analyst }
}
