internal import AsyncHTTPClient
internal import Glibc
internal import Journal
public import Kernel
internal import NIOCore
internal import NIOHTTP1

/// Posts to the addresses of others. It follows no redirect, waits ten seconds, and reads no more of an answer than its head.
public struct WebhookClient: Sendable {
    /// No call takes longer, until the head of its answer.
    public static let longest = Span.seconds(10)
    /// So much of an answer is read and thrown away to keep the connection; of a longer one the connection is closed.
    private static let answerBytes = 16 * 1024

    private let client: HTTPClient
    private let world: World

    public init(world: World) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(10)), decompression: .disabled)
        // The outbox tries again, later.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 4
        configuration.connectionPool.idleTimeout = .seconds(30)
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.world = world
    }

    /// Sends it once and says what came of it; every failure is an answer.
    public func send(_ post: WebhookPost) async -> WebhookAnswer {
        let began = world.now()
        var request = HTTPClientRequest(url: post.address)
        let seconds = floorDivide(began.milliseconds, 1000)
        request.method = .POST
        request.headers = [
            "content-type": "application/json", "user-agent": "Quanzi webhooks", "webhook-id": post.id, "webhook-timestamp": "\(seconds)",
            "webhook-signature": WebhookSignature.header(id: post.id, seconds: seconds, body: post.body, secrets: post.secrets),
        ]
        request.body = .bytes(ByteBuffer(string: post.body))
        do {
            let response = try await client.execute(request, timeout: .milliseconds(Self.longest.milliseconds))
            let now = world.now(), status = Int(response.status.code)
            let outcome = WebhookAnswer.outcome(status: status, retryAfter: response.headers.first(name: "retry-after"), now: now)
            await Self.drop(response.body)
            return WebhookAnswer(outcome, status: status, took: Self.span(from: began, to: now))
        } catch {
            let (outcome, problem) = Self.meaning(error)
            return WebhookAnswer(outcome, problem: problem, took: Self.span(from: began, to: world.now()))
        }
    }

    public func close() async throws { try await client.shutdown() }

    /// A clock that was set back in between makes no negative time.
    private static func span(from began: Instant, to ended: Instant) -> Span { max(ended - began, .seconds(0)) }

    private static func drop(_ body: HTTPClientResponse.Body) async {
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                var left = answerBytes
                do {
                    for try await part in body {
                        left -= part.readableBytes
                        if left < 0 { return }
                    }
                } catch {
                    // The answer was there before; what its body is, nobody asks.
                }
            }
            tasks.addTask { try? await Task.sleep(for: .seconds(1)) }
            await tasks.next()
            tasks.cancelAll()
        }
    }

    /// What failed before the post was sent is temporary, what failed afterwards may have happened.
    private static func meaning(_ error: any Error) -> (OutboxDelivery.Outcome, String) {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: (.temporary, "connect")
            case .deadlineExceeded, .readTimeout, .writeTimeout: (.lost, "timeout")
            case .invalidURL, .emptyHost, .emptyScheme: (.permanent, "address")
            default: (.lost, "broken")
            }
        case let error as IOError where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT].contains(error.errnoCode): (.temporary, "connect")
        // The connection was there and broke.
        case is IOError: (.lost, "broken")
        case is CancellationError: (.lost, "broken")
        // No such name, nobody listens, a certificate that nobody vouches for.
        default: (.temporary, "connect")
        }
    }
}
