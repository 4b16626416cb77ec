public import Kernel

/// Who answers to a code now, and why it is they.
public struct ChannelDecision: Sendable, Hashable {
    /// The raw value is the form on disk.
    public enum Reason: String, Sendable, CaseIterable {
        /// Who always answers.
        case usual
        /// Whose hours these are.
        case shift
        /// All who should are away or have had enough: those behind them.
        case backup
        /// Nobody is left at all: who always answers, whether they are away or have had enough.
        case nobody
        /// The code is over: who always answers.
        case expired
    }

    public let roster: ChannelRoster
    public let reason: Reason

    /// - Parameters:
    ///   - added: how many new contacts each took by this code since midnight.
    ///   - away: who is off line.
    public static func of(
        _ plan: ChannelPlan, at now: Instant, in zone: Zone, added: [String: Int], away: Set<String>
    ) -> ChannelDecision {
        let isAtOnce =
            switch plan.acceptance {
            case .always: true
            case .never: false
            case .hours: plan.hours.contains { $0.covers(now, in: zone) }
            }
        func decided(_ users: [String], _ reason: Reason) -> ChannelDecision {
            ChannelDecision(roster: ChannelRoster(users: users, isAcceptedAtOnce: isAtOnce), reason: reason)
        }
        func here(_ staff: [String]) -> [String] { staff.filter { !away.contains($0) } }
        func free(_ staff: [String]) -> [String] {
            // At most so many take turns at the platform.
            Array(here(staff).filter { user in plan.caps[user].map { added[user] ?? 0 < $0 } ?? true }.prefix(ChannelPolicy.staff.value))
        }
        if plan.isExpired(at: now) {
            let staff = here(plan.staff)
            return decided(staff.isEmpty ? plan.staff : staff, .expired)
        }
        var seen = Set<String>()
        let shift = plan.shifts.filter { $0.window.covers(now, in: zone) }.flatMap(\.staff).filter { seen.insert($0).inserted }
        let duty = free(shift.isEmpty ? plan.staff : shift)
        if !duty.isEmpty { return decided(duty, shift.isEmpty ? .usual : .shift) }
        let backups = free(plan.backups)
        if !backups.isEmpty { return decided(backups, .backup) }
        let staff = here(plan.staff)
        return decided(staff.isEmpty ? plan.staff : staff, .nobody)
    }

    /// When it may change by the clock alone: at an edge of hours, at midnight if anybody takes only so many a day, at the end.
    public static func nextChange(of plan: ChannelPlan, after now: Instant, in zone: Zone) -> Instant? {
        guard !plan.isExpired(at: now) else { return plan.hours.compactMap { $0.nextEdge(after: now, in: zone) }.min() }
        var edges = (plan.shifts.map(\.window) + plan.hours).compactMap { $0.nextEdge(after: now, in: zone) }
        if !plan.caps.isEmpty { edges.append(zone.start(of: zone.day(of: now) + 1)) }
        if let expires = plan.expires { edges.append(expires) }
        return edges.min()
    }
}
