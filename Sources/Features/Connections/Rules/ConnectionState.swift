/// Whether a connection works. The raw values are the form on disk.
public enum ConnectionState: String, Sendable, CaseIterable {
    case on
    /// A person switched it off: callbacks are answered and not kept, nothing is asked.
    case off
    /// The platform does not take the secret any more: callbacks are kept, nothing is asked until a new one is there.
    case refused
}
