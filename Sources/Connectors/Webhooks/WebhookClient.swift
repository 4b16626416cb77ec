internal import AsyncHTTPClient
internal import Crypto
internal import Journal
public import Kernel
internal import NIOCore

/// Posts to the addresses of others.
public struct WebhookClient: Sendable {
    private let client: HTTPClient

    /// No call takes longer, name look-up and the head of the answer included.
    public static let longest = Span.seconds(10)

    public init() {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    public func close() async throws { try await client.shutdown() }
}
