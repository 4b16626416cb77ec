internal import FeatureRules
internal import FeatureStores
internal import Kernel

/// One group's figures at one instant, as pages show them.
struct GroupReading: Sendable {
    var group: GroupEntry
    var asOf: Instant
    var figures: GroupFigures
    /// Messages by weekday (Monday first) and hour; empty where a page does not show them.
    var hours: [[Int64]] = []
    /// Of the formerly active; only those that a page shows.
    var names: [MemberID: String] = [:]
    /// Of those with a name: who may be a robot, by the name or by what they do, and was neither marked nor denied.
    var robots: Set<MemberID> = []
    /// Of those with a name who are silent: who may talk on in the group under a nearly equal one.
    var successors: [MemberID: MemberID] = [:]
    /// To whom no word goes.
    var unwanted = UnwantedPeople()
    /// In which language the group talks; nil if that cannot be told.
    var language: TalkLanguage?
    /// Those that were asked for.
    var sections: [any Section] = []

    /// What it lost against what is usual in it; the sections of trend and change are needed for it.
    func loss(in zone: Zone) -> SpeakerLoss? {
        SpeakerLoss(figures, trend: sections.one(TrendFigures.self), change: sections.one(ChangeFigures.self), asOf: asOf, zone: zone)
    }

    /// Who may be silent, and is named: those who used to talk, whom the fall lacks, and whom the last weeks lack.
    var quietPeople: Set<MemberID> {
        Set(figures.formerlyActive.map { MemberID($0.member) }).union(sections.one(TurnFigures.self)?.people ?? [])
            .union(sections.one(ChangeFigures.self)?.people ?? [])
    }

    /// Somebody who can be missed and written to: no robot, and nobody who goes on under another name.
    func isMissable(_ member: MemberID) -> Bool { !robots.contains(member) && successors[member] == nil }
}
