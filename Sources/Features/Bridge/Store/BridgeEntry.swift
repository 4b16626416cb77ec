public import FeatureRules
public import Kernel

/// A bridge as pages and commands see it; never its key.
public struct BridgeEntry: Sendable, Equatable {
    public var id: BridgeID
    public var name: String
    public var state: BridgeState
    public var created: Instant
    /// When the last batch came whose signature held.
    public var received: Instant?
    /// So many lines were taken since it was made.
    public var lines: Int
    /// So many were not.
    public var refused: Int

    /// Where the other program calls.
    public var path: String { "/bridge/\(id)" }

    /// What the groups and members that it brings are named by: they never meet those of another bridge or of an import.
    var platform: String { Self.platform(id) }

    static func platform(_ id: BridgeID) -> String { "bridge/\(id)" }
}
