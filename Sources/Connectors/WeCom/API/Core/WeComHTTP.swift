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
    ///   - connections: how many calls are on their way at a time; the platform refuses too many at once (45033). More of them wait within their
    ///     own ten seconds, so callers start no more than they can finish.
    public init(base: String = platform, connections: Int = 16) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(30)), decompression: .disabled)
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
        guard base.hasPrefix("https://") || base.hasPrefix("http://") else { throw .notSent("address") }
        var outgoing = HTTPClientRequest(url: base + request.target)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        outgoing.headers = ["user-agent": "Quanzi"]
        if let type = request.contentType { outgoing.headers.add(name: "content-type", value: type) }
        let place = BodyPlace(request.body)
        if request.method == .post {
            let length = request.body.reduce(0) { $0 + $1.count }
            outgoing.body = .stream(AsyncStream { place.next().map { ByteBuffer(bytes: $0) } }, length: .known(Int64(length)))
        }
        do {
            return try await Self.within(request.timeout) { [outgoing] in
                let response = try await client.execute(outgoing, timeout: .milliseconds(request.timeout.milliseconds))
                let body = try await response.body.collect(upTo: Self.answerBytes)
                let type = response.headers.first(name: "content-type")?.split(separator: ";").first.map(String.init) ?? ""
                var answer = WeComResponse(
                    status: Int(response.status.code), contentType: type.lowercased(),
                    disposition: response.headers.first(name: "content-disposition") ?? "", body: Array(buffer: body))
                answer.date = response.headers.first(name: "date") ?? ""
                return answer
            }
        } catch {
            let word = Self.word(for: error)
            // Of a request without its body nothing comes, however it broke. One that has none may be gone as soon as there is a connection.
            let isSent = request.method == .post ? place.isBegun : !["connect", "address"].contains(word)
            throw isSent ? .lost(word) : .notSent(word)
        }
    }

    /// The timeout of the library ends with the head of an answer; one that stops in the middle would be waited for.
    private static func within(
        _ span: Span, _ work: @escaping @Sendable () async throws -> WeComResponse
    ) async throws -> WeComResponse {
        try await withThrowingTaskGroup(of: WeComResponse?.self) { tasks in
            defer { tasks.cancelAll() }
            tasks.addTask { try await work() }
            tasks.addTask {
                try await Task.sleep(for: .milliseconds(max(1, span.milliseconds)))
                return nil
            }
            guard case let response?? = try await tasks.next() else { throw HTTPClientError.deadlineExceeded }
            return response
        }
    }

    private static func word(for error: any Error) -> String {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: "connect"
            case .invalidURL, .emptyHost, .alreadyShutdown: "address"
            case .deadlineExceeded, .readTimeout, .writeTimeout: "timeout"
            default: "broken"
            }
        case let error as IOError where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode): "connect"
        case is CancellationError: "cancelled"
        case is NIOTooManyBytesError: "too long"
        // An end, no such name, a certificate that nobody vouches for, an answer that is not HTTP.
        default: "broken"
        }
    }
}
