/// Somebody in a customer group.
struct GroupMember: Sendable, Hashable {
    /// A place among the customers, or, where it is negative, the complement of one among the staff.
    let person: Int32
    /// Seconds since 1970.
    let joined: Int64
    /// Place of the join way's text among `PlatformState.states`; -1 without.
    let state: Int32
    /// Place among the staff; -1 if nobody of the company invited.
    let invitor: Int32
    /// 1 invited, 2 by a link, 3 by a code.
    let scene: UInt8

    static func staff(_ place: Int) -> Int32 { ~Int32(place) }
    var staffPlace: Int? { person < 0 ? Int(~person) : nil }
}
