public import Kernel

/// What is known of one of two members who may be one person.
public struct MergeSide: Sendable, Hashable {
    /// What a platform calls somebody.
    public struct Account: Sendable, Hashable {
        public var platform: String
        public var key: String

        public init(platform: String, key: String) {
            self.platform = platform
            self.key = key
        }
    }

    /// Somebody's time in a group, as far as they said anything.
    public struct Stay: Sendable, Hashable {
        public var first: Instant
        public var last: Instant

        public init(first: Instant, last: Instant) {
            self.first = first
            self.last = last
        }
    }

    /// Those with an id of the platform's; a name alone is none.
    public var accounts: Set<Account> = []
    /// The companies that know them.
    public var companies: Set<Int64> = []
    public var unions: Set<String> = []
    public var isOurs = false
    public var stays: [GroupID: Stay] = [:]
    /// In all groups together.
    public var messages: Int64 = 0
    /// Customer groups they are in now.
    public var presence: Set<GroupID> = []

    public init() {}

    private static let customers = "wecom"

    /// What speaks against both being one, but for what the messages tell.
    public func doubts(about other: MergeSide) -> Set<MergeDoubt> {
        var doubts: Set<MergeDoubt> = []
        if !unions.isEmpty, !other.unions.isEmpty, unions.isDisjoint(with: other.unions) { doubts.insert(.unions) }
        if hasOtherAccount(than: other) { doubts.insert(.accounts) }
        if !presence.isDisjoint(with: other.presence) { doubts.insert(.roster) }
        if isOurs != other.isOurs { doubts.insert(.ours) }
        return doubts
    }

    /// Every company has ids of its own for the same customer, so two ids of WeCom tell of two people only within one.
    private func hasOtherAccount(than other: MergeSide) -> Bool {
        let shared = Set(accounts.map(\.platform)).intersection(other.accounts.map(\.platform))
        return shared.contains { platform in
            platform == Self.customers ? !companies.isDisjoint(with: other.companies) : accounts.filter { $0.platform == platform }.isDisjoint(with: other.accounts)
        }
    }

    /// Whether both said something in a group, and the one was not gone before the other came.
    public func isBeside(_ other: MergeSide, in group: GroupID) -> Bool {
        stays[group] != nil && other.stays[group] != nil && days(to: other, in: group) == nil
    }

    /// How many days after the one fell silent in a group the other began; nil if both spoke at one time, or more than sixty days lie
    /// between.
    public func days(to other: MergeSide, in group: GroupID) -> Int? {
        guard let mine = stays[group], let theirs = other.stays[group] else { return nil }
        let gap = mine.last < theirs.first ? theirs.first - mine.last : theirs.last < mine.first ? mine.first - theirs.last : nil
        guard let gap, gap <= .days(60) else { return nil }
        return Int(gap.milliseconds / Span.days(1).milliseconds)
    }
}
