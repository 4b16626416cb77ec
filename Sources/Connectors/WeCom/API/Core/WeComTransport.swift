/// Carries requests to the platform and answers back: over HTTP (`WeComHTTP`), or whatever a test puts in its place.
public struct WeComTransport: Sendable {
    /// Why there is no answer. The word says where it broke, such as `timeout`; it holds no address and no secret.
    public enum Problem: Error, Hashable, Sendable {
        /// Nothing was sent, so nothing happened.
        case notSent(String)
        /// It was sent, at least in part: it may have happened.
        case lost(String)
    }

    public let send: @Sendable (WeComRequest) async throws(Problem) -> WeComResponse

    public init(_ send: @escaping @Sendable (WeComRequest) async throws(Problem) -> WeComResponse) { self.send = send }
}
