internal import FeatureRules
internal import Kernel
internal import Web

/// Why a group is to be looked at before all others: what went down, who is missing, and why this one.
struct FirstGroupWords {
    /// With trend, turn, change and risk.
    let reading: GroupReading
    let reason: FirstGroup.Reason
    /// The states of all groups it was chosen from.
    let among: [GroupState]
    let zone: Zone
    let names: (MemberID) -> String
    let voice: Voice

    var why: String {
        let course = CourseWords(reading: reading, voice: voice)
        let changed = reading.sections.one(ChangeFigures.self).map { ChangeWords(change: $0, reading: reading, names: names, voice: voice) }
        // A turn of more than half a year ago is not why it comes first today.
        let turned = reading.loss(in: zone)?.since == nil || course.hasHole
            ? nil : reading.sections.one(TurnFigures.self).map { TurnWords(turn: $0, reading: reading, names: names, voice: voice) }
        let losses = turned?.losses
        var said = [course.now, turned.flatMap { _ in course.course }, course.silence].compactMap(\.self)
        said += losses.map { [$0] } ?? changed?.ofPeople ?? []
        said += [losses != nil ? turned?.leftOut : changed?.leftOut, choice].compactMap(\.self)
        return said.joined(separator: voice.language == .chinese ? "" : " ")
    }

    /// Why this one, where there are others.
    private var choice: String? {
        guard among.count > 1 else { return nil }
        switch reason {
        case .lost(let lost): return voice.say("first-group.lost", ["count": voice.grouped(among.count), "lost": voice.brief(lost)])
        case .likely(let share): return voice.say("first-group.likely", ["count": voice.grouped(among.count), "share": voice.percent(share)])
        case .likeliest(let share): return voice.say("first-group.likeliest", ["share": voice.percent(share)])
        case .state:
            let state = reading.figures.state, count = among.count { $0 == state }
            guard count > 1, state == .dormant else { return nil }
            return voice.say("first-group.dormant", ["count": voice.grouped(count)])
        }
    }
}
