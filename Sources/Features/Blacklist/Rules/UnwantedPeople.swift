public import Kernel

/// Whom nobody wants back: who is on the blacklist, anywhere, and who was taken out of a group, there.
public struct UnwantedPeople: Sendable {
    private let blacklisted: Set<MemberID>
    private let removed: [GroupID: Set<MemberID>]

    public init(blacklisted: Set<MemberID> = [], removed: [GroupID: Set<MemberID>] = [:]) {
        self.blacklisted = blacklisted
        self.removed = removed
    }

    public func has(_ member: MemberID, in group: GroupID) -> Bool {
        blacklisted.contains(member) || removed[group]?.contains(member) ?? false
    }
}
