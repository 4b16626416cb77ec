internal import FeatureRules
internal import Kernel
internal import Web

/// Who of those who fell silent may talk on under another name: left out of the numbers of those who stopped, and told apart.
struct RenamedWords {
    let reading: GroupReading
    let names: (MemberID) -> String
    let voice: Voice

    private static let named = 2

    /// Of some, those who may have another name, in their order.
    func among(_ members: some Sequence<MemberID>) -> [MemberID] {
        members.filter { reading.successors[$0] != nil && !reading.robots.contains($0) }
    }

    /// Everybody in the fall and in the last weeks, each once.
    var all: [MemberID] {
        var seen: Set<MemberID> = []
        let turned = (reading.sections.one(TurnFigures.self)?.carriers ?? []).map(\.member)
        return among(turned + (reading.sections.one(ChangeFigures.self)?.gone ?? []).map(\.member)).filter { seen.insert($0).inserted }
    }

    /// How many were left out, and under which names they may be found; nil if none was.
    func sentence(_ renamed: [MemberID]) -> String? {
        guard !renamed.isEmpty else { return nil }
        let pairs = renamed.prefix(Self.named).map { member in
            voice.say("diagnosis.renamed.pair", ["name": names(member), "now": reading.successors[member].map(names) ?? ""])
        }.joined(separator: voice.say("diagnosis.list-of-names"))
        return voice.say(
            renamed.count > Self.named ? "diagnosis.renamed.more" : "diagnosis.renamed", ["count": voice.grouped(renamed.count), "pairs": pairs])
    }
}
