public import Kernel

/// What becomes of a visitor who said who they are.
public enum GuestVerdict: Sendable, Hashable {
    case welcome
    /// On the blacklist. They are not told so.
    case unwanted
    /// In this group already.
    case known(GroupID)

    /// - Parameter group: one they are in; nil if they are in none.
    public init(isListed: Bool, group: GroupID?, rule: KnownGuests) {
        if isListed { self = .unwanted } else if let group, rule == .theirs { self = .known(group) } else { self = .welcome }
    }
}
