/// How many of an order are in which state. Their sum is what was planned, whatever happens.
public struct TransferTally: Sendable, Hashable {
    public private(set) var counts: [TransferState: Int] = [:]

    public init() {}

    public var total: Int { counts.values.reduce(0, +) }

    public mutating func add(_ count: Int, _ state: TransferState) { counts[state, default: 0] += count }

    public subscript(_ state: TransferState) -> Int { counts[state] ?? 0 }

    public var isSettled: Bool { counts.allSatisfy { $0.value == 0 || $0.key.isSettled } }
}
