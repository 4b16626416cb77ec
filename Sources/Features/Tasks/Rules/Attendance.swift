public import Kernel

/// Who is in which group, and when each was last heard anywhere.
public struct Attendance: Sendable {
    public private(set) var present: [GroupID: Set<MemberID>] = [:]
    public private(set) var lastHeard: [MemberID: Instant] = [:]

    public init() {}

    /// - Parameter last: their last message in this group; nil if they never spoke there.
    public mutating func note(_ member: MemberID, in group: GroupID, isPresent: Bool, last: Instant?) {
        if isPresent { present[group, default: []].insert(member) }
        if let last, lastHeard[member].map({ last > $0 }) ?? true { lastHeard[member] = last }
    }

    public func has(_ member: MemberID, in group: GroupID) -> Bool { present[group]?.contains(member) ?? false }
    public func count(in group: GroupID) -> Int { present[group]?.count ?? 0 }
}
