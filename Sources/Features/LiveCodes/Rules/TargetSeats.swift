public import Kernel

/// What decides whether a target can be shown.
public struct TargetSeats: Sendable, Hashable {
    public var id: LiveTargetID
    /// How many members it may have; nil if whoever made it sees to that.
    public var cap: Int?
    /// Places that are kept free: those who were shown the code before, and those whom others bring.
    public var reserve: Int
    /// Who was in it already, as a person or the platform last said.
    public var members: Int
    /// Visitors whom it was shown since, each once. Not all of them join: what is taken is at most the truth.
    public var handed: Int
    public var expires: Instant?
    public var isPaused: Bool
    /// Whether there is a code to show.
    public var isReady: Bool

    public init(
        id: LiveTargetID, cap: Int?, reserve: Int, members: Int = 0, handed: Int = 0, expires: Instant? = nil, isPaused: Bool = false,
        isReady: Bool = true
    ) {
        self.id = id
        self.cap = cap
        self.reserve = reserve
        self.members = members
        self.handed = handed
        self.expires = expires
        self.isPaused = isPaused
        self.isReady = isReady
    }

    public enum State: String, Sendable, CaseIterable {
        case open, paused, full, expired
        /// Its code is being made, or could not be.
        case unready
    }

    /// At most the truth, and never less than nothing.
    public var taken: Int { Self.sane(members) + Self.sane(handed) }

    /// How many visitors it can be shown at all.
    var holds: Int? { cap.map { max(0, Self.sane($0) - Self.sane(reserve)) } }

    /// How many can still be shown it; nil without a cap.
    public var room: Int? { holds.map { max(0, $0 - taken) } }

    /// No group has a million members; no sum of such numbers overflows.
    private static func sane(_ number: Int) -> Int { min(max(0, number), 1_000_000) }

    /// Whether any visitor can be shown it: a full one by those who have a place in it.
    public func isShowable(at now: Instant) -> Bool { [.open, .full].contains(state(at: now)) }

    public func state(at now: Instant) -> State {
        if !isReady { return .unready }
        if let expires, expires <= now { return .expired }
        if isPaused { return .paused }
        return room == 0 ? .full : .open
    }
}
