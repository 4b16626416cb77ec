public import Kernel

/// What would go to whom: shown before it is ordered.
public struct TransferPlan: Sendable, Hashable {
    public struct Share: Sendable, Hashable {
        /// userid of who takes over.
        public var taker: String
        public var customers: Int
        public var groups: Int
    }

    public var connection: ConnectionID
    /// userid of who hands over.
    public var from: String
    public var hasLeft: Bool
    /// Of those not on their way yet.
    public var customers: [String]
    public var groups: [String]
    /// How many of the customers have tags of whoever hands over: these do not go with them.
    public var tagged: Int
    public var shares: [Share]
}
