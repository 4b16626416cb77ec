internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What needs a look before anything else, a line for each kind of worry; nil if there is none.
struct GroupWorry: PageModel {
    private let lines: [WorryLine]

    /// - Parameter risks: the groups most likely to fall silent, the likeliest first.
    init?(_ groups: [GroupReading], risks: [SilenceRisk], seat: Seat, voice: Voice) {
        let ordered = GroupLine.ordered(groups)
        let shares = Dictionary(risks.map { ($0.group, voice.percent($0.probability)) }, uniquingKeysWith: { first, _ in first })
        // A group stands in one line: that it may fall silent says more than that it is hard to judge.
        let places = Dictionary(risks.enumerated().map { ($1.group, $0) }, uniquingKeysWith: { first, _ in first })
        let likely = ordered.filter {
            shares[$0.group.id] != nil && ![.cooling, .dormant, .finished, .recordEnded].contains($0.figures.state)
        }.sorted { places[$0.group.id] ?? 0 < places[$1.group.id] ?? 0 }
        let named = Set(likely.map(\.group.id))
        func line(_ kind: WorryLine.Kind, notes: [GroupID: String] = [:], isMore: Bool = false, _ groups: [GroupReading]) -> WorryLine? {
            WorryLine(kind, groups.map { ($0, notes[$0.group.id]) }, isMore: isMore, seat: seat, voice: voice)
        }
        func among(_ state: GroupState) -> [GroupReading] { ordered.filter { $0.figures.state == state } }
        func doubted(_ doubt: GroupState.Doubt) -> [GroupReading] {
            ordered.filter { GroupState.doubt($0.figures, asOf: $0.asOf) == doubt && !named.contains($0.group.id) }
        }
        let few = doubted(.fewSpeakers), holes = doubted(.nothingBefore)
        let ends = Dictionary(uniqueKeysWithValues: among(.recordEnded).compactMap { reading in
            reading.figures.lastMs.map { (reading.group.id, voice.say("home.worry.last", ["day": voice.date(voice.zone.day(of: Instant(milliseconds: $0)))])) }
        })
        lines = [
            line(.cooling, notes: shares, among(.cooling)), line(.risk, notes: shares, likely), line(.dormant, among(.dormant)),
            line(.few, isMore: likely.contains { GroupState.doubt($0.figures, asOf: $0.asOf) == .fewSpeakers }, few), line(.hole, holes), line(.outdated, notes: ends, among(.recordEnded)),
        ].compactMap(\.self)
        if lines.isEmpty { return nil }
    }

    func value(_ name: String) -> PageValue? { name == "worries" ? .list(lines) : nil }
}
