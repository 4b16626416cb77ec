internal import Foundation
internal import Synchronization

/// The only source of time and chance. Production has the system's, a simulation its own from a seed.
public struct World: Sendable {
    public let now: @Sendable () -> Instant
    /// 64 random bits.
    public let roll: @Sendable () -> UInt64

    private let sequence: SharedSequence

    public init(now: @escaping @Sendable () -> Instant, roll: @escaping @Sendable () -> UInt64) {
        self.now = now
        self.roll = roll
        sequence = SharedSequence(start: UInt32(truncatingIfNeeded: roll()))
    }

    /// The system's clock and its cryptographic random numbers.
    public static let live = World(
        now: { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
        roll: { UInt64.random(in: .min ... .max) })

    /// A world that repeats itself from its seed; the clock stands still until `clock` moves.
    public static func simulated(seed: UInt64, clock: SimulatedClock) -> World {
        let dice = Mutex(SeededDice(seed: seed))
        return World(now: { clock.now }, roll: { dice.withLock { $0.next() } })
    }

    /// A new id that sorts by the time it was made, or by `instant`. All ids of one world differ.
    public func id<Kind>(_: Kind.Type = Kind.self, at instant: Instant? = nil) -> ID<Kind> {
        ID(sequence.next(at: instant ?? now()))
    }

    /// `count` random bytes, for secrets.
    public func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: roll()) { bytes.append(contentsOf: $0.prefix(count - bytes.count)) }
        }
        return bytes
    }
}

/// A clock that only moves when told.
public final class SimulatedClock: Sendable {
    private let time: Mutex<Instant>

    public init(_ start: Instant) { time = Mutex(start) }

    public var now: Instant { time.withLock { $0 } }
    public func advance(_ span: Span) { time.withLock { $0 = $0 + span } }
    public func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// SplitMix64: small, and the same on every machine.
public struct SeededDice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// One running number for all ids of a world: thousands of them may be made in one millisecond.
private final class SharedSequence: Sendable {
    private let sequence: Mutex<IDSequence>

    init(start: UInt32) { sequence = Mutex(IDSequence(start: start)) }

    func next(at instant: Instant) -> Int64 { sequence.withLock { $0.next(at: instant) } }
}
