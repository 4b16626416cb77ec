/// What became of a new contact who was to be welcomed. The raw value is the form on disk.
public enum GreetingState: String, Sendable, CaseIterable {
    case waiting
    /// On its way: this is on disk before the platform is called.
    case sending
    case sent
    /// The platform said no.
    case refused
    /// It left, and no answer came: it may have arrived.
    case unknown
    /// The 20 s were over before it could be sent.
    case tooLate = "too_late"
    /// No welcome holds for such a contact.
    case unmatched

    /// Nothing more will come of it.
    public var isSettled: Bool { self != .waiting && self != .sending }
}
