/// Wakes whoever sends welcomes, once for any number of rings.
public struct GreetingBell: Sendable {
    /// For one listener.
    public let rings: AsyncStream<Void>
    private let source: AsyncStream<Void>.Continuation

    public init() { (rings, source) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    public func ring() { source.yield() }
}
