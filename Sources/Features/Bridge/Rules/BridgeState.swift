/// Whether anything is taken over a bridge. The raw value is the form on disk.
public enum BridgeState: String, Sendable, CaseIterable {
    case on, off
}
