internal import AsyncHTTPClient
internal import NIOCore

/// The platform's own HTTP client: follows no redirect, reads little.
final class CallbackPost: Sendable {
    /// What came back.
    struct Reply: Sendable {
        /// Nil if there was no answer.
        let status: Int?
        /// The beginning of the body, or what went wrong.
        let text: [UInt8]
        var isTimeout = false

        var beginning: String { String(decoding: text.prefix(120), as: UTF8.self) }
    }

    private static let answerBytes = 64 * 1024
    private let client: HTTPClient

    init(connections: Int) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func send(_ url: String, body: [UInt8]?, timeoutMs: Int64) async -> Reply {
        let deadline = NIODeadline.now() + .milliseconds(timeoutMs)
        do {
            let response =
                if let body { try await client.post(url: url, body: .byteBuffer(ByteBuffer(bytes: body)), deadline: deadline).get() } else {
                    try await client.get(url: url, deadline: deadline).get()
                }
            let bytes = response.body.map { Array($0.readableBytesView.prefix(Self.answerBytes)) } ?? []
            return Reply(status: Int("\(response.status)".prefix(3)), text: bytes)
        } catch let error as HTTPClientError where error == .deadlineExceeded || error == .connectTimeout || error == .readTimeout {
            return Reply(status: nil, text: Array("timeout".utf8), isTimeout: true)
        } catch {
            return Reply(status: nil, text: Array("\(error)".utf8))
        }
    }

    deinit {
        // A client that is let go while it is open ends the process.
        let client = client
        Task { try? await client.shutdown() }
    }
}
