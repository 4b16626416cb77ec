/// What a person says of a target, checked.
public struct TargetPlan: Sendable, Hashable {
    public static let nameLimit = 30
    public static let seats = 1...100_000
    public static let days = 1...3650

    public let name: String
    /// How many members it may have; nil: whoever made it sees to that.
    public let cap: Int?
    /// Who is in it already.
    public let members: Int
    /// From now on; nil: for ever.
    public let days: Int?

    /// - Throws: `.targetNameEmpty`, `.targetNameTooLong`, `.seatsOutOfRange`, `.membersOutOfRange`, `.daysOutOfRange`.
    public init(name typed: String, cap: Int?, members: Int, days: Int?) throws(LiveCodeRefusal) {
        name = PlainLine.of(typed)
        guard !name.isEmpty else { throw .targetNameEmpty }
        guard name.count <= Self.nameLimit, name.utf8.count <= Self.nameLimit * 16 else { throw .targetNameTooLong }
        if let cap, !Self.seats.contains(cap) { throw .seatsOutOfRange }
        guard members >= 0, members <= Self.seats.upperBound else { throw .membersOutOfRange }
        if let days, !Self.days.contains(days) { throw .daysOutOfRange }
        self.cap = cap
        self.members = members
        self.days = days
    }
}
