import FeatureRules
import Kernel

/// A group's history as raw lines, as an export tells it.
struct Story {
    enum Deed { case say, join, leave }

    struct Line {
        /// Ascending with the time, within one time with the order of the log.
        var id: Int64
        var at: Instant
        var member: MemberID
        var deed: Deed
    }

    var zone = Zone.shanghai
    var lines: [Line] = []
    var own = OwnPeople()
    private var sequence = IDSequence(start: 1)

    init(zone: Zone = .shanghai) { self.zone = zone }

    mutating func add(_ at: Instant, _ member: Int64, _ deed: Deed) {
        lines.append(Line(id: sequence.next(at: at), at: at, member: MemberID(member), deed: deed))
    }

    /// `2026-11-21 08:00` on the zone's wall.
    mutating func add(_ wall: String, _ member: Int64, _ deed: Deed = .say) {
        guard let at = Instant(iso: wall, zone: zone) else { return }
        add(at, member, deed)
    }

    /// What the board would hold as of an instant: members' days, ascending.
    func days(asOf: Instant) -> [MemberDay] {
        var days: [MemberDay] = []
        for line in lines where line.at <= asOf {
            let day = zone.day(of: line.at)
            let place = days.firstIndex { $0.day == day && $0.member == line.member } ?? days.count
            if place == days.count { days.append(MemberDay(day: day, member: line.member, activity: MemberActivity())) }
            switch line.deed {
            case .say: days[place].activity.say(id: line.id, at: line.at)
            case .join: days[place].activity.join(id: line.id)
            case .leave: days[place].activity.leave(id: line.id)
            }
        }
        return days.sorted { $0.day < $1.day }
    }

    func figures(asOf: Instant) -> GroupFigures { Diagnosis.figures(days(asOf: asOf), own: own, asOf: asOf) }

    func figures(asOf wall: String) -> GroupFigures {
        figures(asOf: Instant(iso: wall, zone: zone) ?? Instant(milliseconds: 0))
    }
}
