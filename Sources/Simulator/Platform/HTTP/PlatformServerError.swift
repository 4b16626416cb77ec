/// Why a simulated platform does not start.
public enum PlatformServerError: Error, Sendable {
    /// It has no password, so it serves this machine only.
    case notLoopback
}
