/// Who or what made something happen; written beside every event.
public enum Cause: Hashable, Sendable, CustomStringConvertible {
    case staff(StaffID)
    case imported(ImportID)
    /// A program, by the API.
    case token(TokenID)
    /// Another program, over a bridge.
    case bridge(BridgeID)
    /// Whoever has a terminal on the server.
    case commandLine
    case system

    /// `staff:123`, `import:456`, `token:789`, `bridge:12`, `command`, `system`: the form on disk.
    public var description: String {
        switch self {
        case .staff(let id): "staff:\(id)"
        case .imported(let id): "import:\(id)"
        case .token(let id): "token:\(id)"
        case .bridge(let id): "bridge:\(id)"
        case .commandLine: "command"
        case .system: "system"
        }
    }

    /// Reads what `description` wrote; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("command", 1): self = .commandLine
        case ("system", 1): self = .system
        case ("staff", 2): guard let id = StaffID(parts[1]) else { return nil }; self = .staff(id)
        case ("import", 2): guard let id = ImportID(parts[1]) else { return nil }; self = .imported(id)
        case ("bridge", 2): guard let id = BridgeID(parts[1]) else { return nil }; self = .bridge(id)
        case ("token", 2): guard let id = TokenID(parts[1]) else { return nil }; self = .token(id)
        default: return nil
        }
    }
}
