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
    /// Of a join way: what comes back with everybody who used it.
    public var attribution: String?
    /// Of a join way: where the platform shows its picture.
    public var qrCode: String?
    /// Of a join way: what became of making it.
    public var making: OutboxDelivery.State?
    /// Why it was not made.
    public var problem: String?

    public var id: LiveTargetID { seats.id }
}
