public import Exports
internal import FeatureRules
public import FeatureStores
internal import Foundation
internal import Kernel
public import Logging
internal import NIOPosix
public import Web

/// Where other programs bring messages and members in (docs/reference/bridge.md). What is not signed by the key of its bridge, or is
/// of another time, is refused and kept nowhere.
public struct BridgeRoutes: Sendable {
    private let intake: BridgeIntake
    private let log: CountedLog

    public init(intake: BridgeIntake, logger: Logger) {
        self.intake = intake
        log = CountedLog(logger)
    }

    public var routes: [SignedRoute] { [SignedRoute(.post, "/bridge/{bridge}", maximumBytes: BridgeBatch.maximumBytes, receive)] }

    private func receive(_ call: SignedCall) async throws -> SignedReply {
        guard let id = call.id("bridge", BridgeKind.self), let receiver = try await intake.receiver(id) else {
            return refused("a batch for a bridge that is not there", 404, "unknown-bridge", call)
        }
        guard let body = call.body else { return refused("a batch that is too long", 413, "too-long", call) }
        let timestamp = call.header("webhook-timestamp"), signature = call.header("webhook-signature"), name = call.header("webhook-id")
        // The sum over the body and the reading of it take milliseconds, which others on this loop would wait for.
        let batch = try await NIOThreadPool.singleton.runIfActive { () -> BridgeBatch? in
            guard receiver.isSigned(signature, id: name, timestamp: timestamp, body: body) else { return nil }
            return BridgeBatch(body, now: call.now)
        }
        guard let batch else { return refused("a batch with a wrong signature", 403, "signature", call) }
        guard BridgeWindow.contains(Int64(timestamp), at: call.now) else {
            return refused("a batch of another time: played back, or a clock is wrong", 403, "timestamp", call)
        }
        guard receiver.state == .on else { return refused("a batch for a bridge that is switched off", 409, "off", call) }
        guard !batch.isTooLong else { return refused("a batch that has too many lines", 413, "too-many-lines", call) }
        do {
            return SignedReply(json: try JSONEncoder.ofBridge.encode(BridgeAnswer(try await intake.take(batch, from: receiver))))
        } catch BridgeRefusal.notFound {
            return refused("a batch for a bridge that is not there", 404, "unknown-bridge", call)
        } catch BridgeRefusal.isOff {
            return refused("a batch for a bridge that is switched off", 409, "off", call)
        }
    }

    private func refused(_ what: StaticString, _ status: Int, _ word: StaticString, _ call: SignedCall) -> SignedReply {
        log.note(what, now: call.now)
        return SignedReply(status: status, json: #"{"error":"\#(word)","now":\#(call.now.milliseconds / 1000)}"#.utf8)
    }
}

extension JSONEncoder {
    fileprivate static var ofBridge: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
