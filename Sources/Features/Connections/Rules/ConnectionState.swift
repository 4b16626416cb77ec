/// Whether a connection works. The raw values are the form on disk.
public enum ConnectionState: String, Sendable, CaseIterable {
    case on
    /// A person switched it off: callbacks are answered and not kept, nothing is asked.
    case off
    /// The platform does not take the secret, or our address: callbacks are kept, nothing is asked until somebody gives a new secret or
    /// looks at once (`quanzi wecom sync`) with success.
    case refused
}
