public import Kernel

/// What speaks for two members being one person. It carries ids and numbers, never names.
public struct MergeEvidence: Sendable, Hashable, Codable {
    /// The raw value is the form on disk.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Two companies know a customer by the same unionid.
        case union
        /// Two sources call somebody by the same id.
        case account
        /// Two sources tell of what is one chat, and each has one bearer of the name in it.
        case chat
        /// Names that differ by marks or additions only, in one group.
        case name
        /// A telling name that nobody else bears, in two groups.
        case elsewhere
        /// One fell silent, and the other began within sixty days. Means nothing alone.
        case following
    }

    public var kind: Kind
    public var group: Int64?
    public var other: Int64?
    /// Names that both chats have, or days from one to the other.
    public var count: Int?

    public init(_ kind: Kind, group: GroupID? = nil, other: GroupID? = nil, count: Int? = nil) {
        self.kind = kind
        self.group = group?.rawValue
        self.other = other?.rawValue
        self.count = count
    }

    /// Nil for what supports other evidence only.
    var strength: MergeStrength? {
        switch kind {
        case .union: .certain
        case .account, .chat: .strong
        case .name, .elsewhere: .likely
        case .following: nil
        }
    }

    /// The strongest first; the cases stand in that order.
    var order: (Int, Int64, Int64) { (Kind.allCases.firstIndex(of: kind) ?? 0, group ?? 0, other ?? 0) }
}
