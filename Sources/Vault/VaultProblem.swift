/// Why a secret cannot be sealed or opened.
public enum VaultProblem: Error, Sendable {
    /// The installation has no key file.
    case noKey
    /// It was sealed with another key or for another place, or is damaged.
    case otherKey
}
