public import Kernel

/// Somebody who became a contact of somebody by a code.
public struct ChannelStay: Sendable, Hashable {
    public var since: Instant
    /// Nil while they are contacts.
    public var lost: Instant?
    /// Nil while no talk of anybody later than `since` is known.
    public var hasSpoken: Bool?

    public init(since: Instant, lost: Instant? = nil, hasSpoken: Bool? = nil) {
        self.since = since
        self.lost = lost
        self.hasSpoken = hasSpoken
    }

    /// The days on which anything happened, the latest first.
    ///
    /// - Parameters:
    ///   - scans: visitors by day.
    ///   - first: days before it are left out.
    public static func days(
        of stays: [ChannelStay], scans: [LocalDay: Int], from first: LocalDay, in zone: Zone, at now: Instant
    ) -> [ChannelDay] {
        var days: [LocalDay: ChannelDay] = [:]
        func note(_ day: LocalDay, _ change: (inout ChannelDay) -> Void) {
            guard day >= first else { return }
            change(&days[day, default: ChannelDay(day: day)])
        }
        for (day, count) in scans where count > 0 { note(day) { $0.scans += count } }
        for stay in stays {
            note(zone.day(of: stay.since)) { day in
                day.added += 1
                if let hasSpoken = stay.hasSpoken { day.spoke = (day.spoke ?? 0) + (hasSpoken ? 1 : 0) }
                // Over for everybody of the day once it is over for who came at its very end.
                let end = zone.start(of: day.day + 1)
                if end + .days(7) <= now { day.stayed7 = (day.stayed7 ?? 0) + (stay.lasted(.days(7)) ? 1 : 0) }
                if end + .days(30) <= now { day.stayed30 = (day.stayed30 ?? 0) + (stay.lasted(.days(30)) ? 1 : 0) }
            }
            if let lost = stay.lost { note(zone.day(of: lost)) { $0.lost += 1 } }
        }
        return days.values.sorted { $0.day > $1.day }
    }

    private func lasted(_ span: Span) -> Bool { lost.map { $0 - since >= span } ?? true }
}
