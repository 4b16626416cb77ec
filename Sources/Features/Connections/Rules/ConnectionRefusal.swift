/// Why a decision about connections is not carried out.
public enum ConnectionRefusal: String, Error, Sendable, CaseIterable {
    case notFound = "not-found"
    case corpID = "corp-id"
    case agentID = "agent-id"
    case secret
    case token
    case encodingKey = "encoding-key"
    case apiBase = "api-base"
    /// The company is connected to another workspace of this server.
    case corpTaken = "corp-taken"
    /// The company is connected to this workspace already.
    case corpHere = "corp-here"
    case keyMissing = "key-missing"
}
