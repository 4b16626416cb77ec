public import Kernel

/// Who came and who went, from what was known of a group, what callbacks told since, and a look at it.
///
/// The look decides who is there. Callbacks tell when somebody went, and of those who came and went between two looks. A callback
/// that is late, or was accounted for, is older than what is known of its person and changes nothing.
public enum GroupMoves {
    /// What is known of somebody in the group.
    public struct Known: Sendable, Hashable {
        public var joined: Instant
        /// Nil while they are there.
        public var left: Instant?

        public init(joined: Instant, left: Instant? = nil) {
            self.joined = joined
            self.left = left
        }

        fileprivate var last: Instant { max(joined, left ?? joined) }
    }

    public enum Move: Sendable, Hashable {
        case came(GroupGuest, at: Instant)
        /// `isRemoved`: nil if nobody told how.
        case went(key: String, at: Instant, isRemoved: Bool?)

        public var at: Instant {
            switch self {
            case .came(_, let at), .went(_, let at, _): at
            }
        }
    }

    /// A callback and a look may tell of one coming by clocks that differ by so much.
    static let slack = Span.minutes(1)
    static let farAhead = Span.minutes(5)
    /// The platform tells seconds: what comes after within one is a tick later, so that the order is kept.
    static let tick = Span(milliseconds: 1)
    /// A look may show the group as it was some seconds ago ([D:92130], read 2025: about two).
    public static let lag = Span.seconds(10)

    /// What was found.
    public struct Findings: Sendable, Hashable {
        /// In the order in which it happened.
        public var moves: [Move] = []
        /// Somebody who just went is still seen, or who just came is not: the look may be older than the callback. Another look,
        /// some seconds later, tells.
        public var isDoubtful = false

        public init() {}
    }

    /// - Parameters:
    ///   - seen: everybody who is there, in any order.
    ///   - now: when the look was taken; who is gone without a word went then.
    public static func found(known: [String: Known], told: [GroupTelling], seen: [GroupGuest], now: Instant) -> Findings {
        let guests = Dictionary(seen.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let tellings = Dictionary(grouping: told, by: \.key)
        var findings = Findings()
        let keys = Set(guests.keys).union(tellings.keys).union(known.filter { $0.value.left == nil }.keys)
        for key in keys.sorted() { findings.add(key, known[key], tellings[key] ?? [], guests[key], now) }
        findings.moves = findings.moves.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        return findings
    }
}

extension GroupMoves.Findings {
    /// What is found of one person.
    fileprivate mutating func add(
        _ key: String, _ known: GroupMoves.Known?, _ told: [GroupTelling], _ guest: GroupGuest?, _ now: Instant
    ) {
        var state = known
        func isThere() -> Bool { state.map { $0.left == nil } ?? false }
        func come(_ guest: GroupGuest, _ at: Instant) {
            let at = max(at, (state?.left).map { $0 + GroupMoves.tick } ?? at)
            moves.append(.came(guest, at: at))
            state = GroupMoves.Known(joined: at)
        }
        func go(_ at: Instant, _ isRemoved: Bool?) {
            guard let there = state else { return }
            let at = max(at, there.joined + GroupMoves.tick)
            moves.append(.went(key: key, at: at, isRemoved: isRemoved))
            state = GroupMoves.Known(joined: there.joined, left: at)
        }
        for telling in told.sorted(by: { $0.at < $1.at }) where state.map({ telling.at >= $0.last }) ?? true {
            switch telling.kind {
            case .came(let way) where !isThere():
                // The look tells more of the one who is still there.
                let isLast = guest?.joined.map { abs(($0 - telling.at).milliseconds) <= GroupMoves.slack.milliseconds } ?? false
                let comer = isLast ? guest : nil
                come(comer ?? GroupGuest(key: key, isStaff: GroupGuest.isStaff(key), joined: telling.at, way: way), comer?.joined ?? telling.at)
            case .went(let isRemoved) where isThere(): go(telling.at, isRemoved)
            case .came, .went: break
            }
        }
        guard let guest else {
            guard isThere(), let there = state else { return }
            // Who came a moment ago may not be seen yet.
            if now - there.joined > GroupMoves.lag { go(now, nil) } else { isDoubtful = true }
            return
        }
        // A time far ahead is none; a little ahead is, as the answer comes after the question.
        let said = guest.joined.flatMap { $0 <= now + GroupMoves.farAhead ? $0 : nil }, joined = said ?? now
        if isThere(), let there = state {
            // They went and came again, and nobody told.
            if said != nil, joined > there.joined + GroupMoves.slack {
                go(joined - GroupMoves.tick, nil)
                come(guest, joined)
            }
        } else if let left = state?.left, joined <= left {
            // The same stay that has ended: the look is older than the callback, or whoever said that they went was wrong.
            guard now - left > GroupMoves.lag else {
                isDoubtful = true
                return
            }
            // Of who left and came within one second nobody knows the order, unless they are there.
            come(guest, left - joined < .seconds(1) ? joined : now)
        } else {
            come(guest, joined)
        }
    }
}
