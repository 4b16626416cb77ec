public import Kernel

/// What somebody should see to before visitors meet a code that does not work.
public enum CodeAlarm: Sendable, Hashable {
    case expired(LiveTargetID)
    /// Within a day.
    case expiresInADay(LiveTargetID)
    /// Within two days.
    case expiresInTwoDays(LiveTargetID)
    case full(LiveTargetID)
    /// Nine tenths of what it can hold are taken.
    case nearlyFull(LiveTargetID)
    /// Visitors are asked for their contact because nothing is open.
    case nothingOpen
    /// No other is open behind it.
    case lastOpen(LiveTargetID)

    /// The most urgent first. Of a paused target nobody needs to know.
    public static func of(_ targets: [TargetSeats], isOn: Bool, at now: Instant) -> [CodeAlarm] {
        guard isOn else { return [] }
        let open = targets.filter { $0.state(at: now) == .open }
        var alarms: [CodeAlarm] = open.isEmpty ? [.nothingOpen] : []
        for target in targets where !target.isPaused { alarms += own(target, at: now) }
        if open.count == 1, let only = open.first, !own(only, at: now).isEmpty { alarms.append(.lastOpen(only.id)) }
        return alarms.sorted { ($0.rank, $0.target?.rawValue ?? 0) < ($1.rank, $1.target?.rawValue ?? 0) }
    }

    public var target: LiveTargetID? {
        switch self {
        case .expired(let id), .expiresInADay(let id), .expiresInTwoDays(let id), .full(let id), .nearlyFull(let id), .lastOpen(let id): id
        case .nothingOpen: nil
        }
    }

    /// Also the last part of its text key.
    public var word: String {
        switch self {
        case .nothingOpen: "nothing-open"
        case .lastOpen: "last-open"
        case .expired: "expired"
        case .full: "full"
        case .expiresInADay: "expires-in-a-day"
        case .nearlyFull: "nearly-full"
        case .expiresInTwoDays: "expires-in-two-days"
        }
    }

    /// Whether visitors are harmed already, or soon.
    public var isUrgent: Bool {
        switch self {
        case .nothingOpen, .lastOpen, .expiresInADay: true
        case .expired, .full, .nearlyFull, .expiresInTwoDays: false
        }
    }

    private static let order = ["nothing-open", "last-open", "expires-in-a-day", "nearly-full", "expires-in-two-days", "expired", "full"]
    private var rank: Int { Self.order.firstIndex(of: word) ?? Self.order.count }

    private static func own(_ target: TargetSeats, at now: Instant) -> [CodeAlarm] {
        switch target.state(at: now) {
        case .expired: return [.expired(target.id)]
        case .full: return [.full(target.id)]
        case .paused, .unready: return []
        case .open:
            var found: [CodeAlarm] = []
            if let expires = target.expires {
                if expires <= now + .hours(24) {
                    found.append(.expiresInADay(target.id))
                } else if expires <= now + .hours(48) {
                    found.append(.expiresInTwoDays(target.id))
                }
            }
            if let holds = target.holds, let room = target.room, room * 10 <= holds { found.append(.nearlyFull(target.id)) }
            return found
        }
    }
}
