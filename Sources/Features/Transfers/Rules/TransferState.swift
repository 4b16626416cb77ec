/// What became of a customer or group of an order. The raw value is the form on disk.
public enum TransferState: String, Sendable, Hashable, CaseIterable, Codable {
    /// Not asked for, or the answer is not known yet.
    case planned
    /// The platform has taken it on; a customer may refuse for 24 hours.
    case waiting
    case done
    /// The customer said no.
    case refused
    /// Whoever was to take over has too many.
    case full
    /// The platform said no, or a person did.
    case failed
    /// Somebody else handed them to another colleague meanwhile.
    case elsewhere
    /// In doubt: it was asked for, and its end is not known. It is not asked for again, until somebody says how it ended.
    case unknown

    /// Nothing changes by itself any more.
    public var isSettled: Bool { self != .planned && self != .waiting }
}
