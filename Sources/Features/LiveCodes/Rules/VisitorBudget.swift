public import Kernel

/// How many new visitors of one code one address may be: so many at once, then one every so often. A shop's Wi-Fi shows one address for
/// all its guests, and so does a mobile network for many; a program that never keeps its cookie is soon no visitor any more.
public struct VisitorBudget: Sendable, Hashable {
    /// At once.
    public static let burst = 60
    public static let every = Span.minutes(1)

    /// When all that was taken is given back.
    public private(set) var settled: Instant

    /// One that nothing was taken from.
    public init() { settled = Instant(milliseconds: 0) }

    /// False, and nothing is taken, if there is nothing left.
    public mutating func take(at now: Instant) -> Bool {
        // A clock that went back must not lock anybody out for longer than a full budget takes.
        let full = Span(milliseconds: Self.every.milliseconds * Int64(Self.burst))
        let begun = min(max(settled, now), now + full)
        settled = begun
        guard (begun - now).milliseconds <= full.milliseconds - Self.every.milliseconds else { return false }
        settled = begun + Self.every
        return true
    }

    /// The part of an address that one household or program can change no further: of IPv6 the network.
    public static func network(of address: String) -> String {
        guard address.contains(":"), !address.contains(".") else { return address }
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        return parts.prefix(4).prefix { !$0.isEmpty }.joined(separator: ":")
    }
}
