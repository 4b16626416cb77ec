public import Kernel

/// The person behind a valid session and where they may work.
public struct SignedIn: Sendable {
    public var staff: StaffID
    public var name: String
    /// Nil if never chosen.
    public var language: Language?
    public var seats: [Seat]
    public var expires: Instant

    public init(staff: StaffID, name: String, language: Language?, seats: [Seat], expires: Instant) {
        self.staff = staff
        self.name = name
        self.language = language
        self.seats = seats
        self.expires = expires
    }
}
