public import Kernel

/// Somebody in a customer group, as the platform shows the group now.
public struct GroupGuest: Sendable, Hashable {
    /// userid of somebody of the company, external_userid of anybody else.
    public var key: String
    public var isStaff: Bool
    /// The name shown; empty if it is not known.
    public var name: String
    /// Nil if the platform does not say.
    public var joined: Instant?
    public var way: JoinWay
    /// userid of whoever of the company invited them; empty if nobody did.
    public var inviter: String
    /// Of the code they came by; empty if none.
    public var state: String
    /// By what the platform knows them in every company; empty if it does not tell.
    public var unionID: String

    public init(
        key: String, isStaff: Bool = false, name: String = "", joined: Instant?, way: JoinWay = .unknown, inviter: String = "", state: String = "",
        unionID: String = ""
    ) {
        self.key = key
        self.isStaff = isStaff
        self.name = name
        self.joined = joined
        self.way = way
        self.inviter = inviter
        self.state = state
        self.unionID = unionID
    }
}

extension GroupGuest {
    /// Whether somebody of whom only the id is known is of the company: others' begin with `wm` or `wo` (observed, not promised).
    static func isStaff(_ key: String) -> Bool { !key.hasPrefix("wm") && !key.hasPrefix("wo") }
}

/// How somebody came into a customer group. The numbers are the platform's of `groupchat/get` ([D:92122], read 2025).
public enum JoinWay: Int, Sendable, Hashable {
    case unknown = 0
    case invited = 1
    case link = 2
    case code = 3
}
