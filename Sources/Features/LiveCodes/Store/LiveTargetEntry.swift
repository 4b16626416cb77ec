public import FeatureRules
public import Journal
public import Kernel

/// Where a code can lead to.
public struct LiveTargetEntry: Sendable, Hashable {
    /// The raw value is the form on disk.
    public enum Kind: String, Sendable, CaseIterable {
        /// A QR code of a group that somebody photographed or saved.
        case picture
        /// A code by which WeCom leads into customer groups.
        case joinWay = "join_way"
    }

    public var kind: Kind
    public var name: String
    public var seats: TargetSeats
    public var added: Instant
    /// Visitors whom it was shown since somebody last said how many are in it, each once.
    public var shown: Int
    /// It leads into groups of WeCom whose members are known: `seats` says how many there are, and nobody is asked. How many groups
    /// that are; 0 if it is not so.
    public var countedGroups = 0
    /// Of a join way: what comes back with everybody who used it.
    public var attribution: String?
    /// Of a join way: where the platform shows its picture.
    public var qrCode: String?
    /// Of a join way: what became of making it.
    public var making: OutboxDelivery.State?
    /// Why it was not made.
    public var problem: String?
    /// Of a join way: its company is not connected here any more.
    public var isGone: Bool

    public var id: LiveTargetID { seats.id }
    public var isCounted: Bool { countedGroups > 0 }
}
