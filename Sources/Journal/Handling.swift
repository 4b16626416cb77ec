public import Kernel

/// The life of something that must be handled here (a delivery in the inbox, a command of the schedule), without any I/O.
///
///     waiting ─claim─► claimed ─handled─► done
///        ▲               │ └────refused─► failed ─replay─► waiting
///        └──postponed────┘     (so are too many failures)
///
/// Handling and the answer `handled` stand in one transaction, so what was handled once is not handled again; a claim that
/// outlived its lease left nothing behind and may be repeated.
public struct Handling: Hashable, Sendable {
    /// The raw value is the form on disk.
    public enum State: String, Sendable, CaseIterable {
        case waiting, claimed, done, failed
    }

    public enum Outcome: Sendable, CaseIterable {
        case handled
        /// May work another time.
        case postponed
        /// Will never work as it is.
        case refused
    }

    public internal(set) var state = State.waiting
    /// How often it was claimed; an answer names the claim it belongs to by this number.
    public internal(set) var tries = 0
    /// Failures since it was received or replayed.
    public internal(set) var failures = 0
    /// Waiting: from when it may be claimed. Claimed: until when it may be held. Else: since when it is so.
    public internal(set) var due: Instant

    public init(due: Instant) { self.due = due }

    /// Takes it until `now + lease`; false if it is not its time.
    public mutating func claim(at now: Instant, lease: Span) -> Bool {
        guard state == .waiting, due <= now else { return false }
        move(to: .claimed, at: now + lease)
        tries += 1
        return true
    }

    /// Takes the answer to the claim of that number; false if the claim is not held any more.
    public mutating func settle(_ outcome: Outcome, claim: Int, at now: Instant) -> Bool {
        guard state == .claimed, claim == tries else { return false }
        switch outcome {
        case .handled: move(to: .done, at: now)
        case .refused: move(to: .failed, at: now)
        case .postponed:
            failures += 1
            if failures < Backoff.limit {
                move(to: .waiting, at: now + Backoff.wait(afterFailures: failures))
            } else {
                move(to: .failed, at: now)
            }
        }
        return true
    }

    /// A claim that outlived its lease counts as lost; false if this one did not.
    public mutating func expire(at now: Instant) -> Bool {
        guard state == .claimed, due <= now else { return false }
        return settle(.postponed, claim: tries, at: now)
    }

    /// A person wants it handled once more; false if it was neither handled nor refused yet.
    public mutating func replay(at now: Instant) -> Bool {
        guard state == .done || state == .failed else { return false }
        failures = 0
        move(to: .waiting, at: now)
        return true
    }

    private mutating func move(to state: State, at due: Instant) {
        self.state = state
        self.due = due
    }
}
