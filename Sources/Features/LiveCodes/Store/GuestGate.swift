public import FeatureRules
public import Kernel

/// A code whose visitors say by WeCom who they are.
public struct GuestGate: Sendable {
    public var workspace: WorkspaceID
    public var code: LiveCodeID
    public var connection: ConnectionEntry
    public var rule: KnownGuests
}
