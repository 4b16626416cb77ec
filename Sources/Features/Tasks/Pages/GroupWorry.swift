internal import FeatureRules
internal import FeatureStores
internal import Web

/// What needs a look before anything else, a line for each kind of worry; nil if there is none.
struct GroupWorry: PageModel {
    private let lines: [WorryLine]

    /// - Parameter risks: the groups most likely to fall silent, the likeliest first.
    init?(_ groups: [GroupReading], risks: [SilenceRisk], seat: Seat, voice: Voice) {
        let ordered = GroupLine.ordered(groups)
        func line(_ kind: WorryLine.Kind, _ isMeant: (GroupReading) -> Bool) -> WorryLine? {
            WorryLine(kind, ordered.filter(isMeant).map { ($0, nil) }, seat: seat, voice: voice)
        }
        func doubts(_ doubt: GroupState.Doubt) -> (GroupReading) -> Bool { { GroupState.doubt($0.figures, asOf: $0.asOf) == doubt } }
        let awake = Dictionary(
            ordered.filter { ![.dormant, .finished, .recordEnded].contains($0.figures.state) }.map { ($0.group.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let likely = risks.compactMap { risk in awake[risk.group].map { ($0, voice.percent(risk.probability)) } }
        lines = [
            line(.cooling) { $0.figures.state == .cooling }, WorryLine(.risk, likely, seat: seat, voice: voice),
            line(.dormant) { $0.figures.state == .dormant }, line(.few, doubts(.fewSpeakers)), line(.hole, doubts(.nothingBefore)),
            line(.outdated) { $0.figures.state == .recordEnded },
        ].compactMap(\.self)
        if lines.isEmpty { return nil }
    }

    func value(_ name: String) -> PageValue? { name == "worries" ? .list(lines) : nil }
}
