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
    /// The same for pages; nil unless it is refused.
    public var complaint: ConnectionComplaint?
    public var created: Instant
    /// When everything was looked at last; nil before the first time.
    public var synced: Instant?
    /// When the platform verified our address last; nil if never since the callback's token and key are what they are.
    public var reached: Instant?
    /// When a person last asked for a comparison.
    public var asked: Instant?
    /// Which credentials: counts their changes.
    public var secretNumber: Int

    /// Where the platform calls: a path on this server.
    public var callbackPath: String { "/callback/wecom/\(id)" }
    /// What the inbox calls its callbacks.
    public var inboxSource: String { Self.inboxSource(id) }
    /// The API that is asked is not the platform's own.
    public var isSimulated: Bool { apiBase != ConnectionTerms.platform }

    static func inboxSource(_ id: ConnectionID) -> String { "wecom.\(id)" }
}
