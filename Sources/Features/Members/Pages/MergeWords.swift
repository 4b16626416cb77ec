internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What speaks for two members being one person, in sentences.
struct MergeWords {
    let entry: MergeProposalEntry
    let voice: Voice

    /// So many reasons are told, the strongest first.
    var most = 3

    /// The strongest reason first, then what speaks against it.
    var why: String {
        let reasons = entry.evidence.prefix(most).map(sentence)
        let doubts = entry.doubts.filter { $0 == .ours || $0 == .accounts || $0 == .apart }.map { voice.say("proposals.doubt.\($0.rawValue)") }
        let joint = voice.language == .english ? " " : ""
        let all = reasons + doubts
        return all.isEmpty ? voice.say("proposals.why.hand") : all.joined(separator: joint)
    }

    private func sentence(_ evidence: MergeEvidence) -> String {
        if evidence.kind == .name, let names = evidence.group.flatMap({ entry.names[GroupID($0)] }), let told = difference(names, in: evidence.group) { return told }
        let count = evidence.count ?? 0, key = "proposals.why.\(evidence.kind.rawValue)"
        return voice.say(
            evidence.kind == .following && count == 0 ? key + ".today" : key,
            ["group": name(evidence.group), "other": name(evidence.other), "count": voice.grouped(count)])
    }

    private func difference(_ names: MergeProposalEntry.Names, in group: Int64?) -> String? {
        let words = ["group": name(group), "name": names.one, "other": names.other]
        return switch NameDifference(names.one, names.other) {
        case .none?: voice.say("proposals.why.name.same", words)
        case .letters?: voice.say("proposals.why.name.letters", words)
        case .marks?: voice.say("proposals.why.name.marks", words)
        case .addition(let addition)?: voice.say("proposals.why.name.addition", words.merging(["addition": addition]) { $1 })
        case nil: nil
        }
    }

    private func name(_ group: Int64?) -> String {
        guard let group, group > 0 else { return voice.say("contacts.title") }
        return entry.groups[GroupID(group)] ?? voice.say("proposals.group.gone")
    }
}
