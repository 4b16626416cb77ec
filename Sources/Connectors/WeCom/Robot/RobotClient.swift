internal import Journal
public import Kernel

/// Speaks in a group of members through its robot ([D:91770], read 2025). The robot's key is all that is needed to speak, so it is a
/// secret like any other.
public struct RobotClient: Sendable {
    static let api = "webhook/send"

    private let key: Wire.Key
    private let wire: Wire
    private let boundary: @Sendable () -> String

    /// - Parameters:
    ///   - key: of the address the robot was given.
    ///   - patience: how long a message may wait for its turn: twenty a minute.
    public init(
        key: String, transport: WeComTransport, limits: WeComLimits, world: World, patience: Span = .seconds(60),
        watch: @escaping @Sendable (WeComCallRecord) -> Void = { _ in },
        sleep: @escaping @Sendable (Span) async throws -> Void = { try await Task.sleep(for: .milliseconds($0.milliseconds)) }
    ) {
        self.key = Wire.Key(query: [("key", key)])
        wire = Wire(
            scope: "robot \(key)", transport: transport, limits: limits, world: world, sleep: sleep, watch: watch, patience: patience)
        boundary = { WeComMedia.boundary(world) }
    }

    /// Blind: two messages that say the same are two messages. One whose answer was lost is not repeated.
    public func send(_ message: RobotMessage) async throws(WeComFailure) {
        _ = try await wire.perform(WeComCall<WeComNothing>.post(Self.api, .blind, message)) { [key] (_) throws(WeComFailure) in key }
    }

    /// Gives a file to the platform, to be sent by this robot within three days. Keyed: a second copy that nobody sends does no harm.
    public func upload(_ file: WeComFile) async throws(WeComFailure) -> WeComMediaID {
        let form = FileForm(name: file.name, bytes: file.bytes, boundary: boundary())
        let call = WeComCall<WeComMediaID>.upload("webhook/upload_media", .keyed, [("type", file.kind.rawValue)], form)
        return try await wire.perform(call) { [key] (_) throws(WeComFailure) in key }
    }
}

extension RobotClient: CustomStringConvertible, CustomReflectable {
    public var description: String { "RobotClient" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
