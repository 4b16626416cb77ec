public import Kernel

/// Calls our own public address as the platform would, with a signed echo: whether a call from outside finds the way in.
public struct CallbackProbe: Sendable {
    public enum Outcome: Hashable, Sendable {
        case reached
        /// Nothing went out, or nobody listens there.
        case unreachable
        /// It went out, and no answer came in time.
        case silent
        /// Something else answered: a page of a proxy, another program.
        case otherAnswer(status: Int)
    }

    /// What our own echoes begin with, so that they are not taken for the platform's.
    private static let mark = Array("quanzi-probe-".utf8)

    private let cipher: CallbackCipher
    private let world: World

    public init(cipher: CallbackCipher, world: World) {
        self.cipher = cipher
        self.world = world
    }

    /// Whether an echo that was decrypted is one of ours.
    public static func isOwn(_ echo: [UInt8]) -> Bool { echo.starts(with: mark) }

    /// - Parameters:
    ///   - origin: `https://quanzi.example.com`
    ///   - path: `/callback/wecom/123`
    public func call(_ origin: String, path: String) async -> Outcome {
        let echo = Self.mark + Array(String(world.roll(), radix: 16).utf8)
        guard let sealed = try? cipher.seal(echo, salt: world.bytes(CallbackCipher.saltBytes)) else { return .unreachable }
        let seconds = "\(world.now().milliseconds / 1000)", nonce = String(world.roll(), radix: 16)
        let signature = String(decoding: cipher.signature(of: sealed, timestamp: seconds, nonce: nonce), as: UTF8.self)
        let request = WeComRequest(
            method: .get, path: path,
            query: [
                ("msg_signature", signature), ("timestamp", seconds), ("nonce", nonce), ("echostr", String(decoding: sealed, as: UTF8.self)),
            ], contentType: nil, body: [], timeout: WeComPolicy.callbackTime.span)
        let http = WeComHTTP(base: origin, connections: 1), outcome: Outcome
        do throws(WeComTransport.Problem) {
            let answer = try await http.transport.send(request)
            outcome = answer.status == 200 && answer.body == echo ? .reached : .otherAnswer(status: answer.status)
        } catch {
            outcome =
                switch error {
                case .notSent: .unreachable
                case .lost: .silent
                }
        }
        try? await http.close()
        return outcome
    }
}
