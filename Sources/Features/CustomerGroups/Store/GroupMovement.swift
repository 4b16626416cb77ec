/// How many came into customer groups and how many went, in some days. Whoever comes back has come twice.
public struct GroupMovement: Sendable, Hashable {
    public var came = 0
    public var went = 0

    public init(came: Int = 0, went: Int = 0) {
        self.came = came
        self.went = went
    }

    public var net: Int { came - went }

    public static func + (a: GroupMovement, b: GroupMovement) -> GroupMovement {
        GroupMovement(came: a.came + b.came, went: a.went + b.went)
    }
}
