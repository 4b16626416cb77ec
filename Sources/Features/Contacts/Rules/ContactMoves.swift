public import Kernel

/// Since when somebody is a contact and how they were lost, from what was known, what callbacks told, and a look.
///
/// Callbacks tell when; the look tells who is listed now. A callback that is late, or was accounted for, is older than what is known
/// and changes nothing, so that any order and any repetition of them ends the same.
public enum ContactMoves {
    /// What is known of an edge.
    public struct Known: Sendable, Hashable {
        /// When the last stay began; nil if only its end was told so far.
        public var since: Instant?
        public var loss: ContactLoss?
        /// When it ended; nil while they are contacts.
        public var lost: Instant?

        public init(since: Instant?, loss: ContactLoss? = nil, lost: Instant? = nil) {
            self.since = since
            self.loss = loss
            self.lost = lost
        }
    }

    public enum Sight: Sendable, Hashable {
        /// Nobody looked.
        case unseen
        /// The platform does not list it.
        case absent
        /// The platform lists it, since then.
        case listed(since: Instant?)
    }

    public enum Move: Sendable, Hashable {
        case added(at: Instant)
        case lost(ContactLoss, at: Instant)
    }

    public struct Findings: Sendable, Hashable {
        /// Nil if nothing is known of the edge after all.
        public var state: Known?
        /// In the order in which it happened.
        public var moves: [Move] = []
        /// The look may be older than what was told: another one, some seconds later, tells.
        public var isDoubtful = false
        /// When the stay before the last one ended; nil if none is known.
        fileprivate var ended: Instant?
    }

    /// A callback and a look may tell of one beginning by clocks that differ by so much.
    static let slack = Span.minutes(1)
    static let farAhead = Span.minutes(5)
    static let tick = Span(milliseconds: 1)
    /// A look may show contacts as they were some seconds ago (of groups [D:92130], read 2025, says about two).
    public static let lag = Span.seconds(10)

    /// - Parameters:
    ///   - told: of this edge, in any order.
    ///   - compared: when everybody had been looked at, so that who is not listed is lost though nobody told; nil if it is no comparison.
    ///   - now: when the look was asked for.
    public static func found(
        _ known: Known?, told: [ContactTelling], sight: Sight, compared: Instant? = nil, now: Instant
    ) -> Findings {
        var findings = Findings(state: known, ended: known?.lost)
        // Of two within one second the look tells which came last.
        for telling in told.sorted(by: { ($0.at, $0.isLoss ? 1 : 0) < ($1.at, $1.isLoss ? 1 : 0) }) {
            switch telling.kind {
            case .added: findings.added(telling.at, sight)
            case .lost(let loss): findings.lost(loss, telling.at)
            }
        }
        switch sight {
        case .unseen: break
        case .absent: findings.absent(compared, now)
        case .listed(let since): findings.listed(since.flatMap { $0 <= now + farAhead ? $0 : nil }, now)
        }
        return findings
    }
}

extension ContactTelling {
    fileprivate var isLoss: Bool { if case .lost = kind { true } else { false } }
}

extension ContactMoves.Findings {
    private mutating func begin(_ at: Instant) {
        moves.append(.added(at: at))
        state = ContactMoves.Known(since: at)
    }

    private mutating func end(_ loss: ContactLoss, _ at: Instant, since: Instant?) {
        moves.append(.lost(loss, at: at))
        state = ContactMoves.Known(since: since, loss: loss, lost: at)
        ended = at
    }

    fileprivate mutating func added(_ at: Instant, _ sight: ContactMoves.Sight) {
        guard let known = state else { return begin(at) }
        guard let lost = known.lost else {
            // A second beginning: if they are listed, the look tells of which stay; the platform may also tell of one stay twice.
            if case .absent = sight, let since = known.since, at > since + ContactMoves.slack {
                end(.gone, at - ContactMoves.tick, since: since)
                begin(at)
            }
            return
        }
        if at > lost { begin(at) } else if known.since.map({ at > $0 + ContactMoves.slack }) ?? true { date(at) }
    }

    /// The beginning of a stay whose end, or whose former beginning, was told first.
    private mutating func date(_ at: Instant) {
        moves.append(.added(at: at))
        state?.since = at
    }

    fileprivate mutating func lost(_ loss: ContactLoss, _ at: Instant) {
        guard let known = state else { return end(loss, at, since: nil) }
        guard let lost = known.lost else {
            if at >= known.since ?? at { end(loss, at, since: known.since) }
            return
        }
        switch known.loss {
        // Found missing before it was told why: it was lost then, and that is noted once.
        case .gone where at >= known.since ?? at && at <= lost + ContactMoves.lag:
            state = ContactMoves.Known(since: known.since, loss: loss, lost: at)
        // Who had deleted us is deleted in turn.
        case .byContact where at > lost && loss != .byContact:
            state = ContactMoves.Known(since: known.since, loss: loss, lost: at)
        // They had become contacts again in between; when will be told yet.
        default: if at > lost { end(loss, at, since: nil) }
        }
    }

    fileprivate mutating func absent(_ compared: Instant?, _ now: Instant) {
        guard let known = state, known.lost == nil else { return }
        if let since = known.since, now - since <= ContactMoves.lag {
            isDoubtful = true
        } else if let compared {
            end(.gone, compared, since: known.since)
        }
    }

    fileprivate mutating func listed(_ said: Instant?, _ now: Instant) {
        guard let known = state else { return begin(said ?? now) }
        guard let lost = known.lost else {
            guard let said, let since = known.since else { return }
            // They were lost and came again, and nobody told.
            if said > since + ContactMoves.slack {
                end(.gone, said - ContactMoves.tick, since: since)
                begin(said)
            } else if since - said <= ContactMoves.slack || isSure(said, since, now) {
                state?.since = said
            }
            return
        }
        // Of a loss and a coming within one second, the coming was last if it is another one than was known.
        if let said, said > lost || (said == lost && known.since.map { said > $0 } ?? false) { return begin(said) }
        if let said, known.since.map({ said > $0 + ContactMoves.slack }) ?? true { date(said) }
        guard known.loss != .byContact else { return }
        if now - lost <= ContactMoves.lag { isDoubtful = true } else { begin(now) }
    }

    /// Whether a stay that was told to begin later began at `said`, such as with a contact who was confirmed the day after; or whether
    /// the look is of the stay before.
    private func isSure(_ said: Instant, _ since: Instant, _ now: Instant) -> Bool {
        if let ended { return said > ended }
        return now - since > ContactMoves.lag || moves == [.added(at: since)]
    }
}
