internal import AsyncHTTPClient
internal import Glibc
internal import Kernel
internal import NIOCore
internal import NIOHTTP1

/// HTTP to the platform, or to a simulated one. It follows no redirect, repeats nothing, and logs nothing.
public struct WeComHTTP: Sendable {
    /// Where the platform is.
    public static let platform = "https://qyapi.weixin.qq.com"
    /// A longer answer is cut off and counts as lost; the largest that is asked for is a file of 20 MB.
    public static let answerBytes = 32 * 1024 * 1024

    private let base: String
    private let client: HTTPClient

    /// - Parameters:
    ///   - base: `https://host` or `http://host:port`.
    ///   - connections: how many calls are on their way at a time; more of them wait. The platform refuses too many at once (45033).
    public init(base: String = platform, connections: Int = 16) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5)), decompression: .disabled)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, connections)
        // Shorter than the platform's own, lest a call go out on a connection that is just being closed.
        configuration.connectionPool.idleTimeout = .seconds(20)
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    public var transport: WeComTransport {
        WeComTransport { request throws(WeComTransport.Problem) in try await send(request) }
    }

    public func close() async throws { try await client.shutdown() }

    private func send(_ request: WeComRequest) async throws(WeComTransport.Problem) -> WeComResponse {
        var outgoing = HTTPClientRequest(url: base + request.target)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        outgoing.headers = ["user-agent": "Quanzi"]
        if let type = request.contentType { outgoing.headers.add(name: "content-type", value: type) }
        let length = request.body.reduce(0) { $0 + $1.count }
        if request.method == .post {
            let pieces = AsyncStream(unfolding: Self.pieces(request.body))
            outgoing.body = .stream(pieces, length: .known(Int64(length)))
        }
        do {
            let response = try await client.execute(outgoing, timeout: .milliseconds(max(1, request.timeout.milliseconds)))
            let body = try await response.body.collect(upTo: Self.answerBytes)
            let type = response.headers.first(name: "content-type")?.split(separator: ";").first.map(String.init) ?? ""
            return WeComResponse(
                status: Int(response.status.code), contentType: type.lowercased(),
                disposition: response.headers.first(name: "content-disposition") ?? "", body: Array(buffer: body))
        } catch {
            throw Self.meaning(error)
        }
    }

    private static func pieces(_ body: [[UInt8]]) -> @Sendable () async -> ByteBuffer? {
        let place = BodyPlace(body)
        return { place.next().map { ByteBuffer(bytes: $0) } }
    }

    /// What failed before anything was sent did not happen; of anything else that cannot be said.
    private static func meaning(_ error: any Error) -> WeComTransport.Problem {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .notSent("connect")
            case .invalidURL, .emptyHost, .emptyScheme, .uncleanShutdown, .alreadyShutdown: .notSent("address")
            case .deadlineExceeded, .readTimeout, .writeTimeout: .lost("timeout")
            default: .lost("broken")
            }
        case let error as IOError where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT].contains(error.errnoCode): .notSent("connect")
        case is IOError: .lost("broken")
        case is CancellationError: .lost("cancelled")
        case is NIOTooManyBytesError: .lost("too long")
        // No such name, nobody listens, a certificate that nobody vouches for.
        default: .notSent("connect")
        }
    }
}
