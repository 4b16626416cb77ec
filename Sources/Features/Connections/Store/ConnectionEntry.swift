public import FeatureRules
public import Kernel

/// A connection as lists show it: without its secrets.
public struct ConnectionEntry: Sendable, Hashable {
    public var id: ConnectionID
    public var corpID: String
    public var agentID: String
    public var apiBase: String
    public var state: ConnectionState
    /// Why the platform refuses it.
    public var problem: String?
    public var created: Instant
    /// When everything was looked at last; nil before the first time.
    public var synced: Instant?

    /// Where the platform calls: a path on this server.
    public var callbackPath: String { "/callback/wecom/\(id)" }
    /// What the inbox calls its callbacks.
    public var inboxSource: String { Self.inboxSource(id) }

    static func inboxSource(_ id: ConnectionID) -> String { "wecom.\(id)" }
}
