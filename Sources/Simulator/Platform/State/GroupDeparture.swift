/// Somebody who is no longer in a group.
struct GroupDeparture: Sendable, Hashable {
    let member: GroupMember
    /// Seconds since 1970.
    let left: Int64
    /// 0 of their own will, 1 removed.
    let quitScene: UInt8
}
