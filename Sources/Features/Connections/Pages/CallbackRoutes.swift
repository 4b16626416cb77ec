internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Logging
public import Web
internal import WeComConnector

/// Where the platform calls: the check of the address, and what happened. What is not signed by the token, not meant for the
/// company or too old is refused and kept nowhere.
public struct CallbackRoutes: Sendable {
    private let desk: CallbackDesk
    private let log: CountedLog

    /// A call that is this much older or newer than our clock is played back, or one of the clocks is wrong.
    static let window = Span.minutes(10)

    public init(desk: CallbackDesk, logger: Logger) {
        self.desk = desk
        log = CountedLog(logger)
    }

    public var routes: [SignedRoute] {
        [
            SignedRoute(.get, "/callback/wecom/{connection}", verify),
            SignedRoute(.post, "/callback/wecom/{connection}", maximumBytes: XMLReader.maximumBytes, receive),
        ]
    }

    /// Answers with exactly the decrypted bytes, within a second ([D:90930], read 2025).
    private func verify(_ call: SignedCall) async throws -> SignedReply {
        guard let receiver = try await receiver(call) else { return refused("a callback for a connection that is not there", 404, call) }
        let echo: [UInt8]
        do throws(CallbackProblem) {
            echo = try open(Array(call.field("echostr").utf8), receiver, call)
        } catch { return refused(error, call) }
        if !CallbackProbe.isOwn(echo) { try await desk.noteReached(receiver) }
        return SignedReply(body: echo)
    }

    /// Kept before it is answered; a delivery that is there already is answered the same.
    private func receive(_ call: SignedCall) async throws -> SignedReply {
        guard let receiver = try await receiver(call) else { return refused("a callback for a connection that is not there", 404, call) }
        guard let body = call.body else { return refused("a callback that is too long", 413, call) }
        let message: CallbackMessage
        do throws(CallbackProblem) {
            message = try CallbackMessage(open(CallbackEnvelope(body).encrypted, receiver, call))
        } catch { return refused(error, call) }
        guard receiver.state != .off else {
            log.note("a callback for a connection that is switched off", now: call.now)
            return SignedReply(text: "success")
        }
        _ = try await desk.keep(message, for: receiver)
        return SignedReply(text: "success")
    }

    private func receiver(_ call: SignedCall) async throws -> CallbackDesk.Receiver? {
        guard let id = call.id("connection", ConnectionKind.self) else { return nil }
        return try await desk.receiver(id)
    }

    private func open(_ encrypted: [UInt8], _ receiver: CallbackDesk.Receiver, _ call: SignedCall) throws(CallbackProblem) -> [UInt8] {
        let timestamp = call.field("timestamp")
        try receiver.cipher.check(call.field("msg_signature"), of: encrypted, timestamp: timestamp, nonce: call.field("nonce"))
        guard let seconds = Int64(timestamp), (0..<100_000_000_000).contains(seconds),
            abs((call.now - Instant(milliseconds: seconds * 1000)).milliseconds) <= Self.window.milliseconds
        else { throw .outOfTime }
        return try receiver.cipher.open(encrypted)
    }

    private func refused(_ problem: CallbackProblem, _ call: SignedCall) -> SignedReply {
        switch problem {
        case .signatureMismatch: refused("a callback with a wrong signature", 403, call)
        case .receiverMismatch: refused("a callback that is meant for another company", 403, call)
        case .outOfTime: refused("a callback of another time: played back, or a clock is wrong", 403, call)
        case .unreadable, .illegalKey, .cannotDecrypt, .illegalBuffer, .notBase64: refused("a callback that cannot be read", 400, call)
        }
    }

    private func refused(_ what: StaticString, _ status: Int, _ call: SignedCall) -> SignedReply {
        log.note(what, now: call.now)
        return SignedReply(status: status, text: "refused")
    }
}
