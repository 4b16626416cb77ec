public import Kernel

/// The life of one call to the outside, without any I/O: state and event in, state out.
///
///     waiting ─claim─► claimed ─accepted─► done        a person decides about
///        ▲               │ ├───permanent─► failed      failed and unknown
///        └──temporary────┘ └─────lost────► unknown (blind) · checking (checkable) · waiting (keyed)
///     checking ─claim─► claimed (a question) ─accepted─► done, ─absent─► waiting
public struct OutboxDelivery: Hashable, Sendable {
    /// The raw value is the form on disk.
    public enum State: String, Sendable, CaseIterable {
        case waiting, claimed, checking, done, failed, unknown
    }

    /// What the platform said.
    public enum Outcome: Hashable, Sendable {
        /// It is done; to a question: it had been done.
        case accepted
        /// To a question: it never happened.
        case absent
        /// Not done, but may be next time.
        case temporary
        /// Not done; the platform wants nothing for so long. Does not count as a failure, but who says so again and again is asked
        /// more and more seldom.
        case rateLimited(after: Span)
        /// Not done and never will be; to a question: it cannot be told.
        case permanent
        /// No answer: done or not.
        case lost
    }

    /// What to do with what was claimed.
    public enum Errand: Hashable, Sendable {
        case call
        /// Ask whether it happened.
        case question
    }

    /// What a person found out or wants.
    public enum Verdict: Sendable, CaseIterable {
        case happened, abandoned, again
    }

    public let certainty: Certainty
    public internal(set) var state = State.waiting
    /// How often it was claimed; an answer names the claim it belongs to by this number.
    public internal(set) var tries = 0
    /// Failures since the last success or decision.
    public internal(set) var failures = 0
    /// An answer was lost and nothing was learned since.
    public internal(set) var isInDoubt = false
    /// Waiting or checking: from when it may be claimed. Claimed: until when it may be held. Else: since when it is so.
    public internal(set) var due: Instant

    public init(_ certainty: Certainty, due: Instant) {
        self.certainty = certainty
        self.due = due
    }

    /// What whoever holds it, or takes it next, has to do.
    public var errand: Errand { certainty == .checkable && isInDoubt ? .question : .call }

    /// Takes it until `now + lease`; false if it is not its time.
    public mutating func claim(at now: Instant, lease: Span) -> Bool {
        guard state == .waiting || state == .checking, due <= now else { return false }
        move(to: .claimed, at: now + lease)
        tries += 1
        return true
    }

    /// Takes the answer to the claim of that number; false if it comes too late to matter.
    ///
    /// After the lease only `accepted` still counts, and only while no newer claim was made: that it happened stays true.
    public mutating func settle(_ outcome: Outcome, claim: Int, at now: Instant) -> Bool {
        guard claim == tries, state != .done, state != .failed else { return false }
        guard state == .claimed || (outcome == .accepted && claim > 0) else { return false }
        switch outcome {
        case .accepted: end(.done, at: now)
        case .rateLimited(let after): move(to: resting, at: now + max(Backoff.wait(asked: after), Backoff.wait(afterFailures: tries)))
        case .permanent: end(errand == .question ? .unknown : .failed, at: now)
        case .absent where errand == .question:
            isInDoubt = false
            move(to: .waiting, at: now)
        case .absent, .temporary: fail(at: now)
        case .lost:
            isInDoubt = true
            if certainty == .blind { end(.unknown, at: now) } else { fail(at: now) }
        }
        return true
    }

    /// A claim that outlived its lease counts as lost; false if this one did not.
    public mutating func expire(at now: Instant) -> Bool {
        guard state == .claimed, due <= now else { return false }
        return settle(.lost, claim: tries, at: now)
    }

    /// A person's decision about what failed or is unknown; false if it is neither.
    public mutating func resolve(_ verdict: Verdict, at now: Instant) -> Bool {
        guard state == .failed || state == .unknown else { return false }
        failures = 0
        isInDoubt = false
        switch verdict {
        case .happened: end(.done, at: now)
        case .abandoned: end(.failed, at: now)
        case .again: move(to: .waiting, at: now)
        }
        return true
    }

    /// Where it waits for its next claim.
    private var resting: State { errand == .question ? .checking : .waiting }

    private mutating func fail(at now: Instant) {
        failures += 1
        guard failures < Backoff.limit else { return end(isInDoubt ? .unknown : .failed, at: now) }
        move(to: resting, at: now + Backoff.wait(afterFailures: failures))
    }

    private mutating func end(_ state: State, at now: Instant) {
        if state != .unknown { isInDoubt = false }
        move(to: state, at: now)
    }

    private mutating func move(to state: State, at due: Instant) {
        self.state = state
        self.due = due
    }
}
