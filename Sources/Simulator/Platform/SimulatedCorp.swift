internal import Kernel

/// A company on the simulated platform.
public struct SimulatedCorp: Sendable {
    /// `ww` and 16 hexadecimal digits.
    public let id: String

    public init(id: String) { self.id = id }
}
